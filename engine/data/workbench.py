"""One DuckDB connection and one scratch folder for a piece of work on data, so that neither outlives the work.

Everything the person's files hold goes through here: no extension is ever installed or loaded, so the network is
never tried, and threads and memory are limited so that the window stays responsive beside it.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb

from engine.machine.disk import disk_full, is_full

# An import of a million rows stays under 700 MB in all; what does not fit spills to the scratch folder.
MEMORY_LIMIT = "420MB"
BATCH = 2000
# In bytes: with less left a disk is full, as what is written goes there until nothing fits any more.
_ROOM = 1 << 16
# How the scratch folders' names begin, in the system's own temporary folder; they end with whose they are.
SCRATCH = "deskhand-data-"


class Bench:
    """A context manager: `con` is an in-memory DuckDB connection, `folder` holds what spills and is transcoded.

    Ends with JobFailed `disk_full` where there was no room for that.

    `threads` is how many of the processor's cores it may use.
    """

    def __init__(self, threads: int = min(4, os.cpu_count() or 1)) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix=SCRATCH, suffix=f".{os.getpid()}.part"))
        self.con = duckdb.connect(
            ":memory:",
            config={
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
                "threads": threads,
                "memory_limit": MEMORY_LIMIT,
                "temp_directory": str(self.folder / "spill"),
            },
        )
        # It would be drawn into the standard output of a program that has no main file, such as a packaged one.
        self.con.execute("SET enable_progress_bar = false")
        self._names = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.con.close()
        full = disk_full(error, self.folder.parent) if error and is_full(error) and _has_no_room(self.folder) else None
        shutil.rmtree(self.folder, ignore_errors=True)
        if full:
            raise full from error

    def name(self, stem: str) -> str:
        """Return a name that no other table or file of this bench has."""
        self._names += 1
        return f"{stem}_{self._names}"

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run `sql` and return all its rows."""
        return list(self.con.execute(sql, list(parameters)).fetchall())

    def value(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """Run `sql` and return the first value of its first row, None where there is no row."""
        found = self.rows(sql, parameters)
        return found[0][0] if found else None

    def batches(self, sql: str, size: int = BATCH) -> Iterator[list[tuple[Any, ...]]]:
        """Stream the rows of `sql`; a cursor of its own, so that other queries may run in between."""
        cursor = self.con.cursor()
        try:
            cursor.execute(sql)
            while rows := cursor.fetchmany(size):
                yield rows
        finally:
            cursor.close()


def _has_no_room(folder: Path) -> bool:
    """Whether it is this folder's disk that is full: files elsewhere may be written from a bench too."""
    return shutil.disk_usage(folder).free < _ROOM


class Reader(Bench):
    """A bench for what only reads: a cursor of one database that stays open as long as the process.

    To open a database takes longer than to read a page, and holds up every other thread meanwhile, the window's too.
    """

    def __init__(self) -> None:
        shared = _database()
        self.folder = shared.folder
        self.con = shared.con.cursor()
        self._names = 0

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.con.close()


def open_reader() -> None:
    """Open the database of all Readers, ahead of the first page that a person waits for."""
    _database()


_opening = threading.Lock()
_opened: list[Bench] = []


def _database() -> Bench:
    with _opening:
        if not _opened:
            # One core is left to the window, in whose process most reading happens.
            shared = Bench(threads=max(1, min(4, (os.cpu_count() or 1) - 1)))
            # A page is read by several queries of one file: its footer is read once, and again when the file changed.
            shared.con.execute("SET parquet_metadata_cache = true")
            _opened.append(shared)
            atexit.register(_opened[0].__exit__, None, None, None)
        return _opened[0]
