"""Tells equal rows of one file apart by how often they stand there: the same short answer of two people is two texts.

Files are read bit by bit, so what was met of a file is kept until it is read from its start again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from engine.ready_made.sentiment_monitor.store import Row


def begin(connection: sqlite3.Connection, feed: int, file: str) -> int:
    """Return the number of a new reading of a file from its start; what was met before is forgotten."""
    forget(connection, feed, file)
    last = connection.execute("SELECT max(reading) FROM files").fetchone()[0]
    return int(last or 0) + 1


def current(connection: sqlite3.Connection, feed: int, file: str) -> int:
    """Return the number of the reading that goes on in a file, a new one where there is none."""
    row = connection.execute("SELECT reading FROM files WHERE feed = ? AND path = ?", (feed, file)).fetchone()
    return int(row["reading"]) if row and row["reading"] else begin(connection, feed, file)


def forget(connection: sqlite3.Connection, feed: int, file: str = "") -> None:
    """Forget what was met of a file, or of all files of a feed."""
    connection.execute(
        "DELETE FROM occurrences WHERE reading IN (SELECT reading FROM files WHERE feed = ? AND ? IN (path, ''))",
        (feed, file),
    )


def told_apart(connection: sqlite3.Connection, reading: int, rows: Sequence[Row], overlaps: bool = False) -> list[Row]:
    """Return the rows that come next in a reading, numbered among their like from 1.

    Where they overlap with what was read before, the first of them was counted then. Within the caller's transaction.
    """
    counts: dict[bytes, int] = {}
    made: list[Row] = []
    for at, row in enumerate(rows):
        key = row.key
        if key not in counts:
            counts[key] = _count(connection, reading, key)
        counts[key] = max(1, counts[key]) if overlaps and at == 0 else counts[key] + 1
        made.append(row if counts[key] == 1 else replace(row, occurrence=counts[key]))
    connection.executemany(
        "INSERT OR REPLACE INTO occurrences (reading, key, count) VALUES (?, ?, ?)",
        [(reading, key, count) for key, count in counts.items()],
    )
    return made


def _count(connection: sqlite3.Connection, reading: int, key: bytes) -> int:
    row = connection.execute("SELECT count FROM occurrences WHERE reading = ? AND key = ?", (reading, key)).fetchone()
    return int(row["count"]) if row else 0
