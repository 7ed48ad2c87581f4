"""Questions to the hourly counts and to the texts behind them: trends, figures of a span, what changed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.ready_made.sentiment_monitor import store, zones
from engine.ready_made.sentiment_monitor.moods import NUMBER, is_negative
from engine.ready_made.sentiment_monitor.values import (
    ALL,
    BY_SOURCE,
    BY_TOPIC,
    COLUMN,
    DAY_SECONDS,
    HOUR_SECONDS,
    Series,
    Share,
    Text,
    TextsPage,
    Trend,
)

_DAY_HOURS = 24
USUAL_DAYS, _LEAST_DAYS = 28, 7
# More points than this are put together by the day.
_MOST_HOURS = 24 * 21


def span(connection: sqlite3.Connection) -> tuple[int | None, int | None]:
    """Return the first and the last hour that has texts."""
    found = connection.execute(
        "SELECT min(hour), max(hour) FROM counts WHERE by = '' AND value = '' AND count > 0"
    ).fetchone()
    return found[0], found[1]


def groups(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return what texts can be put together by."""
    columns = sorted({name for names in store.counted_columns(connection).values() for name in names})
    topics = connection.execute("SELECT 1 FROM days WHERE by = ? AND count > 0 LIMIT 1", (BY_TOPIC,)).fetchone()
    return (*((BY_TOPIC,) if topics else ()), BY_SOURCE, *(COLUMN + name for name in columns))


