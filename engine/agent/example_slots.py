"""Finds the value that a message has where an example sentence of the same words has another one."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from engine.agent.words import COMMON, NUMBER_WORDS, singular
from engine.text.han import HAN

# Chinese has no blanks between its words: its signs are compared one by one.
_TOKEN = re.compile(rf"[{HAN}]|[^\s{HAN}]+")
_EDGES = ".,;:!?\"“”„«»'‘’()。，！？；：、「」"
_FILLER = frozenset(["the", "a", "an", "please", "请"])
# What joins several values, turns one round, or points to one that stands elsewhere.
_NO_VALUE_WORDS = """
    and or not except but who whose which that than what i it its them they he she him her his this these those one ones
    my our your their all any every each some no none same other others everybody everyone everything
    和 或 不 它 他 她 这 那
"""
_NO_VALUE = frozenset(_NO_VALUE_WORDS.split())
_NO_BEGINNING = frozenset(["with", "without", "of", "by", "in", "on", "at", "for", "from", "to", "is", "are"])
_LONGEST = 6


@dataclass(frozen=True)
class _Token:
    """A word with its place: `key` is what it is compared by, the same for all numbers."""

    text: str
    start: int
    end: int

    @property
    def key(self) -> str:
        low = self.text.lower()
        return "0" if low.replace(",", "").replace(".", "").isdigit() or low in NUMBER_WORDS else singular(low)

    @property
    def names(self) -> bool:
        """Whether it is written like a name or a code."""
        return self.text[0].isupper() or (not self.text.isdigit() and any(sign.isdigit() for sign in self.text))


def find_slot(message: str, examples: Sequence[str], known: Collection[str] = ()) -> str | None:
    """Return the value of `message` in the place of one of `examples`, None where none of them shows it.

    The words around it are the example's, or, of a value that is written like a name, the word before it. `known` are
    the words that the tool itself is told in, in small letters: no example's value is made of them.
    """
    said = _tokens(message)
    for example in examples:
        shown, other = _differing(_tokens(example), said)
        if shown and other and _is_slot(example, shown, known) and _is_value(shown, other):
            return _text(message, other)
    for example in examples:
        other = _behind_the_same_word(_tokens(example), said)
        if other and _is_value(other, other):
            return _text(message, other)
    return None


def differing(message: str, examples: Sequence[str]) -> str | None:
    """Return what `message` says where one of `examples`, in the same words, says something else.

    The verb that a sentence begins with, and words that say little, are none of it.
    """
    said = _tokens(message)
    for example in examples:
        _, other = _differing(_tokens(example), said)
        if other and other[0] is not said[0] and not all(token.text.lower() in COMMON for token in other):
            return _text(message, other)
    return None


def _tokens(text: str) -> list[_Token]:
    found = []
    for match in _TOKEN.finditer(text):
        word = match.group().strip(_EDGES)
        if word and word.lower() not in _FILLER:
            start = match.start() + match.group().index(word)
            found.append(_Token(word, start, start + len(word)))
    return found


def _differing(shown: list[_Token], said: list[_Token]) -> tuple[list[_Token], list[_Token]]:
    """Return the one stretch in which two sentences differ, of each; nothing where they differ in more than that."""
    matcher = SequenceMatcher(None, [token.key for token in shown], [token.key for token in said], autojunk=False)
    changes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    if len(changes) != 1 or changes[0][0] != "replace":
        return [], []
    _, start, end, begin, stop = changes[0]
    same = len(shown) - (end - start)
    return (shown[start:end], said[begin:stop]) if same >= 2 and stop - begin <= _LONGEST else ([], [])


def _is_slot(example: str, shown: list[_Token], known: Collection[str]) -> bool:
    """Say whether a stretch of an example is a value: what is written like one, where the example has that."""
    if any(token.key in known for token in shown):
        return False
    names = [token.start for token in _tokens(example)[1:] if token.names]
    return not names or any(token.start in names for token in shown)


def _is_value(shown: list[_Token], other: list[_Token]) -> bool:
    """Say whether words can be the value in the place of `shown`: several words for a name are written like one."""
    if other[0].key in _NO_BEGINNING or any(token.text.lower() in _NO_VALUE for token in other):
        return False
    as_name = any(token.names for token in shown)
    return not as_name or len(other) == 1 or any(token.names for token in other)


def _behind_the_same_word(shown: list[_Token], said: list[_Token]) -> list[_Token]:
    """Return the name in a message that follows the word before an example's only name, [] where there is none."""
    places = [at for at in range(1, len(shown)) if shown[at].names]
    if not places or places != list(range(places[0], places[-1] + 1)):
        return []
    word = shown[places[0] - 1].key
    for at in range(len(said) - 1, 0, -1):
        if said[at].names and said[at - 1].key == word:
            end = at
            while end < len(said) and said[end].names:
                end += 1
            return said[at:end]
    return []


def _text(message: str, tokens: list[_Token]) -> str:
    return message[tokens[0].start : tokens[-1].end]
