"""Hands rows that Python has read on to DuckDB, through a file of JSON lines in the bench's folder."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from engine.data.readers.source import ROW, Source
from engine.data.sql import literal, one_file, quote
from engine.data.workbench import Bench
from engine.errors import BadInput

_LONGEST = 64 << 20


def spilled(
    bench: Bench, path: Path, form: str, encoding: str, columns: Sequence[str], rows: Iterable[Sequence[str | None]]
) -> Source:
    """Return the rows as a source, numbered from 1; each has as many cells as there are `columns`.

    Raises BadInput `no_rows`, and what `rows` raises.
    """
    file = bench.folder / bench.name("rows")
    number = 0
    with file.open("w", encoding="utf-8") as out:
        for number, row in enumerate(rows, 1):
            named = {str(place): cell for place, cell in enumerate(row)}
            out.write(json.dumps({**named, "row": number}, ensure_ascii=False) + "\n")
    if not number:
        raise BadInput("no_rows", file=str(path))
    kinds = ", ".join(f"{literal(str(place))}: 'VARCHAR'" for place in range(len(columns)))
    cells = ", ".join(f"{quote(str(place))} AS {quote(name)}" for place, name in enumerate(columns))
    sql = (
        f"SELECT \"row\" AS {ROW}, {cells} FROM read_json({one_file(file)}, format='newline_delimited', "
        f"columns={{{kinds}, 'row': 'BIGINT'}}, maximum_object_size={_LONGEST})"
    )
    return Source(path, form, encoding, path.stat().st_size, number, tuple(columns), sql)
