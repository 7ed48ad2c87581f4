"""Finds the slots of a question: the values in it that others of their kind could stand in place of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.agent.claims import Claim, find_claims
from engine.agent.finders import find_choice
from engine.agent.numerals import CHINESE_MONTH
from engine.agent.tools import Tool
from engine.agent.words import singular
from engine.text.han import HAN
from engine.text.months import MONTHS

# The kinds of slots that say when; further ones are ('number', unit), ('code', shape), ('name', '') and the tool's own.
DATE, MONTH, YEAR, WEEKDAY = (("time", kind) for kind in ("date", "month", "year", "weekday"))
Kind = tuple[str, str]
# Of 'may' and 'march' in small letters only the second is likely a month where a follow-up has it.
_MONTH = re.compile(
    rf"\b(?:{'|'.join('May' if name == 'may' else f'(?i:{name})' for name in MONTHS)})\b|(?:{CHINESE_MONTH})月份?"
)
_YEAR = re.compile(r"(?<![\w.,/-])(?:19|20)\d\d(?![\w/-]|[.,]\d)|(?<!\d)(?:19|20)\d\d年")
_WEEKDAY = re.compile(r"(?:星期|周|礼拜)[一二三四五六日天]")
# Chinese has no blanks: what follows a number there is seldom its unit alone.
_UNIT = re.compile(rf"\s?(?:%|°?[^\W\d_{HAN}]+)")


@dataclass(frozen=True)
class Slot:
    """A value in a text, from `start` to `end` of it."""

    kind: Kind
    start: int
    end: int


def find_slots(text: str, tool: Tool, arguments: Mapping[str, Any]) -> list[Slot]:
    """Return the slots of `text` in order, never overlapping: what the tool knows goes before what any text states.

    A name is one only where a call with `arguments` was given it, or where `arguments` are none.
    """
    found: list[Slot] = []

    def take(kind: Kind, start: int, end: int) -> None:
        if all(end <= other.start or start >= other.end for other in found):
            found.append(Slot(kind, start, end))

    for column, start, end in tool.values.find(text) if tool.values else ():
        take(("value", column), start, end)
    for name, node in tool.info.parameters.get("properties", {}).items():
        choices = [value for value in node.get("enum", ()) if isinstance(value, str)]
        chosen = find_choice(text, choices) if choices else None
        at = text.lower().find(chosen.lower()) if chosen else -1
        if chosen and at >= 0:
            take(("choice", name), at, at + len(chosen))
    claims = find_claims(text)
    for claim in claims:
        if claim.kind == "date":
            take(DATE, claim.start, claim.end)
    for match in _MONTH.finditer(text):
        take(MONTH, *match.span())
    for match in _YEAR.finditer(text):
        take(YEAR, *match.span())
    for match in _WEEKDAY.finditer(text):
        take(WEEKDAY, *match.span())
    for claim in claims:
        kind = _kind(claim, text)
        if kind:
            take(kind, claim.start, claim.end)
    for start, end in _names(claims, text):
        if not arguments or text[start:end].lower() in (str(value).lower() for value in arguments.values()):
            take(("name", ""), start, end)
    return sorted(found, key=lambda slot: slot.start)


def _kind(claim: Claim, text: str) -> Kind | None:
    """Return what kind of value a claim is: numbers of one unit, codes of one shape (A-2005, A-2013) are alike."""
    if claim.kind == "weekday":
        return WEEKDAY
    if claim.kind == "number":
        unit = _UNIT.match(text, claim.end)
        return "number", singular(unit[0].strip().lower()) if unit else ""
    if claim.kind == "code":
        return "code", re.sub(r"\d+", "0", claim.text.upper())
    return ("stated", claim.kind) if claim.kind in ("time", "link") else None


def _names(claims: list[Claim], text: str) -> list[tuple[int, int]]:
    """Return the names of a text, from where to where, each with all its words."""
    runs: list[tuple[int, int]] = []
    for claim in claims:
        if claim.kind != "name":
            continue
        if runs and text[runs[-1][1] : claim.start].isspace():
            runs[-1] = (runs[-1][0], claim.end)
        else:
            runs.append((claim.start, claim.end))
    return runs
