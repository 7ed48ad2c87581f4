"""Finds times that people name without a date: 'in March', 'last month', 'the second quarter', 'the last 9 days'."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.agent.builtin.dates import add_offset
from engine.agent.words import NUMBER_WORDS
from engine.text.months import MONTHS, month_number

_WHEN = r"(?:\b(?P<when>before|until|till|after|since|in|within|over|during|on|of|for|from)\s+)?(?:the\s+)?\b"
_COUNT = rf"\d{{1,3}}|{'|'.join(NUMBER_WORDS)}"
_RELATIVE = re.compile(
    _WHEN + r"(?:(?P<which>last|previous|this|current|next)\s+(?P<unit>week|month|quarter|year)|"
    rf"(?P<day>today|yesterday|tomorrow)|(?:last|past|previous|(?P<ahead>next|coming))\s+(?P<count>{_COUNT})\s+"
    r"(?P<units>days?|weeks?|months?|years?))\b",
    re.IGNORECASE,
)
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_OF_YEAR = r"\b(?:,?\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)\b)?"
_QUARTER = re.compile(
    _WHEN + rf"(?:(?P<named>{'|'.join(_QUARTERS)})\s+quarter|q(?P<number>[1-4])){_OF_YEAR}",
    re.IGNORECASE,
)
_NAME = rf"(?:{'|'.join(MONTHS)})"
_MONTHS = re.compile(
    rf"\b(?P<when>in|during|of|for)\s+(?P<months>{_NAME}(?:(?:\s*,\s*|\s+(?:and|or)\s+){_NAME})*)\b(?!,?\s+(?:of\s+)?\d)",
    re.IGNORECASE,
)
_TODAY = {"today": 0, "yesterday": -1, "tomorrow": 1}
_AWAY = {"last": -1, "previous": -1, "next": 1}
# What else may stand between a time and the rows: 'from March to May' is no month of its own.
_WITHIN = ("", "in", "within", "over", "during", "on", "of", "for", "from")


@dataclass(frozen=True)
class Span:
    """A time named in a text, from `start` to `end` of it, as (sign, value) of conditions; months are alternatives."""

    start: int
    end: int
    bounds: tuple[tuple[str, str], ...]
    when: str = ""


def find_spans(text: str, today: dt.date) -> list[Span]:
    """Return the times that `text` names without a date; a month or quarter without a year is one of any year."""
    return [*_relatives(text, today), *_quarters(text), *_months(text)]


def month_of_any_year(month: int) -> str:
    """Return a month of any year, as conditions have it (ISO 8601): --03."""
    return f"--{month:02d}"


def _relatives(text: str, today: dt.date) -> Iterator[Span]:
    for match in _RELATIVE.finditer(text):
        if match["day"]:
            first = last = (today + dt.timedelta(_TODAY[match["day"].lower()])).isoformat()
        elif match["units"]:
            said = match["count"].lower()
            count = int(said) if said.isdigit() else NUMBER_WORDS[said]
            side = "after" if match["ahead"] else "before"
            ends = today, add_offset(today, f"{count} {match['units']} {side}")
            first, last = min(ends).isoformat(), max(ends).isoformat()
        else:
            first, last = _unit(match["unit"].lower(), _AWAY.get(match["which"].lower(), 0), today)
        when = (match["when"] or "").lower()
        yield Span(*match.span(), _bounds(when, first, last), when)


def _unit(unit: str, away: int, today: dt.date) -> tuple[str, str]:
    """Return the first and the last part of the week, month, quarter or year that is `away` from this one."""
    if unit == "year":
        year = str(today.year + away)
        return year, year
    if unit == "week":
        monday = today + dt.timedelta(7 * away - today.weekday())
        return monday.isoformat(), (monday + dt.timedelta(6)).isoformat()
    months = 12 * today.year + today.month - 1
    first = months + away if unit == "month" else (months // 3 + away) * 3
    last = first if unit == "month" else first + 2
    return _month(first), _month(last)


def _month(months: int) -> str:
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def _quarters(text: str) -> Iterator[Span]:
    for match in _QUARTER.finditer(text):
        number = int(match["number"] or _QUARTERS[match["named"].lower()])
        months = range(3 * number - 2, 3 * number + 1)
        when = (match["when"] or "").lower()
        if match["year"]:
            first, last = (f"{match['year']}-{month:02d}" for month in (months[0], months[-1]))
            yield Span(*match.span(), _bounds(when, first, last), when)
        elif when in _WITHIN:
            yield Span(*match.span(), tuple(("=", month_of_any_year(month)) for month in months), when)


def _months(text: str) -> Iterator[Span]:
    for match in _MONTHS.finditer(text):
        named = [month_number(word) for word in re.findall(_NAME, match["months"], re.IGNORECASE)]
        bounds = tuple(("=", month_of_any_year(month)) for month in named if month)
        yield Span(*match.span(), bounds, match["when"].lower())


def _bounds(when: str, first: str, last: str) -> tuple[tuple[str, str], ...]:
    if when == "before":
        return (("<", first),)
    if when == "since":
        return ((">=", first),)
    if when == "after":
        return ((">", last),)
    if when in ("until", "till"):
        return (("<=", last),)
    return (("=", first),) if first == last else ((">=", first), ("<=", last))
