"""Reads Parquet; nested values become JSON text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb

from engine.data.readers.source import ROW, Source, unique_names
from engine.data.sql import one_file, quote
from engine.data.workbench import Bench
from engine.errors import BadInput

_NESTED = ("STRUCT", "MAP", "UNION")


def read_parquet(bench: Bench, path: Path) -> Source:
    """Return the file as a source. Raises BadInput `parquet_broken` for a cut file, `no_rows`."""
    scan = f"read_parquet({one_file(path)}, file_row_number=true)"
    try:
        described = bench.rows(f"DESCRIBE SELECT * EXCLUDE (file_row_number) FROM {scan}")
        # Reads every page of every column: a count alone comes from the statistics at the file's end.
        columns = ", ".join(quote(str(column[0])) for column in described)
        rows = int(bench.rows(f"SELECT count(*), bit_xor(hash({columns})) FROM {scan}")[0][0])
    except duckdb.Error as error:
        raise BadInput("parquet_broken", detail=str(error), file=str(path)) from error
    if not rows:
        raise BadInput("no_rows", file=str(path))
    names = unique_names(str(column[0]) for column in described)

    def selected(read: Callable[[str, str], str]) -> str:
        cells = (read(quote(str(column[0])), str(column[1])) for column in described)
        named = (f"CAST({cell} AS VARCHAR) AS {quote(name)}" for cell, name in zip(cells, names, strict=True))
        return f"SELECT file_row_number + 1 AS {ROW}, {', '.join(named)} FROM {scan}"

    size = path.stat().st_size
    return Source(path, "parquet", "", size, rows, names, selected(_text), values=selected(_value))


def _text(column: str, kind: str) -> str:
    return f"to_json({column})" if kind.endswith("]") or kind.startswith(_NESTED) else column


def _value(column: str, kind: str) -> str:
    # A number of single precision is written as it is shown: 0.1, not 0.10000000149.
    return f"to_json(CAST(CAST({column} AS VARCHAR) AS DOUBLE))" if kind == "FLOAT" else f"to_json({column})"
