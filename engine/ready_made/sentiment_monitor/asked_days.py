"""Reads which days a question to the monitor means, and refuses what it does not understand."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from engine.agent.builtin.dates import add_offset, find_offset
from engine.agent.builtin.days import find_date, parse_date
from engine.agent.written_dates import WEEKDAYS, find_dates
from engine.errors import BadInput
from engine.months import MONTHS, SHORT, month_number

Today = Callable[[], dt.date]
_DEFAULT_DAYS = 7
_SPANS = {"week": 7, "month": 30, "year": 365}
_LAST = re.compile(r"\b(?:last|past|this)\s+(week|month|year)\b", re.IGNORECASE)
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_MONTH = re.compile(rf"\b({'|'.join((*MONTHS, *SHORT))})\b\.?(?!\w)(?:\s+((?:19|20)\d\d)\b)?", re.IGNORECASE)
_LEAD = re.compile(
    r"\b(since|between|from|on|in|during|of|for|before|after|until|till|to|by)\s+(?:(?:the|last|past|this)\s+)*$",
    re.IGNORECASE,
)
_OPEN, _WITHIN, _BETWEEN = ("", "since", "from"), ("on", "in", "during", "of", "for"), ("between", "from")
# Times that people ask for and that are not counted by.
_OTHERS = re.compile(
    r"\b(?:(?:in|since|during|over|this|last|past)\s+)+(?:the\s+)?(?:(?:last|past)\s+)?(?:\w+\s+)?"
    r"(?:quarters?|weekends?|hours?|mornings?|afternoons?|evenings?|nights?|spring|summer|autumn|winter|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Place:
    """Where a text names a day or a month, the word that leads to it ('' for none) and where that stands."""

    start: int
    end: int
    lead: str
    lead_start: int


def find_days(message: str) -> str | None:
    """Return the words of `message` that say which days are meant; a mere 'since' is left away."""
    if match := _LAST.search(message):
        return match.group(0)
    if places := _places(message):
        first = places[0]
        return message[first.start if first.lead in ("", "since") else first.lead_start : places[-1].end]
    found = find_date(message) or find_offset(message)
    if found is None and (match := _OTHERS.search(message)):
        return match.group(0)
    return found


def days_of(said: str, newest: dt.date, today: Today) -> tuple[dt.date, dt.date]:
    """Return the first and the last day that are meant.

    They are counted back from today or, where texts end earlier, from their last day, `newest`; a week where nothing is
    `said`. Raises BadInput `monitor_days` for what is not understood, `date_unreadable`, `date_two_ways`.
    """
    reference = min(today(), newest)
    if not said:
        return reference - dt.timedelta(_DEFAULT_DAYS - 1), newest
    if match := _LAST.search(said):
        return reference - dt.timedelta(_SPANS[match[1].lower()]), newest
    if places := _places(said):
        first, last = _between(said, places, reference, newest)
    elif find_date(said):
        first, last = parse_date(said, lambda: reference), newest
    elif offset := find_offset(said):
        first, last = add_offset(reference, f"{offset} before".replace("before before", "before")), newest
    else:
        raise BadInput("monitor_days", said=said)
    if last < first or first > newest:
        raise BadInput("monitor_days", said=said)
    return first, min(last, newest)


def _between(said: str, places: list[_Place], reference: dt.date, newest: dt.date) -> tuple[dt.date, dt.date]:
    spans = [_days(said[place.start : place.end], reference) for place in places]
    lead = places[0].lead
    if len(spans) == 1 and lead in _OPEN:
        return spans[0][0], newest
    if len(spans) == 1 and lead in _WITHIN:
        return spans[0]
    if len(spans) == 2 and lead in _BETWEEN:
        return spans[0][0], spans[1][1]
    raise BadInput("monitor_days", said=said)


def _places(text: str) -> list[_Place]:
    """Return where `text` names dates; months where it names none, and weekdays where it names no months either."""
    dates = [_place(text, date.start, date.end) for date in find_dates(text)]
    months = [_place(text, *match.span()) for match in _MONTH.finditer(text) if _is_month(text, match)]
    return dates or months or [_place(text, *match.span()) for match in _WEEKDAY.finditer(text)]


def _place(text: str, start: int, end: int) -> _Place:
    lead = _LEAD.search(text[:start])
    return _Place(start, end, lead[1].lower() if lead else "", lead.start() if lead else start)


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Say whether it is one: 'may' and 'APR' are only where a word leads to a time, or alone."""
    alone = match.group(0) == text.strip()
    return match[1].lower() not in SHORT or alone or bool(_place(text, *match.span()).lead)


def _days(word: str, reference: dt.date) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a date, a month or a weekday; without a year the latest that has begun."""
    if found := find_dates(word):
        day = parse_date(word, lambda: reference)
        later = day > reference and all(year is None for year, _, _ in found[0].readings)
        day = add_offset(day, "1 year before") if later else day
        return day, day
    if match := _WEEKDAY.fullmatch(word):
        day = reference - dt.timedelta((reference.weekday() - WEEKDAYS.index(match[1].lower())) % 7)
        return day, day
    name, *written = word.split()
    month = month_number(name) or 0
    year = int(written[0]) if written else reference.year - (month > reference.month)
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
