"""Works out a figure over some rows of a table, by where they stand in an order: the total of the last 5 orders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from engine.agent.builtin.cells import spoken_cell, spoken_name
from engine.agent.builtin.table_shared import SharedTable, as_data, ends_of
from engine.agent.language import say
from engine.agent.tools import ToolResult
from engine.errors import BadInput
from engine.table_query import Condition, First


def figure_of_some(
    table: SharedTable, operation: str, column: str, label: str, conditions: Sequence[Condition], first: First
) -> ToolResult:
    """Return the figure of the `first` rows that meet the conditions.

    A count is that of the first of all rows which meet them: 'how many of the last 5 orders are delayed'.
    Raises BadInput `figure_nothing` where there is no figure.
    """
    counts = operation == "count"
    first = first if counts else replace(first, among=tuple(conditions))
    value = table.tables.aggregate(table.name, operation, column or None, conditions if counts else (), first)
    there = int(table.tables.aggregate(table.name, "count", None, (), first) or 0)
    if value is None or not there:
        raise BadInput("figure_nothing", nouns=table.nouns, filters=table.filters(conditions))
    value = round(value, 2) if isinstance(value, float) else value
    data: dict[str, Any] = {
        "operation": operation,
        **({"column": column} if column else {}),
        **as_data(conditions),
        "rows": there,
        "sort": first.sort,
        "order": first.order,
        "result": value,
    }
    form = "The {label} of the {rows} {nouns}{filters} with the {order} {column} is {value}."
    if there == 1:
        form = "The {label} of the {noun}{filters} with the {order} {column} is {value}."
    if counts:
        form = "{value} of the {rows} {nouns} with the {order} {column} are those{filters}."
    named: Mapping[str, Any] = {"noun": table.noun, "nouns": table.nouns, "filters": table.filters(conditions)}
    reply = say(
        form,
        label=label,
        rows=there,
        **named,
        order=say(ends_of(table, first.sort)[first.order == "most"]),
        column=spoken_name(first.sort),
        value=spoken_cell(column, value) if column else str(value),
    )
    # Of two numbers and an order a composer tells one as the other.
    return ToolResult(data, (), reply, verbatim=True)
