"""The formats that rows are written in: each is a class that takes the names of the columns, then row after row."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from engine.data.sql import literal, one_file, quote
from engine.data.workbench import Bench
from engine.data.workbook import Workbook


class Form(Protocol):
    """Writes a file; what it holds open it leaves to the stack that it was made with."""

    def start(self, names: Sequence[str]) -> None:
        """Settle the columns."""

    def add(self, cells: Sequence[Any]) -> None:
        """Append a row of JSON values, None where nothing stands."""

    def finish(self) -> None:
        """Write what is left; the file is whole afterwards."""


class Delimited:
    """Values with a delimiter between them; nested ones as JSON text.

    The mark at the beginning is what Excel knows UTF-8 by: without it, all but plain letters come out wrong there.
    """

    def __init__(self, path: Path, stack: ExitStack, delimiter: str) -> None:
        self._file = stack.enter_context(path.open("w", encoding="utf-8-sig", newline=""))
        self._csv = csv.writer(self._file, delimiter=delimiter, lineterminator="\n")

    def start(self, names: Sequence[str]) -> None:
        self._csv.writerow(names)

    def add(self, cells: Sequence[Any]) -> None:
        self._csv.writerow([_flat(cell) for cell in cells])

    def finish(self) -> None:
        self._file.flush()


class _Lines:
    """A JSON object a line."""

    def __init__(self, path: Path, stack: ExitStack) -> None:
        self._file = stack.enter_context(path.open("w", encoding="utf-8", newline=""))
        self._names: tuple[str, ...] = ()

    def start(self, names: Sequence[str]) -> None:
        self._names = tuple(names)

    def add(self, cells: Sequence[Any]) -> None:
        self._file.write(json.dumps(dict(zip(self._names, cells, strict=True)), ensure_ascii=False) + "\n")

    def finish(self) -> None:
        self._file.flush()


class _Parquet(_Lines):
    """Lines first, which DuckDB then writes anew."""

    def __init__(self, path: Path, stack: ExitStack) -> None:
        self._path, self._bench = path, stack.enter_context(Bench())
        self._lines, self._rows = self._bench.folder / "rows.jsonl", 0
        super().__init__(self._lines, stack)

    def add(self, cells: Sequence[Any]) -> None:
        super().add(cells)
        self._rows += 1

    def finish(self) -> None:
        super().finish()
        if self._rows:
            rows = f"read_json({one_file(self._lines)}, format='newline_delimited', sample_size=-1)"
        else:
            empty = ", ".join(f"'' AS {quote(name)}" for name in self._names or ("empty",))
            rows = f"(SELECT {empty} WHERE false)"
        self._bench.con.execute(
            f"COPY (SELECT * FROM {rows}) TO {literal(str(self._path))} (FORMAT parquet, COMPRESSION zstd)"
        )


class _Excel:
    """A workbook of one sheet; nested values as JSON text."""

    def __init__(self, path: Path, stack: ExitStack) -> None:
        self._book = Workbook(path, stack.enter_context(Bench()).folder)

    def start(self, names: Sequence[str]) -> None:
        self._book.head(names)

    def add(self, cells: Sequence[Any]) -> None:
        self._book.add([_flat(cell) for cell in cells])

    def finish(self) -> None:
        self._book.close()


CSV, EXCEL = ".csv", ".xlsx"
# Numbers, truth values and what is nested stay what they are in these.
TYPED = (".jsonl", ".ndjson", ".parquet")
# The ending of a file's name -> what writes it.
FORMS: dict[str, Callable[[Path, ExitStack], Form]] = {
    CSV: partial(Delimited, delimiter=","),
    ".tsv": partial(Delimited, delimiter="\t"),
    EXCEL: _Excel,
    ".jsonl": _Lines,
    ".ndjson": _Lines,
    ".parquet": _Parquet,
}


def _flat(value: Any) -> str | float:
    if value is None:
        return ""
    if isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False)
    found: str | float = value
    return found