def trend(
    connection: sqlite3.Connection, by: str, since: int | None, until: int | None, seconds: int, most: int
) -> Trend:
    """Return counts in buckets; see `commands.GetTrend`."""
    low, high = span(connection)
    if low is None or high is None:
        return Trend(0, seconds or DAY_SECONDS, (), 0)
    low = max(low, since // HOUR_SECONDS) if since is not None else low
    high = min(high, (until - 1) // HOUR_SECONDS) if until is not None else high
    if not seconds:
        seconds = HOUR_SECONDS if high - low < _MOST_HOURS else DAY_SECONDS
    # Whole days are kept added up; what is asked for in between is put together from hours.
    by_day = seconds % DAY_SECONDS == 0
    table, part, unit = ("days", "day", DAY_SECONDS) if by_day else ("counts", "hour", HOUR_SECONDS)
    if by_day:
        zone = store.zone_name(connection)
        low, high = zones.day_of(low, zone), zones.day_of(high, zone)
    step = seconds // unit
    first, buckets = low // step, high // step - low // step + 1
    if buckets < 1:
        return Trend(low * unit, seconds, (), 0)
    rows = connection.execute(
        f"SELECT value, {part} / ? AS bucket, sum(count) AS total, "
        f"sum(CASE WHEN {is_negative(connection)} THEN count ELSE 0 END) AS negative "
        f"FROM {table} WHERE by = ? AND {part} BETWEEN ? AND ? GROUP BY 1, 2",
        (step, by, low, high),
    ).fetchall()
    found: dict[str, tuple[NDArray[np.int64], NDArray[np.int64]]] = {}
    for row in rows:
        if row["value"] not in found:
            found[row["value"]] = (np.zeros(buckets, np.int64), np.zeros(buckets, np.int64))
        totals, negatives = found[row["value"]]
        totals[row["bucket"] - first], negatives[row["bucket"] - first] = row["total"], row["negative"]
    ordered = sorted(found, key=lambda value: (-int(found[value][0].sum()), value))
    series = tuple(
        Series(value, tuple(map(int, found[value][0])), tuple(map(int, found[value][1]))) for value in ordered[:most]
    )
    return Trend(first * seconds, seconds, series, len(ordered))


def count(connection: sqlite3.Connection) -> int:
    """Return how many texts there are."""
    found: int = connection.execute("SELECT coalesce(sum(count), 0) FROM days WHERE by = '' AND value = ''").fetchone()[
        0
    ]
    return found


def values(connection: sqlite3.Connection, by: str, most: int = 500) -> tuple[str, ...]:
    """Return the values of a group, the commonest first."""
    rows = connection.execute(
        "SELECT value FROM days WHERE by = ? GROUP BY value HAVING sum(count) > 0 ORDER BY sum(count) DESC LIMIT ?",
        (by, most),
    )
    return tuple(row["value"] for row in rows)


def figures(connection: sqlite3.Connection, by: str, value: str, since: int, until: int) -> tuple[int, int]:
    """Return how many texts there are of a value from one hour until before another, and how many are negative."""
    row = connection.execute(
        f"SELECT coalesce(sum(count), 0), coalesce(sum(CASE WHEN {is_negative(connection)} THEN count ELSE 0 END), 0) "
        "FROM counts WHERE by = ? AND value = ? AND hour >= ? AND hour < ?",
        (by, value, since, until),
    ).fetchone()
    return int(row[0]), int(row[1])


def unread(connection: sqlite3.Connection, by: str, value: str, since: int, until: int) -> int:
    """Return of how many texts nothing has told the sentiment yet, from one hour until before another."""
    row = connection.execute(
        "SELECT coalesce(sum(count), 0) FROM counts WHERE by = ? AND value = ? AND hour >= ? AND hour < ? "
        "AND sentiment = ''",
        (by, value, since, until),
    ).fetchone()
    return int(row[0])


def moods(connection: sqlite3.Connection, by: str, value: str, since: int, until: int) -> tuple[tuple[str, int], ...]:
    """Return what texts say of how people feel that does not count as negative, with how many, the commonest first.

    Numbers are left out: they are scores, of which nearly each is another one.
    """
    rows = connection.execute(
        "SELECT lower(sentiment), sum(count) FROM counts WHERE by = ? AND value = ? AND hour >= ? AND hour < ? "
        f"AND sentiment <> '' AND NOT {is_negative(connection)} GROUP BY 1 HAVING sum(count) > 0 ORDER BY 2 DESC, 1",
        (by, value, since, until),
    )
    return tuple((row[0], int(row[1])) for row in rows if not NUMBER.fullmatch(row[0]))


def hourly_negatives(connection: sqlite3.Connection, by: str, value: str, first: int, last: int) -> NDArray[np.int64]:
    """Return the negatives of each hour from `first` to `last`, int64 [hours]."""
    counts = np.zeros(max(0, last - first + 1), np.int64)
    rows = connection.execute(
        "SELECT hour, sum(count) FROM counts WHERE by = ? AND value = ? AND hour BETWEEN ? AND ? "
        f"AND {is_negative(connection)} GROUP BY hour",
        (by, value, first, last),
    )
    for hour, count in rows:
        counts[hour - first] = count
    return counts


def days_before(connection: sqlite3.Connection, hour: int, most: int = USUAL_DAYS) -> int:
    """Return how many days of texts before an hour tell what is usual: four weeks at `most`, 0 below a week."""
    low, _ = span(connection)
    if low is None:
        return 0
    zone = store.zone_name(connection)
    days = round((hour - zones.first_hour(zones.day_of(low, zone), zone)) / _DAY_HOURS)
    return min(days, most) if days >= _LEAST_DAYS else 0


def usual(
    connection: sqlite3.Connection, by: str, value: str, since: int, until: int
) -> tuple[float, float, int] | None:
    """Return how many texts and negatives of a value were to be expected, and by how many days before.

    `since` and `until` are hours. None where there is less than a week before.
    """
    days = days_before(connection, since)
    if not days:
        return None
    texts, negative = figures(connection, by, value, since - days * _DAY_HOURS, since)
    share = (until - since) / (days * _DAY_HOURS)
    return texts * share, negative * share, days


def grew(
    connection: sqlite3.Connection, by: str, value: str, since: int, until: int, most: int = 5
) -> tuple[Share, ...]:
    """Return what has most negatives of a span beyond what there were before (four spans, at least four weeks' share).

    `since` and `until` are hours. For all texts: topics, sources and columns; for one value only that itself. Where
    there are not so many days of texts before, by those that there are; nothing below a week.
    """
    length = max(1, until - since)
    days = days_before(connection, since, max(4 * length // _DAY_HOURS, USUAL_DAYS))
    if not days:
        return ()
    back = days * _DAY_HOURS
    groups_ = [by] if by else list(groups(connection))
    shares: list[Share] = []
    for group in groups_:
        now = _negatives(connection, group, since, until)
        before = _negatives(connection, group, since - back, since)
        shares += [
            Share(group, name, count, before.get(name, 0) * length / back)
            for name, count in now.items()
            if group != by or name == value
        ]
    ranked = sorted(shares, key=lambda share: (share.before - share.count, share.value))
    return tuple(share for share in ranked if share.count > share.before)[:most]


def _negatives(connection: sqlite3.Connection, by: str, since: int, until: int) -> dict[str, int]:
    rows = connection.execute(
        f"SELECT value, sum(count) FROM counts WHERE by = ? AND hour >= ? AND hour < ? AND {is_negative(connection)} "
        "GROUP BY value HAVING sum(count) > 0",
        (by, since, until),
    )
    return dict(rows.fetchall())


def texts(
    connection: sqlite3.Connection,
    by: str = ALL,
    value: str = "",
    since: int | None = None,
    until: int | None = None,
    negative: bool = False,
    search: str = "",
    limit: int = 200,
    sentiment: str = "",
) -> TextsPage:
    """Return texts, newest first, `since` to before `until` in seconds; see `commands.ListTexts`.

    `sentiment` keeps those that say so, whatever counts as negative; '' keeps all.
    """
    conditions = ["1"]
    parameters: list[Any] = []
    for condition, bound in (("moment >= ?", since), ("moment < ?", until)):
        if bound is not None:
            conditions.append(condition)
            parameters.append(bound)
    if by:
        condition, asked = _of(by, value)
        conditions.append(condition)
        parameters += asked
    if negative:
        conditions.append(is_negative(connection))
    if sentiment:
        conditions.append("lower(sentiment) = ?")
        parameters.append(sentiment.lower())
    if search.strip():
        conditions.append("text LIKE ? ESCAPE '\\'")
        plain = search.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        parameters.append(f"%{plain}%")
    where = " AND ".join(conditions)
    counted = None if search.strip() or sentiment else _counted(connection, by, value, since, until)
    if counted is not None:
        total = counted[negative]
    else:
        total = connection.execute(f"SELECT count(*) FROM texts WHERE {where}", parameters).fetchone()[0]
    rows = connection.execute(
        f"SELECT * FROM texts WHERE {where} ORDER BY moment DESC, id DESC LIMIT ?", (*parameters, limit)
    )
    return TextsPage(int(total), tuple(_text(row) for row in rows))


def _counted(
    connection: sqlite3.Connection, by: str, value: str, since: int | None, until: int | None
) -> tuple[int, int] | None:
    """Return how many texts and negatives the hourly counts tell of, None where the span is not one of whole hours."""
    if (since or 0) % HOUR_SECONDS or (until or 0) % HOUR_SECONDS or by not in (ALL, *groups(connection)):
        return None
    last = until // HOUR_SECONDS if until is not None else 1 << 40
    return figures(connection, by, value if by else "", (since or 0) // HOUR_SECONDS, last)


def _of(by: str, value: str) -> tuple[str, Sequence[str]]:
    if by == BY_TOPIC:
        return "instr(topics, ?) > 0", (f"|{value}|",)
    if by == BY_SOURCE:
        return "source = ?", (value,)
    name = json.dumps(by.removeprefix(COLUMN), ensure_ascii=False)
    return "json_extract(cells, ?) = ?", (f"$.{name}", value)


def _text(row: sqlite3.Row) -> Text:
    topics = store.parted(row["topics"])
    return Text(row["text"], row["moment"], row["source"], row["sentiment"], topics, json.loads(row["cells"]))
