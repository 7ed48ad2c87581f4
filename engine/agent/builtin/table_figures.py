"""The tool that works out figures over a table: one figure, or one for each group with the top ones first."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import Any

from engine.agent.builtin.cells import spoken_cell, spoken_facts, spoken_name
from engine.agent.builtin.conditions import has_alternatives, spoken_values
from engine.agent.builtin.questions import allowed, column_of, find_column, find_operation, operation_of
from engine.agent.builtin.table_first import first_of, some_of, top_of
from engine.agent.builtin.table_shared import COMPARED, MOST_ROWS, OF, SharedTable, as_data, ends_of
from engine.agent.builtin.table_shares import is_share, refined_share, share_of
from engine.agent.builtin.table_some import figure_of_some
from engine.agent.language import Described, say
from engine.agent.tools import Finder, Tool, ToolResult, Values, schema
from engine.agent.words import snake
from engine.errors import BadInput
from engine.results import ColumnInfo, ToolInfo
from engine.table_query import PARTS, Condition, Grouping

_LABELS = {
    "count": "number",
    "sum": "total {column}",
    "average": "average {column}",
    "distinct": "number of different {column}",
}
_TOTAL = "total"
# What is asked for, in words, where another word of a figure stands before it.
_PLAIN = {"count": "how many", "sum": _TOTAL, "average": "average"}
# Of what 'how many' asks that is no count of the rows, and the words for it: units are added up, customers told apart.
_UNCOUNTED = {"sum": _TOTAL, "distinct": "distinct"}


def make_figures(table: SharedTable) -> Tool:
    """Return the tool that works out figures."""
    does = Described(
        "Work out figures over {nouns}: how many, total, average, highest, lowest, each group's.", nouns=table.nouns
    )
    info = ToolInfo(f"aggregate_{snake(table.name)}", does, schema(_arguments(table), ["operation"]), "table")
    return Tool(
        info,
        functools.partial(_figure, table),
        asks={
            "operation": "What should I work out: how many, the total, the average, the highest or the lowest?",
            COMPARED: table.question,
        },
        examples=_examples(table),
        finders={
            "operation": Finder(functools.partial(_operation_in, table)),
            "column": Finder(functools.partial(_column_in, table), specific=False),
            COMPARED: Finder(table.find_compared, specific=False),
        },
        refine=lambda arguments, text: table.settled(_refined(table, arguments, text)),
        lacks=table.lacks,
        left_out=functools.partial(_left_out, table),
        declines=table.declines,
        values=Values(table.find_values, narrows=True),
        # Whoever says no word of a figure wants to see rows: to ask what to work out helps nobody.
        fits=lambda text, alike: table.fit(text, alike, _fits(table, text)) if _operation_in(table, text) else 0.0,
    )


def _arguments(table: SharedTable) -> Mapping[str, str]:
    """Return what the arguments are for; a column with few values is one, unless its name is taken."""
    properties = {
        "operation": Described(
            "What to work out, in the user's words: how many, total, average, highest, cheapest, different."
        ),
        "column": Described("The column to work with, in the user's words. Not needed for counting."),
    }
    for name, values in table.choices.items():
        if name not in properties:
            properties[name] = Described(
                "Only {nouns} with this {column}: {values}.",
                nouns=table.nouns,
                column=spoken_name(name),
                values=", ".join(values),
            )
    more = {
        "where": Described(
            "Only these {nouns}: conditions with =, !=, <, <=, >, >=, contains, lacks, empty or filled, parted by a "
            "semicolon.",
            nouns=table.nouns,
        ),
        "by": Described(
            "One figure for each value of this column, or of this part of a date: {parts}.", parts=", ".join(PARTS)
        ),
        "order": Described("most or least: which groups come first, or which rows."),
        "top": Described("How many groups to show, at most {most}, or how many rows to work with.", most=MOST_ROWS),
        "sort": Described(
            "For a figure of some {nouns} only: the column by which they come first, with order and top.",
            nouns=table.nouns,
        ),
    }
    more[OF] = Described(
        "For a percentage, or a count of some: of which {nouns}, as conditions; of all without them.", nouns=table.nouns
    )
    return properties | {name: text for name, text in more.items() if name not in properties}


def _examples(table: SharedTable) -> tuple[str, ...]:
    numbers = [spoken_name(item.name) for item in table.words.numbers][:3]
    groups = [spoken_name(item.name) for item in table.columns if item.kind == "text" and item.distinct < table.rows]
    values = [value for choices in list(table.choices.values())[:1] for value in choices[:3]]
    return (
        f"how many {table.nouns} are there?",
        f"how many {table.nouns} do we have",
        *(f"how many {table.nouns} are {value}?" for value in values),
        *(text for name in numbers for text in (f"what is the average {name}?", f"total {name} of all {table.nouns}")),
        *(f"which {name} has the most {table.nouns}?" for name in groups[:3]),
        *(f"how many different values of {name} are there?" for name in groups[:2]),
    )


def _operation_in(table: SharedTable, message: str) -> str | None:
    """Return the words of `message` that name what to work out."""
    asked = table.asked(message)
    if asked.by is not None or asked.sort or asked.operation in ("distinct", "share"):
        return asked.operation
    said = find_operation(asked.rest)
    # 'How many units' are added up, and so is 'the revenue in March'; 'the cheapest orders, on average' are averaged.
    plain = _PLAIN.get(asked.operation)
    return plain if plain and operation_of(said or "") != asked.operation else said


def _column_in(table: SharedTable, message: str) -> str | None:
    """Return the column, in words, of the first figure that `message` asks for."""
    asked = table.asked(message).column
    return spoken_name(asked) if asked else find_column(table.heard(message).text, _computable(table))


def _refined(table: SharedTable, arguments: Mapping[str, Any], text: str) -> Mapping[str, Any]:
    """Return the arguments with what the message says of rows and groups beside them."""
    asked = table.asked(text)
    if asked.share:
        return {**refined_share(table, arguments, asked.share), **(some_of(asked) if asked.sort else {})}
    found: dict[str, Any] = table.joined(arguments, table.written((*asked.conditions, *asked.unnamed)))
    if asked.by is None:
        if asked.column and asked.operation not in ("", "count") and not arguments.get("column"):
            found["column"] = asked.column
        if asked.operation in _UNCOUNTED and operation_of(find_operation(asked.rest) or "") == "count":
            # What the caller took for a count of the rows.
            found |= {"operation": _UNCOUNTED[asked.operation], "column": asked.column}
        if asked.sort:
            found |= {"operation": asked.operation, **some_of(asked)}
        return {**arguments, **found}
    found["operation"] = asked.operation
    found["by"] = asked.by.part or asked.by.column
    found |= {"order": asked.order} if asked.order else {}
    found |= {"top": str(asked.top)} if asked.top else {}
    kept = {name: value for name, value in arguments.items() if name != "column"}
    return {**kept, **found, **({"column": asked.column} if asked.column and asked.operation != "count" else {})}


def _left_out(table: SharedTable, arguments: Mapping[str, Any], text: str) -> tuple[str, ...]:
    """Return what of `text` a call leaves out; the word for a percentage only where another figure is worked out."""
    share = table.asked(text).share
    is_told = share is not None and is_share(str(arguments.get("operation") or ""))
    done = table.heard(text).original(share.word) if share and is_told else None
    return tuple(part for part in table.left_out(arguments, text) if part != done)


def _fits(table: SharedTable, text: str) -> float:
    """Say how far a message asks for a figure over this table: its operation, then what of the table it names."""
    asked = table.asked(text)
    # 'The 3 oldest orders' are told by no figure.
    if asked.shows and asked.by is None and (asked.in_turn or not asked.order or asked.top > 1):
        return 0.0
    if table.names_row(text) and asked.by is None and asked.operation != "count":
        # Of one row there is nothing to work out: its amount is looked up.
        return 0.0
    if asked.by is None and asked.operation in ("min", "max") and not (table.words.numbers or table.words.moments):
        return 0.0
    named = (table.mentions(text), asked.by is not None, bool(asked.column), bool(asked.conditions))
    return 0.4 + 0.2 * min(3, sum(named))


def _figure(table: SharedTable, arguments: Mapping[str, Any]) -> ToolResult:
    words = str(arguments["operation"])
    if is_share(words):
        return share_of(table, arguments, first_of(table, arguments) if arguments.get("sort") else None)
    operation = _known_operation(words)
    if operation is None:
        raise BadInput("figure_unknown", words=words)
    conditions = table.conditions(arguments)
    if arguments.get("by"):
        return _groups(table, operation, arguments, conditions)
    column = None if operation == "count" else _column(table, operation, words, str(arguments.get("column") or ""))
    label = _label(table, operation, column)
    if arguments.get("sort"):
        return figure_of_some(table, operation, column or "", label, conditions, first_of(table, arguments))
    value = table.tables.aggregate(table.name, operation, column, conditions)
    if value is None:
        raise BadInput("figure_nothing", nouns=table.nouns, filters=table.filters(conditions))
    value = round(value, 2) if isinstance(value, float) else value
    shown = spoken_cell(column, value) if column and operation != "distinct" else str(value)
    data: dict[str, Any] = {
        "operation": operation,
        **({"column": column} if column else {}),
        **as_data(conditions),
        "result": value,
    }
    facts = [(label, shown), *((spoken_name(item.column), item.value) for item in conditions if item.sign == "=")]
    best = _best_row(table, operation, column, value, conditions)
    if best:
        data["row"] = best
        facts += [(f"{table.noun} {name}", cell) for name, cell in spoken_facts(best)[:3]]
    if operation == "count":
        reply = _count(table, shown, conditions)
    elif operation == "distinct":
        reply = _different(table, shown, column or "", conditions)
    else:
        reply = _sentence(table, label, shown, conditions, best)
    # One figure of several alternatives together is easily told as the figure of each.
    return ToolResult(
        data,
        tuple(facts),
        reply,
        needs=(str(value),),
        verbatim=has_alternatives(conditions),
        besides=table.column_names,
        scope=spoken_values(conditions),
    )


def _label(table: SharedTable, operation: str, column: str | None) -> str:
    if operation in ("min", "max") and column:
        form = f"{ends_of(table, column)[operation == 'max']} {{column}}"
    else:
        # The total of 'total price' is no 'total total price'.
        is_total = operation == "sum" and spoken_name(column or "").lower().startswith(_TOTAL)
        form = "{column}" if is_total else _LABELS[operation]
    return say(form, column=spoken_name(column or ""))


def _known_operation(words: str) -> str | None:
    return "distinct" if words.lower() in ("distinct", "different", "unique") else operation_of(words)


def _column(table: SharedTable, operation: str, words: str, asked: str) -> str:
    if operation == "distinct":
        return table.named("column", asked).name
    column = next((item for item in table.columns if item.name == asked), None)
    column = column or column_of(asked, words, operation, _computable(table))
    if column is None or not allowed(operation, column):
        kinds = ("integer", "number", "date") if operation in ("min", "max") else ("integer", "number")
        usable = ", ".join(spoken_name(item.name) for item in _computable(table) if item.kind in kinds)
        if not usable:
            names = ", ".join(spoken_name(item.name) for item in table.columns)
            raise BadInput("figure_no_numbers", nouns=table.nouns, words=asked or words, columns=names)
        raise BadInput("column_unclear", nouns=table.nouns, words=asked or words, columns=usable)
    return column.name


def _computable(table: SharedTable) -> list[ColumnInfo]:
    """Return the columns but for those of numbers that name things: the highest user id answers nobody."""
    return [item for item in table.columns if item.kind == "text" or not table.words.names_something(item)]


def _groups(
    table: SharedTable, operation: str, arguments: Mapping[str, Any], conditions: Sequence[Condition]
) -> ToolResult:
    by = _grouping(table, str(arguments["by"]))
    column = None if operation == "count" else _column(table, operation, operation, str(arguments.get("column") or ""))
    order = str(arguments.get("order") or "").lower()
    order = order if order in ("most", "least") else ""
    top = top_of(arguments)
    if not top and not order and not by.part:
        order = "most"
    found, total = table.tables.group(table.name, by, operation, column, conditions, order, MOST_ROWS)
    if not found:
        raise BadInput("figure_nothing", nouns=table.nouns, filters=table.filters(conditions))
    pairs = [
        (
            table.title_of(by.column, name) if not by.part else say(str(name)),
            round(value, 2) if isinstance(value, float) else value,
        )
        for name, value in _with_ties(found, top)
    ]
    unit = column if column and operation != "distinct" else ""
    shown = [(name, spoken_cell(unit, value)) for name, value in pairs]
    label = _label(table, operation, column)
    data = {
        "operation": operation,
        **({"column": column} if column else {}),
        "by": by.part or by.column,
        **as_data(conditions),
        "groups": [{"name": name, "value": value} for name, value in pairs],
        "of": total,
    }
    named = say(by.part) if by.part else spoken_name(by.column)
    groups = say(", ").join(say("{name} ({value})", name=name, value=value) for name, value in shown)
    scope = table.scope(conditions)
    if top and order:
        form = _ranked_form(operation, order, len(shown))
        ends = say(_most(operation, order))
        reply = say(form, named=named, most=ends, order=ends, label=label, scope=scope, groups=groups)
    else:
        reply = say(
            "The {label} of {scope} by {named}: {groups}.", label=label, scope=scope, named=named, groups=groups
        )
        if total > len(shown):
            reply += say(" These are {shown} of {total}.", shown=len(shown), total=total)
    # A composer that tells three of four groups holds against the facts, and misleads.
    return ToolResult(data, tuple(shown), reply, needs=(shown[0][0],), verbatim=len(shown) > 1)


def _grouping(table: SharedTable, asked: str) -> Grouping:
    part = asked.strip().lower()
    if part in PARTS and table.words.moments:
        return Grouping(table.words.moments[0].name, part)
    column = table.named("by", asked)
    return Grouping(column.name, "day" if column.dated or column.kind == "date" else "")


def _with_ties(found: Sequence[tuple[Any, Any]], top: int) -> list[tuple[Any, Any]]:
    """Return the first `top` groups, and those that share the last one's figure."""
    if not top or top >= len(found):
        return list(found)
    last = found[top - 1][1]
    return [*found[:top], *(pair for pair in found[top:] if pair[1] == last)]


