"""Alarms: surges of negatives in all texts, by topic and by source, kept with their history and what is behind them."""

from __future__ import annotations

import functools
import math
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.errors import BadInput
from engine.ready_made.sentiment_monitor import rows as reading
from engine.ready_made.sentiment_monitor import store, surges, trends, zones
from engine.ready_made.sentiment_monitor.surges import DAY, HOUR, Surge
from engine.ready_made.sentiment_monitor.values import (
    ALL,
    BY_SOURCE,
    BY_TOPIC,
    DAY_SECONDS,
    HOUR_SECONDS,
    Alarm,
    AlarmDetails,
)
from engine.store.database import now, transaction

_DAY_HOURS = 24
# As far back as surges are looked for: what is usual is learned from the weeks before.
_HISTORY_HOURS = 16 * 168
_DAILY_HISTORY_HOURS = 52 * 168
_MOST_VALUES = 30
_PAST_HOURS = 7 * _DAY_HOURS
_WORDS = re.compile(r"[^\W\d_]{3,}|[\u4e00-\u9fff]{2,4}")
_LOOKED_AT, _SHOWN, _TOLD_WORDS = 400, 8, 6


def watch(root: Path) -> tuple[int, ...]:
    """Look for surges in every stream and keep them; returns the alarms that are new and to be told."""
    with store.opened(root) as connection:
        watched = _streams(connection)
        found = [(by, value, *each) for by, value in watched for each in _surges(connection, by, value, len(watched))]
        with transaction(connection):
            kept = [_keep(connection, *each) for each in found]
    return tuple(number for number in kept if number is not None)


