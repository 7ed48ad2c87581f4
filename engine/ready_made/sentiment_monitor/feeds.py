"""The feeds of a project: where texts come from, read on from where they were left, with what went wrong said."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.errors import BadInput, EngineError
from engine.ready_made.sentiment_monitor import files, store, zones
from engine.ready_made.sentiment_monitor import rows as reading
from engine.ready_made.sentiment_monitor.database_feed import read_table
from engine.ready_made.sentiment_monitor.files import KINDS, Mark, Piece
from engine.ready_made.sentiment_monitor.rows import Columns, Refusal
from engine.ready_made.sentiment_monitor.values import FILES, FOLDER, TABLE_FEED, Feed
from engine.store.database import transaction

OK = "ok"
_FUTURE = "feed_row_future"


@dataclass(frozen=True)
class Source:
    """A feed as it is read: `name` stands for rows that name no source of their own."""

    feed: int
    kind: str
    name: str
    path: str
    table: str
    columns: Columns


def every(connection: sqlite3.Connection) -> list[Source]:
    """Return the feeds in the order in which they were added."""
    found = connection.execute("SELECT * FROM feeds ORDER BY id").fetchall()
    return [
        Source(
            row["id"], row["kind"], row["name"], row["path"], row["tbl"], Columns.from_json(json.loads(row["columns"]))
        )
        for row in found
    ]


def listed(connection: sqlite3.Connection) -> tuple[Feed, ...]:
    """Return the feeds as the window shows them."""
    refused = dict(connection.execute("SELECT feed, count(*) FROM refused GROUP BY feed").fetchall())
    return tuple(
        Feed(
            row["id"],
            row["kind"],
            row["name"],
            row["path"],
            row["tbl"],
            row["state"],
            json.loads(row["params"]),
            row["texts"],
            row["repeated"],
            row["late"],
            refused.get(row["id"], 0),
        )
        for row in connection.execute("SELECT * FROM feeds ORDER BY id")
    )


def make(
    connection: sqlite3.Connection, kind: str, path: str = "", table: str = "", columns: Mapping[str, str] | None = None
) -> int:
    """Add a feed, or return the one that stands; raises BadInput `feed_folder`, `feed_file`."""
    if kind == FOLDER and not Path(path).is_dir():
        raise BadInput("feed_folder", path=path)
    if kind == TABLE_FEED and not Path(path).is_file():
        raise BadInput("feed_file", path=path)
    stem = Path(path).stem
    name = f"{stem}.{table}" if table else stem
    # One that was removed is the same again, and so are its rows.
    known = connection.execute("SELECT id FROM feeds WHERE path = ? AND tbl = ?", (path, table)).fetchone()
    if known:
        connection.execute("UPDATE feeds SET kind = ? WHERE id = ?", (kind, known["id"]))
        return int(known["id"])
    taken = {row["name"] for row in connection.execute("SELECT name FROM feeds")}
    free = next(said for n in range(1, len(taken) + 2) if (said := name if n == 1 else f"{name} {n}") not in taken)
    kept = json.dumps(Columns(given=dict(columns or {})).as_json())
    made = connection.execute(
        "INSERT INTO feeds (kind, name, path, tbl, columns) VALUES (?, ?, ?, ?, ?)", (kind, free, path, table, kept)
    )
    return int(made.lastrowid or 0)


def remove(connection: sqlite3.Connection, feed: int) -> None:
    """Read no more from a feed; its texts stay, and so does its line, as one that gives no more."""
    connection.execute("UPDATE feeds SET kind = ?, state = ? WHERE id = ?", (FILES, OK, feed))
    connection.execute("DELETE FROM files WHERE feed = ?", (feed,))


def read_all(root: Path, told: Callable[[int], None] = lambda new: None) -> int:
    """Read what is new in every feed; returns how many texts came. `told` hears of them as they do."""
    new = 0
    with store.opened(root) as connection:
        for source in every(connection):
            try:
                fault = None
                if source.kind == FOLDER:
                    came, fault = _read_folder(connection, source, told)
                    new += came
                elif source.kind == TABLE_FEED:
                    new += _read_table(connection, source, told)
                _state(connection, source.feed, fault.code if fault else OK, fault.params if fault else {})
            except EngineError as error:
                _state(connection, source.feed, error.code, error.params)
        new += _again(connection)
    return new


def take_files(root: Path, paths: Sequence[str], told: Callable[[int], None] = lambda new: None) -> int:
    """Read a person's files once, all of them; returns how many texts came.

    Raises BadInput `feed_no_date`, `feed_no_text`, and what the readers of whole files raise.
    """
    new = 0
    with store.opened(root) as connection:
        for path in paths:
            with transaction(connection):
                feed = make(connection, FILES, path)
            new += _read_file(connection, _source(connection, feed), Path(path), told, patient=False)
    return new


def _read_folder(
    connection: sqlite3.Connection, source: Source, told: Callable[[int], None]
) -> tuple[int, EngineError | None]:
    """Read every file; returns how many texts came, and what was wrong with one of the files.

    Raises BadInput `feed_folder_gone`.
    """
    folder, new = Path(source.path), 0
    fault: EngineError | None = None
    if not folder.is_dir():
        raise BadInput("feed_folder_gone", path=source.path)
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix.lower() in KINDS and path.is_file())
    except OSError as error:
        raise BadInput("feed_folder_gone", detail=str(error), path=source.path) from error
    for path in found:
        try:
            new += _read_file(connection, _source(connection, source.feed), path, told, patient=True)
        except EngineError as error:
            fault = error
        except OSError as error:
            fault = BadInput("feed_unreadable", detail=str(error), path=str(path), reason=error.strerror or "")
    return new, fault


def _source(connection: sqlite3.Connection, feed: int) -> Source:
    return next(known for known in every(connection) if known.feed == feed)


def _read_file(
    connection: sqlite3.Connection, source: Source, path: Path, told: Callable[[int], None], patient: bool
) -> int:
    row = connection.execute("SELECT * FROM files WHERE feed = ? AND path = ?", (source.feed, str(path))).fetchone()
    mark, open_key = (_mark(row), row["open_key"]) if row else (Mark(), None)
    new, columns = 0, source.columns
    for piece in files.read_new(path, mark, patient, whole=not patient):
        columns = _settled(connection, source, columns, piece, path)
        with transaction(connection):
            if piece.anew and piece.records:
                # Of a file that was written anew, the last row of before is taken for whole.
                if open_key and piece.continued:
                    store.take_back(connection, open_key, columns.by)
                connection.execute("DELETE FROM refused WHERE feed = ? AND file = ?", (source.feed, str(path)))
            added, last = _add(connection, source, columns, piece, str(path))
            _keep_mark(connection, source.feed, path, piece.mark, last if piece.mark.open_end else None)
        new += added.new
        told(new)
    return new


def _settled(connection: sqlite3.Connection, source: Source, columns: Columns, piece: Piece, path: Path) -> Columns:
    found = reading.settled(columns, piece.records, str(path)) if piece.records else columns
    if found != columns:
        connection.execute("UPDATE feeds SET columns = ? WHERE id = ?", (json.dumps(found.as_json()), source.feed))
    return found


def _add(
    connection: sqlite3.Connection, source: Source, columns: Columns, piece: Piece, file: str
) -> tuple[store.Added, bytes]:
    """Add a piece's records; returns what became of them, and the key of the last one, b"" where it was refused."""
    # A file that is brought again under another name has the same rows; two folders are two sources.
    origin = "" if source.kind == FILES else source.name
    zone = zones.zone(store.zone_name(connection))
    made, refused = reading.read(piece.records, columns, source.name, origin, reading.clock(), zone)
    added = store.add(connection, source.feed, made, columns.by)
    _refuse(connection, source.feed, file, refused)
    is_row = made and not (refused and refused[-1].number == piece.records[-1].number)
    return added, made[-1].key if is_row else b""


