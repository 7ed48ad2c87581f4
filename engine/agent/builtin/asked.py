"""Takes a question over a table apart: the figure, of what rows, by what they are put together, how many to show."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from engine.agent.builtin.conditions import Reading, find_conditions
from engine.agent.builtin.left_over import left_over
from engine.agent.builtin.table_words import TableWords
from engine.agent.words import NUMBER_WORDS, singular
from engine.table_query import Condition, Grouping

_LEAST = r"fewest|least|lowest|smallest|worst|shortest|minimum|min|cheapest|earliest|oldest|rarest"
_MOST = r"most|highest|largest|biggest|best|greatest|longest|maximum|max|top|latest|newest|dearest"
_EXTREME = re.compile(rf"\b(?:(?P<least>{_LEAST})|(?P<most>{_MOST}))\b", re.IGNORECASE)
_AVERAGE = re.compile(r"\b(?:average|mean|avg)\b", re.IGNORECASE)
_SUM = re.compile(r"\b(?:total|sum|altogether|combined)\b", re.IGNORECASE)
_COUNT = re.compile(r"\b(?:how many|number of|count(?: of| the)?)\b", re.IGNORECASE)
_DISTINCT = re.compile(r"\b(?:different|distinct|unique)\s+(?P<thing>\w+(?:\s\w+)?)", re.IGNORECASE)
_EXISTING = re.compile(
    r"\b(?:which|what)\s+(?P<thing>\w+(?:\s\w+)?)\s+(?:are there|do we have|exist|are in|occur)", re.IGNORECASE
)
_EACH = re.compile(
    r"\b(?:per|for each|for every|in each|of each|by each|each|every|grouped by|broken down by|by)\s+"
    r"(?P<thing>\w+(?:\s\w+)?)",
    re.IGNORECASE,
)
_COMMON = re.compile(
    r"\b(?P<sign>most|least)\s+(?:common|frequent|frequently used|popular|often used|used|usual)\s+"
    r"(?P<thing>\w+(?:\s\w+)?)",
    re.IGNORECASE,
)
_COUNT_WORD = r"(?P<top>\d{1,3}|" + "|".join(word for word in NUMBER_WORDS if word not in ("zero", "one")) + ")"
_WITH_MOST = re.compile(
    rf"(?:\b{_COUNT_WORD}\s+)?(?P<thing>[\w'’]+(?:\s[\w'’]+)?)\s+(?:with|that have|that has|which have|having|that got|"
    rf"that gave|has|have|had|gets?|got|gave|gives?|receives?d?|wrote|made|used|sees?|saw|is|are)\b"
    rf"(?=.*\b(?:{_LEAST}|{_MOST})\b)",
    re.IGNORECASE,
)
_TOP = re.compile(
    rf"\b(?:top|first)\s+{_COUNT_WORD}\b|\b{_COUNT_WORD.replace('?P<top>', '?P<other>')}\s+"
    rf"(?:{_MOST}|{_LEAST}|most|least)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(rf"\b{_COUNT_WORD}\s+(?P<thing>\w+)", re.IGNORECASE)
_PARTS = {"year": "year", "month": "month", "day": "day", "date": "day", "weekday": "weekday", "hour": "hour"}
_SHOW = re.compile(r"^\W*(?:(?:please|can you|could you)\s+)*(?:show|list|give|find|display|which|what|who)\b", re.I)
_MOST_SHOWN = 50


@dataclass(frozen=True)
class Asked:
    """A question over a table: `operation` is '', count, sum, average, min, max or distinct; `order` '', most, least.

    `column` is what the figure is of (or the rows are sorted by), `top` how many groups or rows were asked for (0 for
    no number), `shows` whether rows themselves are meant, `extreme` the word of the order ('highest'),
    `unread` what may be conditions and was not understood. `unnamed` are conditions that name no column.
    """

    operation: str = ""
    column: str = ""
    by: Grouping | None = None
    order: str = ""
    top: int = 0
    conditions: tuple[Condition, ...] = ()
    shows: bool = False
    extreme: str = ""
    unread: tuple[str, ...] = ()
    unnamed: tuple[Condition, ...] = ()


def read_question(text: str, words: TableWords, today: dt.date) -> Asked:
    """Return what `text` asks of the table whose words are `words`."""
    reading = find_conditions(text, words, today)
    asked = _read(reading, words)
    unread = left_over(text, reading.rest, words, asked.by, asked.top)
    return replace(asked, unread=unread, unnamed=tuple(reading.unnamed))


def _read(reading: Reading, words: TableWords) -> Asked:
    rest = re.sub(r"\s+", " ", reading.rest).strip()
    conditions = tuple(reading.conditions)
    distinct = _distinct(rest, words, conditions)
    if distinct:
        return distinct
    by, top, rest = _grouping(rest, words)
    order, operation, column = _figure(rest, words, by is not None)
    if not top:
        counted = _TOP.search(rest)
        top = _number(counted["top"] or counted["other"]) if counted else _rows_named(rest, words)
    if by is not None:
        top = top or (1 if order else 0)
        return Asked(operation or "count", column, by, order, top, conditions)
    shows = bool(_SHOW.match(rest)) and operation not in ("count", "sum", "average")
    extreme = _EXTREME.search(rest)
    return Asked(operation, column, None, order, top, conditions, shows, extreme.group(0).lower() if extreme else "")


def _rows_named(rest: str, words: TableWords) -> int:
    """Return the number that stands before the rows' name: 'the three orders'."""
    found = (match for match in _COUNTED.finditer(rest) if words.is_row(match["thing"]))
    return next((_number(match["top"]) for match in found), 0)


