"""The tools that show rows of a table: one row by its key, or those for which conditions hold."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from typing import Any

from engine.agent.builtin.cells import filled, row_sentence, row_title, spoken_cell, spoken_facts, spoken_name
from engine.agent.builtin.chinese_changes import chinese_change
from engine.agent.builtin.left_over import is_plain
from engine.agent.builtin.questions import sorted_by
from engine.agent.builtin.table_first import FIRST, first_of, order_of, rows_of, some_of, told_among, top_of
from engine.agent.builtin.table_shared import COMPARED, FITTING, MOST_ROWS, OF, SharedTable, ends_of, known, resolve
from engine.agent.builtin.unanswered import unanswered
from engine.agent.finders import key_finder
from engine.agent.language import CHINESE, Described, Phrase, language_of, say
from engine.agent.tools import EVIDENCE, Finder, Tool, ToolResult, Values, schema
from engine.agent.words import snake
from engine.errors import BadInput
from engine.results import ToolInfo
from engine.table_query import Condition, First

_SHOWN = 10
# Asks what is allowed or how it is done, not what stands in a table.
_MAY = re.compile(r"^\W*(?:how\s+)?(?:can|could|may|should|must|do)\b(?!\s+you\b)", re.IGNORECASE)
_LONGEST_CELL = 300
_MOST_TEXT = 6000
_DECLINED = 0.7
_NAMES = 16


def make_look_up(table: SharedTable) -> Tool:
    """Return the tool that finds one row by the table's key."""
    key = table.key

    def answer(arguments: Mapping[str, Any]) -> ToolResult:
        asked = str(arguments[key]).strip()
        value = resolve(asked, table.keys)
        rows = list(table.tables.look_up(table.name, key, table.cells[value])) if value is not None else []
        if not rows:
            raise BadInput(
                "row_not_found", noun=table.noun, column=spoken_name(key), value=asked, known=known(table.keys)
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
            empty=tuple(
                (spoken_name(item.name), item.kind == "date" or item.dated)
                for item in table.columns
                if not filled(row.get(item.name))
            ),
        )

    others = ", ".join(spoken_name(item.name) for item in table.columns if item.name != key)
    name = spoken_name(key)
    example = table.keys[0]
    # Rows that are named in words are asked for in as many ways as there are names; codes are all alike.
    named = [word for word in table.keys[1:_NAMES] if not any(sign.isdigit() for sign in word) and len(word) < 40]
    does = Described("Find one {noun} by its {key} and show its {others}.", noun=table.noun, key=name, others=others)
    parameters = schema({key: Described("The {name}, for example {example}.", name=name, example=example)}, [key])
    info = ToolInfo(f"look_up_{snake(table.name)}", does, parameters, "table")
    return Tool(
        info,
        answer,
        asks={key: Phrase("Which {name} do you mean?", name=name)},
        examples=(
            f"look up {table.noun} {example}",
            f"what about {example}?",
            f"what does it say about {example}",
            *(f"what does it say about {word}" for word in named),
            f"show me the {table.noun} with {name} {example}",
            *(f"what is the {spoken_name(item.name)} of {example}?" for item in table.columns[:6] if item.name != key),
        ),
        finders={key: Finder(functools.partial(_key_in, table))},
        left_out=functools.partial(_others, table),
        # A row that is named is shown, with what is not done to it.
        declines=lambda text: "" if _key_in(table, text) else table.declines(text),
        values=Values(table.find_key),
        fits=lambda text, alike: table.fit(text, alike, _is_it(table, text)),
    )


def _key_in(table: SharedTable, text: str) -> str | None:
    """Return the key of the row that a message means, by the key itself or by a name that only this row has."""
    row = table.find_row(text)
    return key_finder(lambda: table.keys)(text) or (row[0] if row else None)


def _others(table: SharedTable, arguments: Mapping[str, Any], text: str) -> tuple[str, ...]:
    """Return what of a message a look-up neither does nor answers, and the words that name another row."""
    key = str(arguments[table.key])
    row = table.find_row(text)
    others = (row[1],) if row and row[0] != resolve(key, table.keys) else ()
    heard = table.heard(text)
    told = [heard.original(part) for part in unanswered(heard.text, key, table.words)]
    change = chinese_change(text) if language_of(text) == CHINESE and not told else ""
    return tuple(dict.fromkeys((*filter(None, [change]), *told, *others)))


