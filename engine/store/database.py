"""Opens a project's SQLite file, the one source of truth, and brings it to today's form by numbered migrations."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex

from engine.errors import BadInput, EngineError, JobFailed
from engine.machine.disk import disk_full, is_full

MIGRATIONS = Path(__file__).parent / "migrations"


def open_database(path: Path, new: bool = False) -> sqlite3.Connection:
    """Return a connection with foreign keys and write-ahead log; every missing migration is applied.

    Only a `new` one may be empty before. Raises BadInput `project_broken` for a file that is no project,
    `project_newer` for one of a later Deskhand, `project_locked` where it may not be written; JobFailed `disk_full`,
    and `project_busy` where another process writes for longer than a change waits.
    """
    try:
        connection = sqlite3.connect(path, isolation_level=None)
    except sqlite3.OperationalError as error:
        raise _unopened(path, error) from error
    connection.row_factory = sqlite3.Row
    try:
        if not new and _version(connection) == 0:
            # A copy that was cut or a failure of power left it empty: taken for new, it would lose what lies beside it.
            raise BadInput("project_broken", path=str(path.parent))
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        migrate(connection, MIGRATIONS)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise _unopened(path, error) from error
    except EngineError:
        connection.close()
        raise
    return connection


def is_taken(path: Path) -> bool:
    """Whether another process writes to a project's file now; whatever else keeps it closed is told by opening it."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=0, isolation_level=None)) as own:
            own.execute("BEGIN IMMEDIATE")
            own.execute("ROLLBACK")
    except sqlite3.Error as error:
        return is_busy(error)
    return False


def is_locked(error: Exception) -> bool:
    """Whether SQLite may not write to the database."""
    return _kind(error) == sqlite3.SQLITE_READONLY


def is_broken(error: Exception) -> bool:
    """Whether SQLite found damage in the database."""
    return _kind(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def is_busy(error: Exception) -> bool:
    """Whether another process was writing to the database for longer than a change waits."""
    return _kind(error) == sqlite3.SQLITE_BUSY


def _version(connection: sqlite3.Connection) -> int:
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def _kind(error: Exception) -> int:
    # The upper bytes tell the cause; errors of Python's own side have no number.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _unopened(path: Path, error: sqlite3.Error) -> EngineError:
    if is_full(error):
        return disk_full(error, path.parent)
    if is_busy(error):
        return JobFailed("project_busy", detail=str(error), path=str(path.parent))
    # What stands there and cannot be opened lacks the right to it, or to make the log beside it.
    locked = is_locked(error) or (_kind(error) == sqlite3.SQLITE_CANTOPEN and path.exists())
    return BadInput("project_locked" if locked else "project_broken", detail=str(error), path=str(path.parent))


def migrate(
    connection: sqlite3.Connection,
    folder: Path,
    read: str = "PRAGMA user_version",
    keep: str = "PRAGMA user_version = {number}",
) -> None:
    """Apply the numbered migrations in `folder` that are missing, all or none.

    `read` asks for the number of the last one that was applied, `keep` is how it is kept. Raises BadInput
    `project_newer` if that is a later Deskhand's.
    """
    steps = {int(file.name[:4]): file for file in sorted(folder.glob("*.sql"))}
    newest = max(steps, default=0)
    have: int = connection.execute(read).fetchone()[0]
    if have > newest:
        file = connection.execute("PRAGMA database_list").fetchone()[2]
        raise BadInput("project_newer", path=str(Path(file).parent))
    if have == newest:
        return
    with transaction(connection):
        # Another window or thread may have been quicker.
        have = connection.execute(read).fetchone()[0]
        for script in (step.read_text(encoding="utf-8") for number, step in steps.items() if number > have):
            for statement in _statements(script):
                connection.execute(statement)
        connection.execute(keep.format(number=newest))


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a script one by one: run as a whole, it would end the transaction it stands in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement


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
