"""Finds arguments in a person's words by their type, where no trained router points at them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from engine.agent.words import singular
from engine.text.han import HAN

_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]{2,})[\"”“»]|(?<!\w)['‘]([^'’]{12,})['’](?!\w)")
_AFTER_COLON = re.compile(r"(?<!\d):(?!//)\s+(\S.*)$", re.DOTALL)

# A key is no part of a longer word; Chinese has no blanks between its words.
_BEFORE, _BEHIND = rf"(?<![^\W{HAN}])(?<!-)", rf"(?![^\W{HAN}]|-)"
_NUMBERS = re.compile(rf"{_BEFORE}(?<![.,])\d{{3,}}{_BEHIND}(?![.,]\d)")


def find_text(message: str) -> str | None:
    """Return the part of a message that it talks about: what is quoted, else what follows a colon, else all of it."""
    return find_marked(message) or message.strip() or None


def find_marked(message: str) -> str | None:
    """Return the part of a message that is quoted, else what follows a colon, None where it marks none."""
    quoted = _quoted(message)
    if quoted:
        return max(quoted, key=len).strip()
    after = _AFTER_COLON.search(message)
    return after.group(1).strip() if after else None


def find_quoted(message: str, at: int) -> str | None:
    """Return the first (`at` 0) or a later one of the texts that a message quotes."""
    quoted = _quoted(message)
    return quoted[at].strip() if at < len(quoted) else None


def _quoted(message: str) -> list[str]:
    return [next(part for part in match.groups() if part) for match in _QUOTED.finditer(message)]


def key_finder(keys: Callable[[], Sequence[str]]) -> Callable[[str], str | None]:
    """Return what finds one of `keys()` in a message, or a code of the same shape that is not among them.

    Upper and lower case, and the plural of the last word, make no difference. Where several keys occur the longest
    is taken, and a bare number finds the one key that ends with it (1042 -> LL-1042).
    """

    def find(message: str) -> str | None:
        known = sorted(keys(), key=len, reverse=True)
        low = message.lower()
        for key in known:
            # A pattern is dear to make, and a table has thousands of keys.
            if _stem(key.lower()) in low and re.search(_loose(key.lower()), low):
                return key
        for shape in {shape for shape in map(_shape, known) if shape}:
            match = re.search(shape, message, re.IGNORECASE)
            if match:
                return match.group(0)
        for number in _NUMBERS.findall(message):
            ending = [key for key in known if re.search(rf"\D0*{number}$", key)]
            if len(ending) == 1:
                return ending[0]
        return None

    return find


def find_choice(message: str, choices: Sequence[str]) -> str | None:
    """Return the one of `choices` that occurs in `message` as whole words, None where none or several do."""
    low = message.lower()
    found = [choice for choice in choices if re.search(_loose(choice.lower().replace("_", " ")), low)]
    return found[0] if len(found) == 1 else None


def find_names(message: str, names: Sequence[str]) -> list[tuple[str, int, int]]:
    """Return the `names` that a message in Chinese holds, in order, each with from where to where.

    The longest goes first and none overlaps another; Latin letters and digits are not taken from a longer word.
    """
    low = message.casefold()
    found: list[tuple[str, int, int]] = []
    held = {name for name in names if name.strip() and name.casefold() in low}
    for name in sorted(held, key=lambda name: (-len(name), name)):
        edges = r"(?<![A-Za-z0-9])", r"(?![A-Za-z0-9])"
        for match in re.finditer(re.escape(name.casefold()).join(edges), low):
            if all(match.end() <= start or end <= match.start() for _, start, end in found):
                found.append((name, *match.span()))
    return sorted(found, key=lambda each: each[1])


def _is_words(key: str) -> bool:
    return key.isalpha() or " " in key


def _stem(key: str) -> str:
    """Return what every form of a key begins with."""
    return singular(key).removesuffix("y") if _is_words(key) else key


def _loose(key: str) -> str:
    ending = "(?:y|ies)" if singular(key).endswith("y") else "(?:s|es|ies)?"
    return rf"{_BEFORE}{re.escape(_stem(key))}{ending if _is_words(key) else ''}{_BEHIND}"


def _shape(key: str) -> str:
    """Return the pattern of a code with letters and digits ('LL-1042' -> LL-\\d{4}), '' for other keys."""
    if not re.search(r"\d", key) or not re.search(r"[A-Za-z]", key) or " " in key:
        return ""
    body = re.sub(r"\d+", lambda run: rf"\d{{{len(run.group(0))}}}", re.escape(key))
    # People leave out the hyphen of a code, or write a blank for it.
    return _BEFORE + body.replace(r"\-", r"[-\s]?") + _BEHIND
