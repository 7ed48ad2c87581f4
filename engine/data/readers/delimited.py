"""Reads CSV and TSV: Python's csv module checks every record and finds what is broken, DuckDB loads.

DuckDB alone is not enough here: it silently drops the last record where a quote stays open (measured with 2.0.0),
and it names the line but not the row as the person counts it.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import duckdb

from engine.commands import LINES, Reading
from engine.data.encodings import TextFile
from engine.data.readers.header import has_header
from engine.data.readers.source import ROW, Source, unique_names
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
    """What one pass over all records found; `fault` is the first thing that is broken."""

    records: int
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
    width = _width(sample)
    header = has_header(sample) if reading.header is None else reading.header
    scan, dialect = _settle_quotes(path, text.path, dialect, width, 0 if header else 1)
    if scan.fault:
        raise scan.fault
    rows = scan.records - header
    if rows < 1:
        raise BadInput("no_rows", file=str(path))
    first = next(_records(text.path, dialect))
    names = unique_names(first if header else [""] * width)
    relation = _relation(text.path, dialect, names, header)
    if not _agrees(bench, relation, names, rows):
        relation = _rewritten(bench, text.path, dialect, names, header)
    cells = ", ".join(quote(name) for name in names)
    sql = f"SELECT row_number() OVER () AS {ROW}, {cells} FROM {relation}"
    form = "tsv" if dialect.delimiter == "\t" else "csv"
    told = LINES if dialect.delimiter == _NO_DELIMITER else dialect.delimiter
    size = path.stat().st_size
    return Source(path, form, text.encoding, size, rows, names, sql, delimiter=told, header=header)


def _given(path: Path, delimiter: str) -> str:
    if delimiter == LINES:
        return _NO_DELIMITER
    if len(delimiter) != 1 or delimiter in '\r"\0':
        raise BadInput("delimiter_unusable", file=str(path), delimiter=delimiter)
    return delimiter


def _records(path: Path, dialect: Dialect) -> Iterator[list[str]]:
    """Yield the records of the file, without the empty lines."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for record in csv.reader(file, delimiter=dialect.delimiter, quoting=dialect.quoting):
            if record:
                yield record


def _sample(path: Path, dialect: Dialect) -> list[list[str]]:
    found: list[list[str]] = []
    try:
        for record in _records(path, dialect):
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


def _settle_quotes(shown: Path, path: Path, dialect: Dialect, width: int, first: int) -> tuple[Scan, Dialect]:
    """Read a tab-separated file without quoting where that is what makes sense of it: many are written so."""
    scan = _scan(shown, path, dialect, width, first)
    if dialect.delimiter != "\t":
        return scan, dialect
    bare = Dialect("\t", quoted=False)
    bare_scan = _scan(shown, path, bare, width, first)
    if bare_scan.fault is None and (scan.fault or scan.records != bare_scan.records):
        return bare_scan, bare
    return scan, dialect


def _scan(shown: Path, path: Path, dialect: Dialect, width: int, first: int) -> Scan:
    """Read every record and count; stop at the first that is broken. `first` is the row number of the first record."""
    number = 0
    line = 0
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, delimiter=dialect.delimiter, quoting=dialect.quoting, strict=True)
        try:
            for record in reader:
                if not record:
                    line = reader.line_num
                    continue
                if len(record) != width:
                    last = next(reader, None) is None
                    return Scan(number, _wrong_width(shown, number + first, line + 1, width, record, last))
                number += 1
                line = reader.line_num
        except csv.Error as error:
            return Scan(number, _wrong_quotes(shown, number + first, line + 1, error))
    return Scan(number)


def _wrong_width(shown: Path, row: int, line: int, width: int, record: list[str], last: bool) -> BadInput:
    cut = last and len(record) < width
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


def _rewritten(bench: Bench, path: Path, dialect: Dialect, names: tuple[str, ...], header: bool) -> str:
    """Write the sound records anew in the one form that DuckDB cannot misread, and return the relation over them."""
    copy = bench.folder / bench.name("clean")
    with copy.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerows(_records(path, dialect))
    return _relation(copy, Dialect(","), names, header)
