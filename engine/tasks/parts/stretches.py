"""What a model may give as an argument: stretches of the words it reads, as a small model invents others."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Words in a stretch, and stretches in all: a grammar of so many compiles in a few milliseconds.
LONGEST = 12
MOST = 600

# Scripts without blanks between words go character by character.
_UNSPACED = "぀-ヿ㐀-䶿一-鿿"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\s{_UNSPACED}]+")
_EDGES = " \t\n.,;:!?\"'()[]{}<>“”‘’„«»，。；：！？、（）《》"


def stretches(texts: Sequence[str]) -> tuple[str, ...]:
    """Return stretches of consecutive words of each text, at most about `MOST`: the first texts have the first choice.

    Punctuation at the edges is left out; each text also stands as a whole.
    """
    found: dict[str, None] = {}
    for text in texts:
        room = MOST - len(found)
        words = list(_WORD.finditer(text))[: max(room, 0)]
        longest = max(1, min(LONGEST, room // max(1, len(words))))
        for first in range(len(words)):
            for last in range(first, min(first + longest, len(words))):
                found[text[words[first].start() : words[last].end()].strip(_EDGES)] = None
        found[text.strip()] = None
    found.pop("", None)
    return tuple(found)
