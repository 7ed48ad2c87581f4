"""Cuts documents into passages of about 120 words on the bounds of paragraphs and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from engine.data.documents.blocks import PAGE, SIGNS, Block, flowing
from engine.results import Passage

WORDS = 120
# A passage of short paragraphs may grow to this; a longer paragraph is cut, into parts of one size.
MOST = 150
# What a Chinese character weighs beside a word, by what a translation of one into the other takes.
SIGN_WORDS = 0.6
# No word counts as less than this many characters: a table of numbers or a key would pass for one word.
WORD_CHARACTERS = 10

_SIGN = re.compile(f"[{SIGNS}]")
# A word without end, such as a picture in base64, is cut somewhere.
_WORD = re.compile(rf"[^\s{SIGNS}]{{1,100}}|[{SIGNS}]")
_BETWEEN_SENTENCES = re.compile(rf"(?<=[。！？；”]) (?=[{SIGNS}“])")
_END = re.compile(r"[.!?…]+[\"”’)\]]*(?=\s+[^\s\da-zà-ÿ])|[。！？；]+[”’」』）]*|\n\s*\n")

_Piece = tuple[str, str]


def cut(blocks: Iterable[Block], source: str) -> Iterator[Passage]:
    """Yield the passages of one document; none goes on below another heading, or on a page that it does not name."""
    part, size = ("", 0), 0.0
    pieces: list[_Piece] = []
    for block in blocks:
        whole = weight(block.text)
        before, part = part, (block.heading, block.number if block.unit == PAGE else 0)
        if pieces and (part != before or size + whole > MOST):
            yield _joined(pieces, source, before[0])
            pieces, size = [], 0.0
        if whole <= MOST:
            pieces.append((block.text, block.place()))
            size += whole
        else:
            yield from (_joined(cut_off, source, block.heading) for cut_off in _parts(block, whole))
    if pieces:
        yield _joined(pieces, source, part[0])


def weight(text: str) -> float:
    """Return how many words `text` amounts to."""
    signs = len(_SIGN.findall(text))
    rest = _SIGN.sub(" ", text)
    return SIGN_WORDS * signs + max(len(rest.split()), (len("".join(rest.split()))) / WORD_CHARACTERS)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield (offset, sentence) of a paragraph."""
    start = 0
    for end in (*(match.end() for match in _END.finditer(text)), len(text)):
        sentence = text[start:end]
        if sentence.strip():
            yield start + len(sentence) - len(sentence.lstrip()), sentence.strip()
        start = end


def _parts(block: Block, whole: float) -> Iterator[list[_Piece]]:
    """Yield the pieces of each passage that a long paragraph is cut into."""
    goal = whole / max(1, round(whole / WORDS))
    pieces: list[_Piece] = []
    size = 0.0
    for offset, text in _short_enough(block.text, goal):
        more = weight(text)
        # Half of a sentence over is nearer to the goal than half of one under.
        if pieces and size + more / 2 > goal:
            yield pieces
            pieces, size = [], 0.0
        pieces.append((text, block.place(offset)))
        size += more
    yield pieces


def _short_enough(text: str, goal: float) -> Iterator[tuple[int, str]]:
    """Yield the sentences, those that are longer than a passage in pieces of words, or of characters."""
    for start, sentence in sentences(text):
        if weight(sentence) <= goal:
            yield start, sentence
            continue
        held = begun = 0
        size = 0.0
        for word in _WORD.finditer(sentence):
            size += weight(word[0])
            if size > goal and held > begun:
                yield start + begun, sentence[begun:held]
                begun, size = word.start(), weight(word[0])
            held = word.end()
        yield start + begun, sentence[begun:]


def _joined(pieces: list[_Piece], source: str, heading: str) -> Passage:
    text = flowing(" ".join(text for text, _ in pieces))
    return Passage(source, pieces[0][1], heading, _BETWEEN_SENTENCES.sub("", text))
