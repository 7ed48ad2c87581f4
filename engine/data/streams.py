"""Passes a person's file through a model: rows in, in batches, rows out as they come, memory flat throughout."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any

from engine.data.bench import Bench, file_literal, literal, quote
from engine.data.readers import open_source
from engine.data.versions import put_aside
from engine.errors import BadInput

_DELIMITED = {".csv": ",", ".tsv": "\t"}
_LINES = (".jsonl", ".ndjson")
OUTPUTS = (*_DELIMITED, *_LINES, ".parquet")


def iterate(path: str | Path, batch: int = 256) -> Iterator[list[dict[str, str]]]:
    """Yield the rows of a file in batches, all columns as text ('' where nothing stands), in the file's order.

    What is broken in the file is told before the first row comes. Raises BadInput as `open_source` does, and
    `tools_only` for a file of tools.
    """
    with Bench() as bench:
        source = open_source(bench, path)
        if source.format == "tools":
            raise BadInput("tools_only", file=str(path))
        cells = ", ".join(f"coalesce({quote(name)}, '')" for name in source.columns)
        for rows in bench.batches(f"SELECT {cells} FROM ({source.sql})", batch):
            yield [dict(zip(source.columns, row, strict=True)) for row in rows]


def count_rows(path: str | Path) -> tuple[int, tuple[str, ...]]:
    """Return how many rows the file has, and its columns. Raises BadInput as `open_source` does."""
    with Bench() as bench:
        source = open_source(bench, path)
        return source.rows, source.columns


def check_output(path: Path, not_onto: str | Path = "") -> None:
    """Raise BadInput `output_format` for a name that no RowWriter can write, `output_is_input`, `file_is_folder`."""
    if path.suffix.lower() not in OUTPUTS:
        raise BadInput("output_format", file=str(path), allowed=", ".join(OUTPUTS))
    if not_onto and Path(not_onto).resolve() == path.resolve():
        raise BadInput("output_is_input", file=str(path))
    if path.is_dir():
        raise BadInput("file_is_folder", file=str(path))


class RowWriter(AbstractContextManager["RowWriter"]):
    """Writes rows to a CSV, TSV, JSONL or Parquet file, whichever the name says; appears when the block ends well.

    `columns`, or else the first row, settles the columns: a key that comes later is a KeyError, one that is missing is
    left empty.
    Raises BadInput as `check_output` when made, JobFailed `write_failed`.
    """

    def __init__(self, path: str | Path, not_onto: str | Path = "", columns: Sequence[str] = ()) -> None:
        self.path = Path(path)
        self._columns = tuple(columns)
        self.rows = 0
        check_output(self.path, not_onto)
        self._suffix = self.path.suffix.lower()
        self._names: tuple[str, ...] = ()
        self._stack = ExitStack()

    def __enter__(self) -> RowWriter:
        with ExitStack() as stack:
            self._aside = stack.enter_context(put_aside(self.path))
            if self._suffix == ".parquet":
                self._bench = stack.enter_context(Bench())
                self._lines = self._bench.folder / "rows.jsonl"
            self._file = stack.enter_context(
                (self._lines if self._suffix == ".parquet" else self._aside).open("w", encoding="utf-8", newline="")
            )
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
            if self._suffix in _DELIMITED:
                self._csv.writerow([_cell(row.get(name, "")) for name in self._names])
            else:
                self._file.write(json.dumps({name: row.get(name) for name in self._names}, ensure_ascii=False) + "\n")
            self.rows += 1

    def _start(self, names: tuple[str, ...]) -> None:
        self._names = names
        if self._suffix in _DELIMITED:
            self._csv = csv.writer(self._file, delimiter=_DELIMITED[self._suffix], lineterminator="\n")
            self._csv.writerow(names)

    def _finish_unless_failed(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._finish()

    def _finish(self) -> None:
        self._file.flush()
        if self._suffix != ".parquet":
            return
        if self.rows:
            rows = f"read_json({file_literal(self._lines)}, format='newline_delimited', sample_size=-1)"
        else:
            empty = ", ".join(f"'' AS {quote(name)}" for name in self._names or ("empty",))
            rows = f"(SELECT {empty} WHERE false)"
        self._bench.con.execute(
            f"COPY (SELECT * FROM {rows}) TO {literal(str(self._aside))} (FORMAT parquet, COMPRESSION zstd)"
        )


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list | tuple) else value
