"""Makes two tools of every imported table: one that looks a row up, and one that works out a figure over the rows."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from engine.agent.builtin.cells import filled, row_sentence, row_title, spoken_cell, spoken_facts, spoken_name
from engine.agent.builtin.questions import allowed, column_of, find_column, find_operation, operation_of
from engine.agent.finders import find_choice, key_finder
from engine.agent.ports import Tables
from engine.agent.tools import Finder, Tool, ToolResult, schema
from engine.agent.words import humanised, singular, snake
from engine.errors import BadInput
from engine.results import ColumnInfo, ToolInfo

_FEW = 12
_SAMPLE = 4
_MOST_KEYS = 20_000
_MOST_ROWS = 5
_CHOICE_ARGUMENTS = 6


def make_table_tools(tables: Tables, table: str, description: str = "") -> tuple[Tool, ...]:
    """Return `look_up_<table>` (where a column tells its rows apart) and `aggregate_<table>`.

    `description` says in words what a row is. Raises BadInput `table_empty` for a table without rows.
    """
    columns = tables.describe(table)
    rows = int(tables.aggregate(table, "count", None, {}) or 0)
    if not rows:
        raise BadInput("table_empty", table=table)
    shared = _Table(tables, table, columns, rows, description)
    key = shared.key
    return ((_look_up(shared, key),) if key else ()) + (_aggregate(shared),)


class _Table:
    """One table with what both tools need to know of it."""

    def __init__(self, tables: Tables, name: str, columns: Sequence[ColumnInfo], rows: int, description: str) -> None:
        self.tables, self.name, self.columns, self.rows, self.description = tables, name, columns, rows, description
        self.noun = singular(humanised(name))
        self.nouns = humanised(name)

    @functools.cached_property
    def key(self) -> str:
        """The first column whose values are all distinct and filled, '' where there is none."""
        kinds = ("text", "integer", "date")
        found = (
            item.name for item in self.columns if item.kind in kinds and not item.empty and item.distinct == self.rows
        )
        return next(found, "")

    @functools.cached_property
    def cells(self) -> dict[str, Any]:
        """The key column's values as text -> as they are stored."""
        return {str(value): value for value in self.tables.values(self.name, self.key, _MOST_KEYS)}

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self.cells)

    @functools.cached_property
    def choices(self) -> dict[str, tuple[str, ...]]:
        """The text columns with few values, and those values."""
        few = [item for item in self.columns if item.kind == "text" and item.distinct <= _FEW and item.name != self.key]
        few = [item for item in few if self.rows > item.distinct][:_CHOICE_ARGUMENTS]
        return {item.name: tuple(map(str, self.tables.values(self.name, item.name, _FEW))) for item in few}

    def rivals(self, rows: Sequence[Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
        """Return for each column with few values those that none of `rows` has."""
        found: dict[str, tuple[str, ...]] = {}
        for name, values in self.choices.items():
            own = {str(row.get(name)) for row in rows}
            found[spoken_name(name)] = tuple(value for value in values if value not in own)
        return {name: values for name, values in found.items() if values}


def _look_up(table: _Table, key: str) -> Tool:
    def answer(arguments: Mapping[str, Any]) -> ToolResult:
        asked = str(arguments[key]).strip()
        value = _resolve(asked, table.keys)
        rows = list(table.tables.look_up(table.name, key, table.cells[value])) if value is not None else []
        if not rows:
            raise BadInput(
                "row_not_found", noun=table.noun, column=spoken_name(key), value=asked, known=_known(table.keys)
            )
        row = rows[0]
        return ToolResult(
            data=dict(row),
            facts=spoken_facts(row),
            reply=row_sentence(table.name, key, row),
            needs=tuple(str(cell) for name, cell in row.items() if name != key and filled(cell)) or (str(row[key]),),
            rivals=table.rivals([row]),
            subject=spoken_name(key),
            title=row_title(table.name, key, row),
        )

    others = ", ".join(spoken_name(item.name) for item in table.columns if item.name != key)
    name = spoken_name(key)
    example = table.keys[0]
    info = ToolInfo(
        name=f"look_up_{snake(table.name)}",
        description=table.description or f"Find one {table.noun} by its {name} and show its {others}.",
        parameters=schema({key: f"The {name}, for example {example}."}, [key]),
        origin="table",
    )
    return Tool(
        info,
        answer,
        asks={key: f"Which {name} do you mean?"},
        examples=(
            f"look up {table.noun} {example}",
            f"what about {example}?",
            f"what does it say about {example}",
            f"show me the {table.noun} with {name} {example}",
            *(f"what is the {spoken_name(item.name)} of {example}?" for item in table.columns[:6] if item.name != key),
        ),
        finders={key: Finder(key_finder(lambda: table.keys))},
    )


def _aggregate(table: _Table) -> Tool:
    properties = {
        "operation": "What to work out, in the user's words: how many, total, average, highest, cheapest.",
        "column": "The column to work with, in the user's words. Not needed for counting.",
    }
    for name, values in table.choices.items():
        if name not in properties:
            properties[name] = f"Only {table.nouns} with this {spoken_name(name)}: {', '.join(values)}."
    info = ToolInfo(
        name=f"aggregate_{snake(table.name)}",
        description=f"Work out one figure over {table.nouns}: how many, total, average, highest or lowest.",
        parameters=schema(properties, ["operation"]),
        origin="table",
    )
    numbers = [spoken_name(item.name) for item in table.columns if item.kind in ("integer", "number")][:3]
    named = Finder(lambda message: find_column(message, table.columns), specific=False)
    finders = {"operation": Finder(find_operation), "column": named} | {
        name: Finder(_choice_finder(values), specific=False) for name, values in table.choices.items()
    }
    return Tool(
        info,
        functools.partial(_figure, table),
        asks={"operation": "What should I work out: how many, the total, the average, the highest or the lowest?"},
        examples=(
            f"how many {table.nouns} are there?",
            f"how many {table.nouns} do we have",
            *(
                f"how many {table.nouns} are {value}?"
                for values in list(table.choices.values())[:1]
                for value in values[:3]
            ),
            *(
                text
                for name in numbers
                for text in (f"what is the average {name}?", f"total {name} of all {table.nouns}")
            ),
        ),
        finders=finders,
    )


def _choice_finder(values: Sequence[str]) -> Callable[[str], str | None]:
    return lambda message: find_choice(message, values)


def _figure(table: _Table, arguments: Mapping[str, Any]) -> ToolResult:
    words = str(arguments["operation"])
    operation = operation_of(words)
    if operation is None:
        raise BadInput("figure_unknown", words=words)
    filters = {name: _choice(table, name, str(arguments[name])) for name in table.choices if arguments.get(name)}
    column = None if operation == "count" else _column(table, operation, words, str(arguments.get("column") or ""))
    value = table.tables.aggregate(table.name, operation, column, filters)
    if value is None:
        raise BadInput("figure_nothing", nouns=table.nouns, filters=_filter_words(filters))
    value = round(value, 2) if isinstance(value, float) else value
    shown = spoken_cell(column, value) if column else str(value)
    label = _label(operation, column)
    data: dict[str, Any] = {
        "operation": operation,
        **({"column": column} if column else {}),
        **filters,
        "result": value,
    }
    facts = [(label, shown), *((spoken_name(name), text) for name, text in filters.items())]
    best = _best_row(table, operation, column, value, filters)
    if best:
        data["row"] = best
        facts += [(f"{table.noun} {name}", cell) for name, cell in spoken_facts(best)[:3]]
    return ToolResult(
        data=data, facts=tuple(facts), reply=_figure_sentence(table, label, shown, filters, best), needs=(str(value),)
    )


def _column(table: _Table, operation: str, words: str, asked: str) -> str:
    column = column_of(asked, words, operation, table.columns)
    if column is None or not allowed(operation, column):
        kinds = ("integer", "number", "date") if operation in ("min", "max") else ("integer", "number")
        usable = ", ".join(spoken_name(item.name) for item in table.columns if item.kind in kinds)
        raise BadInput("column_unclear", nouns=table.nouns, words=asked or words, columns=usable or "-")
    return column.name


def _choice(table: _Table, name: str, asked: str) -> str:
    values = table.choices[name]
    found = _resolve(asked, values)
    if found is None:
        raise BadInput("choice_unknown", column=spoken_name(name), value=asked, choices=", ".join(values))
    return found


def _best_row(
    table: _Table, operation: str, column: str | None, value: Any, filters: Mapping[str, str]
) -> dict[str, Any] | None:
    """Return the one row that has the lowest or highest value, None where several share it."""
    if operation not in ("min", "max") or column is None:
        return None
    rows = [
        row
        for row in table.tables.look_up(table.name, column, value)
        if all(str(row.get(name)) == text for name, text in filters.items())
    ]
    return dict(rows[0]) if len(rows) == 1 else None


def _label(operation: str, column: str | None) -> str:
    named = spoken_name(column) if column else ""
    words = {"count": "number", "sum": "total", "average": "average", "min": "lowest", "max": "highest"}
    return f"{words[operation]} {named}".strip()


def _figure_sentence(
    table: _Table, label: str, shown: str, filters: Mapping[str, str], best: Mapping[str, Any] | None
) -> str:
    scope = f"{table.nouns}{_filter_words(filters)}"
    if label == "number":
        plural = table.nouns != table.noun
        counted = f"{table.noun if shown == '1' else table.nouns}" if plural else f"rows in {table.nouns}"
        return f"There {'is' if shown == '1' else 'are'} {shown} {counted}{_filter_words(filters)}."
    named = f" ({table.noun} {spoken_cell(table.key, best[table.key])})" if best and table.key else ""
    return f"The {label} of {scope} is {shown}{named}."


def _filter_words(filters: Mapping[str, str]) -> str:
    parts = [f"{spoken_name(name)} {value}" for name, value in filters.items()]
    return f" with {' and '.join(parts)}" if parts else ""


def _resolve(asked: str, values: Sequence[str]) -> str | None:
    """Return the one of `values` that `asked` means: the same but for case, or the nearest one for words.

    Codes (anything with a digit) are never guessed: LL-1024 must not become LL-1042.
    """
    low = asked.lower().strip(" .?!'\"“”")
    exact = {value.lower(): value for value in values}
    if low in exact:
        return exact[low]
    if any(letter.isdigit() for letter in low):
        packed = [value for value in values if _packed(value) == _packed(low) or value.endswith(f"-{low}")]
        return packed[0] if len(packed) == 1 else None
    stem = singular(low)
    same = [value for key, value in exact.items() if singular(key) == stem]
    if len(same) == 1:
        return same[0]
    inside = [value for key, value in exact.items() if stem and (stem in key or singular(key) in low)]
    if len(inside) == 1:
        return inside[0]
    close = difflib.get_close_matches(low, list(exact), n=1, cutoff=0.75)
    return exact[close[0]] if close else None


def _packed(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())


def _known(keys: Sequence[str]) -> str:
    return ", ".join(keys if len(keys) <= _FEW else keys[:_SAMPLE])
