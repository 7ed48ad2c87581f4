"""The first rows of a table in an order, as the arguments of a call have them and as they are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engine.agent.builtin.asked import Asked
from engine.agent.builtin.cells import spoken_name
from engine.agent.builtin.conditions import written
from engine.agent.builtin.some_asked import MOST_COUNTED
from engine.agent.builtin.table_shared import MOST_ROWS, OF, SharedTable, ends_of
from engine.agent.language import say
from engine.errors import BadInput
from engine.table_query import Condition, First

# The argument that says among how many first rows those are that are shown.
FIRST = "first"


def order_of(arguments: Mapping[str, Any]) -> str:
    """Return which end of an order a call means: least, or most where it does not say."""
    said = str(arguments.get("order") or "").lower()
    return "least" if said in ("least", "lowest", "asc", "ascending") else "most"


def top_of(arguments: Mapping[str, Any], most: int = MOST_ROWS, name: str = "top") -> int:
    """Return an argument of a call as a number from 1 to `most`, 0 for none. Raises BadInput `top_unclear`."""
    text = str(arguments.get(name) or "").strip()
    if not text:
        return 0
    if not text.isdigit() or not 1 <= int(text) <= most:
        raise BadInput("top_unclear", words=text, most=most)
    return int(text)


def some_of(asked: Asked, number: str = "top") -> dict[str, str]:
    """Return the arguments that say of what rows a figure is, or among what rows others are, `number` that of these."""
    base = {OF: written(asked.base)} if asked.base else {}
    return {"sort": asked.sort, "order": asked.order, number: str(asked.top), **base}


def first_of(table: SharedTable, arguments: Mapping[str, Any], number: str = "top") -> First:
    """Return the rows that a call's `sort` means, so many as its argument `number` says.

    Raises BadInput `top_unclear`, and what `SharedTable.named` and `SharedTable.conditions` do.
    """
    column = table.named("sort", str(arguments["sort"])).name
    among = table.conditions({"where": arguments.get(OF)})
    return First(column, order_of(arguments), top_of(arguments, MOST_COUNTED, number) or 1, among)


def rows_of(table: SharedTable, first: First) -> int:
    """Return how many the first rows are."""
    return int(table.tables.aggregate(table.name, "count", None, (), first) or 0)


def told_among(table: SharedTable, first: First, there: int, met: int, conditions: Sequence[Condition]) -> str:
    """Return the sentence that so many of the first rows, of which so many are there, are those of conditions."""
    form = "{met} of the {rows} {nouns}{among} with the {order} {column} are those{filters}."
    if not met:
        form = "None of the {rows} {nouns}{among} with the {order} {column} are those{filters}."
    said = say(form, met=met, rows=there, **names_of(table, first), filters=table.filters(conditions))
    return f"{said}{tied(table, first, there)}"


def names_of(table: SharedTable, first: First) -> dict[str, Any]:
    """Return the words that say which the first rows are."""
    return {
        "noun": table.noun,
        "nouns": table.nouns,
        "among": table.filters(first.among),
        "order": say(ends_of(table, first.sort)[first.order == "most"]),
        "column": spoken_name(first.sort),
    }


def tied(table: SharedTable, first: First, there: int) -> str:
    """Return the sentence that more rows than were asked for share a place, '' where none do."""
    if there <= first.limit:
        return ""
    return say(" Those that share the last place are counted in.")
