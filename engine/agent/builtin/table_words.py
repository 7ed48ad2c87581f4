"""Finds a table's columns and values in a person's words, by their singulars and stems."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from engine.agent.builtin.cells import spoken_name
from engine.agent.words import singular
from engine.results import ColumnInfo

# A number is one word: 3,000 is neither 3 nor 000.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|\w+(?:['’-]\w+)*")
_STEM = 5
# 'rated' is the 'rating', and what was 'shipped' or 'delivered' has a 'ship date' or 'delivery date'.
_VERB = re.compile(r"(?P<stem>\w{3,}?)(?:(?<=(?P<double>[bdgmnprt]))(?P=double))?(?:ed|ing|y)")
_SHORTEST_PART = 4
# What a name has behind it where something is its: "Tom Lee's", "James'".
_POSSESSIVE = re.compile(r"['’]s?$")
# What the name of a column of numbers or codes of things ends with.
_NUMBERS_OF = frozenset(["id", "no", "nr", "code"])
_CHINESE_NUMBERS_OF = ("号", "号码", "电话", "编码", "代码", "邮编")
# Words of a column's name that tell it from no other.
_VAGUE = frozenset(["id", "no", "nr", "number", "of", "the", "a"])
_PREFIX = 2
# How columns of numbers are often written.
_SHORT = {"qty": "quantity", "amt": "amount"}
TIMES = ("date", "day", "time")


@dataclass(frozen=True)
class Value:
    """A cell's value found in words: from `start` to `end` of the text."""

    column: str
    value: str
    start: int
    end: int


