"""Finds dates in text in the forms people write, so that tools can compute with them and grounding can compare them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.agent.language import say
from engine.text.months import MONTHS, SHORT, month_number

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_MONTH = rf"(?P<month>{'|'.join(MONTHS)}|(?:{'|'.join(SHORT)})\b\.?)(?!\w)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![\w-])(?P<year>\d{4})[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d|-\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?",
        r"(?<![\d年])(?:(?P<year>\d{4})\s?年\s?)?(?P<number>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?[日号]",
        rf"\b{_DAY}(?:\s+of)?[\s-]+{_MONTH}(?:,?[\s-]+(?P<year>\d{{4}})\b)?",
        rf"\b{_MONTH}\s+(?:the\s+)?{_DAY}\b(?:,?\s+(?P<year>\d{{4}})\b)?",
        r"(?<![\w/.-])(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})(?![\w/-])",
    )
)


@dataclass(frozen=True)
class Found:
    """A date in a text; `readings` holds (year, month, day), several when 03/04/2026 can be read two ways.

    The year is None where it was not written.
    """

    start: int
    end: int
    readings: tuple[tuple[int | None, int, int], ...]


def find_dates(text: str) -> list[Found]:
    """Return the dates written in `text`, in order, never overlapping; impossible ones (31 February) are left out."""
    found: list[Found] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            readings = tuple(_readings(match))
            if readings:
                found.append(Found(match.start(), match.end(), readings))
    return sorted(found, key=lambda item: item.start)


def spoken(day: dt.date) -> str:
    """Return the date as people write it: 18 November 2026, 2026年11月18日."""
    return say("{day} {month} {year}", day=day.day, month=say(MONTHS[day.month - 1].capitalize()), year=day.year)


def _readings(match: re.Match[str]) -> Iterator[tuple[int | None, int, int]]:
    groups = match.groupdict()
    year = _year(groups.get("year"))
    if "mark" in groups:
        first, second = int(groups["first"]), int(groups["second"])
        pairs = [(second, first)] if groups["mark"] == "." else [(second, first), (first, second)]
        for month, day in dict.fromkeys(pairs):
            if _possible(year, month, day):
                yield year, month, day
        return
    month = int(groups["number"]) if groups.get("number") else month_number(groups["month"]) or 0
    if _possible(year, month, int(groups["day"])):
        yield year, month, int(groups["day"])


def _year(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) + 2000 if len(text) == 2 else int(text)


def _possible(year: int | None, month: int, day: int) -> bool:
    try:
        dt.date(year if year is not None else 2024, month, day)
    except ValueError:
        return False
    return True
