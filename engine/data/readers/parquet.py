"""Reads Parquet; nested values become JSON text."""

from __future__ import annotations

from pathlib import Path

import duckdb

from engine.data.bench import Bench, one_file, quote
from engine.data.readers.source import ROW, Source, unique_names
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
    cells = ", ".join(
        f"{_as_text(str(column[0]), str(column[1]))} AS {quote(name)}"
        for column, name in zip(described, names, strict=True)
    )
    sql = f"SELECT file_row_number + 1 AS {ROW}, {cells} FROM {scan}"
    return Source(path, "parquet", "", path.stat().st_size, rows, names, sql)


def _as_text(column: str, kind: str) -> str:
    nested = kind.endswith("]") or kind.startswith(_NESTED)
    return f"CAST({f'to_json({quote(column)})' if nested else quote(column)} AS VARCHAR)"
