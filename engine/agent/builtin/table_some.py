"""Works out a figure over some rows of a table, by where they stand in an order: the total of the last 5 orders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from engine.agent.builtin.cells import spoken_cell
from engine.agent.builtin.table_first import names_of, rows_of, tied, told_among
from engine.agent.builtin.table_shared import OF, SharedTable, as_data
from engine.agent.language import say
from engine.agent.tools import ToolResult
from engine.errors import BadInput
from engine.table_query import Condition, First


def figure_of_some(
    table: SharedTable, operation: str, column: str, label: str, conditions: Sequence[Condition], first: First
) -> ToolResult:
    """Return the figure of the `first` rows that meet the conditions.

    A count is that of the first which meet them: 'how many of the last 5 orders are delayed'.
    Raises BadInput `figure_nothing` where there is no figure.
    """
    counts = operation == "count"
    first = first if counts else replace(first, among=(*first.among, *conditions))
    value = table.tables.aggregate(table.name, operation, column or None, conditions if counts else (), first)
    there = rows_of(table, first)
    if value is None or not there:
        raise BadInput("figure_nothing", nouns=table.nouns, filters=table.filters(first.among))
    row = _row_of(table, operation, column, value, first)
    value = round(value, 2) if isinstance(value, float) else value
    data: dict[str, Any] = {
        "operation": operation,
        **({"column": column} if column else {}),
        **as_data(conditions),
        **({OF: as_data(first.among)} if counts and first.among else {}),
        "rows": there,
        "sort": first.sort,
        "order": first.order,
        "result": value,
        **({"row": row} if row else {}),
    }
    form = "The {label} of the {rows} {nouns}{among} with the {order} {column} is {value}."
    if there == 1:
        form = "The {label} of the {noun}{among} with the {order} {column} is {value}."
    if row:
        form = "The {label} of the {rows} {nouns}{among} with the {order} {column} is {value} ({noun} {row})."
    shown = spoken_cell(column, value) if column else str(value)
    said = say(form, label=label, rows=there, **names_of(table, first), value=shown, row=row)
    reply = told_among(table, first, there, int(value), conditions) if counts else f"{said}{tied(table, first, there)}"
    # Of two numbers and an order a composer tells one as the other.
    return ToolResult(data, (), reply, verbatim=True)


def _row_of(table: SharedTable, operation: str, column: str, value: Any, first: First) -> str:
    """Return the key of the one of the `first` rows that has their lowest or highest value, '' for none or several."""
    is_number = any(item.name == column for item in table.words.numbers)
    if operation not in ("min", "max") or not is_number or not table.key or value is None:
        return ""
    met = (Condition(column, "=", str(value)),)
    ends = [table.tables.aggregate(table.name, end, table.key, met, first) for end in ("min", "max")]
    return spoken_cell(table.key, ends[0]) if ends[0] == ends[1] and ends[0] is not None else ""
