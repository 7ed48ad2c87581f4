"""The feeds of a project: where texts come from, read on from where they were left, with what went wrong said."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from engine.errors import BadInput, EngineError, JobCancelled
from engine.ready_made.sentiment_monitor import files, marks, occurrences, store, zones
from engine.ready_made.sentiment_monitor import rows as reading
from engine.ready_made.sentiment_monitor.database_feed import read_table
from engine.ready_made.sentiment_monitor.files import Mark, Piece
from engine.ready_made.sentiment_monitor.rows import Columns, Refusal
from engine.ready_made.sentiment_monitor.values import FILES, FOLDER, TABLE_FEED, Feed
from engine.store.database import transaction

OK = "ok"
STOPPED = "feed_stopped"
# Bytes of a file that is read whole again for its refused rows; a longer one that only grew is not.
_SHORT = 8 << 20
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
    state: str = OK


def every(connection: sqlite3.Connection) -> list[Source]:
    """Return the feeds in the order in which they were added."""
    found = connection.execute("SELECT * FROM feeds ORDER BY id").fetchall()
    return [
        Source(
            row["id"],
            row["kind"],
            row["name"],
            row["path"],
            row["tbl"],
            Columns.from_json(json.loads(row["columns"])),
            row["state"],
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
    """Add a feed, or return the one that stands; raises BadInput `feed_folder`, `feed_file`, `feed_known`."""
    if kind == FOLDER and not Path(path).is_dir():
        raise BadInput("feed_folder", path=path)
    if kind == TABLE_FEED and not Path(path).is_file():
        raise BadInput("feed_file", path=path)
    stem = Path(path).stem
    name = f"{stem}.{table}" if table else stem
    # One that was removed is the same again, and so are its rows.
    known = connection.execute("SELECT id, columns FROM feeds WHERE path = ? AND tbl = ?", (path, table)).fetchone()
    if known:
        roles = Columns.from_json(json.loads(known["columns"])).roles
        if roles and any(roles.get(role, "") != name for role, name in (columns or {}).items()):
            said = ", ".join(f"{role}: {name}" for role, name in roles.items())
            raise BadInput("feed_known", path=path, columns=said)
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
    """Read no more from a feed; its texts stay, and so does its line, as one that gives no more.

    Its refused rows wait for nothing any more; they are found anew where it is added again.
    """
    connection.execute("UPDATE feeds SET kind = ?, state = ? WHERE id = ?", (FILES, OK, feed))
    connection.execute("DELETE FROM refused WHERE feed = ?", (feed,))
    marks.drop(connection, feed)


def read_all(root: Path, told: Callable[[int], None] = lambda new: None, watching: bool = False) -> int:
    """Read what is new in every feed; returns how many texts came. `told` hears of them as they do.

    It may raise JobCancelled: what it was told of is kept, and the next reading goes on there. `watching` leaves out
    the feeds whose reading a person stopped.
    """
    new = 0
    with store.opened(root) as connection:
        for source in every(connection):
            if watching and source.state == STOPPED:
                continue
            try:
                fault = None
                if source.kind == FOLDER:
                    came, fault = _read_folder(connection, source, told)
                    new += came
                elif source.kind == TABLE_FEED:
                    new += _read_table(connection, source, told)
                else:
                    new += _read_corrected(connection, source, told)
                fault = fault or _undated(connection, source)
                _state(connection, source.feed, fault.code if fault else OK, fault.params if fault else {})
            except EngineError as error:
                _state(connection, source.feed, error.code, error.params)
            except JobCancelled as stop:
                _keep_stopped(connection, source, stop)
                raise
        new += _again(connection, told)
    return new


def take_files(root: Path, paths: Sequence[str], told: Callable[[int], None] = lambda new: None) -> int:
    """Read a person's files once, all of them; returns how many texts came; `told` as in `read_all`.

    Raises BadInput `feed_no_date`, `feed_no_text`, `feed_undated`, and what the readers of whole files raise.
    """
    new = 0
    with store.opened(root) as connection:
        for path in paths:
            with transaction(connection):
                feed = make(connection, FILES, path)
            source = _source(connection, feed)
            try:
                new += _read_file(connection, source, Path(path), told, patient=False, whole=True)
            except JobCancelled as stop:
                _keep_stopped(connection, source, stop)
                raise
            if fault := _undated(connection, source):
                _state(connection, feed, fault.code, fault.params)
                raise fault
            _state(connection, feed, OK, {})
    return new


def _undated(connection: sqlite3.Connection, source: Source) -> BadInput | None:
    """Return what is wrong with a feed that has rows, but none with a date."""
    row = connection.execute(
        "SELECT refused.value FROM refused JOIN feeds ON feeds.id = feed WHERE feed = ? AND texts = 0 "
        "AND reason = 'feed_row_date' AND NOT EXISTS (SELECT 1 FROM refused WHERE feed = feeds.id AND reason = ?) "
        "ORDER BY refused.id LIMIT 1",
        (source.feed, _FUTURE),
    ).fetchone()
    return BadInput("feed_undated", path=source.path, value=row["value"]) if row else None


def _keep_stopped(connection: sqlite3.Connection, source: Source, stop: JobCancelled) -> None:
    """Keep that a person has to ask for the rest; what only the app's end broke off, the watch reads by itself."""
    if stop.reason == "cancelled" or source.kind == FILES:
        _state(connection, source.feed, STOPPED, {"path": source.path})


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
        found = files.in_folder(folder)
    except OSError as error:
        raise BadInput("feed_folder_gone", detail=str(error), path=source.path) from error
    for path in found:
        try:
            new += _read_file(connection, _source(connection, source.feed), path, told)
        except EngineError as error:
            fault = error
        except OSError as error:
            fault = BadInput("feed_unreadable", detail=str(error), path=str(path), reason=error.strerror or "")
    return new, fault


