"""Tells Chinese in GB18030 from Western text: the bytes of an accent and the letter behind it are a Chinese character.

Of the two, Western text shows by where these characters stand (one by one, within words of plain letters) and by
which they are (rare ones); Chinese text by common characters that stand side by side.
"""

from __future__ import annotations

import re
from functools import lru_cache

from charset_normalizer import from_bytes

CODEC = "gb18030"
_CLEARLY = 3
_RUN = re.compile(r"[^\x00-\x7f]+")
_LETTER = re.compile(r"[A-Za-z]")
_EDGES = frozenset("\r\n,;|\t\"'")


def is_chinese(sample: bytes) -> bool | None:
    """Tell whether the sample is Chinese in GB18030 and not Western text; None where nothing in it decides."""
    try:
        text = sample.decode(CODEC)
    except UnicodeDecodeError:
        return False
    padded = f"\n{text}\n"
    votes = [_vote(run.group(), padded[run.start() - 1], padded[run.end()]) for run in _RUN.finditer(padded)]
    chinese, western = (sum(vote[side] for vote in votes) for side in (0, 1))
    if chinese > western:
        return True
    return False if western > _CLEARLY * chinese else None


def most_like_chinese(sample: bytes) -> bool:
    """Tell it by statistics: for short samples hardly more than a guess."""
    best = from_bytes(sample, cp_isolation=[CODEC, "cp1252", "latin_1"]).best()
    return best is not None and best.encoding == CODEC


def _vote(run: str, before: str, after: str) -> tuple[int, int]:
    """Return how much a run of characters beyond ASCII speaks for Chinese, and how much for Western text."""
    signs = [(sign, sign.encode(CODEC)) for sign in run]
    in_word = bool(_LETTER.match(before) or _LETTER.match(after))
    if len(signs) == 1:
        return _lone_vote(*signs[0], in_word, before in _EDGES and after in _EDGES)
    if in_word and all(len(code) == 2 and _may_be_letters(code) for _, code in signs):
        return 0, len(signs)  # accents close to each other, as in "élégant"
    return sum(len(code) == 4 or (_is_common(sign) and not _may_be_letters(code)) for sign, code in signs), 0


def _lone_vote(sign: str, code: bytes, in_word: bool, whole_cell: bool) -> tuple[int, int]:
    if len(code) == 4:  # two accents, each with a figure behind it: in no Western text
        return 1, 0
    if not (0xA1 <= code[0] <= 0xF7 and code[1] >= 0xA1):
        stands_free = whole_cell or (code[1] >= 0x80 and not in_word)
        return 0, int(not (stands_free and _is_common(sign)))
    if code[0] < 0xB0:  # a sign such as those for degrees or quotations: English of a Chinese computer has them too
        return 0, 0
    frequent = int(code[0] < 0xD8)
    return frequent, int(in_word)


def _may_be_letters(code: bytes) -> bool:
    """Tell two bytes that are an accent with a plain letter behind it, or two small accents."""
    return code[1] < 0x80 or min(code) >= 0xD8


@lru_cache(maxsize=1 << 15)
def _is_common(sign: str) -> bool:
    """Tell the frequent characters: those of the first level, in which GB 2312 and Big5 keep them, and punctuation."""
    for codec, ranges in (("gb2312", ((0xA1, 0xA1), (0xA3, 0xA3), (0xB0, 0xD7))), ("big5", ((0xA4, 0xC6),))):
        try:
            lead = sign.encode(codec)[0]
        except UnicodeEncodeError:
            continue
        if any(low <= lead <= high for low, high in ranges):
            return True
    return False
