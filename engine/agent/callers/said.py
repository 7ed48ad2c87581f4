"""What the person said that counts: the last messages, the numbers in them, and what an argument's finder sees."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.agent.claims import find_claims, without
from engine.agent.numerals import find_spelt
from engine.agent.tools import Finder

# What a person said before counts too ("and when does it arrive?"), but not all of a long talk.
RECALLED = 3
# The finds of one argument in one message: a list of order numbers, not of every word.
MOST_FINDS = 4

_NUMBER = re.compile(r"(?<![\w.,])-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w]|[.,]\d)")


def recalled(said: Sequence[str]) -> list[str]:
    """Return the person's last messages, newest first; `said` are all, oldest first."""
    return list(reversed(said[-RECALLED:]))


def not_of_others(said: Sequence[str]) -> Sequence[str]:
    """Return the person's messages to which the last one may refer: only itself where it names somebody else.

    'Which city does Mei Chen live in?' is not about the customer of the message before.
    """
    names = [{claim.keys[0] for claim in find_claims(text) if claim.kind == "name"} for text in said]
    first = next((at + 1 for at in range(len(said) - 2, -1, -1) if names[-1] - names[at]), 0)
    return said[first:]


def numbers(said: Sequence[str]) -> tuple[int | float, ...]:
    """Return the numbers that the person wrote, in digits or in words, newest message first; no part of a code."""
    found: dict[int | float, None] = {}
    for text in (without(message, "code") for message in recalled(said)):
        for match in _NUMBER.finditer(text):
            value = float(match.group(0).replace(",", ""))
            found[int(value) if value.is_integer() else value] = None
        for spelt in find_spelt(text):
            found[int(spelt.count) if spelt.count == int(spelt.count) else float(spelt.count)] = None
    return tuple(found)


def finds(finder: Finder, said: Sequence[str]) -> list[str]:
    """Return what an argument's finder sees in the person's last messages, newest first; of one message all it names.

    What stands there twice is returned twice: it may be meant for two calls.
    """
    found: list[str] = []
    for text in recalled(said):
        rest = text
        for _ in range(MOST_FINDS):
            value = finder.find(rest)
            if not value:
                break
            found.append(value)
            place = place_of(value, rest)
            if place is None:
                break
            rest = f"{rest[: place.start]} {rest[place.stop :]}"
    return found


def place_of(value: str, text: str) -> slice | None:
    """Return where a find stands in a message: as it is, or by the number at its end (1042 for LL-1042)."""
    for form in (value, *re.findall(r"\d{3,}$", value)):
        at = text.lower().find(form.lower())
        if at >= 0:
            return slice(at, at + len(form))
    return None
