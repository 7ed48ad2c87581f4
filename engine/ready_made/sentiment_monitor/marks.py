"""Keeps how far each file of a feed was read, and in which reading of it."""

from __future__ import annotations

import sqlite3

from engine.ready_made.sentiment_monitor import occurrences
from engine.ready_made.sentiment_monitor.files import Mark


def mark_of(connection: sqlite3.Connection, feed: int, file: str) -> Mark:
    """Return how far a file was read, the beginning of one that was not."""
    row = connection.execute("SELECT * FROM files WHERE feed = ? AND path = ?", (feed, file)).fetchone()
    if row is None:
        return Mark()
    return Mark(
        row["size"],
        row["changed"],
        row["offset"],
        row["rows"],
        row["tail"],
        row["encoding"],
        row["open_key"] is not None,
    )


def keep(
    connection: sqlite3.Connection, feed: int, file: str, mark: Mark, open_key: bytes | None, reading: int
) -> None:
    """Keep how far a file was read, within the caller's transaction."""
    connection.execute(
        "INSERT OR REPLACE INTO files (feed, path, size, changed, offset, rows, tail, encoding, open_key, reading) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (feed, file, mark.size, mark.changed, mark.offset, mark.rows, mark.tail, mark.encoding, open_key, reading),
    )


def drop(connection: sqlite3.Connection, feed: int, file: str = "") -> None:
    """Let a file, or all of a feed, be read from the start, within the caller's transaction."""
    occurrences.forget(connection, feed, file)
    connection.execute("DELETE FROM files WHERE feed = ? AND ? IN (path, '')", (feed, file))
