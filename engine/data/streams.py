"""Passes a person's file through a model: rows in, in batches, rows out as they come, memory flat throughout."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any

from engine.commands import LINES
from engine.data.readers import open_source
from engine.data.readers.source import Source
from engine.data.row_forms import CSV, EXCEL, FORMS, Delimited, Form
from engine.data.sql import quote
from engine.data.versions import put_aside
from engine.data.workbench import Bench
from engine.data.workbook import check_sheet
from engine.errors import BadInput
from engine.paths import check_folder

OUTPUTS = tuple(FORMS)
# Numbers as a sheet keeps and shows them, to the digit: 007, 1.50 and a number of 16 digits are not among them.
_NUMBER = r"-?(0|[1-9]\d{0,10})|-?(0|[1-9]\d{0,8})\.\d{0,5}[1-9]"


def iterate(path: str | Path, batch: int = 256) -> Iterator[list[dict[str, str]]]:
    """Yield the rows of a file in batches, all columns as text ('' where nothing stands), in the file's order.

    What is broken in the file is told before the first row comes. Raises BadInput as `open_source` does, and
    `tools_only` for a file of tools.
    """
    with Bench() as bench:
        yield from _texts(bench, _rows_in(bench, path), batch)


def iterate_values(path: str | Path, batch: int = 256) -> Iterator[list[dict[str, Any]]]:
    """Yield and raise as `iterate`, but each cell as the JSON value that it is, None where nothing stands.

    The cells of a format that has texts only are texts.
    """
    with Bench() as bench:
        source = _rows_in(bench, path)
        if not source.values:
            yield from _texts(bench, source, batch)
            return
        cells = ", ".join(map(quote, source.columns))
        for rows in _batches(bench, source.columns, f"SELECT {cells} FROM ({source.values})", batch):
            yield [{name: _value(cell) for name, cell in row.items()} for row in rows]


def _rows_in(bench: Bench, path: str | Path) -> Source:
    source = open_source(bench, path)
    if source.format == "tools":
        raise BadInput("tools_only", file=str(path))
    return source


def _texts(bench: Bench, source: Source, batch: int) -> Iterator[list[dict[str, str]]]:
    cells = ", ".join(f"coalesce({quote(name)}, '')" for name in source.columns)
    yield from _batches(bench, source.columns, f"SELECT {cells} FROM ({source.sql})", batch)


def _batches(bench: Bench, names: Sequence[str], sql: str, batch: int) -> Iterator[list[dict[str, Any]]]:
    for rows in bench.batches(sql, batch):
        yield [dict(zip(names, row, strict=True)) for row in rows]


def _value(cell: str | None) -> Any:
    # What is not a number has no place in JSON.
    return None if cell is None else json.loads(cell, parse_constant=lambda _: None)


def count_rows(path: str | Path) -> tuple[int, tuple[str, ...]]:
    """Return how many rows the file has, and its columns. Raises BadInput as `open_source` does."""
    with Bench() as bench:
        source = open_source(bench, path)
        return source.rows, source.columns


def delimiter_of(path: str | Path) -> str:
    """Return the sign between the columns of a delimited file, '' for any other. Raises BadInput as `open_source`."""
    with Bench() as bench:
        found = open_source(bench, path).delimiter
        return "" if found == LINES else found


def check_output(path: Path, not_onto: str | Path = "") -> None:
    """Raise BadInput where no file of rows can be written.

    `output_format` for a name that no RowWriter can write, `output_is_input`, `file_is_folder`, `folder_missing`.
    """
    if path.suffix.lower() not in OUTPUTS:
        raise BadInput("output_format", file=str(path), allowed=", ".join(OUTPUTS))
    if not_onto and Path(not_onto).resolve() == path.resolve():
        raise BadInput("output_is_input", file=str(path))
    if path.is_dir():
        raise BadInput("file_is_folder", file=str(path))
    check_folder(path.parent)


def check_room(path: Path, source: str | Path, more: int) -> None:
    """Raise BadInput as `check_sheet` where `path` is a workbook that cannot hold `source` and `more` columns."""
    if path.suffix.lower() != EXCEL:
        return
    with Bench() as bench:
        found = open_source(bench, source)
        lengths = ", ".join(f"coalesce(length({quote(name)}), 0)" for name in found.columns)
        longest = bench.value(f"SELECT max(greatest({lengths})) FROM ({found.sql})")
        check_sheet(path, found.rows, len(found.columns) + more, longest or 0)


def number_columns(source: str | Path) -> frozenset[str]:
    """Return the columns of which every cell that is not empty is a number that a sheet keeps as it is written."""
    with Bench() as bench:
        found = open_source(bench, source)
        judged = ", ".join(f"bool_and(regexp_full_match({quote(name)}, '{_NUMBER}'))" for name in found.columns)
        ((*are,),) = bench.rows(f"SELECT {judged} FROM ({found.sql})")
        return frozenset(name for name, is_number in zip(found.columns, are, strict=True) if is_number)


class RowWriter(AbstractContextManager["RowWriter"]):
    """Writes rows to a file of the format that its name says, one of OUTPUTS; it appears when the block ends well.

    `columns`, or else the first row, settles the columns: a key that comes later is a KeyError, one that is missing is
    left empty. `delimiter` stands between the columns of a CSV file, where it is not to be the comma.
    Raises BadInput as `check_output` when made, JobFailed `write_failed`.
    """

    def __init__(
        self, path: str | Path, not_onto: str | Path = "", columns: Sequence[str] = (), delimiter: str = ""
    ) -> None:
        self.path = Path(path)
        self._delimiter = delimiter
        self._columns = tuple(columns)
        self.rows = 0
        check_output(self.path, not_onto)
        self._names: tuple[str, ...] = ()
        self._stack = ExitStack()

    def __enter__(self) -> RowWriter:
        with ExitStack() as stack:
            aside = stack.enter_context(put_aside(self.path))
            self._form = self._make(aside, stack)
            stack.push(self._finish_unless_failed)
            if self._columns:
                self._start(self._columns)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, trace)

    def write(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Append the rows; nested values are written as JSON text where the format has no nesting."""
        for row in rows:
            if not self._names:
                self._start(tuple(row))
            if unknown := set(row) - set(self._names):
                raise KeyError(f"columns that the first row had not: {sorted(unknown)}")
            self._form.add([row.get(name) for name in self._names])
            self.rows += 1

    def _make(self, aside: Path, stack: ExitStack) -> Form:
        ending = self.path.suffix.lower()
        if ending == CSV and self._delimiter:
            return Delimited(aside, stack, self._delimiter)
        return FORMS[ending](aside, stack)

    def _start(self, names: tuple[str, ...]) -> None:
        self._names = names
        self._form.start(names)

    def _finish_unless_failed(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._form.finish()
