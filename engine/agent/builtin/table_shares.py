"""Works out a percentage over a table: how many of some rows meet further conditions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.agent.builtin.cells import spoken_name
from engine.agent.builtin.conditions import written
from engine.agent.builtin.shares_asked import SHARE_WORDS, Share
from engine.agent.builtin.table_shared import SharedTable, as_data
from engine.agent.language import say
from engine.agent.tools import ToolResult
from engine.errors import BadInput

# The argument of a call that says of which rows the share is.
OF = "of"


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


def share_of(table: SharedTable, arguments: Mapping[str, Any]) -> ToolResult:
    """Return how many of the rows of OF meet the other conditions of a call, in percent.

    With a column its different values are counted, as `distinct` does.
    Raises BadInput `figure_unknown` where it is not said what they are to meet, `figure_nothing` where there are no
    rows to count among, and what `SharedTable.conditions` does.
    """
    base, met = table.conditions({"where": arguments.get(OF)}), table.conditions(arguments)
    if not met:
        raise BadInput("figure_unknown", words=str(arguments["operation"]))
    named = str(arguments.get("column") or "")
    column = table.named("column", named).name if named else None
    operation = "distinct" if column else "count"
    whole = int(table.tables.aggregate(table.name, operation, column, base) or 0)
    if not whole:
        raise BadInput("figure_nothing", nouns=table.nouns, filters=table.filters(base))
    part = int(table.tables.aggregate(table.name, operation, column, (*base, *met)) or 0)
    percent = round(100 * part / whole, 2)
    data = {
        "operation": "share",
        **({"column": column} if column else {}),
        **as_data(met),
        OF: as_data(base),
        "count": part,
        "all": whole,
        "percent": percent,
    }
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