class TableWords:
    """What a table's words are: `noun` names a row, `columns` its columns; `values()` maps columns to their values."""

    def __init__(
        self,
        noun: str,
        columns: Sequence[ColumnInfo],
        values: Callable[[], Mapping[str, Sequence[str]]],
        key: str = "",
    ) -> None:
        self.noun, self.columns, self.key = noun, tuple(columns), key
        self._values = values

    @property
    def moments(self) -> tuple[ColumnInfo, ...]:
        """The columns of dates and times."""
        return tuple(column for column in self.columns if column.dated or column.kind == "date")

    @property
    def numbers(self) -> tuple[ColumnInfo, ...]:
        """The columns to work figures out of: numbers that are no dates and name nothing."""
        return tuple(
            column
            for column in self.columns
            if column.kind in ("integer", "number") and not column.dated and not self.names_something(column)
        )

    @property
    def years(self) -> tuple[ColumnInfo, ...]:
        """The columns of numbers that are years."""
        found = (column for column in self.numbers if column.kind == "integer")
        return tuple(column for column in found if spoken_name(column.name).lower().split()[-1] == "year")

    @property
    def texts(self) -> tuple[ColumnInfo, ...]:
        """The columns of plain text, those with the longest cells first."""
        found = [column for column in self.columns if column.kind == "text" and not column.dated]
        return tuple(sorted(found, key=lambda column: -max(map(len, column.samples), default=0)))

    def names_something(self, column: ColumnInfo) -> bool:
        """Say whether the cells of `column` are names or numbers of things, with which nothing is computed."""
        last = spoken_name(column.name).lower().split()[-1]
        return column.name == self.key or last in _NUMBERS_OF or last.endswith(_CHINESE_NUMBERS_OF)

    def holds_several(self, column: str) -> bool:
        """Say whether a cell of `column` holds several values, which may all be asked for at once."""
        return any(item.separator for item in self.columns if item.name == column)

    def column(self, words: str, among: Iterable[ColumnInfo] | None = None) -> ColumnInfo | None:
        """Return the column that `words` name best, None where they name none.

        A word is a column's own by its singular ('ratings'), its stem ('retweeted' for retweet_count) or as a part of
        a name written together ('reason' for negativereason).
        """
        asked = tokens(words)
        best: tuple[float, float] = (0.0, 0.0)
        found: ColumnInfo | None = None
        for column in self.columns if among is None else among:
            own = [word for word in tokens(spoken_name(column.name)) if word not in _VAGUE] or tokens(column.name)
            hits = sum(max((_alike(word, other) for other in asked), default=0.0) for word in own)
            score = (hits, hits / len(own))
            if hits and score > best:
                best, found = score, column
        return found

    def leading(self, said: Sequence[str]) -> tuple[ColumnInfo | None, int]:
        """Return the column that the first of the words `said` name, each of them, and how many they are."""
        for size in range(len(said), 0, -1):
            column = self.column(" ".join(said[:size]))
            asked = tokens(" ".join(said[:size]))
            own = tokens(spoken_name(column.name)) if column else []
            if all(any(_alike(word, other) for word in own) for other in asked) and not self._only_row(asked):
                return column, size
        if said and len(self.moments) == 1 and singular(said[0].lower()) in ("date", "time", "day"):
            return self.moments[0], 1
        return None, 0

    def _only_row(self, asked: Sequence[str]) -> bool:
        return len(asked) == 1 and self.is_row(asked[0])

    def is_row(self, word: str) -> bool:
        """Say whether `word` means the table's rows."""
        return singular(word.lower()) in {*tokens(self.noun), "row", "entry", "record"}

    def find_values(self, text: str) -> list[Value]:
        """Return the values that `text` names, the longest first where several begin at one word."""
        words = [(singular(match.group(0).lower()), match.start(), match.end()) for match in _TOKEN.finditer(text)]
        found: list[Value] = []
        at = 0
        while at < len(words):
            size, column, value = self._longest([word for word, _, _ in words[at:]])
            if size and not self._is_moment([word for word, _, _ in words[at : at + size + 1]]):
                found.append(Value(column, value, words[at][1], words[at + size - 1][2]))
            at += max(1, size)
        return found

    def _is_moment(self, said: Sequence[str]) -> bool:
        """Say whether a value and the word behind it name a column of times: of 'shipped date' nothing is shipped."""
        return len(said) > 1 and said[-1] in TIMES and self.column(" ".join(said[:-1]), self.moments) is not None

    @cached_property
    def all_values(self) -> tuple[str, ...]:
        """The values by which rows may be named."""
        return tuple(value for values in self._values().values() for value in values)

    def _longest(self, words: Sequence[str]) -> tuple[int, str, str]:
        for size in range(min(len(words), self._widest), 0, -1):
            *before, last = words[:size]
            match = self._index.get((*before, last)) or self._index.get((*before, _owner(last)))
            if match and not (size == 1 and self.is_row(words[0])):
                return size, *match
        return 0, "", ""

    @cached_property
    def _widest(self) -> int:
        return max(map(len, self._index), default=0)

    @cached_property
    def _index(self) -> dict[tuple[str, ...], tuple[str, str]]:
        """The values by their words, and by their first two or more words where only one begins with them."""
        whole: dict[tuple[str, ...], tuple[str, str]] = {}
        begun: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        for column, values in self._values().items():
            for value in values:
                key = tuple(tokens(value))
                if not key or key == ("",):
                    continue
                whole.setdefault(key, (column, value))
                for size in range(_PREFIX, len(key)):
                    begun.setdefault(key[:size], []).append((column, value))
        return {key: found[0] for key, found in begun.items() if len(found) == 1} | whole


def tokens(text: str) -> list[str]:
    """Return the words of `text` in lower case and the singular."""
    return [singular(match.group(0).lower()) for match in _TOKEN.finditer(text.replace("_", " "))]


def _owner(word: str) -> str:
    """Return a word without what says that something is its: berg of berg's."""
    bare = _POSSESSIVE.sub("", word)
    return word if bare == word else singular(bare)


def _stem(word: str) -> str:
    verb = _VERB.fullmatch(word)
    return verb["stem"] if verb else word


def _alike(own: str, asked: str) -> float:
    own, asked = _SHORT.get(own, own), _SHORT.get(asked, asked)
    if own == asked:
        return 1.0
    if len(asked) >= _SHORTEST_PART and len(own) > len(asked) + 2 and (own.startswith(asked) or own.endswith(asked)):
        return 0.7
    if own != asked and _stem(own) == _stem(asked):
        return 0.8
    stem = min(len(own), len(asked))
    return 0.8 if stem >= _STEM and own[:stem] == asked[:stem] and abs(len(own) - len(asked)) <= 3 else 0.0
