"""Looks up what else stood in the person's files beside a version's rows: the columns that are no role of the task.

A version keeps the roles only; where its rows came from is kept too, so the rest is read from there when it is wanted.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path

from engine.data.readers import open_source
from engine.data.readers.source import ROW
from engine.data.sql import literal, one_file, quote
from engine.data.workbench import Bench
from engine.errors import BadInput

log = logging.getLogger(__name__)
# What is longer than this groups no rows, it tells of one.
MOST_SIGNS = 60


def other_columns(path: Path, part: str) -> list[Mapping[str, str]]:
    """Return column -> value of each row of `part`, in the version's order, as it stands in the file it came from.

    Empty where that file is gone or was changed since: a row counts as the same while its text stands in it. A
    column that holds just the text is left out, as are values of more than MOST_SIGNS characters.
    """
    with Bench() as bench:
        columns = {str(row[0]) for row in bench.rows(f"DESCRIBE SELECT * FROM read_parquet({one_file(path)})")}
        if not {"text", "source_file", "source_row"} <= columns:
            return []
        wanted = f"SELECT row, text, source_file, source_row FROM read_parquet({one_file(path)}) WHERE " + (
            f"part = {literal(part)}" if part else "true"
        )
        bench.con.execute(f"CREATE TABLE wanted AS {wanted}")
        found: dict[int, Mapping[str, str]] = {}
        for (file,) in bench.rows("SELECT DISTINCT source_file FROM wanted"):
            try:
                found |= _of_file(bench, str(file))
            except BadInput as error:
                log.info("no other columns from %s: %s", file, error.code)
        return [found.get(int(row), {}) for (row,) in bench.rows("SELECT row FROM wanted ORDER BY row")]


def _of_file(bench: Bench, file: str) -> dict[int, Mapping[str, str]]:
    source = open_source(bench, file)
    if not source.sql or len(source.columns) < 2:
        return {}
    cells = [f"coalesce(origin.{quote(name)}, '')" for name in source.columns]
    holds = " OR ".join(f"contains({cell}, trim(wanted.text))" for cell in cells)
    rows = bench.rows(
        f"SELECT wanted.row, wanted.text, {', '.join(cells)} FROM wanted JOIN ({source.sql}) AS origin "
        f"ON origin.{ROW} = wanted.source_row WHERE wanted.source_file = {literal(file)} AND ({holds})"
    )
    return {
        int(row): {
            name: value
            for name, value in zip(source.columns, map(str, values), strict=True)
            if value.strip() != str(text).strip() and len(value) <= MOST_SIGNS
        }
        for row, text, *values in rows
    }
