"""Reads days and moves them by the calendar: what the date tools and other tools about days stand on."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal

import numpy as np

from engine.agent.written_dates import find_dates
from engine.errors import BadInput

Today = Callable[[], dt.date]

_RELATIVE = {"day after tomorrow": 2, "day before yesterday": -2, "today": 0, "now": 0, "tomorrow": 1, "yesterday": -1}
DAY_WORD = re.compile(rf"\b(?:{'|'.join(word for word in _RELATIVE if word != 'now')})\b", re.IGNORECASE)
# A unit of a time span, for patterns that ignore case.
SPAN_UNIT = (
    r"(?:full\s+|whole\s+)?"
    r"(?:working days?|business days?|workdays?|days?|weeks?|fortnights?|months?|years?)\b"
)
_DAY_FIRST_EXAMPLE = "2026-10-12"
# More days than the calendar has.
_MOST = 4_000_000


def parse_date(text: str, today: Today = dt.date.today, year: int | None = None) -> dt.date:
    """Return the date written in `text`; without a year of its own it lies in `year`, else in the current one.

    Raises BadInput `date_unreadable`, or `date_two_ways` for one such as 03/04/2026.
    """
    low = text.strip().lower()
    for word, days in _RELATIVE.items():
        if re.search(rf"\b{word}\b", low):
            return today() + dt.timedelta(days)
    found = find_dates(text)
    if not found:
        raise BadInput("date_unreadable", date=text, example=_DAY_FIRST_EXAMPLE)
    usual = year or today().year
    readings = [(own or usual, month, day) for own, month, day in found[0].readings if own != 0]
    dates = [dt.date(*reading) for reading in readings if reading[2] <= calendar.monthrange(*reading[:2])[1]]
    if not dates and readings:
        raise BadInput("date_unreadable", date=f"{text} {usual}", example=_DAY_FIRST_EXAMPLE)
    if len(dates) != 1:
        options = " / ".join(reading.isoformat() for reading in dates) or _DAY_FIRST_EXAMPLE
        raise BadInput("date_two_ways", date=text, options=options)
    return dates[0]


def find_date(message: str) -> str | None:
    """Return the first date or day word written in `message`."""
    found = find_dates(message)
    if found:
        return message[found[0].start : found[0].end]
    word = DAY_WORD.search(message)
    return word.group(0) if word else None


def moved(day: dt.date, count: Decimal, unit: str) -> dt.date:
    """Return `day` moved by `count` of a SPAN_UNIT, back where that is below 0.

    Raises ValueError where that comes to no whole day or month, OverflowError outside the calendar.
    """
    low = unit.lower()
    if low.endswith(("month", "months", "year", "years")):
        return months_later(day, _whole(count * (12 if "year" in low else 1)))
    if "work" in low or "business" in low:
        return _working_days(day, _whole(count))
    return day + dt.timedelta(_whole(count * (14 if "fortnight" in low else 7 if "week" in low else 1)))


def months_later(day: dt.date, count: int) -> dt.date:
    """Return the same day of another month, its last one where it is shorter; raises OverflowError."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise OverflowError(year)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _whole(count: Decimal) -> int:
    if abs(count) > _MOST:
        raise OverflowError(count)
    if count != count.to_integral_value():
        raise ValueError(count)
    return int(count)


def _working_days(day: dt.date, count: int) -> dt.date:
    if count == 0:
        return day
    # From a weekend the first working day counts as one, whichever way.
    end = np.busday_offset(day, count, roll="backward" if count > 0 else "forward").astype(object)
    if not isinstance(end, dt.date):
        raise OverflowError(count)
    return end
