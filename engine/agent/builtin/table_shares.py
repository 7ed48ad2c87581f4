"""Works out a percentage over a table: how many of some rows meet further conditions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engine.agent.builtin.cells import spoken_name
from engine.agent.builtin.conditions import written
from engine.agent.builtin.shares_asked import SHARE_WORDS, Share
from engine.agent.builtin.table_first import names_of, rows_of, tied
from engine.agent.builtin.table_shared import OF, SharedTable, as_data
from engine.agent.language import say
from engine.agent.tools import ToolResult
from engine.errors import BadInput
from engine.table_query import Condition, First


def is_share(operation: str) -> bool:
    """Say whether a call's operation is a percentage."""
    return operation.lower() in SHARE_WORDS


def refined_share(table: SharedTable, arguments: Mapping[str, Any], share: Share) -> dict[str, Any]:
    """Return the arguments for a share that a message asks for.

    Of the caller's, values of columns of which it says nothing stay.
    """
    known = {item.column for item in (*share.base, *share.met)}
    kept = {name: value for name, value in arguments.items() if name in table.choices and name not in known}
    return {
        **kept,
        "operation": "share",
        **({"column": share.column} if share.column else {}),
        **table.written(share.met),
        **({OF: written(share.base)} if share.base else {}),
    }


def share_of(table: SharedTable, arguments: Mapping[str, Any], first: First | None) -> ToolResult:
    """Return how many of the rows of OF, or of the `first` of them, meet the other conditions of a call, in percent.

    With a column its different values are counted, as `distinct` does; of the first ones it is always the rows.
    Raises BadInput `figure_unknown` where it is not said what they are to meet, `figure_nothing` where there are no
    rows to count among, and what `SharedTable.conditions` does.
    """
    base, met = table.conditions({"where": arguments.get(OF)}), table.conditions(arguments)
    if not met:
        raise BadInput("figure_unknown", words=str(arguments["operation"]))
    if first:
        return _share_of_some(table, first, met)
    named = str(arguments.get("column") or "")
    column = table.named("column", named).name if named else None
    operation = "distinct" if column else "count"
    whole = int(table.tables.aggregate(table.name, operation, column, base) or 0)
    if not whole:
        raise BadInput("figure_nothing", nouns=table.nouns, filters=table.filters(base))
    part = int(table.tables.aggregate(table.name, operation, column, (*base, *met)) or 0)
    percent = round(100 * part / whole, 2)
    data = {**({"column": column} if column else {}), **_data(base, met, part, whole, percent)}
    form = "{part} of {count} {nouns}{base} ({percent} %) are those{met}."
    if column:
        form = "{part} of {count} different values of {column} in {nouns}{base} ({percent} %) are those{met}."
    reply = say(
        form,
        part=part,
        count=whole,
        nouns=table.nouns,
        column=spoken_name(column or ""),
        base=table.filters(base),
        percent=f"{percent:g}",
        met=table.filters(met),
    )
    # Of three numbers a composer takes one for another.
    return ToolResult(data, (), reply, verbatim=True)


def _share_of_some(table: SharedTable, first: First, met: Sequence[Condition]) -> ToolResult:
    whole = rows_of(table, first)
    if not whole:
        raise BadInput("figure_nothing", nouns=table.nouns, filters=table.filters(first.among))
    part = int(table.tables.aggregate(table.name, "count", None, met, first) or 0)
    percent = round(100 * part / whole, 2)
    data = {**_data(first.among, met, part, whole, percent), "sort": first.sort, "order": first.order}
    reply = say(
        "{part} of the {rows} {nouns}{among} with the {order} {column} ({percent} %) are those{met}.",
        part=part,
        rows=whole,
        **names_of(table, first),
        percent=f"{percent:g}",
        met=table.filters(met),
    )
    return ToolResult(data, (), f"{reply}{tied(table, first, whole)}", verbatim=True)


def _data(base: Sequence[Condition], met: Sequence[Condition], part: int, whole: int, percent: float) -> dict[str, Any]:
    return {
        "operation": "share",
        **as_data(met),
        OF: as_data(base),
        "count": part,
        "all": whole,
        "percent": percent,
    }
