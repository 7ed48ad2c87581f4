"""Tells numbers from names that only look like them, and reads numbers as a person writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.data.layout import EXAMPLES, SHOWN
from engine.data.readers.source import FILE, ROW
from engine.data.sql import blank, quote
from engine.data.strips import strips
from engine.data.workbench import Bench
from engine.results import Problem

# Of more than 15 digits before the point, a double would make one of several.
NUMBER = r"-?(0|[1-9][0-9]{0,14})?(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?"
_POINT, _COMMA = "-?[0-9]*[.][0-9]+", "-?[0-9]*,[0-9]+"
# From this share of numbers on, the other cells of a column are slips rather than classes of their own.
_NEARLY_ALL = 0.95
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
        f"SELECT {_any(column, _CODE)}, coalesce(bool_or(contains({column}, '.')), false) FROM {quote(table)}"
    )[0]
    if codes and not points:
        return True
    return bool((codes or _VERSION.search(name)) and bench.rows(f"{_same(table, name)} LIMIT 1"))


def same_numbers(bench: Bench, table: str, names: Sequence[str], files: Sequence[str]) -> Problem | None:
    """Return that cells which are written in different ways become one number, None where there are none.

    `names` are the columns that are stored as numbers; the table has FILE, a place in `files`, and ROW.
    """
    each = ((strip, name) for strip, own in strips(bench, table, names) for name in own)
    found = {name: count for strip, name in each if (count := _count(bench, strip, name))}
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


def number_value(bench: Bench, table: str, name: str) -> str:
    """Return the SQL for the number in a cell, null where it has none.

    Blanks around it do not matter, and a comma is read as the point where no cell of the column has one.
    """
    text = f"regexp_replace({quote(name)}, '^[\\s\\p{{Z}}]+|[\\s\\p{{Z}}]+$', '', 'g')"
    points, commas = bench.rows(f"SELECT {_any(text, _POINT)}, {_any(text, _COMMA)} FROM {quote(table)}")[0]
    if commas and not points:
        text = f"replace({text}, ',', '.')"
    return f"CASE WHEN regexp_full_match({text}, '{NUMBER}') THEN try_cast({text} AS DOUBLE) END"


def are_scores(bench: Bench, table: str, name: str) -> bool:
    """Return whether the cells that hold something are numbers, at least nearly all of them."""
    filled, numbers = bench.rows(
        f"SELECT count(*), count({number_value(bench, table, name)}) FROM {quote(table)} WHERE NOT {blank(quote(name))}"
    )[0]
    return bool(filled) and numbers >= _NEARLY_ALL * filled


def not_numbers(bench: Bench, table: str, name: str, file: str) -> Problem | None:
    """Return the cells of a column of scores that hold something else, None where all are numbers."""
    others = f"NOT {blank(quote(name))} AND {number_value(bench, table, name)} IS NULL"
    rows = bench.rows(
        f"SELECT {ROW}, left({quote(name)}, {SHOWN}), count(*) OVER () FROM {quote(table)} WHERE {others} "
        f"ORDER BY 1 LIMIT {EXAMPLES}"
    )
    if not rows:
        return None
    examples = tuple({"file": file, "row": row, "value": value} for row, value, _ in rows)
    first = {"row": examples[0]["row"], "value": examples[0]["value"]}
    return Problem("not_numbers", "careful", int(rows[0][2]), examples, params=first)


def _any(text: str, form: str) -> str:
    return f"coalesce(bool_or(regexp_full_match({text}, '{form}')), false)"
