"""Tells numbers from names that only look like them: versions, codes with an E, and what a table makes one of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.data.bench import Bench, quote
from engine.data.layout import EXAMPLES, SHOWN
from engine.data.readers.source import FILE, ROW
from engine.results import Problem

# 3.1 and 3.10 are one price, but two versions.
_VERSION = re.compile(r"(?i:(?<![a-z])(version|release|revision))|[a-z](Version|Release|Revision)|版本")
# Programs write an exponent with a sign or after a point: 1e+05, 1.0E5.
_CODE = "-?[0-9]+[eE][0-9]+"


def are_names(bench: Bench, table: str, name: str) -> bool:
    """Return whether a column of which every cell can be read as a number holds names that would be lost as numbers.

    Such are versions and codes of which several are one number (3.1 and 3.10, 1E5 and 1E05), and codes with an E
    (1E5) where no cell has a point.
    """
    column = quote(name)
    codes, points = bench.rows(
        f"SELECT coalesce(bool_or(regexp_full_match({column}, '{_CODE}')), false), "
        f"coalesce(bool_or(contains({column}, '.')), false) FROM {quote(table)}"
    )[0]
    if codes and not points:
        return True
    return bool((codes or _VERSION.search(name)) and bench.rows(f"{_same(table, name)} LIMIT 1"))


def same_numbers(bench: Bench, table: str, names: Sequence[str], files: Sequence[str]) -> Problem | None:
    """Return that cells which are written in different ways become one number, None where there are none.

    `names` are the columns that are stored as numbers; the table has FILE, a place in `files`, and ROW.
    """
    found = {name: count for name in names if (count := _count(bench, table, name))}
    if not found:
        return None
    first = next(iter(found))
    rows = bench.rows(
        f"SELECT {FILE}, {ROW}, left({quote(first)}, {SHOWN}) FROM {quote(table)} "
        f"WHERE try_cast({quote(first)} AS DOUBLE) IN ({_same(table, first)}) ORDER BY 1, 2 LIMIT {EXAMPLES}"
    )
    examples = tuple({"file": files[file], "row": row, "value": value} for file, row, value in rows)
    return Problem("same_numbers", "info", sum(found.values()), examples, params={"columns": ", ".join(found)})


def _count(bench: Bench, table: str, name: str) -> int:
    same = f"SELECT * FROM {quote(table)} WHERE try_cast({quote(name)} AS DOUBLE) IN ({_same(table, name)})"
    return int(bench.value(f"SELECT count(*) FROM ({same})"))


def _same(table: str, name: str) -> str:
    """Return the SQL that selects the numbers which cells write in different ways."""
    column = quote(name)
    return (
        f"SELECT try_cast({column} AS DOUBLE) FROM {quote(table)} WHERE {column} <> '' GROUP BY 1 "
        f"HAVING min({column}) <> max({column})"
    )
