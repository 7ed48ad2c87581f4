"""What the tools of one table share: its words, its key, its values, and how an asked value is told."""

from __future__ import annotations

import datetime as dt
import difflib
import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from engine.agent.builtin.asked import Asked, read_question
from engine.agent.builtin.cells import spoken_name
from engine.agent.builtin.chinese_changes import chinese_change
from engine.agent.builtin.chinese_reading import Heard, hear
from engine.agent.builtin.conditions import UNNAMED, read_written, spoken_conditions, written
from engine.agent.builtin.table_words import TableWords
from engine.agent.builtin.unanswered import only_changes, undone
from engine.agent.finders import key_finder
from engine.agent.language import CHINESE, Phrase, language_of, say
from engine.agent.ports import Tables
from engine.agent.words import humanised, singular
from engine.errors import BadInput
from engine.results import ColumnInfo
from engine.table_query import Condition

# What is asked for where a condition names no column: no argument of a call, as `where` then holds it.
COMPARED = "compared_column"
# The argument of a call that says of which rows a share is, or the first ones are taken.
OF = "of"
FEW = 12
MOST_ROWS = 50
# What it is worth, beside a likeness, that a message is wholly about a table.
FITTING = 0.35
# What it is worth in a language in which the tools have no examples.
_OWN = 0.8
_SAMPLE = 4
# Behind the rows' name: all of them together.
_TABLE = r"(?:list|table|data|dataset|file|log|overview|history)s?\b"
_MOST_KEYS = 20_000
_CHOICE_ARGUMENTS = 6
_NAMED_VALUES = 200
_LONGEST_VALUE = 40


