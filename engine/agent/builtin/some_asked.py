"""Hears that a question is about some rows only, by where they stand in an order: 'of the last 5 orders'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.agent.builtin.conditions import Reading
from engine.agent.builtin.figures_asked import EXTREME, LEAST, MOST
from engine.agent.builtin.left_over import is_plain
from engine.agent.builtin.questions import is_of_time, sorted_by
from engine.agent.builtin.table_words import TIMES, TableWords
from engine.agent.words import NUMBER_WORDS, singular
from engine.results import ColumnInfo

MOST_COUNTED = 999
_COUNT = rf"\d{{1,3}}|{'|'.join(word for word in NUMBER_WORDS if word not in ('zero', 'one'))}"
_END = rf"first|last|next|bottom|{MOST}|{LEAST}"
_HEAD = re.compile(
    rf"\b(?:(?P<end>{_END})(?P<named>(?:\s+[^\W\d]\w*){{1,2}}?)??\s+(?P<count>{_COUNT})|"
    rf"(?P<number>{_COUNT})\s+(?P<extreme>{_END})|(?P<alone>{_END}))\b",
    re.IGNORECASE,
)
_WITH_END = re.compile(
    rf"(?:\b(?P<count>{_COUNT})\s+)?\b(?P<thing>\w+)(?:\s+(?:from|in|of|by|for))?\s+with\s+(?:the\s+)?"
    rf"(?P<end>{MOST}|{LEAST})\s+(?P<column>\w+(?:\s\w+)?)",
    re.IGNORECASE,
)
_BY = re.compile(r"\s+(?:by|in terms of|according to)\s+(?:(?:the|their)\s+)?(?P<column>\w+(?:\s\w+)?)", re.IGNORECASE)
_WORD = re.compile(r"[\s-]+([\w'’]+)")
_NEAR = 4
# Ends of an order only with a word behind them: 'the most expensive order', but not 'the most orders'.
_HALVES = ("most", "least", "fewest")
_RANKED = re.compile(r"recent|expensive|costly", re.IGNORECASE)


@dataclass(frozen=True)
class SomeRows:
    """Some of the rows, by their `words`, from `start` to `end` of the text, where their name stands at `named`.

    `sort` is the column of their order, '' where no one column is meant; `order` is most (the highest or latest first)
    or least. `counted` says whether their number was said.
    """

    words: str
    start: int
    end: int
    named: tuple[int, int]
    sort: str
    order: str
    count: int
    counted: bool


def find_some_rows(text: str, reading: Reading, words: TableWords) -> list[SomeRows]:
    """Return the rows of which `text`, as it was read, says from which end of an order they are."""
    return sorted((*_with_end(text, reading, words), *_by_end(text, reading, words)), key=lambda some: some.start)


def without(text: str, reading: Reading, found: Sequence[SomeRows]) -> str:
    """Return `text` with blanks for all of the rows found but what they are called and the conditions on them."""
    signs = list(text)
    for some in found:
        for at in range(some.start, some.end):
            is_condition = reading.rest[at] != text[at]
            if not is_condition and not some.named[0] <= at < some.named[1]:
                signs[at] = " "
    return "".join(signs)


def _by_end(text: str, reading: Reading, words: TableWords) -> Iterator[SomeRows]:
    known = [column for column in words.columns if any(item.column == column.name for item in reading.conditions)]
    for head in _HEAD.finditer(reading.rest):
        walked = _walk(text, reading.rest, head.end(), words)
        if walked is None:
            continue
        thing, behind = walked
        said = [*re.findall(r"\w+", head["named"] or ""), *behind]
        said = [word for word in said if words.column(word, known) is None]
        end = (head["end"] or head["extreme"] or head["alone"]).lower()
        if said and EXTREME.fullmatch(said[0]) and said[0].lower() not in _HALVES:
            # 'The top 3 cheapest.'
            end, said = said[0].lower(), said[1:]
        if head["alone"] and (not _is_one(thing[1], text, thing.end(), words) or (end in _HALVES and not said)):
            continue
        by = _BY.match(reading.rest, thing.end())
        named = _named(by["column"], words) if by else None
        close = by.start("column") + named[1] if by and named else thing.end()
        sort = named[0].name if named else _sort(end, said, _next(text, thing), words)
        yield _some(text, (head.start(), close), thing.span(1), sort, end, head["count"] or head["number"])


def _with_end(text: str, reading: Reading, words: TableWords) -> Iterator[SomeRows]:
    for found in _WITH_END.finditer(reading.rest):
        if not words.is_row(found["thing"]) or not (found["count"] or _is_single(found["thing"])):
            continue
        named = _named(found["column"], words)
        close = found.start("column") + named[1] if named else found.end()
        sort = named[0].name if named else ""
        yield _some(text, (found.start(), close), found.span("thing"), sort, found["end"].lower(), found["count"])


def _some(
    text: str, place: tuple[int, int], named: tuple[int, int], sort: str, end: str, count: str | None
) -> SomeRows:
    extreme = EXTREME.fullmatch(end)
    least = end == "first" or bool(extreme and extreme["least"])
    number = 1 if count is None else int(count) if count.isdigit() else NUMBER_WORDS[count.lower()]
    said = " ".join(text[slice(*place)].split())
    return SomeRows(said, *place, named, sort, "least" if least else "most", number, count is not None)


def _walk(text: str, rest: str, at: int, words: TableWords) -> tuple[re.Match[str], list[str]] | None:
    """Return the word for rows behind an end of their order, and those between that are no values.

    A value may be that word itself: 'the 2 newest dramas'.
    """
    between: list[str] = []
    value: tuple[re.Match[str], int] | None = None
    for _ in range(_NEAR):
        word = _WORD.match(text, at)
        if word is None:
            break
        at = word.end()
        if rest[word.start(1)].isspace():
            # A value of several words may have a plain one: 'in progress'.
            value = word, len(between)
        elif is_plain(word[1]) and not EXTREME.fullmatch(word[1]):
            break
        elif words.is_row(word[1]):
            return word, between
        else:
            between.append(word[1])
    return (value[0], between) if value is not None and value[1] == len(between) else None


def _is_one(word: str, text: str, at: int, words: TableWords) -> bool:
    """Say whether a word is one row and not a part of what a column is called: 'the highest order total'."""
    follows = _WORD.match(text, at)
    of_column = follows and (
        follows[1].lower() in (*TIMES, "count", "number") or words.column(follows[1], words.numbers) is not None
    )
    return _is_single(word) and not of_column


def _is_single(word: str) -> bool:
    return singular(word.lower()) == word.lower()


def _next(text: str, thing: re.Match[str]) -> str:
    follows = _WORD.match(text, thing.end())
    return "" if follows is None or is_plain(follows[1]) else follows[1]


def _named(said: str, words: TableWords) -> tuple[ColumnInfo, int] | None:
    """Return the column of an order that one or two words name, and how many of their signs do."""
    among = [*words.numbers, *words.moments]
    column = words.column(said, among)
    if column is None:
        return None
    first, _, second = said.partition(" ")
    return column, len(said) if second.lower() in TIMES or words.column(second, [column]) else len(first)


def _sort(end: str, said: Sequence[str], follows: str, words: TableWords) -> str:
    """Return the column in whose order rows are at an end, '' where several could be meant, or those to come are.

    `said` are the words beside the end, `follows` is the one behind the rows: 'the last 3 orders shipped'.
    """
    if end in ("next", "bottom"):
        return ""
    if said:
        full = " ".join((end, *said))
        named = words.column(" ".join(said), words.moments if is_of_time(end) else [*words.numbers, *words.moments])
        return named.name if named else sorted_by(full, words) if end in _HALVES and _RANKED.search(full) else ""
    if is_of_time(end):
        # Orders are in the order of 'ordered on'.
        beside = [word for word in (follows, words.noun) if word]
        moments = (words.column(word, words.moments) for word in beside)
        return next((moment.name for moment in moments if moment), "") or sorted_by(end, words)
    return "" if end in _HALVES else sorted_by(end, words)