def _read_corrected(connection: sqlite3.Connection, source: Source, told: Callable[[int], None]) -> int:
    """Read a file that was brought once again, if rows of it were refused and it changed; returns how many came.

    One whose reading was stopped is read on.
    """
    path = Path(source.path)
    if source.state == STOPPED and path.is_file():
        return _read_file(connection, source, path, told, patient=False)
    mark = marks.mark_of(connection, source.feed, source.path)
    if not _refused(connection, source, source.path) or not path.is_file() or not _may_be_corrected(path, mark):
        return 0
    return _read_file(connection, source, path, told)


def _source(connection: sqlite3.Connection, feed: int) -> Source:
    return next(known for known in every(connection) if known.feed == feed)


def _read_file(
    connection: sqlite3.Connection,
    source: Source,
    path: Path,
    told: Callable[[int], None],
    patient: bool = True,
    whole: bool = False,
) -> int:
    """Read a file, `patient` and `whole` as in `files.read_new`; whole also where refused rows may be corrected."""

    def pieces(mark: Mark) -> Iterable[Piece]:
        corrected = bool(_refused(connection, source, str(path))) and _may_be_corrected(path, mark)
        return files.read_new(path, mark, patient, whole or corrected)

    return _take(connection, source, str(path), pieces, told)


def _may_be_corrected(path: Path, mark: Mark) -> bool:
    """Tell whether to read a file from its start for its refused rows: not a long one to which more was written."""
    found = path.stat()
    is_changed = (found.st_size, found.st_mtime_ns) != (mark.size, mark.changed)
    return is_changed and (found.st_size <= mark.offset or found.st_size <= _SHORT)


def _read_table(connection: sqlite3.Connection, source: Source, told: Callable[[int], None]) -> int:
    file = f"{source.path}#{source.table}"

    def pieces(mark: Mark) -> Iterable[Piece]:
        return read_table(Path(source.path), source.table, mark, _refused(connection, source, file))

    return _take(connection, source, file, pieces, told)


def _take(
    connection: sqlite3.Connection,
    source: Source,
    file: str,
    pieces: Callable[[Mark], Iterable[Piece]],
    told: Callable[[int], None],
) -> int:
    """Add what is new in a file or table, each piece in one transaction with its mark; returns how many texts came."""
    new, columns, turned = 0, source.columns, False
    for piece in pieces(marks.mark_of(connection, source.feed, file)):
        with transaction(connection):
            before, columns = columns, _settled(source, columns, piece, file)
            if piece.anew:
                _begin_anew(connection, source, columns, piece, file)
            is_start = piece.anew and not piece.corrected
            number = (occurrences.begin if is_start else occurrences.current)(connection, source.feed, file)
            if before.roles and before.days_lead is None and columns.days_lead:
                # What came before was read with the month first: all is read again, and moves to its day.
                turned = True
                connection.execute(
                    "UPDATE files SET size = ?, offset = 0 WHERE feed = ?", (files.UNFINISHED, source.feed)
                )
            added, last = _add(connection, source, columns, piece, file, number)
            mark = Mark(files.UNFINISHED, rows=piece.mark.rows) if turned else piece.mark
            marks.keep(connection, source.feed, file, mark, last if mark.open_end else None, number)
            columns = _counted(connection, source, columns)
            _keep_columns(connection, source, before, columns)
        new += added.new
        told(new)
    return new + _take(connection, replace(source, columns=columns), file, pieces, told) if turned else new


