"""Read-only questions to an imported table, for the agent's look-up tools: what is there, find rows, aggregate.

Column names are checked and quoted, values are bound, results are limited: nothing that a model or a person says
becomes SQL.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb

from engine.data.bench import Bench, Reader, file_literal, plain_cell, quote
from engine.data.canonical import missing_column
from engine.errors import BadInput, JobFailed
from engine.results import ColumnInfo

MOST_ROWS = 50
OPERATIONS = {"count": "count", "sum": "sum", "average": "avg", "minimum": "min", "maximum": "max"}
_SAMPLES = 5
_KINDS = {"BIGINT": "integer", "DOUBLE": "number", "BOOLEAN": "boolean", "DATE": "date", "TIMESTAMP": "date"}


def describe(path: Path) -> tuple[ColumnInfo, ...]:
    """Return the columns of the table with their kinds and some values. Raises JobFailed `version_broken`."""
    with Reader() as bench:
        table = _Table(bench, path)
        return tuple(table.column_info(name) for name in table.kinds)


def look_up(path: Path, column: str, value: str, limit: int = 20) -> tuple[dict[str, Any], ...]:
    """Return the rows (at most `limit`, no more than 50) whose `column` is `value`, case and outer blanks aside.

    Where none is, signs other than letters and digits are left out of account too, so that LL1042 finds LL-1042.
    Raises BadInput `missing_column`, JobFailed `version_broken`.
    """
    with Reader() as bench:
        table = _Table(bench, path)
        name = table.known(column)
        cells = ", ".join(map(quote, table.kinds))
        most = max(0, min(limit, MOST_ROWS))
        for same in (_same(name), _alike(name)):
            found = bench.rows(f"SELECT {cells} FROM {table.scan} WHERE {same} LIMIT {most}", [value])
            if found:
                return tuple(dict(zip(table.kinds, map(plain_cell, row), strict=True)) for row in found)
        return ()


def aggregate(
    path: Path, operation: str, column: str = "", filters: Mapping[str, str] | None = None
) -> int | float | str | None:
    """Return the count, sum, average, minimum or maximum of `column` over the rows that match all `filters`.

    `count` needs no column and counts rows; with one it counts those where something stands. A filter (column ->
    value) matches as `look_up` does. None where no row has a value. Raises BadInput `operation_unknown`,
    `missing_column`, `not_numbers` for the sum or average of what are no numbers, JobFailed `version_broken`.
    """
    if operation not in OPERATIONS:
        raise BadInput("operation_unknown", operation=operation, allowed=", ".join(OPERATIONS))
    with Reader() as bench:
        table = _Table(bench, path)
        conditions, parameters = ["true"], []
        for given, value in (filters or {}).items():
            name = table.known(given)
            exact = bench.value(f"SELECT count(*) FROM {table.scan} WHERE {_same(name)}", [value])
            conditions.append(_same(name) if exact else _alike(name))
            parameters.append(value)
        where = " AND ".join(conditions)
        if operation == "count" and not column:
            return int(bench.value(f"SELECT count(*) FROM {table.scan} WHERE {where}", parameters))
        name = table.known(column)
        if operation in ("sum", "average") and table.kinds[name] not in ("integer", "number"):
            raise BadInput("not_numbers", column=name, kind=table.kinds[name], operation=operation)
        cell = quote(name) if table.kinds[name] != "text" else f"nullif(trim({quote(name)}), '')"
        result = bench.value(f"SELECT {OPERATIONS[operation]}({cell}) FROM {table.scan} WHERE {where}", parameters)
        answer: int | float | str | None = _rounded(plain_cell(result))
        return answer


def values(path: Path, column: str, limit: int) -> tuple[Any, ...]:
    """Return up to `limit` distinct values of `column`, commonest first, empty ones left out.

    Raises BadInput `missing_column`, JobFailed `version_broken`.
    """
    with Reader() as bench:
        table = _Table(bench, path)
        name = quote(table.known(column))
        found = bench.rows(
            f"SELECT {name} FROM {table.scan} WHERE coalesce(CAST({name} AS VARCHAR), '') <> '' "
            f"GROUP BY {name} ORDER BY count(*) DESC, {name} LIMIT {int(limit)}"
        )
        return tuple(plain_cell(value) for (value,) in found)


class _Table:
    """The Parquet file of a table: `kinds` maps column -> kind."""

    def __init__(self, bench: Bench, path: Path) -> None:
        self.bench, self.path = bench, path
        self.scan = f"read_parquet({file_literal(path)})"
        try:
            described = bench.rows(f"DESCRIBE SELECT * FROM {self.scan}")
        except duckdb.Error as error:
            raise JobFailed("version_broken", detail=str(error), file=str(path)) from error
        self.kinds = {str(row[0]): _KINDS.get(str(row[1]), "text") for row in described}

    def known(self, column: str) -> str:
        """Return the column's true name; case and outer blanks do not matter."""
        for name in self.kinds:
            if name.lower() == column.strip().lower():
                return name
        raise missing_column(self.path.name, column, tuple(self.kinds))

    def column_info(self, name: str) -> ColumnInfo:
        text = f"CAST({quote(name)} AS VARCHAR)"
        distinct, empty = self.bench.rows(
            f"SELECT count(DISTINCT {text}) FILTER ({text} <> ''), count(*) FILTER (coalesce({text}, '') = '') "
            f"FROM {self.scan}"
        )[0]
        samples = self.bench.rows(
            f"SELECT value FROM (SELECT DISTINCT {text} AS value FROM {self.scan} WHERE {text} <> '') "
            f"ORDER BY value LIMIT {_SAMPLES}"
        )
        return ColumnInfo(name, self.kinds[name], int(distinct), int(empty), tuple(str(value) for (value,) in samples))


def _same(name: str) -> str:
    text = f"trim(CAST({quote(name)} AS VARCHAR))"
    return f"lower({text}) = lower(trim(?))"


def _alike(name: str) -> str:
    bare = "regexp_replace(lower({}), '[^\\p{{L}}\\p{{N}}]', '', 'g')"
    return (
        f"{bare.format(f'CAST({quote(name)} AS VARCHAR)')} = {bare.format('?')} "
        f"AND {bare.format(f'CAST({quote(name)} AS VARCHAR)')} <> ''"
    )


def _rounded(value: Any) -> Any:
    """Take off what binary fractions add to a sum of prices."""
    return round(value, 10) if isinstance(value, float) else value
