"""Hears that a figure is asked for of some rows only, by where they stand in an order: 'of the last 5 orders'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.agent.builtin.figures_asked import EXTREME, LEAST, MOST
from engine.agent.builtin.questions import is_of_time, sorted_by
from engine.agent.builtin.table_words import TableWords
from engine.agent.words import NUMBER_WORDS

MOST_COUNTED = 999
_COUNT = rf"\d{{1,3}}|{'|'.join(word for word in NUMBER_WORDS if word not in ('zero', 'one'))}"
_END = rf"first|last|next|bottom|{MOST}|{LEAST}"
_BY_END = re.compile(
    rf"\b(?:(?P<end>{_END})\s+(?P<count>{_COUNT})|(?P<number>{_COUNT})\s+(?P<extreme>{_END}))\s+(?P<thing>\w+)",
    re.IGNORECASE,
)
_WITH_END = re.compile(
    rf"\b(?P<count>{_COUNT})\s+(?P<thing>\w+)\s+with\s+(?:the\s+)?(?P<end>{MOST}|{LEAST})\s+(?P<column>\w+(?:\s\w+)?)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class SomeRows:
    """Some of the rows, by their `words`, from `start` of the text; `sort` is '' where no one column is meant.

    `order` is most (the highest or latest first) or least.
    """

    words: str
    start: int
    sort: str
    order: str
    count: int


def find_some_rows(text: str, words: TableWords) -> list[SomeRows]:
    """Return the rows of which `text` says how many and from which end."""
    return sorted((*_with_end(text, words), *_by_end(text, words)), key=lambda found: found.start)


def _by_end(text: str, words: TableWords) -> Iterator[SomeRows]:
    for found in _BY_END.finditer(text):
        if words.is_row(found["thing"]):
            end = (found["end"] or found["extreme"]).lower()
            yield _some(found, end, _sort(end, text, words), found["count"] or found["number"])


def _with_end(text: str, words: TableWords) -> Iterator[SomeRows]:
    for found in _WITH_END.finditer(text):
        column = words.column(found["column"], [*words.numbers, *words.moments])
        if words.is_row(found["thing"]):
            yield _some(found, found["end"].lower(), column.name if column else "", found["count"])


def _some(found: re.Match[str], end: str, sort: str, count: str) -> SomeRows:
    extreme = EXTREME.fullmatch(end)
    least = end == "first" or bool(extreme and extreme["least"])
    number = int(count) if count.isdigit() else NUMBER_WORDS[count.lower()]
    return SomeRows(found.group(0), found.start(), sort, "least" if least else "most", number)


def _sort(end: str, text: str, words: TableWords) -> str:
    """Return the column in whose order rows are at an end, '' where several could be meant, or those to come are."""
    if end in ("next", "bottom"):
        return ""
    named = words.column(text, words.moments) if is_of_time(end) else None
    return named.name if named else sorted_by(end, words)
