"""Read-only questions to an imported table, for the agent's tools: what is there, find rows, work out figures.

Column names are checked and quoted, values are bound, results and time are limited: nothing that a model or a person
says becomes SQL.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from engine.data.sql import literal, plain_cell, quote
from engine.data.stored import reading
from engine.data.table_conditions import alike, same, where
from engine.data.table_file import TableFile
from engine.data.workbench import Reader
from engine.errors import BadInput, JobFailed
from engine.results import ColumnInfo
from engine.table_query import OPERATIONS, PARTS, Condition, First, Grouping

MOST_ROWS = 50
# As long as one question may take, in seconds; the agent's registry gives up on a tool a little later.
LONGEST = 8.0
# Those that SQL calls otherwise.
_SQL = {"average": "avg", "distinct": "count"}
_PART_SQL = {
    "year": "CAST(year({}) AS VARCHAR)",
    "quarter": "year({0}) || '-Q' || quarter({0})",
    "month": "strftime({}, '%Y-%m')",
    # Weeks of ISO 8601, with their own year.
    "week": "strftime({}, '%G-W%V')",
    "day": "strftime({}, '%Y-%m-%d')",
    "weekday": "dayname({})",
    "hour": "strftime({}, '%H:00')",
}


def describe(path: Path) -> tuple[ColumnInfo, ...]:
    """Return the columns of the table with their kinds and some values. Raises JobFailed `version_broken`."""
    with _opened(path) as table:
        return tuple(table.columns.values())


def look_up(path: Path, column: str, value: str, limit: int = 20) -> tuple[dict[str, Any], ...]:
    """Return the rows (at most `limit`, no more than 50) whose `column` is `value`, case and outer blanks aside.

    Where none is, signs other than letters and digits are left out of account too, so that LL1042 finds LL-1042.
    Raises BadInput `missing_column`, JobFailed `version_broken`.
    """
    with _opened(path) as table:
        name = table.known(column)
        for condition in (same(name), alike(name)):
            found = _rows(table, f"WHERE {condition} LIMIT {_most(limit)}", [value])
            if found:
                return found
        return ()


def aggregate(
    path: Path,
    operation: str,
    column: str = "",
    conditions: Sequence[Condition] = (),
    first: First | None = None,
) -> int | float | str | None:
    """Return `operation` (one of OPERATIONS) over `column` of the rows for which all `conditions` hold.

    Where only the `first` rows are meant, the conditions are held against those.

    `count` needs no column and counts rows; with one it counts those where something stands; `distinct` counts the
    different values. None where no row has a value. Raises BadInput `operation_unknown`, `missing_column`,
    `not_numbers` for the sum or average of what are no numbers, and what `where` does; JobFailed `version_broken`,
    `query_slow`.
    """
    with _opened(path) as table:
        parts, figure = _figure(table, operation, column)
        rows, before = _first(table, first) if first else (table.scan, [])
        condition, parameters = where(table, conditions)
        result = table.bench.value(f"SELECT {figure} FROM {rows}{parts} WHERE {condition}", [*before, *parameters])
        answer: int | float | str | None = _rounded(plain_cell(result))
        return answer


def group(
    path: Path,
    by: Grouping,
    operation: str,
    column: str = "",
    conditions: Sequence[Condition] = (),
    order: str = "",
    limit: int = MOST_ROWS,
) -> tuple[tuple[tuple[Any, Any], ...], int]:
    """Return (the value, the figure of its rows) for each value of what rows are grouped `by`, and how many there are.

    `order` is most or least (by the figure), or '' for the order of the values; at most `limit` (no more than 50) come
    back. Rows without the value, and groups without a figure, do not count. Raises as `aggregate` does, and BadInput
    `part_unfit` where a column's cells are no moments.
    """
    with _opened(path) as table:
        scan, key = _key(table, by)
        parts, figure = _figure(table, operation, column)
        condition, parameters = where(table, conditions)
        found = (
            f"SELECT {key} AS key, {figure} AS figure FROM {scan}{parts} WHERE {condition} GROUP BY 1 "
            f"HAVING coalesce(CAST(key AS VARCHAR), '') <> '' AND figure IS NOT NULL"
        )
        sorting = {"most": "figure DESC, key", "least": "figure, key"}.get(order, "key")
        total = int(table.bench.value(f"SELECT count(*) FROM ({found})", parameters))
        rows = table.bench.rows(f"{found} ORDER BY {sorting} LIMIT {_most(limit)}", parameters)
        return tuple((plain_cell(name), _rounded(plain_cell(value))) for name, value in rows), total


def select(
    path: Path,
    conditions: Sequence[Condition] = (),
    sort: str = "",
    order: str = "most",
    limit: int = MOST_ROWS,
    first: First | None = None,
) -> tuple[tuple[dict[str, Any], ...], int]:
    """Return the rows for which all `conditions` hold, and how many there are, of the `first` ones where given.

    They come in the table's order, or by the column `sort`, the most or the least first, empty cells last; at most
    `limit` (no more than 50). Raises as `where` does; JobFailed `version_broken`, `query_slow`.
    """
    with _opened(path) as table:
        rows, before = _first(table, first) if first else (table.scan, [])
        condition, conditioned = where(table, conditions)
        parameters = [*before, *conditioned]
        total = int(table.bench.value(f"SELECT count(*) FROM {rows} WHERE {condition}", parameters))
        sorting = _sorting(table, sort, order) if sort else ""
        return _rows(table, f"WHERE {condition} {sorting} LIMIT {_most(limit)}", parameters, rows), total


def values(path: Path, column: str, limit: int) -> tuple[Any, ...]:
    """Return up to `limit` distinct values of `column`, commonest first, empty ones left out.

    Where a cell holds several values each of them counts. Raises BadInput `missing_column`, JobFailed
    `version_broken`.
    """
    with _opened(path) as table:
        scan, key = _key(table, Grouping(column))
        found = table.bench.rows(
            f"SELECT {key} AS key FROM {scan} WHERE coalesce(CAST({key} AS VARCHAR), '') <> '' "
            f"GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT {int(limit)}"
        )
        return tuple(plain_cell(value) for (value,) in found)


@contextmanager
def _opened(path: Path) -> Iterator[TableFile]:
    """Open a table for one question, which is broken off after LONGEST seconds.

    Raises JobFailed `query_slow`, `version_broken`.
    """
    with Reader() as bench, reading(path):
        clock = threading.Timer(LONGEST, bench.con.interrupt)
        clock.daemon = True
        clock.start()
        try:
            yield TableFile(bench, path)
        except duckdb.InterruptException as error:
            raise JobFailed("query_slow", seconds=LONGEST) from error
        finally:
            clock.cancel()


def _rows(table: TableFile, rest: str, parameters: Sequence[Any], source: str = "") -> tuple[dict[str, Any], ...]:
    cells = ", ".join(map(quote, table.kinds))
    found = table.bench.rows(f"SELECT {cells} FROM {source or table.scan} {rest}", parameters)
    return tuple(dict(zip(table.kinds, map(plain_cell, row), strict=True)) for row in found)


def _sorting(table: TableFile, sort: str, order: str) -> str:
    name = table.known(sort)
    cell = table.moment(name) or quote(name)
    return f"ORDER BY {cell} {'ASC' if order == 'least' else 'DESC'} NULLS LAST"


def _first(table: TableFile, first: First) -> tuple[str, list[Any]]:
    """Return what to read the first rows from, with its parameters."""
    condition, parameters = where(table, first.among)
    name = table.known(first.sort)
    cell = table.moment(name) or quote(name)
    place = f"rank() OVER (ORDER BY {cell} {'ASC' if first.order == 'least' else 'DESC'})"
    filled = f"({condition}) AND {cell} IS NOT NULL"
    return f"(SELECT * FROM {table.scan} WHERE {filled} QUALIFY {place} <= {int(first.limit)})", list(parameters)


def _figure(table: TableFile, operation: str, column: str) -> tuple[str, str]:
    """Return what the table is joined with, and the SQL of a figure: several values in a cell are told apart."""
    if operation not in OPERATIONS:
        raise BadInput("operation_unknown", operation=operation, allowed=", ".join(OPERATIONS))
    if not column:
        if operation != "count":
            raise BadInput("operation_column", operation=operation, columns=", ".join(table.kinds))
        return "", "count(*)"
    name = table.known(column)
    if operation in ("sum", "average") and table.kinds[name] not in ("integer", "number"):
        raise BadInput("not_numbers", column=name, kind=table.kinds[name], operation=operation)
    if operation == "distinct" and table.separator(name):
        return _split(table, name, "counted"), "count(DISTINCT nullif(trim(counted), ''))"
    cell = quote(name) if table.kinds[name] != "text" else f"nullif(trim({quote(name)}), '')"
    return "", f"{_SQL.get(operation, operation)}({'DISTINCT ' if operation == 'distinct' else ''}{cell})"


def _key(table: TableFile, by: Grouping) -> tuple[str, str]:
    """Return what to read from and the SQL of the value that rows are grouped by."""
    name = table.known(by.column)
    if by.part:
        moment = table.moment(name)
        if not moment or by.part not in PARTS:
            raise BadInput("part_unfit", column=name, part=by.part, allowed=", ".join(PARTS))
        return table.scan, _PART_SQL[by.part].format(moment)
    if table.separator(name):
        return f"{table.scan}{_split(table, name, 'part')}", "trim(part)"
    return table.scan, f"trim({quote(name)})" if table.kinds[name] == "text" else quote(name)


def _split(table: TableFile, name: str, part: str) -> str:
    """Return what makes a table one with a row for each of the values in a cell, called `part`."""
    cells = f"string_split(CAST({quote(name)} AS VARCHAR), {literal(table.separator(name))})"
    return f", unnest({cells}) AS {part}_({part})"


def _most(limit: int) -> int:
    return max(0, min(int(limit), MOST_ROWS))


def _rounded(value: Any) -> Any:
    """Take off what binary fractions add to a sum of prices."""
    return round(value, 10) if isinstance(value, float) else value
