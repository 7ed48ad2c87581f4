"""Reads what is new in a table of a SQLite or DuckDB file; the file is opened for reading only."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

import duckdb

from engine.data.sql import plain_cell, quote
from engine.errors import BadInput
from engine.ready_made.sentiment_monitor.files import UNFINISHED, Mark, Piece, reread, with_last
from engine.ready_made.sentiment_monitor.rows import Record

_BATCH = 5000
_SQLITE = b"SQLite format 3\0"


def read_table(path: Path, table: str, mark: Mark, refused: Sequence[int] = ()) -> Iterator[Piece]:
    """Yield the rows that came since `mark` (its `offset` is the last row's number), in pieces.

    Before them come those with the numbers `refused`, for they may have been corrected. Of a table whose earlier rows
    are not those that were read, of a view, and of DuckDB, which numbers rows anew, all rows come again: the feed knows
    those it has. Raises BadInput `feed_file_gone`, `feed_table`, `feed_busy`.
    """
    found, is_sqlite = _looked_at(path)
    # A write-ahead log grows while the file beside it stays as it is.
    log = path.with_name(f"{path.name}-wal")
    changed = found.st_mtime_ns + (log.stat().st_mtime_ns if log.is_file() else 0)
    if (found.st_size, changed) == (mark.size, mark.changed):
        return
    seen = replace(mark, size=found.st_size, changed=changed)
    with _opened(path, is_sqlite, table) as connection:
        known = _tables(connection, is_sqlite)
        if table not in known:
            raise BadInput("feed_table", path=str(path), table=table, known=", ".join(known))
        if is_sqlite and known[table] and _has_rowid(connection, table):
            yield from _numbered(connection, table, seen, refused)
        else:
            yield from _all(connection.execute(f"SELECT * FROM {quote(table)}"), seen)


def tables_of(path: Path) -> tuple[str, ...]:
    """Return the tables and views of a file; raises BadInput `feed_file_gone`, `feed_table`, `feed_busy`."""
    _, is_sqlite = _looked_at(path)
    with _opened(path, is_sqlite, "") as connection:
        return tuple(_tables(connection, is_sqlite))


def _looked_at(path: Path) -> tuple[os.stat_result, bool]:
    """Return what the disk tells of a file, and whether it is one of SQLite."""
    try:
        with path.open("rb") as file:
            return path.stat(), file.read(16) == _SQLITE
    except OSError as error:
        raise BadInput("feed_file_gone", detail=str(error), path=str(path)) from error


@contextmanager
def _opened(path: Path, is_sqlite: bool, table: str) -> Iterator[Any]:
    try:
        with closing(_connected(path, is_sqlite)) as connection:
            yield connection
    except (sqlite3.OperationalError, duckdb.IOException) as error:
        raise BadInput("feed_busy", detail=str(error), path=str(path), reason=str(error).splitlines()[0]) from error
    except (sqlite3.DatabaseError, duckdb.Error) as error:
        raise BadInput("feed_table", detail=str(error), path=str(path), table=table, known="-") from error


def _connected(path: Path, is_sqlite: bool) -> Any:
    if is_sqlite:
        return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=5)
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    return duckdb.connect(str(path), read_only=True, config=config)


def _tables(connection: Any, is_sqlite: bool) -> dict[str, bool]:
    """Return each table and view of a file, and whether it is a table."""
    listed = (
        "SELECT name, type = 'table' FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' "
        "ESCAPE '\\'"
        if is_sqlite
        else "SELECT table_name, table_type = 'BASE TABLE' FROM information_schema.tables"
    )
    return {str(name): bool(is_table) for name, is_table in connection.execute(listed).fetchall()}


def _has_rowid(connection: sqlite3.Connection, table: str) -> bool:
    try:
        connection.execute(f"SELECT rowid FROM {quote(table)} LIMIT 1")
    except sqlite3.OperationalError:
        return False
    return True


def _numbered(connection: sqlite3.Connection, table: str, mark: Mark, refused: Sequence[int]) -> Iterator[Piece]:
    before = connection.execute(f"SELECT count(*) FROM {quote(table)} WHERE rowid <= ?", (mark.offset,)).fetchone()[0]
    goes_on = before == mark.rows
    select = f"SELECT rowid, * FROM {quote(table)} WHERE rowid"
    if goes_on and refused:
        numbers = json.dumps(list(refused))
        found = connection.execute(f"{select} IN (SELECT value FROM json_each(?)) ORDER BY rowid", (numbers,))
        yield Piece(tuple(_with_numbers(found)), replace(mark, size=UNFINISHED), True, corrected=True)
    # From the last one on, not after it: a row that was deleted at the end gives its number to the next.
    known = min(1, mark.rows) if goes_on else mark.rows
    start, rows = (mark.offset, mark.rows - known) if goes_on else (-(1 << 63), 0)
    found = connection.execute(f"{select} >= ? ORDER BY rowid", (start,))
    for piece in reread(_pieces(_with_numbers(found), replace(mark, rows=rows), not goes_on), known):
        yield replace(piece, overlaps=goes_on and piece.reread > 0)


def _pieces(records: Iterator[Record], mark: Mark, anew: bool) -> Iterator[Piece]:
    """Yield the records in pieces, an empty one where there are none."""
    rows, batches = mark.rows, iter(lambda: tuple(islice(records, _BATCH)), ())
    for batch, last in with_last(batches):
        rows += len(batch)
        size = mark.size if last else UNFINISHED
        yield Piece(batch, replace(mark, size=size, offset=batch[-1].number, rows=rows), anew)
        anew = False
    if rows == mark.rows:
        yield Piece((), mark, anew)


def _all(cursor: Any, mark: Mark) -> Iterator[Piece]:
    names = [column[0] for column in cursor.description]
    records = (Record(number, _cells(names, row)) for number, row in enumerate(_rows(cursor), 1))
    yield from reread(_pieces(records, replace(mark, rows=0), True), mark.rows)


def _with_numbers(cursor: sqlite3.Cursor) -> Iterator[Record]:
    """Yield the rows of a query whose first column is their number."""
    names = [column[0] for column in cursor.description[1:]]
    return (Record(row[0], _cells(names, row[1:])) for row in _rows(cursor))


def _rows(cursor: Any) -> Iterator[tuple[Any, ...]]:
    return chain.from_iterable(iter(lambda: cursor.fetchmany(_BATCH), []))


def _cells(names: list[str], row: tuple[Any, ...]) -> dict[str, str]:
    return {name: "" if value is None else str(plain_cell(value)) for name, value in zip(names, row, strict=True)}