def _refuse(connection: sqlite3.Connection, feed: int, file: str, refused: Iterable[Refusal]) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO refused (feed, file, row, reason, value, raw, moment) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(feed, file, one.number, one.reason, one.value, one.raw, one.moment) for one in refused],
    )


def _again(connection: sqlite3.Connection) -> int:
    """Read those anew whose rows waited for the clock and need not wait any more; returns how many texts came."""
    due = connection.execute(
        "SELECT DISTINCT feed, file FROM refused WHERE reason = ? AND moment <= ?",
        (_FUTURE, reading.clock() + reading.CLOCK_ROOM),
    ).fetchall()
    known = {source.feed: source for source in every(connection)}
    new = 0
    for row in due:
        source, path = known[row["feed"]], Path(row["file"])
        if "#" in row["file"] and source.table:
            # A table is read from its start in the next round.
            with transaction(connection):
                connection.execute("DELETE FROM files WHERE feed = ? AND path = ?", (row["feed"], row["file"]))
                connection.execute("DELETE FROM refused WHERE feed = ? AND file = ?", (row["feed"], row["file"]))
        elif path.is_file():
            new += _read_file(connection, source, path, lambda _new: None, patient=False)
    return new


def _read_table(connection: sqlite3.Connection, source: Source, told: Callable[[int], None]) -> int:
    path = Path(source.path)
    key = f"{source.path}#{source.table}"
    row = connection.execute("SELECT * FROM files WHERE feed = ? AND path = ?", (source.feed, key)).fetchone()
    new, columns = 0, source.columns
    for piece in read_table(path, source.table, _mark(row) if row else Mark()):
        columns = _settled(connection, source, columns, piece, path)
        with transaction(connection):
            added, _ = _add(connection, source, columns, piece, key)
            _keep_mark(connection, source.feed, Path(key), piece.mark, None)
        new += added.new
        told(new)
    return new


def _mark(row: sqlite3.Row) -> Mark:
    return Mark(
        row["size"],
        row["changed"],
        row["offset"],
        row["rows"],
        row["tail"],
        row["encoding"],
        row["open_key"] is not None,
    )


def _keep_mark(connection: sqlite3.Connection, feed: int, path: Path, mark: Mark, open_key: bytes | None) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO files (feed, path, size, changed, offset, rows, tail, encoding, open_key) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (feed, str(path), mark.size, mark.changed, mark.offset, mark.rows, mark.tail, mark.encoding, open_key),
    )


def _state(connection: sqlite3.Connection, feed: int, state: str, params: Mapping[str, Any]) -> None:
    said = json.dumps({name: str(value) for name, value in params.items()})
    connection.execute("UPDATE feeds SET state = ?, params = ? WHERE id = ?", (state, said, feed))
