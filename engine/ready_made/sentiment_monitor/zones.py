"""The time zone that a monitor's days and times are meant in: the person's own, unless they choose another.

Moments are stored in UTC and counted by its hours; a day is made of the hours that begin on it. Where a zone is off by
half an hour, its days begin at the half hour.
"""

from __future__ import annotations

import datetime as dt
import functools
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import tzlocal

from engine.errors import BadInput
from engine.ready_made.sentiment_monitor.values import HOUR_SECONDS

_EPOCH = dt.date(1970, 1, 1).toordinal()
UTC = "UTC"


def system_zone() -> str:
    """Return the name of this computer's zone, UTC where it has none that is known."""
    try:
        name = str(tzlocal.get_localzone_name())
        return zone(name).key
    except (BadInput, ZoneInfoNotFoundError, LookupError):
        return UTC


@functools.cache
def zone(name: str) -> ZoneInfo:
    """Return a zone by its IANA name; raises BadInput `monitor_zone`."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError) as error:
        raise BadInput("monitor_zone", zone=name, detail=str(error)) from error


def names() -> tuple[str, ...]:
    """Return the names of all zones."""
    return tuple(sorted(available_timezones()))


@functools.lru_cache(maxsize=1 << 18)
def day_of(hour: int, name: str) -> int:
    """Return the number of the day (1970-01-01 is 0) on which an hour since 1970 begins."""
    return dt.datetime.fromtimestamp(hour * HOUR_SECONDS, zone(name)).toordinal() - _EPOCH


def ahead(hour: int, name: str) -> int:
    """Return by how many whole hours the clocks of a zone are ahead of UTC in an hour since 1970."""
    offset = dt.datetime.fromtimestamp(hour * HOUR_SECONDS, zone(name)).utcoffset()
    return int((offset or dt.timedelta()).total_seconds() // HOUR_SECONDS)


def first_hour(day: int, name: str) -> int:
    """Return the first hour since 1970 that begins on a day; the last is that before the next day's first."""
    date = date_of(day)
    midnight = dt.datetime(date.year, date.month, date.day, tzinfo=zone(name)).timestamp()
    return -int(-midnight // HOUR_SECONDS)


def date_of(day: int) -> dt.date:
    """Return the date of a day's number."""
    return dt.date.fromordinal(day + _EPOCH)


def number_of(date: dt.date) -> int:
    """Return a date's number."""
    return date.toordinal() - _EPOCH


def local(moment: float, name: str) -> dt.datetime:
    """Return a moment (seconds since 1970) as it is there."""
    return dt.datetime.fromtimestamp(moment, zone(name))
