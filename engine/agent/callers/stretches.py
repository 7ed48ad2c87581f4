"""What a language model may give as an argument: the person's own words, as a small model invents others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.agent.tools import Finder
from engine.agent.words import NUMBER_WORDS

# Words in a stretch, and stretches in all: a grammar of so many compiles in a few milliseconds.
LONGEST = 12
MOST = 600
# What a person said before counts too ("and when does it arrive?"), but not all of a long talk.
RECALLED = 3
# The finds of one argument in one message: a list of order numbers, not of every word.
MOST_FINDS = 4

# Scripts without blanks between words go character by character.
_UNSPACED = "぀-ヿ㐀-䶿一-鿿"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\s{_UNSPACED}]+")
_EDGES = " \t\n.,;:!?\"'()[]{}<>“”‘’„«»，。；：！？、（）《》"
_NUMBER = re.compile(r"(?<![\w.,])-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w]|[.,]\d)")


def stretches(said: Sequence[str]) -> tuple[str, ...]:
    """Return stretches of consecutive words of the person's last messages, newest message first, at most about `MOST`.

    Punctuation at the edges is left out; each message also stands as a whole.
    """
    found: dict[str, None] = {}
    for text in _recalled(said):
        room = MOST - len(found)
        words = list(_WORD.finditer(text))[: max(room, 0)]
        longest = max(1, min(LONGEST, room // max(1, len(words))))
        for first in range(len(words)):
            for last in range(first, min(first + longest, len(words))):
                found[text[words[first].start() : words[last].end()].strip(_EDGES)] = None
        found[text.strip()] = None
    found.pop("", None)
    return tuple(found)


def numbers(said: Sequence[str]) -> tuple[int | float, ...]:
    """Return the numbers that the person wrote, in digits or as a word, newest message first."""
    found: dict[int | float, None] = {}
    for text in _recalled(said):
        for match in _NUMBER.finditer(text):
            value = float(match.group(0).replace(",", ""))
            found[int(value) if value.is_integer() else value] = None
        for word in re.findall(r"[a-z]+", text.lower()):
            if word in NUMBER_WORDS:
                found[NUMBER_WORDS[word]] = None
    return tuple(found)


def finds(finder: Finder, said: Sequence[str]) -> list[str]:
    """Return what an argument's finder sees in the person's last messages, newest first; of one message all it names.

    What stands there twice is returned twice: it may be meant for two calls.
    """
    found: list[str] = []
    for text in _recalled(said):
        rest = text
        for _ in range(MOST_FINDS):
            value = finder.find(rest)
            if not value:
                break
            found.append(value)
            at = rest.lower().find(value.lower())
            if at < 0:
                break
            rest = f"{rest[:at]} {rest[at + len(value) :]}"
    return found


def _recalled(said: Sequence[str]) -> list[str]:
    return list(reversed(said[-RECALLED:]))
