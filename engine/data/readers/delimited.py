"""Reads CSV and TSV: Python's csv module checks every record and finds what is broken, DuckDB loads.

DuckDB alone is not enough here: it silently drops the last record where a quote stays open (measured with 2.0.0),
and it names the line but not the row as the person counts it.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Literal

import duckdb

from engine.commands import LINES, Reading
from engine.data.encodings import TextFile
from engine.data.readers.header import names_place, titles_told
from engine.data.readers.source import ROW, Source, refuse_many_columns, unique_names
from engine.data.sql import literal, one_file, quote
from engine.data.workbench import Bench
from engine.errors import BadInput

DELIMITERS = (",", "\t", ";", "|")
_NO_DELIMITER = "\x1f"
_SAMPLE_RECORDS = 200
_LONGEST = 64 << 20
# Python's own limit of 128 KiB a field is one for the whole process: a long text is no fault of a file.
csv.field_size_limit(_LONGEST)


@dataclass(frozen=True)
class Dialect:
    """How a delimited file is written; `quoted` is whether double quotes enclose fields."""

    delimiter: str
    quoted: bool = True

    @property
    def quoting(self) -> Literal[0, 3]:
        """Python's name for it."""
        return csv.QUOTE_MINIMAL if self.quoted else csv.QUOTE_NONE


@dataclass(frozen=True)
class Scan:
    """What one pass over all records found: how many there are, the row of the last, and the first that is broken.

    Rows are counted with the empty ones, as a spreadsheet does.
    """

    records: int
    last: int
    fault: BadInput | None = None


def read_delimited(bench: Bench, path: Path, text: TextFile, reading: Reading) -> Source:
    """Return the file as a source; what `reading` leaves open is found from the content.

    Raises BadInput `csv_cut`, `csv_columns`, `csv_quotes` (each with the row and the line), `no_rows`,
    `delimiter_unusable` for a given delimiter that can divide nothing.
    """
    if reading.delimiter:
        dialect = Dialect(_given(path, reading.delimiter))
    else:
        dialect = Dialect(_delimiter(text.path, path.suffix.lower() == ".txt"))
    sample = _sample(text.path, dialect)
    place = names_place(sample, reading.header)
    titles, header = place or 0, place is not None
    width = _width(sample[titles:])
    refuse_many_columns(path, width)
    scan, dialect = _settle_quotes(path, text.path, dialect, width, titles)
    if scan.fault:
        raise scan.fault
    rows = scan.records - titles - header
    if rows < 1:
        raise BadInput("no_rows", file=str(path))
    *above, (row, first) = islice(_records(text.path, dialect), titles + 1)
    names = unique_names(first if header else [""] * width)
    return Source(
        path,
        format="tsv" if dialect.delimiter == "\t" else "csv",
        encoding=text.encoding,
        bytes=path.stat().st_size,
        rows=rows,
        columns=names,
        sql=_sql(bench, text.path, dialect, names, scan, titles + header),
        delimiter=LINES if dialect.delimiter == _NO_DELIMITER else dialect.delimiter,
        header=header,
        names_row=row if header else 0,
        problems=titles_told(path, above),
    )


def _given(path: Path, delimiter: str) -> str:
    if delimiter == LINES:
        return _NO_DELIMITER
    if len(delimiter) != 1 or delimiter in '\r"\0':
        raise BadInput("delimiter_unusable", file=str(path), delimiter=delimiter)
    return delimiter