def _streams(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    found = [(ALL, "")]
    for by in (BY_TOPIC, BY_SOURCE):
        values = trends.values(connection, by, _MOST_VALUES)
        # One source alone is all there is.
        found += [(by, value) for value in values] if by != BY_SOURCE or len(values) > 1 else []
    return found


def _surges(connection: sqlite3.Connection, by: str, value: str, streams: int) -> Iterable[tuple[str, Surge, int]]:
    """Yield the bucket, the surge and the first bucket's number of the surges of a stream, one of so many."""
    low, high = trends.span(connection)
    if low is None or high is None:
        return
    # What is not over yet has not told all; what the clock says counts only against the future.
    now_hour = int(reading.clock()) // HOUR_SECONDS
    last = min(high, now_hour - 1)
    first = max(low, last - _HISTORY_HOURS)
    counts = trends.hourly_negatives(connection, by, value, first, last)
    bucket, zone = surges.bucket_for(counts), store.zone_name(connection)
    # The week is the person's: their Monday begins at their midnight. Until the clocks change it lies an hour off.
    ahead = zones.ahead(last, zone) if bucket == HOUR else 0
    if bucket == DAY:
        first = zones.day_of(max(low, last - _DAILY_HISTORY_HOURS), zone)
        until = min(zones.day_of(high, zone) + 1, zones.day_of(now_hour, zone))
        counts = _daily(connection, by, value, first, until, zone)
    for surge in _found(counts.tobytes(), first + ahead, bucket, streams):
        yield bucket, surge, first


def _daily(connection: sqlite3.Connection, by: str, value: str, first: int, until: int, zone: str) -> NDArray[np.int64]:
    """Return the negatives of the days from `first` to before `until`, int64 [days]."""
    start, end = zones.first_hour(first, zone), zones.first_hour(until, zone)
    hours = trends.hourly_negatives(connection, by, value, start, end - 1)
    days = np.array([zones.day_of(hour, zone) - first for hour in range(start, end)], dtype=np.int64)
    return np.bincount(days, weights=hours, minlength=max(0, until - first)).astype(np.int64)


@functools.lru_cache(maxsize=256)
def _found(counts: bytes, first: int, bucket: str, streams: int) -> tuple[Surge, ...]:
    """Return the surges; kept, for most streams have the same counts when the next texts come."""
    return tuple(surges.find_surges(np.frombuffer(counts, np.int64), first, bucket, streams))


def _keep(connection: sqlite3.Connection, by: str, value: str, bucket: str, surge: Surge, first: int) -> int | None:
    """Keep a surge, and return its alarm's number where it is new and to be told."""
    zone = store.zone_name(connection)
    began, found, ended = (
        (number if bucket == HOUR else zones.first_hour(number, zone)) * HOUR_SECONDS
        for number in (first + surge.start, first + surge.found + 1, first + surge.last + 1)
    )
    known = connection.execute(
        "SELECT id FROM alarms WHERE by = ? AND value = ? AND began < ? AND ended > ?", (by, value, ended, began)
    ).fetchone()
    if known:
        connection.execute(
            "UPDATE alarms SET began = ?, found = min(found, ?), ended = ?, count = ?, expected = ?, going_on = ? "
            "WHERE id = ?",
            (began, found, ended, surge.count, surge.expected, surge.going_on, known["id"]),
        )
        return None
    high = trends.span(connection)[1] or 0
    state = "open" if ended // HOUR_SECONDS >= high - _PAST_HOURS else "past"
    if state == "open" and is_muted(connection, by, value):
        state = "muted"
    made = connection.execute(
        "INSERT INTO alarms (by, value, bucket, began, found, ended, count, expected, going_on, state) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (by, value, bucket, began, found, ended, surge.count, surge.expected, surge.going_on, state),
    )
    return int(made.lastrowid or 0) if state == "open" else None


def listed(connection: sqlite3.Connection) -> tuple[Alarm, ...]:
    """Return all alarms, the newest first."""
    rows = connection.execute("SELECT * FROM alarms ORDER BY began DESC, by, value")
    return tuple(_alarm(connection, row) for row in rows)


def count_open(connection: sqlite3.Connection) -> int:
    """Return how many wait to be seen."""
    found: int = connection.execute("SELECT count(*) FROM alarms WHERE state = 'open'").fetchone()[0]
    return found


def details(connection: sqlite3.Connection, number: int) -> AlarmDetails:
    """Return an alarm with what is behind it; raises BadInput `alarm_unknown`."""
    alarm = _alarm(connection, _row(connection, number))
    length = alarm.ended - alarm.began
    page = trends.texts(connection, alarm.by, alarm.value, alarm.began, alarm.ended, negative=True, limit=_LOOKED_AT)
    before = trends.texts(
        connection, alarm.by, alarm.value, alarm.began - max(7 * DAY_SECONDS, 2 * length), alarm.began, True,
        limit=_LOOKED_AT,
    )  # fmt: skip
    words = telling_words([text.text for text in page.texts], [text.text for text in before.texts])
    told = {text.text: sum(word in text.text.lower() for word in words) for text in page.texts}
    shown = sorted(page.texts, key=lambda text: (-told[text.text], -text.moment))[:_SHOWN]
    grew = trends.grew(connection, ALL, "", alarm.began // HOUR_SECONDS, alarm.ended // HOUR_SECONDS)
    return AlarmDetails(alarm, words, grew, tuple(shown))


def acknowledge(connection: sqlite3.Connection, number: int, note: str) -> None:
    """Keep that somebody has seen it; raises BadInput `alarm_unknown`."""
    _row(connection, number)
    connection.execute(
        "UPDATE alarms SET state = 'acknowledged', note = ?, settled = ? WHERE id = ?", (note, now(), number)
    )


def mute(connection: sqlite3.Connection, by: str, value: str, days: int) -> None:
    """Tell nothing of a stream for so many days, 0 to tell again."""
    connection.execute("DELETE FROM mutes WHERE by = ? AND value = ?", (by, value))
    if days > 0:
        since = int(reading.clock())
        until = since + days * DAY_SECONDS
        connection.execute("INSERT INTO mutes (by, value, since, until) VALUES (?, ?, ?, ?)", (by, value, since, until))
    before, after = ("open", "muted") if days > 0 else ("muted", "open")
    connection.execute(
        "UPDATE alarms SET state = ? WHERE by = ? AND value = ? AND state = ?", (after, by, value, before)
    )


def is_muted(connection: sqlite3.Connection, by: str, value: str) -> bool:
    """Tell whether a stream is muted just now; what was muted by a clock that ran ahead is not."""
    row = connection.execute("SELECT since, until FROM mutes WHERE by = ? AND value = ?", (by, value)).fetchone()
    return row is not None and row["since"] - reading.CLOCK_ROOM <= reading.clock() < row["until"]


def set_owner(connection: sqlite3.Connection, by: str, value: str, name: str) -> None:
    """Name who an alarm about this is to be shown to, '' for nobody."""
    connection.execute("DELETE FROM owners WHERE by = ? AND value = ?", (by, value))
    if name.strip():
        connection.execute("INSERT INTO owners (by, value, name) VALUES (?, ?, ?)", (by, value, name.strip()))


def telling_words(texts: Sequence[str], before: Sequence[str]) -> tuple[str, ...]:
    """Return the words that tell some texts from others, the most telling first.

    Log odds with a prior of how often a word comes in all of them (Monroe, Colaresi and Quinn 2008, Fightin' words).
    """
    here, there = (
        Counter(word for text in some for word in set(_WORDS.findall(text.lower()))) for some in (texts, before)
    )
    total, count, others = here + there, sum(here.values()), sum(there.values())
    scores = {
        word: _log_odds(here[word], count, there[word], others, total[word], count + others)
        for word in here
        if here[word] > 1
    }
    ranked = sorted(scores, key=lambda word: (-scores[word], word))
    return tuple(word for word in ranked if scores[word] > 1.0)[:_TOLD_WORDS]


def _log_odds(here: int, count: int, there: int, others: int, total: int, everything: int) -> float:
    """Return how many standard errors the odds of a word here are above those there."""
    prior, weight = 50 * total / max(1, everything), 50.0
    first = math.log((here + prior) / (count + weight - here - prior + 1e-9))
    second = math.log((there + prior) / (others + weight - there - prior + 1e-9))
    return (first - second) / math.sqrt(1 / (here + prior) + 1 / (there + prior))


def _row(connection: sqlite3.Connection, number: int) -> sqlite3.Row:
    row: sqlite3.Row | None = connection.execute("SELECT * FROM alarms WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise BadInput("alarm_unknown")
    return row


def _alarm(connection: sqlite3.Connection, row: sqlite3.Row) -> Alarm:
    owner = connection.execute(
        "SELECT name FROM owners WHERE by = ? AND value = ?", (row["by"], row["value"])
    ).fetchone()
    return Alarm(
        alarm=row["id"],
        by=row["by"],
        value=row["value"],
        began=row["began"],
        found=row["found"],
        ended=row["ended"],
        count=row["count"],
        expected=row["expected"],
        going_on=bool(row["going_on"]),
        state=row["state"],
        note=row["note"],
        settled=row["settled"],
        owner=owner["name"] if owner else "",
        bucket=row["bucket"],
    )
