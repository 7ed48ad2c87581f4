"""Reads the dates of a column, in whatever forms they stand there, as moments that can be put in order.

Python parses rather than DuckDB: its strptime lists cannot take day or month first after what the whole column says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from engine.text.months import month_number

_REST = r"(?:[T ,]+(.+))?"
# Two digits are a year behind dots and slashes and behind a month's name: 26-11-20 may as well begin with it.
_NUMBERS = re.compile(rf"(\d{{1,2}})(?:([-/.])(\d{{1,2}})\2(\d{{4}})|([/.])(\d{{1,2}})\5(\d\d)){_REST}")
_ISO = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_REST}")
_BASIC = re.compile(rf"((?:19|20)\d\d)(\d\d)(\d\d){_REST}")
_CHINESE = re.compile(r"(\d{4})年(\d{1,2})月(?:(\d{1,2})[日号]?[ ,，]*(?:(?:星期|周).[ ,，]*)?(.*))?")
_MONTH = re.compile(r"(\d{4})(?:-(\d{1,2}))?")
_NAME = r"([A-Za-zÄä]{3,9})\.?"
_DAY_NAME = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th|\.)?(?: of)?[ -]{_NAME},?[ -](\d{{4}}|\d\d){_REST}")
_NAME_DAY = re.compile(rf"{_NAME} (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}}){_REST}")
_TWITTER = re.compile(r"([A-Za-z]{3,9}) (\d{1,2}) (\d\d:\d\d:\d\d)(?: ([+-]\d{4}))? (\d{4})")
_SECONDS = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d+)?")
# Hours from UTC of the zones that exports name by letters. CST, IST and BST are left out: each is several zones.
_ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "EST": -5, "EDT": -4, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "WET": 0, "WEST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2, "EEST": 3,
}  # fmt: skip
_CLOCK = re.compile(
    r"(上午|下午)?\s*(\d{1,2})[:.时](\d\d)(?:[:.分](\d\d)(?:[.,]\d+)?)?[分秒]?\s*([AaPp][Mm])?(?:\s*Uhr)?\s*"
    rf"(?:(?:UTC|GMT)?([+-]\d\d)(?::?(\d\d))?(?: [A-Z]{{2,5}})?|({'|'.join(_ZONES)}))?"
)
_WEEKDAY = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun|die|mit|don|fre|sam|son)[a-z]*|mo|di|mi|do|fr|sa|so)\.?,? ", re.IGNORECASE
)
# From this on two digits are a year of the last century, as POSIX has it.
_OLD_YEAR = 69


def day_first(texts: Iterable[str]) -> bool | None:
    """Tell from all dates of a column whether 03/04/2019 starts with the day; None where no date of it tells.

    Where no number is too large for a month, dots tell: nobody who writes 03.04.2019 begins with the month.
    """
    days = months = dots = 0
    for text in texts:
        if found := _numbers(text.strip()):
            days += found.first > 12
            months += found.second > 12
            dots += found.mark == "."
    if days == months:
        return True if dots and not days else None
    return days > months


def is_ambiguous(text: str) -> bool:
    """Tell whether a date reads otherwise with the month first."""
    found = _numbers(text.strip())
    return found is not None and found.first <= 12 and found.second <= 12 and found.first != found.second


def moment(text: str, days_lead: bool, zone: tzinfo = UTC) -> float | None:
    """Return the seconds since 1970, None for what is no date; `zone` is meant where none stands there.

    Of a time that comes twice when clocks go back it is the first.

    Understood: 2019-04-03, 03-04-2019, 3/4/2019, 3.4.2019, 3/4/19, 3.4.19, 3 Apr 2019, 3-Apr-19, April 3rd, 2019,
    3. April 2019 in English and German, 20190403, 2019年4月3日, Twitter's form, 2019-04, 2019, each day with or without
    a time and a zone, and seconds or milliseconds since 1970.
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


@dataclass(frozen=True)
class _Numbers:
    """A date of three numbers with the year last, and what stands after it."""

    first: int
    second: int
    year: int
    mark: str
    rest: str


def _numbers(text: str) -> _Numbers | None:
    match = _NUMBERS.fullmatch(text)
    if match is None:
        return None
    second, year = match[3] or match[6], match[4] or match[7]
    return _Numbers(int(match[1]), int(second), _year(year), match[2] or match[5], match[8] or "")


def _year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) > 2 else year + (1900 if year >= _OLD_YEAR else 2000)


def _parts(text: str, days_lead: bool) -> tuple[int, int, int, str] | None:
    """Return year, month, day and what stands after them."""
    if match := _ISO.fullmatch(text):
        return int(match[1]), int(match[3]), int(match[4]), match[5] or ""
    if found := _numbers(text):
        # A row that can be read in one way only is read so, whatever most rows say.
        leads = found.second <= 12 if found.first > 12 else days_lead and found.second <= 12
        day, month = (found.first, found.second) if leads else (found.second, found.first)
        return found.year, month, day, found.rest
    if match := _DAY_NAME.fullmatch(text):
        return _year(match[3]), month_number(match[2]) or 0, int(match[1]), match[4] or ""
    if match := _NAME_DAY.fullmatch(text):
        return int(match[3]), month_number(match[1]) or 0, int(match[2]), match[4] or ""
    if match := _TWITTER.fullmatch(text):
        return int(match[5]), month_number(match[1]) or 0, int(match[2]), f"{match[3]} {match[4] or ''}".strip()
    if match := _CHINESE.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3] or 1), match[4] or ""
    if match := _BASIC.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3]), match[4] or ""
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
    hour, minute, second = int(match[2]), int(match[3]), int(match[4] or 0)
    half = {"上午": "am", "下午": "pm"}.get(match[1] or "", (match[5] or "").lower())
    # In Chinese 下午 may stand before 15:20 as well.
    if half and (match[5] or hour <= 12):
        if not 1 <= hour <= 12:
            return None, False
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59 or second > 60:
        return None, False
    written = hour * 3600.0 + minute * 60 + second
    if match[6]:
        away = int(match[6][1:]) * 60 + int(match[7] or 0)
        return written - away * (60 if match[6][0] == "+" else -60), True
    return written - _ZONES.get(match[8] or "", 0) * 3600, bool(match[8])
