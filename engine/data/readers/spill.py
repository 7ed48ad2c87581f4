"""Hands rows that Python has read on to DuckDB, through a file of JSON lines in the bench's folder."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from engine.data.readers.source import ROW, Source
from engine.data.sql import literal, one_file, quote
from engine.data.workbench import Bench
from engine.errors import BadInput

_LONGEST = 64 << 20


def spilled(
    bench: Bench,
    path: Path,
    form: str,
    encoding: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[str | None]],
    numbers: Iterable[int] | None = None,
) -> Source:
    """Return the rows as a source, with their `numbers` or numbered from 1; each has as many cells as `columns`.

    Raises BadInput `no_rows`, and what `rows` raises.
    """
    file = bench.folder / bench.name("rows")
    count = 0
    with file.open("w", encoding="utf-8") as out:
        for row, number in zip(rows, numbers or itertools.count(1), strict=False):
            count += 1
            named = {str(place): cell for place, cell in enumerate(row)}
            out.write(json.dumps({**named, "row": number}, ensure_ascii=False) + "\n")
    if not count:
        raise BadInput("no_rows", file=str(path))
    kinds = ", ".join(f"{literal(str(place))}: 'VARCHAR'" for place in range(len(columns)))
    cells = ", ".join(f"{quote(str(place))} AS {quote(name)}" for place, name in enumerate(columns))
    sql = (
        f"SELECT \"row\" AS {ROW}, {cells} FROM read_json({one_file(file)}, format='newline_delimited', "
        f"columns={{{kinds}, 'row': 'BIGINT'}}, maximum_object_size={_LONGEST})"
    )
    return Source(path, form, encoding, path.stat().st_size, count, tuple(columns), sql)
