"""The index of a folder: one SQLite file with the passages, their words (FTS5) and their vectors.

It holds nothing that the folder does not, so one of another form, or a damaged one, is simply made anew.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.data.documents.blocks import SIGNS
from engine.errors import BadInput, ErrorInfo
from engine.results import DocumentsReport, Passage, UnreadDocument
from engine.text.values import to_json

# Of the schema and of what `spelled` makes of a text.
FORM = 1
# Of what the readers make of a file: where it was another, every file is read again at the next look, and what was
# read before serves until then.
READING = "3"
_SCHEMA = Path(__file__).with_name("schema.sql")
_RUN = re.compile(f"[{SIGNS}]+")
_WAIT = 10.0


@dataclass(frozen=True)
class IndexedFile:
    """A file as it was when it was read: `modified` in ns, `hash` the SHA-256 of its bytes."""

    path: str
    size: int
    modified: int
    hash: str


@dataclass(frozen=True)
class ReadFile:
    """A file that was just read, and its passages."""

    file: IndexedFile
    passages: Sequence[Passage]


@dataclass(frozen=True)
class Changes:
    """What a look at the folder found: files to put in, those that only have another time, and those to take out."""

    read: Sequence[ReadFile]
    touched: Sequence[IndexedFile]
    removed: Sequence[str]
    unread: Sequence[UnreadDocument]


@dataclass(frozen=True)
class Matrix:
    """All vectors: `rows` float32 [n, d], `ids` of their passages int64 [n]; `state` tells it from a later one."""

    state: str
    encoder: str
    ids: NDArray[np.int64]
    rows: NDArray[np.float32]


def spelled(text: str) -> str:
    """Return `text` as its words are indexed: runs of Chinese signs as overlapping pairs, which no space divides.

    Pairs of signs find Chinese as well as words do (Nie, Gao, Zhang and Zhou 2000), and need no dictionary; FTS5's
    trigrams cannot find a word of two signs, which most are.
    """

    def pairs(run: re.Match[str]) -> str:
        signs = run[0]
        return f" {' '.join(signs[at : at + 2] for at in range(max(1, len(signs) - 1)))} "

    return _RUN.sub(pairs, text)


class Index:
    """An index file; each call has a connection of its own, so it may be used from any thread and process."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give a connection for one search. Raises BadInput `documents_unindexed` where there is no sound index."""
        if not self._is_sound():
            raise BadInput("documents_unindexed", file=str(self.path))
        with _connected(self.path) as connection:
            connection.execute("BEGIN")
            yield connection

    def files(self, encoder: str) -> dict[str, IndexedFile]:
        """Return path -> file of what is indexed for this encoder; nothing where all must be read again."""
        if not self._is_sound():
            return {}
        with _connected(self.path) as connection:
            if (meta(connection, "encoder"), meta(connection, "reading")) != (encoder, READING):
                return {}
            rows = connection.execute("SELECT path, size, modified, hash FROM files").fetchall()
        return {row["path"]: IndexedFile(*row) for row in rows}

    def is_empty(self) -> bool:
        """Say whether no file is indexed, for whichever encoder."""
        if not self._is_sound():
            return True
        with _connected(self.path) as connection:
            return connection.execute("SELECT 1 FROM files LIMIT 1").fetchone() is None

    def write(self, changes: Changes, encoder: str, whole: bool = False) -> DocumentsReport:
        """Make the changes in one transaction; `whole` first forgets all that was there.

        Passages are found by their words from now on, by meaning once they have their vectors (`embed`). Until
        `finish` the index is noted down as unfinished.
        """
        if not self._is_sound():
            self._make()
        with _connected(self.path) as connection:
            connection.execute("BEGIN IMMEDIATE")
            gone = [row["path"] for row in connection.execute("SELECT path FROM files")] if whole else changes.removed
            _remove(connection, (*gone, *(read.file.path for read in changes.read)))
            for read in changes.read:
                _add(connection, read)
            for file in changes.touched:
                connection.execute("UPDATE files SET modified = ? WHERE path = ?", (file.modified, file.path))
            _note_unread(connection, changes.unread)
            _note(connection, encoder=encoder, reading=READING, unfinished="1", state=_next_state(connection))
            report = _report(connection, len(changes.read), len(changes.removed))
            connection.execute("COMMIT")
        return report

    def bare(self) -> tuple[int, ...]:
        """Return the ids of the passages that have no vector. Raises as `reading`."""
        with self.reading() as connection:
            rows = connection.execute("SELECT id FROM passages WHERE vector IS NULL ORDER BY id").fetchall()
        return tuple(row["id"] for row in rows)

    def passages(self, ids: Sequence[int]) -> Mapping[int, Passage]:
        """Return id -> passage. Raises as `reading`."""
        with self.reading() as connection:
            return passages(connection, ids)

    def embed(self, vectors: Mapping[int, NDArray[np.float32]]) -> None:
        """Give passages their vectors, id -> [d], in one transaction."""
        rows = [(vector.astype("<f2").tobytes(), key) for key, vector in vectors.items()]
        with _connected(self.path) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany("UPDATE passages SET vector = ? WHERE id = ?", rows)
            _note(connection, state=_next_state(connection))
            connection.execute("COMMIT")

    def finish(self) -> None:
        """Note down that all of the folder was read."""
        with _connected(self.path) as connection:
            connection.execute("DELETE FROM meta WHERE key = 'unfinished'")

    def is_unfinished(self) -> bool:
        """Say whether a reading of the folder was stopped half-way. Raises as `reading`."""
        with self.reading() as connection:
            return bool(meta(connection, "unfinished"))

    def report(self) -> DocumentsReport:
        """Return what the index holds. Raises as `reading`."""
        with self.reading() as connection:
            return _report(connection)

    def noted(self) -> tuple[dict[str, tuple[int, int]], set[str]]:
        """Return path -> (size, modified in ns) of what was read, and the paths of what could not be. Raises as
        `reading`.
        """
        with self.reading() as connection:
            files = connection.execute("SELECT path, size, modified FROM files").fetchall()
            unread = connection.execute("SELECT path FROM unread").fetchall()
        return {row["path"]: (row["size"], row["modified"]) for row in files}, {row["path"] for row in unread}

    def topics(self, most: int) -> tuple[str, ...]:
        """Return what the documents tell of: headings, or names of files, of documents all over the folder.

        Nothing where there is no sound index.
        """
        if not self._is_sound():
            return ()
        with _connected(self.path) as connection:
            rows = connection.execute(
                "SELECT path, heading, min(passages.id) FROM passages JOIN files ON files.id = file "
                "GROUP BY files.id ORDER BY path"
            ).fetchall()
        step = max(1, len(rows) // most)
        named = (row["heading"] or _named(row["path"]) for row in rows[::step])
        return tuple(dict.fromkeys(name for name in named if any(sign.isalpha() for sign in name)))[:most]

    def _make(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        for old in (self.path, *(self.path.with_name(self.path.name + end) for end in ("-wal", "-shm"))):
            old.unlink(missing_ok=True)
        with _connected(self.path) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.executescript(f"BEGIN; {_SCHEMA.read_text('utf-8')} PRAGMA user_version = {FORM}; COMMIT;")

    def _is_sound(self) -> bool:
        """Say whether the file is an index of today's form."""
        if not self.path.is_file():
            return False
        try:
            with _connected(self.path) as connection:
                return bool(connection.execute("PRAGMA user_version").fetchone()[0] == FORM)
        except sqlite3.DatabaseError:
            return False


def meta(connection: sqlite3.Connection, key: str) -> str:
    """Return what is noted under `key`, '' where nothing is."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row["value"]) if row else ""


def _note(connection: sqlite3.Connection, **values: str) -> None:
    connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values.items())


def _next_state(connection: sqlite3.Connection) -> str:
    return str(1 + int(meta(connection, "state") or 0))


def matrix(connection: sqlite3.Connection) -> Matrix:
    """Return all vectors; rows [0, 0] where there are none."""
    rows = connection.execute("SELECT id, vector FROM passages WHERE vector IS NOT NULL ORDER BY id").fetchall()
    flat = np.frombuffer(b"".join(row["vector"] for row in rows), dtype="<f2").astype(np.float32)
    ids = np.array([row["id"] for row in rows], dtype=np.int64)
    vectors = flat.reshape(len(rows), -1 if rows else 0)
    return Matrix(meta(connection, "state"), meta(connection, "encoder"), ids, vectors)


def passages(connection: sqlite3.Connection, ids: Sequence[int]) -> Mapping[int, Passage]:
    """Return id -> passage."""
    rows = connection.execute(
        "SELECT passages.id, path, place, heading, text FROM passages JOIN files ON files.id = file "
        "WHERE passages.id IN (SELECT value FROM json_each(?))",
        (json.dumps([int(key) for key in ids]),),
    )
    return {row["id"]: Passage(row["path"], row["place"], row["heading"], row["text"]) for row in rows}


@contextmanager
def _connected(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    connection.row_factory = sqlite3.Row
    try:
        yield connection
    finally:
        # What was not committed is undone by this.
        connection.close()


def _remove(connection: sqlite3.Connection, paths: Iterable[str]) -> None:
    for path in paths:
        row = connection.execute("SELECT id FROM files WHERE path = ?", (path,)).fetchone()
        if row is None:
            continue
        connection.execute("DELETE FROM words WHERE rowid IN (SELECT id FROM passages WHERE file = ?)", (row["id"],))
        connection.execute("DELETE FROM passages WHERE file = ?", (row["id"],))
        connection.execute("DELETE FROM files WHERE id = ?", (row["id"],))


def _add(connection: sqlite3.Connection, read: ReadFile) -> None:
    file = read.file
    row = (file.path, file.size, file.modified, file.hash)
    key = connection.execute("INSERT INTO files (path, size, modified, hash) VALUES (?, ?, ?, ?)", row).lastrowid
    stem = _named(file.path)
    for passage in read.passages:
        held = (key, passage.place, passage.heading, passage.text)
        number = connection.execute(
            "INSERT INTO passages (file, place, heading, text) VALUES (?, ?, ?, ?)", held
        ).lastrowid
        found = (number, spelled(f"{stem} {passage.heading}"), spelled(passage.text))
        connection.execute("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", found)


def _named(path: str) -> str:
    """Return a file's name as words."""
    return re.sub(r"[_\W]+", " ", Path(path).stem)


def _note_unread(connection: sqlite3.Connection, unread: Sequence[UnreadDocument]) -> None:
    connection.execute("DELETE FROM unread")
    connection.executemany(
        "INSERT INTO unread VALUES (?, ?)",
        [(each.source, to_json({"code": each.error.code, "params": each.error.params})) for each in unread],
    )


def _report(connection: sqlite3.Connection, read: int = 0, removed: int = 0) -> DocumentsReport:
    files = connection.execute("SELECT count(*) FROM files").fetchone()[0]
    count = connection.execute("SELECT count(*) FROM passages").fetchone()[0]
    rows = connection.execute("SELECT path, error FROM unread ORDER BY path").fetchall()
    errors = [json.loads(row["error"]) for row in rows]
    unread = tuple(
        UnreadDocument(row["path"], ErrorInfo(error["code"], error["params"], bad_input=True))
        for row, error in zip(rows, errors, strict=True)
    )
    return DocumentsReport(files, count, read, removed, unread)