def _distinct(rest: str, words: TableWords, conditions: tuple[Condition, ...]) -> Asked | None:
    match = _DISTINCT.search(rest) or _EXISTING.search(rest)
    column = words.column(match["thing"]) if match else None
    if match is None or column is None:
        return None
    if _COUNT.search(rest):
        return Asked("distinct", column.name, conditions=conditions)
    if match.re is _EXISTING and words.is_row(match["thing"].split()[0]):
        return None
    return Asked("count", "", Grouping(column.name), "", 0, conditions)


def _grouping(rest: str, words: TableWords) -> tuple[Grouping | None, int, str]:
    """Return by what the rows are put together, how many groups are asked for, and the text without those words."""
    for pattern in (_EACH, _COMMON, _WITH_MOST):
        for match in pattern.finditer(rest):
            by = _group_of(match["thing"], words)
            if by is None:
                continue
            named = match.groupdict().get("top") or _before(rest, match.start("thing"))
            top = _number(named)
            left = match["sign"] if pattern is _COMMON else ""
            return by, top, f"{rest[: match.start()]} {left} {rest[match.end() :]}"
    return None, 0, rest


def _before(rest: str, at: int) -> str:
    found = re.search(rf"\b{_COUNT_WORD}(?:\s+most\s+\w+)?\s*$", rest[:at], re.IGNORECASE)
    return found["top"] if found else ""


def _group_of(thing: str, words: TableWords) -> Grouping | None:
    parts = thing.lower().split()
    for size in (2, 1):
        for tail in (parts[:size], parts[-size:]):
            named = " ".join(tail)
            unit = _PARTS.get(singular(named))
            if unit and words.moments:
                return Grouping(words.moments[0].name, unit)
            groups = [
                column
                for column in words.columns
                if column.name != words.key and column not in words.numbers and column not in words.moments
            ]
            column = words.column(named, groups) or words.column(named, words.numbers)
            if column and not (size == 2 and len(parts) < 2):
                return Grouping(column.name)
    return None


def _figure(rest: str, words: TableWords, grouped: bool) -> tuple[str, str, str]:
    """Return the order, the operation and the column of the figure."""
    extreme = _EXTREME.search(rest)
    order = ("least" if extreme["least"] else "most") if extreme else ""
    counts = _COUNT.search(rest)
    number = words.column(rest, words.numbers)
    name = number.name if number else ""
    if _AVERAGE.search(rest):
        return order, "average", name
    if counts:
        return order, "count", ""
    if _SUM.search(rest) and name:
        return order, "sum", name
    if not extreme:
        return "", "", name
    if not grouped:
        return order, "min" if order == "least" else "max", name
    after = re.findall(r"\w+", rest[extreme.end() :])
    if not name or (after and words.is_row(after[0])):
        return order, "count", ""
    if extreme.group(0).lower() in ("most", "fewest", "least"):
        return order, "sum", name
    if extreme.group(0).lower() in ("best", "worst"):
        return order, "average", name
    return order, "min" if order == "least" else "max", name


def _number(word: str | None) -> int:
    if not word:
        return 0
    return min(_MOST_SHOWN, int(word) if word.isdigit() else NUMBER_WORDS[word.lower()])
