"""Reads the dates of a column, in whatever forms they stand there, as moments that can be put in order.

Python parses rather than DuckDB: its strptime lists cannot take day or month first after what the whole column says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, tzinfo

from engine.months import month_number

_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[T ,]+(.+))?")
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ,]+(.+))?")
_MONTH = re.compile(r"(\d{4})(?:-(\d{1,2}))?")
_DAY_NAME = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})(?:[T ,]+(.+))?")
_NAME_DAY = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:[T ,]+(.+))?")
_TWITTER = re.compile(r"([A-Za-z]{3,9}) (\d{1,2}) (\d\d:\d\d:\d\d)(?: ([+-]\d{4}))? (\d{4})")
_SECONDS = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d+)?")
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*([AaPp][Mm])?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?")
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? ", re.IGNORECASE)


def day_first(texts: Iterable[str]) -> bool | None:
    """Tell from all dates of a column whether 03/04/2019 starts with the day; None where no date of it tells.

    Where no number is too large for a month, dots tell: nobody who writes 03.04.2019 begins with the month.
    """
    days = months = dots = 0
    for text in texts:
        if match := _NUMBERS.fullmatch(text.strip()):
            days += int(match[1]) > 12
            months += int(match[3]) > 12
            dots += match[2] == "."
    if days == months:
        return True if dots and not days else None
    return days > months


def is_ambiguous(text: str) -> bool:
    """Tell whether a date reads otherwise with the month first."""
    match = _NUMBERS.fullmatch(text.strip())
    return match is not None and int(match[1]) <= 12 and int(match[3]) <= 12 and int(match[1]) != int(match[3])


def moment(text: str, days_lead: bool, zone: tzinfo = UTC) -> float | None:
    """Return the seconds since 1970, None for what is no date; `zone` is meant where none stands there.

    Of a time that comes twice when clocks go back it is the first.

    Understood: 2019-04-03, 03-04-2019, 3/4/2019, 3.4.2019, 3 Apr 2019, April 3rd, 2019, Twitter's form, 2019-04,
    2019, each day with or without a time and a zone, and seconds or milliseconds since 1970.
    """
    plain = _WEEKDAY.sub("", text.strip(), count=1)
    if _SECONDS.fullmatch(plain):
        seconds = float(plain)
        return seconds / 1000 if seconds >= 1e11 else seconds
    found = _parts(plain, days_lead)
    if found is None:
        return None
    year, month, day, clock = found
    since, is_zoned = _clock(clock)
    if since is None:
        return None
    try:
        whole = datetime(year, month, day) + timedelta(seconds=since)
        return whole.replace(tzinfo=UTC if is_zoned else zone).timestamp()
    except (ValueError, OverflowError):
        return None


def _parts(text: str, days_lead: bool) -> tuple[int, int, int, str] | None:
    """Return year, month, day and what stands after them."""
    if match := _ISO.fullmatch(text):
        return int(match[1]), int(match[3]), int(match[4]), match[5] or ""
    if match := _NUMBERS.fullmatch(text):
        first, second = int(match[1]), int(match[3])
        # A row that can be read in one way only is read so, whatever most rows say.
        leads = second <= 12 if first > 12 else days_lead and second <= 12
        day, month = (first, second) if leads else (second, first)
        return int(match[4]), month, day, match[5] or ""
    if match := _DAY_NAME.fullmatch(text):
        return int(match[3]), month_number(match[2]) or 0, int(match[1]), match[4] or ""
    if match := _NAME_DAY.fullmatch(text):
        return int(match[3]), month_number(match[1]) or 0, int(match[2]), match[4] or ""
    if match := _TWITTER.fullmatch(text):
        return int(match[5]), month_number(match[1]) or 0, int(match[2]), f"{match[3]} {match[4] or ''}".strip()
    if match := _MONTH.fullmatch(text):
        return int(match[1]), int(match[2] or 1), 1, ""
    return None


def _clock(text: str) -> tuple[float | None, bool]:
    """Return the seconds since midnight, None for what is no time, and whether a zone stands there: then it is UTC."""
    if not text:
        return 0.0, False
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        return None, False
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    if match[4]:
        if not 1 <= hour <= 12:
            return None, False
        hour = hour % 12 + (12 if match[4].lower() == "pm" else 0)
    if hour > 23 or minute > 59 or second > 60:
        return None, False
    zone = match[5] or ""
    away = 0
    if zone[:1] in ("+", "-"):
        digits = zone[1:].replace(":", "")
        away = (int(digits[:2]) * 60 + int(digits[2:])) * (1 if zone[0] == "+" else -1)
    return hour * 3600.0 + minute * 60 + second - away * 60, bool(zone)