def make_list(table: SharedTable) -> Tool:
    """Return the tool that lists the rows for which conditions hold, sorted where that is asked for."""
    properties = {
        "where": Described(
            "Which {nouns}: conditions with =, !=, <, <=, >, >=, contains, lacks, empty or filled, for example "
            "{example}; several are parted by a semicolon.",
            nouns=table.nouns,
            example=_example(table),
        ),
        "sort": Described("The column to sort by."),
        "order": Described("most for the highest or latest first, least for the lowest or earliest first."),
        "top": Described("How many to show, at most {most}.", most=MOST_ROWS),
        FIRST: Described("Show only those among the first so many by sort and order."),
        OF: Described("Of which {nouns} those are the first, as conditions; of all without them.", nouns=table.nouns),
    }
    columns = ", ".join(spoken_name(item.name) for item in table.columns)
    does = Described(
        "List the {nouns} for which conditions hold; their columns are {columns}.", nouns=table.nouns, columns=columns
    )
    info = ToolInfo(f"list_{snake(table.name)}", does, schema(properties, []), "table")
    values = [value for choices in table.choices.values() for value in choices[:2]][:4]
    return Tool(
        info,
        functools.partial(_rows, table),
        examples=(
            f"list the {table.nouns}",
            f"show me all {table.nouns} with something in them",
            f"which {table.nouns} are there after a date?",
            *(f"show me the {value} {table.nouns}" for value in values),
            *(f"which {table.nouns} are {value}?" for value in values),
            *(
                f"show the five {table.nouns} with the highest {spoken_name(item.name)}"
                for item in _sortable(table)[:2]
            ),
        ),
        asks={COMPARED: table.question},
        finders={COMPARED: Finder(table.find_compared, specific=False)},
        refine=lambda arguments, text: table.settled(_refined(table, arguments, text)),
        lacks=table.lacks,
        left_out=table.left_out,
        declines=table.declines,
        values=Values(table.find_values, narrows=True),
        fits=lambda text, alike: 0.0 if table.means_one(text) else table.fit(text, alike, _fits(table, text)),
    )


def _rows(table: SharedTable, arguments: Mapping[str, Any]) -> ToolResult:
    conditions = table.conditions(arguments)
    if arguments.get("sort") and arguments.get(FIRST):
        return _rows_among(table, conditions, first_of(table, arguments, FIRST))
    sort = table.named("sort", str(arguments["sort"])).name if arguments.get("sort") else ""
    order = order_of(arguments)
    top = top_of(arguments) or _SHOWN
    rows, total = table.tables.select(table.name, conditions, sort, order, top)
    scope = table.scope(conditions)
    if not rows:
        reply = say("There are no {scope}.", scope=scope)
        return ToolResult({"rows": [], "total": 0}, (("number", "0"),), reply, needs=("no",))
    shown = _fitting(rows)
    beginning = _beginning(table, len(shown), total, table.filters(conditions), sort, order)
    reply = say("{beginning}: {rows}", beginning=beginning, rows=_told(table, shown))
    # Of several rows a composer tells some, or one's as another's; of a single one it denied what was asked for.
    return ToolResult({"rows": shown, "total": total}, (), reply, verbatim=True)


def _rows_among(table: SharedTable, conditions: Sequence[Condition], first: First) -> ToolResult:
    """Return those of the `first` rows that meet the conditions: 'which of the last 5 orders are delayed'."""
    there = rows_of(table, first)
    if not there:
        raise BadInput("figure_nothing", nouns=table.nouns, filters=table.filters(first.among))
    rows, total = table.tables.select(table.name, conditions, first.sort, first.order, MOST_ROWS, first)
    shown = _fitting(rows)
    said = told_among(table, first, there, total, conditions)
    reply = say(" ").join((said, _told(table, shown))) if shown else said
    return ToolResult({"rows": shown, "total": total, "among": there}, (), reply, verbatim=True)


def _told(table: SharedTable, rows: Sequence[Mapping[str, Any]]) -> str:
    lines = [_line(table, row) for row in rows]
    return lines[0] if len(rows) == 1 else say(" ").join(f"{at}. {line}" for at, line in enumerate(lines, 1))


