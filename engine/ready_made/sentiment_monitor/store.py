"""The monitor's own file of dated texts, in the project: every row once, and counted by the hour as it comes.

A file of its own beside the project's, for a million rows must not hold up the engine's thread, which owns that one.
Texts and their counts, and how far a file was read, change in one transaction: a kill loses and doubles nothing.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from engine.data.column_dates import is_ambiguous
from engine.ready_made.sentiment_monitor import zones
from engine.ready_made.sentiment_monitor.values import ALL, BY_SOURCE, BY_TOPIC, COLUMN, HOUR_SECONDS
from engine.ready_made.spellings import usual
from engine.store.database import migrate, transaction

FILE = "feed.sqlite"
SENTIMENT_WAITS, TOPICS_WAIT = 1, 2
_MIGRATIONS = Path(__file__).parent / "migrations"
ZONE, _DAYS_ZONE = "zone", "days_zone"
_PATIENCE = 30.0
# What of a text may be another when its row is read again.
_TOLD = ("moment", "cells", "sentiment", "topics")


@dataclass(frozen=True)
class Row:
    """A dated text as a feed has it.

    `written` (its date as it stood there), `origin` and those of its cells that are `telling` tell it from its like;
    where they do not, its `occurrence` does, from 1: see `occurrences`.
    """

    moment: int
    written: str
    origin: str
    source: str
    text: str
    cells: Mapping[str, str] = field(default_factory=dict)
    sentiment: str = ""
    topics: tuple[str, ...] = ()
    telling: Mapping[str, str] = field(default_factory=dict)
    occurrence: int = 1

    @property
    def key(self) -> bytes:
        """What makes it this row and no other; a first one has the key that it had before occurrences were counted."""
        parts: list[Any] = [self.origin, self.written, self.text, self.telling]
        if self.occurrence > 1:
            parts.append(self.occurrence)
        said = json.dumps(parts, ensure_ascii=False, sort_keys=True)
        return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).digest()


@dataclass(frozen=True)
class Added:
    """What became of rows: new ones, those that were there already, and new ones of an hour that had passed."""

    new: int = 0
    repeated: int = 0
    late: int = 0


@contextmanager
def opened(root: Path) -> Iterator[sqlite3.Connection]:
    """Open the feed of a project, made at need. Raises BadInput `project_newer`."""
    with closing(sqlite3.connect(root / FILE, isolation_level=None, timeout=_PATIENCE)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        migrate(connection, _MIGRATIONS)
        if setting(connection, _DAYS_ZONE) != zone_name(connection):
            _count_days(connection)
        yield connection


def setting(connection: sqlite3.Connection, name: str) -> str:
    """Return what was set, '' for nothing."""
    row = connection.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
    return str(row["value"]) if row else ""


def set_setting(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Keep what was set, within the caller's transaction."""
    connection.execute("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", (name, value))


def zone_name(connection: sqlite3.Connection) -> str:
    """Return the name of the zone that days and times are meant in: the one that was set, else this computer's."""
    return setting(connection, ZONE) or zones.system_zone()


def _count_days(connection: sqlite3.Connection) -> None:
    """Put the hours together to days anew: the zone is another one, by the person's will or the computer's."""
    name = zone_name(connection)
    connection.create_function("day_of", 1, lambda hour: zones.day_of(hour, name), deterministic=True)
    with transaction(connection):
        connection.execute("DELETE FROM days")
        connection.execute(
            "INSERT INTO days (by, value, day, sentiment, count) SELECT by, value, day_of(hour), sentiment, sum(count) "
            "FROM counts GROUP BY 1, 2, 3, 4"
        )
        set_setting(connection, _DAYS_ZONE, name)


def add(
    connection: sqlite3.Connection, feed: int, rows: Sequence[Row], by: Sequence[str] = (), reread: int = 0
) -> Added:
    """Add rows within the caller's transaction, or let those that are there already say what they say now.

    `by` are the columns that texts are also counted by; that many as are `reread` have not come again, they only were
    read again.
    """
    newest = connection.execute("SELECT max(moment) FROM texts").fetchone()[0]
    passed = newest // HOUR_SECONDS if newest is not None else None
    counted: Counter[tuple[str, str, int, str]] = Counter()
    new = late = 0
    for row in _as_usual(connection, rows):
        waits = (0 if row.sentiment else SENTIMENT_WAITS) | (0 if row.topics else TOPICS_WAIT)
        cells = json.dumps(dict(row.cells), ensure_ascii=False) if row.cells else "{}"
        topics = joined(row.topics)
        values = (row.key, row.moment, feed, row.source, row.text, cells, row.sentiment, topics, waits)
        done = connection.execute(
            "INSERT OR IGNORE INTO texts (key, moment, feed, source, text, cells, sentiment, topics, waits) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            values,
        )
        if done.rowcount != 1:
            _change(connection, row, cells)
            continue
        new += 1
        hour = row.moment // HOUR_SECONDS
        late += passed is not None and hour < passed
        for group, value in _groups(row.source, row.topics, row.cells, by):
            counted[(group, value, hour, row.sentiment)] += 1
    count(connection, counted)
    repeated = max(0, len(rows) - new - reread)
    connection.execute(
        "UPDATE feeds SET texts = texts + ?, repeated = repeated + ?, late = late + ? WHERE id = ?",
        (new, repeated, late, feed),
    )
    return Added(new, repeated, late)


