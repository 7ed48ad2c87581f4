"""Reads what is new in a file that others write to: from where it was read to, if what stood before is still there.

Line by line where the form allows it, so that one broken row costs that row alone.
"""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from pathlib import Path
from typing import BinaryIO, TypeVar

from engine.data import encodings
from engine.data.readers.delimited import DELIMITERS
from engine.data.streams import iterate
from engine.errors import BadInput
from engine.ready_made.sentiment_monitor.rows import Record

DELIMITED, LINES = (".csv", ".tsv", ".txt"), (".jsonl", ".ndjson")
WHOLE = (".json", ".parquet", ".xlsx", ".xls", ".ods")
KINDS = (*DELIMITED, *LINES, *WHOLE)
# Bytes that are read at once: who stops the reading waits for the piece to end. The longer is tried for a record that
# has no end in the other.
PIECE, _LONGEST = 1 << 19, 8 << 20
_ROWS = 2000
UNFINISHED = -1
T = TypeVar("T")
_LINE_END = re.compile(r"\r\n?|\n")
_TAIL = 256
_WIDE = ("utf-16", "utf-32")


@dataclass(frozen=True)
class Mark:
    """How far a file was read: bytes (`offset`), records, and a hash of the last bytes before that place.

    `size` and `changed` (nanoseconds) are what it was when it was looked at, `size` UNFINISHED where the reading broke
    off on the way; `open_end` whether the last record's line had no end yet.
    """

    size: int = 0
    changed: int = 0
    offset: int = 0
    rows: int = 0
    tail: bytes = b""
    encoding: str = ""
    open_end: bool = False


@dataclass(frozen=True)
class Piece:
    """Records that follow each other, and how far the file is read with them; `anew` when it begins at the start.

    `continued` tells that the line which had no end yet when the file was read last goes on now, `reread` how many of
    the records had most likely been read before. `corrected` are the records that were refused, and they alone. Where
    it `overlaps`, the first record is the last one that was read before.
    """

    records: tuple[Record, ...]
    mark: Mark
    anew: bool
    continued: bool = False
    reread: int = 0
    corrected: bool = False
    overlaps: bool = False


def read_new(path: Path, mark: Mark, patient: bool = True, whole: bool = False) -> Iterator[Piece]:
    """Yield what is new in a file, or with `whole` all of it, in pieces.

    With `patient`, a last line without an end is left for the next time, unless the file has not changed meanwhile.
    Raises BadInput as the readers do for forms that are read as a whole, OSError where it cannot be opened.
    """
    found = path.stat()
    rests = (found.st_size, found.st_mtime_ns) == (mark.size, mark.changed)
    if rests and mark.offset >= found.st_size and not whole:
        return
    seen = replace(mark, size=found.st_size, changed=found.st_mtime_ns)
    if path.suffix.lower() in WHOLE:
        yield from reread(_whole(path, seen, patient and not rests), mark.rows)
        return
    encoding = mark.encoding or _encoding(path)
    with path.open("rb") as file:
        same = mark.offset > 0 and encoding not in _WIDE and _same_before(file, mark)
        goes_on = same and not mark.open_end and not whole
        start = seen if goes_on else Mark(found.st_size, found.st_mtime_ns)
        continued, final = same and mark.open_end, rests or not patient
        pieces = _pieces(path, file, replace(start, encoding=encoding), not goes_on, continued, final)
        yield from pieces if goes_on else reread(pieces, mark.rows)


def in_folder(folder: Path) -> list[Path]:
    """Return the files of a folder that can be read, in the order of their names; raises OSError."""
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in KINDS and path.is_file())


def reread(pieces: Iterable[Piece], before: int) -> Iterator[Piece]:
    """Yield pieces from the start of what was read before: of their first records `before` were read then."""
    for piece in pieces:
        known = min(before, len(piece.records))
        before -= known
        yield replace(piece, reread=known)


def with_last(items: Iterable[T]) -> Iterator[tuple[T, bool]]:
    """Yield each item, and whether it is the last."""
    for item, following in pairwise(chain[T | None](items, (None,))):
        if item is not None:
            yield item, following is None


def _pieces(path: Path, file: BinaryIO, mark: Mark, anew: bool, continued: bool, final: bool) -> Iterator[Piece]:
    wide = mark.encoding.startswith(_WIDE)
    form = _form(path, file, mark.encoding)
    header = form.skip if anew else 0
    while mark.offset < mark.size:
        data = _whole_records(file, mark, form, final)
        if not data:
            yield Piece((), mark, False)
            return
        records = form.records(data, mark.rows, header)
        offset = mark.offset + len(data)
        mark = replace(
            mark,
            offset=offset,
            rows=records[-1].number if records else mark.rows,
            tail=_hash_before(file, offset),
            open_end=not wide and not data.endswith((b"\n", b"\r")),
        )
        yield Piece(tuple(records), mark, anew, continued)
        anew, continued, header = False, False, 0