def _records(path: Path, dialect: Dialect) -> Iterator[tuple[int, list[str]]]:
    """Yield the records of the file with their rows, without the empty ones, which are counted."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, delimiter=dialect.delimiter, quoting=dialect.quoting)
        yield from ((row, record) for row, record in enumerate(reader, 1) if record)


def _sample(path: Path, dialect: Dialect) -> list[list[str]]:
    found: list[list[str]] = []
    try:
        for _, record in _records(path, dialect):
            found.append(record)
            if len(found) == _SAMPLE_RECORDS:
                break
    except csv.Error:
        if not found:
            return [[""]]
    return found


def _delimiter(path: Path, plain: bool) -> str:
    """Return the delimiter that splits most of the first records into the same number (more than one) of columns.

    `plain` is whether the file is named as plain text and not as a table.
    """

    def score(delimiter: str) -> tuple[float, int]:
        counts = Counter(len(record) for record in _sample(path, Dialect(delimiter)))
        width, times = counts.most_common(1)[0]
        return (times / counts.total() if width > 1 else 0.0, width)

    scores = {delimiter: score(delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: scores[delimiter])
    if scores[best][0] > 0.5:
        return best
    # A list of texts, one a line, may hold any sign; a table whose rows do not agree shows in its first record.
    alone = plain or all(len(_sample(path, Dialect(delimiter))[0]) == 1 for delimiter in DELIMITERS)
    return _NO_DELIMITER if alone else ","


def _width(sample: list[list[str]]) -> int:
    """Return how many columns the file has: what most records say, and the header where they do not agree."""
    counts = Counter(len(record) for record in sample)
    width, times = counts.most_common(1)[0]
    return width if times > counts.total() / 2 else len(sample[0])


def _settle_quotes(shown: Path, path: Path, dialect: Dialect, width: int, titles: int) -> tuple[Scan, Dialect]:
    """Read a tab-separated file without quoting where that is what makes sense of it: many are written so."""
    scan = _scan(shown, path, dialect, width, titles)
    if dialect.delimiter != "\t":
        return scan, dialect
    bare = Dialect("\t", quoted=False)
    bare_scan = _scan(shown, path, bare, width, titles)
    if bare_scan.fault is None and (scan.fault or scan.records != bare_scan.records):
        return bare_scan, bare
    return scan, dialect


def _scan(shown: Path, path: Path, dialect: Dialect, width: int, titles: int) -> Scan:
    """Read every record and count; stop at the first that is broken. The first `titles` may have any width."""
    number = row = last = line = 0
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, delimiter=dialect.delimiter, quoting=dialect.quoting, strict=True)
        try:
            for row, record in enumerate(reader, 1):
                if record:
                    if len(record) != width and number >= titles:
                        ends = next(reader, None) is None
                        return Scan(number, last, _wrong_width(shown, row, line + 1, width, record, ends))
                    number, last = number + 1, row
                line = reader.line_num
        except csv.Error as error:
            return Scan(number, last, _wrong_quotes(shown, row + 1, line + 1, error))
    return Scan(number, last)


def _wrong_width(shown: Path, row: int, line: int, width: int, record: list[str], ends: bool) -> BadInput:
    cut = ends and len(record) < width
    return BadInput(
        "csv_cut" if cut else "csv_columns",
        file=str(shown),
        row=row,
        line=line,
        found=len(record),
        expected=width,
        start=record[0][:60],
    )


def _wrong_quotes(shown: Path, row: int, line: int, error: csv.Error) -> BadInput:
    cut = "unexpected end of data" in str(error)
    return BadInput("csv_cut" if cut else "csv_quotes", detail=str(error), file=str(shown), row=row, line=line)


def _sql(bench: Bench, path: Path, dialect: Dialect, names: tuple[str, ...], scan: Scan, above: int) -> str:
    """Return what selects the records as rows; `above` is how many stand above the first, names included."""
    cells = ", ".join(quote(name) for name in names)
    if above <= 1 and scan.last == scan.records:
        relation = _relation(path, dialect, names, header=above == 1)
        if _agrees(bench, relation, names, scan.records - above):
            return f"SELECT row_number() OVER () + {above} AS {ROW}, {cells} FROM {relation}"
    copy = _numbered(bench, path, dialect, above)
    relation = _relation(copy, Dialect(","), (ROW, *names), header=False)
    return f"SELECT {ROW}::BIGINT AS {ROW}, {cells} FROM {relation}"


def _relation(path: Path, dialect: Dialect, names: tuple[str, ...], header: bool) -> str:
    sign = '"' if dialect.quoted else ""
    columns = ", ".join(f"{literal(name)}: 'VARCHAR'" for name in names)
    return (
        f"read_csv({one_file(path)}, auto_detect=false, delim={literal(dialect.delimiter)}, quote='{sign}', "
        f"escape='{sign}', header={str(header).lower()}, columns={{{columns}}}, strict_mode=true, null_padding=false, "
        f"max_line_size={_LONGEST}, parallel=false)"
    )


def _agrees(bench: Bench, relation: str, names: tuple[str, ...], rows: int) -> bool:
    cells = ", ".join(f"count({quote(name)})" for name in names)  # so that every column is really read
    try:
        return bool(bench.value(f"SELECT count(*), {cells} FROM {relation}") == rows)
    except duckdb.Error:
        return False  # line ends of two kinds, say: the copy below is made for these


def _numbered(bench: Bench, path: Path, dialect: Dialect, above: int) -> Path:
    """Write the sound records anew, each behind the number of its row, in the one form that DuckDB cannot misread."""
    copy = bench.folder / bench.name("clean")
    with copy.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerows((row, *record) for row, record in islice(_records(path, dialect), above, None))
    return copy
