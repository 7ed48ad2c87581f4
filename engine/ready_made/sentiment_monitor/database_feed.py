"""Reads what is new in a table of a SQLite or DuckDB file; the file is opened for reading only."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb

from engine.data.bench import plain_cell, quote
from engine.errors import BadInput
from engine.ready_made.sentiment_monitor.files import Mark, Piece
from engine.ready_made.sentiment_monitor.rows import Record

_BATCH = 5000
_SQLITE = b"SQLite format 3\0"


def read_table(path: Path, table: str, mark: Mark) -> Iterator[Piece]:
    """Yield the rows that came since `mark` (its `offset` is the last row's number), in pieces.

    Of a table whose earlier rows are not those that were read, of a view, and of DuckDB, which numbers rows anew, all
    rows come again: the feed knows those it has. Raises BadInput `feed_file_gone`, `feed_table`, `feed_busy`.
    """
    try:
        found = path.stat()
        with path.open("rb") as file:
            is_sqlite = file.read(16) == _SQLITE
    except OSError as error:
        raise BadInput("feed_file_gone", detail=str(error), path=str(path)) from error
    # A write-ahead log grows while the file beside it stays as it is.
    log = path.with_name(f"{path.name}-wal")
    changed = found.st_mtime_ns + (log.stat().st_mtime_ns if log.is_file() else 0)
    if (found.st_size, changed) == (mark.size, mark.changed):
        return
    seen = replace(mark, size=found.st_size, changed=changed)
    yield from _sqlite(path, table, seen) if is_sqlite else _duckdb(path, table, seen)


def _sqlite(path: Path, table: str, mark: Mark) -> Iterator[Piece]:
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=5)) as connection:
            kind = connection.execute("SELECT type FROM sqlite_master WHERE name = ?", (table,)).fetchone()
            if kind is None:
                names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type <> 'index'")]
                raise BadInput("feed_table", path=str(path), table=table, known=", ".join(names))
            numbered = kind[0] == "table" and _has_rowid(connection, table)
            yield from (
                _numbered(connection, table, mark)
                if numbered
                else _all(connection.execute(f"SELECT * FROM {quote(table)}"), mark)
            )
    except sqlite3.OperationalError as error:
        raise BadInput("feed_busy", detail=str(error), path=str(path), reason=str(error)) from error
    except sqlite3.DatabaseError as error:
        raise BadInput("feed_table", detail=str(error), path=str(path), table=table, known="-") from error


def _has_rowid(connection: sqlite3.Connection, table: str) -> bool:
    try:
        connection.execute(f"SELECT rowid FROM {quote(table)} LIMIT 1")
    except sqlite3.OperationalError:
        return False
    return True


def _numbered(connection: sqlite3.Connection, table: str, mark: Mark) -> Iterator[Piece]:
    before = connection.execute(f"SELECT count(*) FROM {quote(table)} WHERE rowid <= ?", (mark.offset,)).fetchone()[0]
    # From the last one on, not after it: a row that was deleted at the end gives its number to the next.
    start = mark.offset if before == mark.rows else -(1 << 63)
    rows = mark.rows - 1 if start == mark.offset and mark.rows else 0
    cursor = connection.execute(f"SELECT rowid, * FROM {quote(table)} WHERE rowid >= ? ORDER BY rowid", (start,))
    names = [column[0] for column in cursor.description[1:]]
    came = False
    while found := cursor.fetchmany(_BATCH):
        came = True
        rows += len(found)
        records = tuple(Record(row[0], _cells(names, row[1:])) for row in found)
        yield Piece(records, replace(mark, offset=found[-1][0], rows=rows), False)
    if not came:
        yield Piece((), mark, False)


def _duckdb(path: Path, table: str, mark: Mark) -> Iterator[Piece]:
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    try:
        with closing(duckdb.connect(str(path), read_only=True, config=config)) as connection:
            known = [
                str(row[0]) for row in connection.execute("SELECT table_name FROM information_schema.tables").fetchall()
            ]
            if table not in known:
                raise BadInput("feed_table", path=str(path), table=table, known=", ".join(known))
            yield from _all(connection.execute(f"SELECT * FROM {quote(table)}"), mark)
    except duckdb.IOException as error:
        raise BadInput("feed_busy", detail=str(error), path=str(path), reason=str(error).splitlines()[0]) from error
    except duckdb.Error as error:
        raise BadInput("feed_table", detail=str(error), path=str(path), table=table, known="-") from error


def _all(cursor: Any, mark: Mark) -> Iterator[Piece]:
    names = [column[0] for column in cursor.description]
    number = 0
    yield Piece((), replace(mark, rows=0), False)
    while found := cursor.fetchmany(_BATCH):
        records = tuple(Record(number + at, _cells(names, row)) for at, row in enumerate(found, 1))
        number += len(found)
        yield Piece(records, replace(mark, offset=number, rows=number), False)


def _cells(names: list[str], row: tuple[Any, ...]) -> dict[str, str]:
    return {name: "" if value is None else str(plain_cell(value)) for name, value in zip(names, row, strict=True)}