class SharedTable:
    """One table with what its tools need to know of it."""

    def __init__(self, tables: Tables, name: str, columns: Sequence[ColumnInfo], rows: int) -> None:
        self.tables, self.name, self.columns, self.rows = tables, name, columns, rows
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

    @property
    def column_names(self) -> tuple[str, ...]:
        """The columns' names in words."""
        return tuple(spoken_name(item.name) for item in self.columns)

    @functools.cached_property
    def choices(self) -> dict[str, tuple[str, ...]]:
        """The text columns with few values, and those values."""
        few = [item for item in self.columns if item.kind == "text" and item.distinct <= FEW and item.name != self.key]
        few = [item for item in few if self.rows > item.distinct and not item.separator][:_CHOICE_ARGUMENTS]
        return {item.name: tuple(map(str, self.tables.values(self.name, item.name, FEW))) for item in few}

    @functools.cached_property
    def words(self) -> TableWords:
        """Its columns and values in words."""
        return TableWords(self.noun, self.columns, self._named_values, self.key)

    def asked(self, text: str) -> Asked:
        """Return what a message asks of this table."""
        if text not in self._read:
            self._read.clear()
            heard = self.heard(text)
            asked = read_question(heard.text, self.words, dt.date.today())
            self._read[text] = replace(asked, unread=tuple(map(heard.original, asked.unread)))
        return self._read[text]

    def heard(self, text: str) -> Heard:
        """Return a message in the words in which questions are read."""
        return hear(text, self.words)

    def fit(self, text: str, alike: float, own: float) -> float:
        """Return how far a message is a tool's: how `alike` it is to examples, with what the tool tells of its `own`.

        The examples are English, so of a message in Chinese there is nothing else to tell.
        """
        return _OWN * own if language_of(text) == CHINESE else alike + FITTING * own

    @functools.cached_property
    def _read(self) -> dict[str, Asked]:
        return {}

    def left_out(self, arguments: Mapping[str, Any], text: str) -> tuple[str, ...]:
        """Return what of `text` a call leaves out; nothing where the caller itself read more conditions in it."""
        asked = self.asked(text)
        try:
            read = self.conditions(arguments)
        except BadInput:
            # The call itself says what is wrong with it.
            return ()
        if set(read) - set(asked.conditions):
            return ()
        heard = self.heard(text)
        return tuple(dict.fromkeys((*map(heard.original, undone(heard.text, self.words)), *asked.unread)))

    def declines(self, text: str) -> str:
        """Return what is said where all that is asked for is to change rows, else ''."""
        if language_of(text) == CHINESE:
            is_change = bool(chinese_change(text)) and self.mentions(text)
        else:
            is_change = only_changes(text, self.words)
        if not is_change:
            return ""
        return say("The table of {nouns} can only be read. Nothing was changed.", nouns=self.nouns)

    def find_values(self, text: str) -> list[tuple[str, int, int]]:
        """Return (column, start, end) of the values that `text` names, the key of a row before others."""
        heard = self.heard(text)
        named = ((found.column, heard.said_at(found.start, found.end)) for found in self.words.find_values(heard.text))
        return [*self.find_key(text), *((column, *place) for column, place in named if place)]

    def find_key(self, text: str) -> list[tuple[str, int, int]]:
        """Return (key column, start, end) of the key that `text` names as it is written."""
        value = key_finder(lambda: self.keys)(text) if self.key else None
        at = text.lower().find(value.lower()) if value else -1
        return [(self.key, at, at + len(value))] if value and at >= 0 else []

    def find_row(self, text: str) -> tuple[str, str] | None:
        """Return (key, words) of the one row that `text` names by a value no other row has, None for none or several.

        The columns of such values are candidate keys: the names of customers beside their numbers.
        """
        unique = {
            item.name
            for item in self.columns
            if item.kind == "text" and not item.dated and not item.empty and item.distinct == self.rows > 1
        } - {self.key}
        text = self.heard(text).text
        named = [found for found in self.words.find_values(text) if found.column in unique] if unique else []
        rows = [self.tables.look_up(self.name, found.column, found.value) for found in named]
        keys = {str(row[0][self.key]): text[found.start : found.end] for found, row in zip(named, rows, strict=True)}
        return next(iter(keys.items())) if len(keys) == 1 else None

    def conditions(self, arguments: Mapping[str, Any]) -> tuple[Condition, ...]:
        """Return the conditions of a call: of its `where`, and of the arguments that are columns with few values.

        Raises BadInput `choice_unknown`, `condition_unclear`, `column_unclear`.
        """
        found = [
            Condition(name, "=", self._choice(name, str(arguments[name])))
            for name in self.choices
            if arguments.get(name)
        ]
        given = {condition.column for condition in found}
        for condition in read_written(str(arguments.get("where") or ""), self.words, self.nouns):
            if condition.column in self.choices and condition.sign in ("=", "!="):
                value = self._choice(condition.column, condition.value)
                condition = Condition(condition.column, condition.sign, value)
                if condition.sign == "=" and condition.column in given:
                    continue
            found.append(condition)
        return tuple(found)

    def written(self, conditions: Sequence[Condition]) -> dict[str, str]:
        """Return conditions as arguments of a call: `where`, but a column with few values has one of its own."""
        arguments: dict[str, str] = {}
        rest: list[Condition] = []
        for condition in conditions:
            alone = sum(other.column == condition.column for other in conditions) == 1
            if condition.column in self.choices and condition.sign == "=" and alone:
                arguments[condition.column] = condition.value
            else:
                rest.append(condition)
        return arguments | ({"where": written(rest)} if rest else {})

    def joined(self, arguments: Mapping[str, Any], told: Mapping[str, str]) -> dict[str, str]:
        """Return `told`, conditions as `written` gives them, without what a call's arguments have already.

        The conditions of its `where` stay, with those on further columns behind them.
        """
        found = {name: value for name, value in told.items() if not arguments.get(name)}
        if arguments.get("where") and told.get("where"):
            parts = _parts(arguments)
            taken = {item.name for item in self.columns if any(part.startswith(f"{item.name} ") for part in parts)}
            more = [part for part in _parts(told) if not any(part.startswith(f"{name} ") for name in taken)]
            found["where"] = "; ".join((*parts, *(part for part in more if part not in parts)))
        return found

    def lacks(self, arguments: Mapping[str, Any]) -> tuple[str, ...]:
        """Return COMPARED where a condition of a call names no column, which then has to be asked for."""
        return (COMPARED,) if any(map(_is_unnamed, _parts(arguments))) else ()

    @property
    def question(self) -> str:
        """The question for COMPARED."""
        names = [spoken_name(item.name) for item in self.words.numbers[:FEW]]
        return Phrase("Which column do you mean: {names}?", names=_alternatives(names))

    def find_compared(self, text: str) -> str | None:
        """Return the column of numbers that `text` names."""
        found = self.words.column(self.heard(text).text, self.words.numbers)
        return found.name if found else None

    def settled(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """Return a call's arguments without COMPARED, which becomes the column of the conditions that name none."""
        kept = {name: value for name, value in arguments.items() if name != COMPARED}
        said = str(arguments.get(COMPARED) or "").replace(";", " ")
        if said and self.lacks(arguments):
            column = self.find_compared(said) or said
            parts = _parts(arguments)
            kept["where"] = "; ".join(part.replace(UNNAMED, column, 1) if _is_unnamed(part) else part for part in parts)
        return kept

    def scope(self, conditions: Sequence[Condition]) -> str:
        """Return the rows in words: 'orders with status delayed'."""
        return say("{nouns}{filters}", nouns=self.nouns, filters=self.filters(conditions))

    def filters(self, conditions: Sequence[Condition]) -> str:
        """Return conditions as they stand beside the rows' name: ' with status delayed'."""
        return spoken_conditions(conditions, self.words)

    def named(self, column: str, asked: str) -> ColumnInfo:
        """Return the column that an argument means. Raises BadInput `column_unclear`, which names those there are."""
        exact = next((item for item in self.columns if item.name.lower() == asked.strip().lower()), None)
        found = exact or self.words.column(asked)
        if found is None:
            names = ", ".join(spoken_name(item.name) for item in self.columns)
            raise BadInput("column_unclear", nouns=self.nouns, words=asked or column, columns=names)
        return found

    def title_of(self, column: str, value: Any) -> str:
        """Return what another table, of which `column` is the key, calls the thing `value`; else the value itself."""
        source = self._titles(column)
        if source is None:
            return str(value)
        table, key, title = source
        rows = self.tables.look_up(table, key, value)
        return str(rows[0][title]) if rows else str(value)

    @functools.cache  # noqa: B019 - a table's tools live as long as the answer to one message
    def _titles(self, column: str) -> tuple[str, str, str] | None:
        if not self.words.names_something(next(item for item in self.columns if item.name == column)):
            return None
        for other in self.tables.names():
            if other == self.name:
                continue
            columns = self.tables.describe(other)
            key = next((item for item in columns if item.name.lower() == column.lower() and not item.empty), None)
            title = next((item for item in columns if item.kind == "text" and not item.empty), None)
            if key and title and key != title:
                rows = self.tables.aggregate(other, "count", None, ())
                if key.distinct == rows:
                    return other, key.name, title.name
        return None

    def rivals(self, rows: Sequence[Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
        """Return for each column with few values those that none of `rows` has."""
        found: dict[str, tuple[str, ...]] = {}
        for name, values in self.choices.items():
            own = {str(row.get(name)) for row in rows}
            found[spoken_name(name)] = tuple(value for value in values if value not in own)
        return {name: values for name, values in found.items() if values}

    def names_row(self, text: str) -> bool:
        """Say whether `text` names a row by its key."""
        return bool(self.key and key_finder(lambda: self.keys)(text))

    def means_one(self, text: str) -> bool:
        """Say whether `text` is about one row of which it does not say which: 'the price of the order'."""
        asked = self.asked(text)
        said = (*asked.conditions, *asked.unnamed, *asked.unread)
        is_open = bool(said or asked.order or asked.top or asked.by) or self.noun == self.nouns or self.names_row(text)
        return bool(self.key) and not is_open and bool(self._one_row.search(text))

    @functools.cached_property
    def _one_row(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:the|this|that|my|our)\s+{re.escape(self.noun)}\b(?!\s+{_TABLE})", re.IGNORECASE)

    def mentions(self, text: str) -> bool:
        """Say whether `text` has the name of the table's rows in it."""
        return any(self.words.is_row(word) for word in re.findall(r"\w+", self.heard(text).text))

    def _choice(self, name: str, asked: str) -> str:
        values = self.choices[name]
        found = resolve(asked, values)
        if found is None:
            raise BadInput("choice_unknown", column=spoken_name(name), value=asked, choices=", ".join(values))
        return found

    def _named_values(self) -> dict[str, Sequence[str]]:
        """Return the values by which a message may name rows: those of text columns that do not have too many."""
        found: dict[str, Sequence[str]] = {}
        for item in self.columns:
            if item.kind != "text" or item.dated or item.name == self.key:
                continue
            if item.distinct <= _NAMED_VALUES or item.separator:
                values = [str(value) for value in self.tables.values(self.name, item.name, _NAMED_VALUES + 1)]
                if len(values) <= _NAMED_VALUES:
                    found[item.name] = [value for value in values if len(value) <= _LONGEST_VALUE]
        return found


def resolve(asked: str, values: Sequence[str]) -> str | None:
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


def known(keys: Sequence[str]) -> str:
    """Return some of a column's values, for the message that another is not among them."""
    return ", ".join(keys if len(keys) <= FEW else keys[:_SAMPLE])


def ends_of(table: SharedTable, column: str) -> tuple[str, str]:
    """Return what the two ends of a column's order are called: times are early or late."""
    is_time = any(item.name == column for item in table.words.moments)
    return ("earliest", "latest") if is_time else ("lowest", "highest")


def as_data(conditions: Sequence[Condition]) -> dict[str, str]:
    """Return conditions as a result shows them: column -> value, with its sign where that is not 'equal'."""
    found: dict[str, str] = {}
    for item in conditions:
        text = item.value if item.sign == "=" else f"{item.sign} {item.value}"
        found[item.column] = f"{found[item.column]}, {text}" if item.column in found else text
    return found


def _packed(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())


def _parts(arguments: Mapping[str, Any]) -> list[str]:
    return [part.strip() for part in str(arguments.get("where") or "").split(";")]


def _is_unnamed(part: str) -> bool:
    return part.startswith(f"{UNNAMED} ")


def _alternatives(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return Phrase("{some} or {last}", some=functools.reduce(_and_more, names[:-1]), last=names[-1])


def _and_more(some: str, last: str) -> str:
    return Phrase("{some}, {last}", some=some, last=last)