def _beginning(table: SharedTable, shown: int, total: int, filters: str, sort: str, order: str) -> str:
    named = {"noun": table.noun, "nouns": table.nouns, "filters": filters, "shown": shown, "count": total}
    if sort:
        form = "The {noun}{filters} with the {order} {column}"
        if shown != 1:
            form = "The {shown} {nouns}{filters} with the {order} {column}"
        end = say(ends_of(table, sort)[order != "least"])
        return say(form, **named, order=end, column=spoken_name(sort))
    found = say("There is {count} {noun}{filters}" if total == 1 else "There are {count} {nouns}{filters}", **named)
    return say("{found}; the first {shown}", found=found, shown=shown) if shown < total else found


def _line(table: SharedTable, row: Mapping[str, Any]) -> str:
    cells = [f"{spoken_name(name)} {spoken_cell(name, value)}" for name, value in row.items() if filled(value)]
    return say("{cells}.", cells=say(", ").join(cells))


def _fitting(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return as many of the first rows as a tool message has room for, one at least, with long cells cut off."""
    shown = [{name: _cut(cell) for name, cell in row.items()} for row in rows]
    size = 0
    for at, row in enumerate(shown):
        size += sum(len(name) + len(str(cell)) for name, cell in row.items())
        if size > _MOST_TEXT and at:
            return shown[:at]
    return shown


def _cut(cell: Any) -> Any:
    return f"{cell[:_LONGEST_CELL]} ..." if isinstance(cell, str) and len(cell) > _LONGEST_CELL else cell


def _refined(table: SharedTable, arguments: Mapping[str, Any], text: str) -> Mapping[str, Any]:
    asked = table.asked(text)
    found: dict[str, Any] = {}
    if asked.conditions or asked.unnamed:
        choices = table.written((*asked.conditions, *asked.unnamed))
        found["where"] = "; ".join(
            [*(f"{name} = {value}" for name, value in choices.items() if name != "where")]
            + ([choices["where"]] if "where" in choices else [])
        )
    if asked.sort:
        found |= some_of(asked, FIRST)
    elif asked.order:
        # A word such as 'highest' that no column goes with is asked back by its own name.
        sort = asked.column or sorted_by(asked.extreme, table.words) or asked.extreme
        found |= {"sort": sort, "order": asked.order, "top": str(asked.top or 1)}
    elif asked.top:
        found["top"] = str(asked.top)
    elif asked.unread and not found:
        # Rows of which nothing is known that was asked for answer nobody.
        found["where"] = " ".join(asked.unread).replace(";", " ")
    return {**found, **arguments}


def _fits(table: SharedTable, text: str) -> float:
    if language_of(text) == CHINESE and table.declines(text):
        # No example tells that it is of this table; less than a tool of a person's own that does it.
        return _DECLINED
    asked = table.asked(text)
    moments = {item.name for item in table.words.moments}
    named = any(item.sign == "=" and item.column not in moments for item in asked.conditions)
    # 'When is Tom Lee's bike due?' is answered by his rows, 'can orders be returned?' by none.
    is_unread = asked.unread and not (language_of(text) == CHINESE and _names_cell(table, asked.rest))
    is_other = bool(asked.operation or asked.by or is_unread or _MAY.match(text))
    shows = asked.shows or (named and not is_other)
    if not shows or table.names_row(text):
        return 0.0
    told = bool(asked.conditions) or bool(asked.order and asked.column)
    about = table.mentions(text) or (named and _is_known(table, asked.rest))
    return 0.4 * about + 0.6 * told if told or about else 0.0


def _names_cell(table: SharedTable, rest: str) -> bool:
    """Say whether what is left of a message beside its conditions names a column.

    In Chinese that and a value are all there is to tell by, and a word between them may not be known.
    """
    return any(table.words.column(word) for word in re.findall(r"\w+", rest))


def _is_known(table: SharedTable, rest: str) -> bool:
    """Say whether all that is left of a message beside its conditions names columns or says nothing of its own."""
    return all(is_plain(word) or table.words.column(word) for word in re.findall(r"\w+", rest))


def _is_it(table: SharedTable, text: str) -> float:
    """Say how far a message is about one row: it says that it is, or names its key."""
    return 1.0 if table.means_one(text) else (_key_in(table, text) is not None) * EVIDENCE / FITTING


def _example(table: SharedTable) -> str:
    if table.words.numbers:
        return f"{table.words.numbers[0].name} > 10"
    column = table.columns[-1]
    return f"{column.name} = {column.samples[0] if column.samples else 'x'}"


def _sortable(table: SharedTable) -> list[Any]:
    return [*table.words.numbers, *table.words.moments]
