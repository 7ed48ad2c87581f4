"""What a question to the monitor asks about: a value that texts are put together by, from one day to another."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.agent.language import say
from engine.agent.words import humanised
from engine.agent.written_dates import spoken
from engine.errors import BadInput
from engine.ready_made.sentiment_monitor import store, trends, zones
from engine.ready_made.sentiment_monitor.asked_days import Today, days_of
from engine.ready_made.sentiment_monitor.asked_texts import is_total
from engine.ready_made.sentiment_monitor.values import ALL, BY_TOPIC


def known_values(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """Return everything that texts are put together by: group, value, and the value as it is said."""
    return [
        (by, value, humanised(value)) for by in trends.groups(connection) for value in trends.values(connection, by, 50)
    ]


@dataclass(frozen=True)
class AskedSpan:
    """A value of a group from one day to another: the hours from `first` to before `until`."""

    by: str
    value: str
    since: dt.date
    last: dt.date
    first: int
    until: int

    @property
    def about(self) -> str:
        return humanised(self.value) if self.by else say("all texts")

    @property
    def spoken(self) -> str:
        if self.since == self.last:
            return say("on {day}", day=spoken(self.since))
        return say("from {first} to {last}", first=spoken(self.since), last=spoken(self.last))


def span_of(connection: sqlite3.Connection, arguments: Mapping[str, Any], today: Today) -> AskedSpan:
    """Return what is asked about. Raises BadInput `monitor_empty`, `monitor_unknown`, and as `days_of` does."""
    low, high = trends.span(connection)
    if low is None or high is None:
        raise BadInput("monitor_empty")
    zone = store.zone_name(connection)
    newest = zones.date_of(zones.day_of(high, zone))
    said = str(arguments.get("since") or "")
    since, last = (zones.date_of(zones.day_of(low, zone)), newest) if is_total(said) else days_of(said, newest, today)
    hours = zones.first_hour(zones.number_of(since), zone), zones.first_hour(zones.number_of(last) + 1, zone)
    by, value = _named(connection, str(arguments.get("about") or "").strip())
    return AskedSpan(by, value, since, last, *hours)


def _named(connection: sqlite3.Connection, name: str) -> tuple[str, str]:
    """Return the group and the value of this name; raises BadInput `monitor_unknown`."""
    if not name:
        return ALL, ""
    known = known_values(connection)
    for by, value, shown in known:
        if name.lower() in (value.lower(), shown.lower()):
            return by, value
    topics = [shown for by, _, shown in known if by == BY_TOPIC] or [shown for _, _, shown in known]
    raise BadInput("monitor_unknown", about=name, known=say(", ").join(topics[:12]))