def _whole_records(file: BinaryIO, mark: Mark, form: _Form, final: bool) -> bytes:
    """Return what comes next up to the end of a record, b"" where that is still being written."""
    rest = mark.size - mark.offset
    if mark.encoding.startswith(_WIDE):
        file.seek(mark.offset)
        return file.read(rest)
    for most in (PIECE, _LONGEST):
        file.seek(mark.offset)
        data = file.read(min(most, rest))
        at_end = len(data) >= rest
        cut = len(data) if at_end and final else form.cut(data)
        if cut or at_end:
            return data[:cut]
    # One record longer than all, or a quote that never closes: what has a line end is taken.
    return data[: data.rfind(b"\n") + 1 or len(data)]


class _Form:
    """How a file's lines become records."""

    skip = 0

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding

    def cut(self, data: bytes) -> int:
        """Return after how many bytes the last whole record ends."""
        return data.rfind(b"\n") + 1

    def records(self, data: bytes, before: int, skip: int) -> list[Record]:
        raise NotImplementedError

    def text(self, data: bytes) -> str:
        return codecs.decode(data, self.encoding, "replace").removeprefix("\ufeff")


class _JsonLines(_Form):
    def records(self, data: bytes, before: int, skip: int) -> list[Record]:
        found: list[Record] = []
        # Not every sign at which Python ends a line ends one in a file: a text may hold them.
        for line in _LINE_END.split(self.text(data)):
            if line.strip():
                number = before + len(found) + 1
                try:
                    row = json.loads(line)
                except ValueError:
                    row = None
                if isinstance(row, dict):
                    found.append(Record(number, {str(key): _cell(value) for key, value in row.items()}))
                else:
                    found.append(Record(number, {}, "feed_row_json", line))
        return found


class _Delimited(_Form):
    skip = 1

    def __init__(self, encoding: str, head: bytes) -> None:
        super().__init__(encoding)
        first = _LINE_END.split(self.text(head), maxsplit=1)[:1]
        self._delimiter = max(DELIMITERS, key=first[0].count)
        self._names = [name.strip() for name in next(csv.reader(first, delimiter=self._delimiter), [])]

    def cut(self, data: bytes) -> int:
        """A line end between quotes ends no record: there an odd number of quotes stands before it."""
        at, quotes = len(data), data.count(b'"')
        while (found := data.rfind(b"\n", 0, at)) >= 0:
            quotes -= data.count(b'"', found, at)
            if quotes % 2 == 0:
                return found + 1
            at = found
        return 0

    def records(self, data: bytes, before: int, skip: int) -> list[Record]:
        found: list[Record] = []
        read = [row for row in csv.reader(io.StringIO(self.text(data), newline=""), delimiter=self._delimiter) if row]
        # A quote that never closes swallows everything that follows it.
        swallowed = len(read) - 1 if data.count(b'"') % 2 else -1
        for at, record in enumerate(read[skip:], skip):
            for cells, fault in self._mended(record, at == swallowed):
                raw = self._delimiter.join(cells)
                named = {} if fault else dict(zip(self._names, cells, strict=True))
                found.append(Record(before + len(found) + 1, named, fault, raw if fault else ""))
        return found

    def _mended(self, record: list[str], swallowed: bool) -> Iterator[tuple[list[str], str]]:
        """Yield the record, or where a quote has swallowed lines, each of these by itself."""
        lines = _LINE_END.split(self._delimiter.join(record))
        fits = len(record) == len(self._names)
        if len(lines) < 2 or (fits and not swallowed):
            yield record, "" if fits else "feed_row_columns"
            return
        for line in lines:
            cells = next(csv.reader([line], delimiter=self._delimiter), [])
            if cells:
                yield cells, "" if len(cells) == len(self._names) else "feed_row_columns"


def _form(path: Path, file: BinaryIO, encoding: str) -> _Form:
    if path.suffix.lower() in LINES:
        return _JsonLines(encoding)
    file.seek(0)
    return _Delimited(encoding, file.read(1 << 16))


def _whole(path: Path, mark: Mark, wait: bool) -> Iterator[Piece]:
    """Yield all records of a file that is not written line by line, once it rests."""
    if wait:
        yield Piece((), replace(mark, offset=0), False)
        return
    number = 0
    for rows, last in with_last(iterate(path, _ROWS)):
        records = tuple(Record(number + at, row) for at, row in enumerate(rows, 1))
        anew = number == 0
        number += len(rows)
        on_the_way = replace(mark, size=UNFINISHED, offset=0, rows=max(mark.rows, number))
        yield Piece(records, replace(mark, offset=mark.size, rows=number) if last else on_the_way, anew)


def _encoding(path: Path) -> str:
    try:
        return encodings.detect(path)
    except BadInput as error:
        if error.code != "undecodable":
            raise
        # UTF-8 with a few broken bytes: they are marked in the texts, and no row is lost for them.
        return "utf-8"


def _same_before(file: BinaryIO, mark: Mark) -> bool:
    return mark.offset <= mark.size and file.seek(0, 2) >= mark.offset and _hash_before(file, mark.offset) == mark.tail


def _hash_before(file: BinaryIO, offset: int) -> bytes:
    file.seek(max(0, offset - _TAIL))
    return hashlib.blake2b(file.read(offset - max(0, offset - _TAIL)), digest_size=16).digest()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Sequence) and not isinstance(value, str) and all(isinstance(item, str) for item in value):
        return "|".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