def _as_usual(connection: sqlite3.Connection, rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows with topics and sources as they are usually written: those that differ in capitals are one."""
    topics = _spellings(connection, BY_TOPIC, [topic for row in rows for topic in row.topics])
    sources = _spellings(connection, BY_SOURCE, [row.source for row in rows])
    if not topics and not sources:
        return rows
    return [
        replace(
            row,
            source=sources.get(row.source, row.source),
            topics=tuple(dict.fromkeys(topics.get(topic, topic) for topic in row.topics)),
        )
        for row in rows
    ]


def _spellings(connection: sqlite3.Connection, by: str, written: Sequence[str]) -> Mapping[str, str]:
    """Return how those that nothing is counted by yet are to be written."""
    known = "SELECT 1 FROM days WHERE by = ? AND value = ? LIMIT 1"
    new = {name for name in set(written) if not connection.execute(known, (by, name)).fetchone()}
    if not new:
        return {}
    standing = [row["value"] for row in connection.execute("SELECT DISTINCT value FROM days WHERE by = ?", (by,))]
    return usual([name for name in written if name in new], standing)


def _change(connection: sqlite3.Connection, row: Row, cells: str) -> None:
    """Let a text that is there have the cells and readings of a row that came again.

    Its moment stays, whatever zone is meant by now, unless its date reads otherwise with the month first.
    """
    stood = connection.execute("SELECT * FROM texts WHERE key = ?", (row.key,)).fetchone()
    said, about = row.sentiment or stood["sentiment"], joined(row.topics) or stood["topics"]
    told = (row.moment if is_ambiguous(row.written) else stood["moment"], cells, said, about)
    if told == tuple(stood[name] for name in _TOLD):
        return
    waits = stood["waits"] & ~((SENTIMENT_WAITS if row.sentiment else 0) | (TOPICS_WAIT if row.topics else 0))
    said_by = 0 if row.sentiment else stood["sentiment_by"]
    about_by = 0 if row.topics else stood["topics_by"]
    connection.execute(
        "UPDATE texts SET moment = ?, cells = ?, sentiment = ?, topics = ?, waits = ?, sentiment_by = ?, "
        "topics_by = ? WHERE id = ?",
        (*told, waits, said_by, about_by, stood["id"]),
    )
    by = counted_columns(connection)[stood["feed"]]
    changed = {**dict(stood), **dict(zip(_TOLD, told, strict=True))}
    count(connection, _counted(stood, by, -1))
    count(connection, _counted(changed, by, 1))


def _counted(
    row: sqlite3.Row | Mapping[str, Any], by: Sequence[str], change: int
) -> dict[tuple[str, str, int, str], int]:
    """Return what a text counts for that stands, or is to stand, in the table."""
    groups = _groups(row["source"], parted(row["topics"]), json.loads(row["cells"]), by)
    return {(group, value, row["moment"] // HOUR_SECONDS, row["sentiment"]): change for group, value in groups}


def take_back(connection: sqlite3.Connection, key: bytes, by: Sequence[str]) -> None:
    """Remove a row that was read before its line had an end, and uncount it."""
    row = connection.execute("SELECT * FROM texts WHERE key = ?", (key,)).fetchone()
    if row is None:
        return
    connection.execute("DELETE FROM texts WHERE id = ?", (row["id"],))
    connection.execute("UPDATE feeds SET texts = texts - 1 WHERE id = ?", (row["feed"],))
    count(connection, _counted(row, by, -1))


def set_readings(
    connection: sqlite3.Connection,
    read: Iterable[tuple[int, str | None, tuple[str, ...] | None]],
    by: Mapping[int, Sequence[str]],
    readers: tuple[int, int] = (0, 0),
) -> None:
    """Keep what models say of texts (id, sentiment or None, topics or None), and count them anew; `by` as in `add`.

    `readers` are the numbers of these models. What the file itself said is left as it is, what a model said is
    replaced. Within the caller's transaction.
    """
    changed: Counter[tuple[str, str, int, str]] = Counter()
    for number, sentiment, topics in read:
        row = connection.execute("SELECT * FROM texts WHERE id = ?", (number,)).fetchone()
        if row is None:
            continue
        waits, columns = row["waits"], by.get(row["feed"], ())
        said, about = row["sentiment"], row["topics"]
        said_by, about_by = row["sentiment_by"], row["topics_by"]
        if sentiment is not None and (waits & SENTIMENT_WAITS or said_by):
            said, waits, said_by = sentiment, waits & ~SENTIMENT_WAITS, readers[0]
        if topics is not None and (waits & TOPICS_WAIT or about_by):
            about, waits, about_by = joined(topics), waits & ~TOPICS_WAIT, readers[1]
        changed.update(_counted(row, columns, -1))
        changed.update(_counted({**dict(row), "sentiment": said, "topics": about}, columns, 1))
        connection.execute(
            "UPDATE texts SET sentiment = ?, topics = ?, waits = ?, sentiment_by = ?, topics_by = ? WHERE id = ?",
            (said, about, waits, said_by, about_by, number),
        )
    count(connection, changed)


def reader(connection: sqlite3.Connection, model: str) -> int:
    """Return the number of a model, 0 for '' and for one that has read nothing yet."""
    row = connection.execute("SELECT id FROM readers WHERE model = ?", (model,)).fetchone()
    return int(row["id"]) if row else 0


def add_reader(connection: sqlite3.Connection, model: str) -> int:
    """Return the number of a model, 0 for ''; within the caller's transaction."""
    if model:
        connection.execute("INSERT OR IGNORE INTO readers (model) VALUES (?)", (model,))
    return reader(connection, model)


def count(connection: sqlite3.Connection, changes: Mapping[tuple[str, str, int, str], int]) -> None:
    """Add to the counts by hour and by day, within the caller's transaction."""
    days: Counter[tuple[str, str, int, str]] = Counter()
    # The zone by which the days that are there were counted, whatever was set meanwhile.
    zone = setting(connection, _DAYS_ZONE)
    for (by, value, hour, sentiment), change in changes.items():
        days[(by, value, zones.day_of(hour, zone), sentiment)] += change
    for table, part, counted in (("counts", "hour", changes), ("days", "day", days)):
        connection.executemany(
            f"INSERT INTO {table} (by, value, {part}, sentiment, count) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET count = count + excluded.count",
            [(*key, change) for key, change in counted.items() if change],
        )


def joined(topics: Sequence[str]) -> str:
    """Return topics as they stand in the table: |a|b|, '' for none."""
    return f"|{'|'.join(topics)}|" if topics else ""


def parted(topics: str) -> tuple[str, ...]:
    """Return the topics of a text."""
    return tuple(topics[1:-1].split("|")) if topics else ()


def counted_columns(connection: sqlite3.Connection) -> dict[int, tuple[str, ...]]:
    """Return feed -> the columns that its texts are also counted by."""
    rows = connection.execute("SELECT id, columns FROM feeds").fetchall()
    return {row["id"]: tuple(json.loads(row["columns"]).get("by") or ()) for row in rows}


def cells_of(connection: sqlite3.Connection, feed: int) -> list[dict[str, str]]:
    """Return the cells of a feed's texts."""
    return [json.loads(row["cells"]) for row in connection.execute("SELECT cells FROM texts WHERE feed = ?", (feed,))]


def count_by(connection: sqlite3.Connection, feed: int, columns: Sequence[str]) -> None:
    """Count a feed's texts by columns that they were not counted by, within the caller's transaction."""
    counted: Counter[tuple[str, str, int, str]] = Counter()
    for row in connection.execute("SELECT * FROM texts WHERE feed = ?", (feed,)):
        every = _counted(row, columns, 1)
        counted.update({key: change for key, change in every.items() if key[0].startswith(COLUMN)})
    count(connection, counted)


def _groups(
    source: str, topics: Sequence[str], cells: Mapping[str, str], columns: Sequence[str]
) -> Iterator[tuple[str, str]]:
    yield ALL, ""
    yield BY_SOURCE, source
    for topic in dict.fromkeys(topics):
        yield BY_TOPIC, topic
    for column in columns:
        if cells.get(column):
            yield COLUMN + column, cells[column]