def _begin_anew(connection: sqlite3.Connection, source: Source, columns: Columns, piece: Piece, file: str) -> None:
    # Of a file that was written anew, the last row of before is taken for whole.
    row = connection.execute("SELECT open_key FROM files WHERE feed = ? AND path = ?", (source.feed, file)).fetchone()
    if row and row["open_key"] and piece.continued:
        store.take_back(connection, row["open_key"], columns.by or ())
    connection.execute("DELETE FROM refused WHERE feed = ? AND file = ?", (source.feed, file))


def _settled(source: Source, columns: Columns, piece: Piece, file: str) -> Columns:
    if not piece.records:
        return columns
    return reading.settled(columns, piece.records, source.path if source.table else file, reading.clock())


def _counted(connection: sqlite3.Connection, source: Source, columns: Columns) -> Columns:
    """Return the columns with those to count by, settled once enough texts came bit by bit; these are counted then."""
    if columns.by is not None or not columns.roles:
        return columns
    cells = store.cells_of(connection, source.feed)
    if len(cells) < reading.ENOUGH:
        return columns
    names = dict.fromkeys(name for row in cells for name in row)
    by = reading.counted_by({name: [row.get(name, "") for row in cells] for name in names})
    store.count_by(connection, source.feed, by)
    return replace(columns, by=by)


def _keep_columns(connection: sqlite3.Connection, source: Source, before: Columns, columns: Columns) -> None:
    if columns != before:
        kept = json.dumps(columns.as_json())
        connection.execute("UPDATE feeds SET columns = ? WHERE id = ?", (kept, source.feed))


def _add(
    connection: sqlite3.Connection, source: Source, columns: Columns, piece: Piece, file: str, number: int
) -> tuple[store.Added, bytes]:
    """Add a piece's records, of the reading with this number.

    Returns what became of them, and the key of the last one, b"" where it was refused.
    """
    zone = zones.zone(store.zone_name(connection))
    origin = _origin(connection, source, file)
    made, refused = reading.read(piece.records, columns, source.name, origin, reading.clock(), zone)
    if not columns.has_id:
        overlaps = piece.overlaps and not (refused and refused[0].number == piece.records[0].number)
        made = occurrences.told_apart(connection, number, made, overlaps)
    added = store.add(connection, source.feed, made, columns.by or (), piece.reread)
    _refuse(connection, source.feed, file, refused)
    is_row = made and not (refused and refused[-1].number == piece.records[-1].number)
    return added, made[-1].key if is_row else b""


def _origin(connection: sqlite3.Connection, source: Source, file: str) -> str:
    """Return what a file's rows are the same in: a folder or a table is a source, files that were brought are one.

    A file that was brought before its folder was watched stays what it was, and the other way round.
    """
    for known in every(connection):
        if known.feed < source.feed:
            if source.kind == FOLDER and known.kind == FILES and known.path == file:
                return ""
            if source.kind == FILES and known.kind == FOLDER and Path(known.path) == Path(file).parent:
                return known.name
    return "" if source.kind == FILES else source.name


def _refuse(connection: sqlite3.Connection, feed: int, file: str, refused: Iterable[Refusal]) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO refused (feed, file, row, reason, value, raw, moment) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(feed, file, one.number, one.reason, one.value, one.raw, one.moment) for one in refused],
    )


def _again(connection: sqlite3.Connection, told: Callable[[int], None]) -> int:
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
                marks.drop(connection, row["feed"], row["file"])
                connection.execute("DELETE FROM refused WHERE feed = ? AND file = ?", (row["feed"], row["file"]))
        elif path.is_file():
            new += _read_file(connection, source, path, told, patient=False, whole=True)
    return new


def _refused(connection: sqlite3.Connection, source: Source, file: str) -> list[int]:
    """Return the numbers of a file's refused rows."""
    found = connection.execute("SELECT row FROM refused WHERE feed = ? AND file = ?", (source.feed, file))
    return [row["row"] for row in found]


def _state(connection: sqlite3.Connection, feed: int, state: str, params: Mapping[str, Any]) -> None:
    said = json.dumps({name: str(value) for name, value in params.items()})
    connection.execute("UPDATE feeds SET state = ?, params = ? WHERE id = ?", (state, said, feed))
