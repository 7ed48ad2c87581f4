"""Opens a project's SQLite file, the one source of truth, and brings it to today's form by numbered migrations."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex

from engine.errors import BadInput

MIGRATIONS = Path(__file__).parent / "migrations"


def open_database(path: Path) -> sqlite3.Connection:
    """Return a connection with foreign keys and write-ahead log; every missing migration is applied.

    Raises BadInput `project_broken` for a file that is no project, `project_newer` for one of a later Deskhand.
    """
    try:
        connection = sqlite3.connect(path, isolation_level=None)
    except sqlite3.OperationalError as error:
        raise BadInput("project_broken", detail=str(error), path=str(path.parent)) from error
    connection.row_factory = sqlite3.Row
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        _migrate(connection, path)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise BadInput("project_broken", detail=str(error), path=str(path.parent)) from error
    except BadInput:
        connection.close()
        raise
    return connection


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    have: int = connection.execute("PRAGMA user_version").fetchone()[0]
    steps = {int(file.name[:4]): file for file in sorted(MIGRATIONS.glob("*.sql"))}
    if have > max(steps):
        raise BadInput("project_newer", path=str(path.parent))
    for number, file in steps.items():
        if number > have:
            script = file.read_text(encoding="utf-8")
            connection.executescript(f"BEGIN; {script} PRAGMA user_version = {number}; COMMIT;")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Change rows together or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def now() -> str:
    """Return this moment as ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def new_id(prefix: str) -> str:
    """Return a fresh id such as `run-20261123-101500-1f2e3d`: sortable by time, safe as a folder's name."""
    return f"{prefix}-{datetime.now(UTC):%Y%m%d-%H%M%S}-{token_hex(3)}"