def _ranked_form(operation: str, order: str, shown: int) -> str:
    """Return the sentence for the groups at one end: of most rows, of the highest of all, of the highest total."""
    named = "The {named}" if shown == 1 else "The {named}s"
    if operation == "count":
        return f"{named} with the {{most}} {{scope}}: {{groups}}."
    if operation == {"most": "max", "least": "min"}[order]:
        return f"{named} with the {{label}} of {{scope}}: {{groups}}."
    return f"{named} with the {{order}} {{label}} of {{scope}}: {{groups}}."


def _most(operation: str, order: str) -> str:
    if operation == "count":
        return {"most": "most", "least": "fewest"}[order]
    return {"most": "highest", "least": "lowest"}[order]


def _best_row(
    table: SharedTable, operation: str, column: str | None, value: Any, conditions: Sequence[Condition]
) -> dict[str, Any] | None:
    """Return the one row that has the lowest or highest value, None where several share it."""
    if operation not in ("min", "max") or column is None:
        return None
    order = "least" if operation == "min" else "most"
    rows, _ = table.tables.select(table.name, conditions, column, order, 2)
    if len(rows) > 1 and rows[0][column] == rows[1][column]:
        return None
    return dict(rows[0]) if rows else None


def _count(table: SharedTable, shown: str, conditions: Sequence[Condition]) -> str:
    verb = "There is" if shown == "1" else "There are"
    rows = "{noun}" if shown == "1" else "{nouns}"
    form = f"{verb} {{count}} {rows if table.nouns != table.noun else 'rows in {nouns}'}{{filters}}."
    return say(form, count=shown, noun=table.noun, nouns=table.nouns, filters=table.filters(conditions))


def _different(table: SharedTable, shown: str, column: str, conditions: Sequence[Condition]) -> str:
    form = "There are {count} different values of {column} in {scope}."
    if shown == "1":
        form = "There is one value of {column} in {scope}."
    return say(form, count=shown, column=spoken_name(column), scope=table.scope(conditions))


def _sentence(
    table: SharedTable, label: str, shown: str, conditions: Sequence[Condition], best: Mapping[str, Any] | None
) -> str:
    scope = table.scope(conditions)
    if not best or not table.key:
        return say("The {label} of {scope} is {value}.", label=label, scope=scope, value=shown)
    row = f"{table.noun} {spoken_cell(table.key, best[table.key])}"
    return say("The {label} of {scope} is {value} ({row}).", label=label, scope=scope, value=shown, row=row)
