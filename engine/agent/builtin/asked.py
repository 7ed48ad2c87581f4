"""Takes a question over a table apart: the figure, of what rows, by what they are put together, how many to show."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from engine.agent.builtin.asked_of_some import Apart, ends_left, is_out_of, is_shown, set_apart
from engine.agent.builtin.conditions import Reading, find_conditions
from engine.agent.builtin.figures_asked import AMOUNT, AVERAGE, COUNT, EXTREME, LEAST, MOST, SUM, find_figure
from engine.agent.builtin.left_over import left_over
from engine.agent.builtin.questions import sorted_by
from engine.agent.builtin.shares_asked import Share, find_share
from engine.agent.builtin.some_asked import SomeRows, find_some_rows, without
from engine.agent.builtin.table_words import TableWords
from engine.agent.builtin.turns import Turn, hear_turn
from engine.agent.words import NUMBER_WORDS, singular
from engine.results import ColumnInfo
from engine.table_query import PARTS, Condition, Grouping

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
    rf"(?=.*\b(?:{LEAST}|{MOST})\b)",
    re.IGNORECASE,
)
# 'Which region sold the most units': whatever it did.
_WHICH_MOST = re.compile(
    rf"\b(?:which|what)\s+(?P<thing>\w+(?:\s\w+)?)\b(?=.*\b(?:{LEAST}|{MOST})\b)",
    re.IGNORECASE,
)
_RANKED_BY = re.compile(
    rf"\b(?:{LEAST}|{MOST}|bottom)\s+(?:{_COUNT_WORD}\s+)?(?P<thing>\w+(?:\s\w+)?)\s+(?:by|in terms of)\s+"
    r"(?P<figure>\w+(?:\s\w+)?)",
    re.IGNORECASE,
)
_BEST_TIME = re.compile(rf"\b(?P<sign>{LEAST}|{MOST})\s+(?P<thing>{'|'.join(PARTS)})\b", re.IGNORECASE)
_RANKED_ROWS = re.compile(
    rf"^\W*(?:the\s+)?(?:\w+\s+)?(?:{LEAST}|{MOST}|bottom)\s+(?:rated\s+)?(?:\d+\s+)?(?P<thing>\w+)", re.IGNORECASE
)
_COMPARED = re.compile(r"^\W*(?:(?:please|can you|could you)\s+)*compare\b", re.IGNORECASE)
_TOP = re.compile(
    rf"\b(?:top|first|best|worst|bottom)\s+{_COUNT_WORD}\b|\b{_COUNT_WORD.replace('?P<top>', '?P<other>')}\s+"
    rf"(?:{MOST}|{LEAST}|most|least)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(rf"\b{_COUNT_WORD}\s+(?P<thing>\w+)", re.IGNORECASE)
_PARTS = {**{part: part for part in PARTS}, "date": "day"}
_SHOW = re.compile(r"^\W*(?:(?:please|can you|could you)\s+)*(?:show|list|give|find|display|which|what|who)\b", re.I)
_OPERATION = re.compile(f"{AVERAGE.pattern}|{SUM.pattern}|{COUNT.pattern}", re.IGNORECASE)
_JOINED = re.compile(r"\band\b|,|;", re.IGNORECASE)
_MOST_SHOWN = 50
# What is worked out of all rows, in whatever order they stand.
_OF_ALL = ("count", "sum", "average", "distinct", "share")
# 'The top rated films' are some, of no number.
_SEVERAL = 5


@dataclass(frozen=True)
class Asked:
    """A question over a table: `operation` is '', count, sum, average, min, max, distinct or share.

    `order` is '', most or least, `column` is what the figure is of (or the rows are sorted by), `top` how many groups
    or rows were asked for (0 for no number), `shows` whether rows themselves are meant, `extreme` the word of the order
    ('highest'), `unread` what may be conditions, or a second figure, and was not understood. `unnamed` are conditions
    that name no column, `rest` is the text without those that were understood, `share` is what a share is of, and
    `in_turn` says that rows are asked for by whose turn it is: 'the next delivery'. A figure of some rows only, by
    where they stand, has the column of their order in `sort`, and then `order` and `top` are theirs and
    `base` is what they meet beside what is counted of them.
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
    rest: str = ""
    share: Share | None = None
    in_turn: bool = False
    sort: str = ""
    base: tuple[Condition, ...] = ()


def read_question(text: str, words: TableWords, today: dt.date) -> Asked:
    """Return what `text` asks of the table whose words are `words`."""
    turn = hear_turn(text, words)
    reading = find_conditions(turn.text, words, today)
    asked = _whole(turn.text, reading, turn, words, today)
    found = find_some_rows(turn.text, reading, words)
    if found:
        cut = without(turn.text, reading, found)
        # A turn of some rows is cut off as well.
        figure = _whole(cut, find_conditions(cut, words, today), Turn(cut), words, today)
        if turn.is_next:
            # Those are still to come.
            found = [replace(some, sort="") for some in found]
        if figure.operation and not is_shown(cut, found[0]):
            asked = _figure_of(figure, found, cut, words, today)
        elif asked.by is not None or not turn.is_next:
            asked = _rows_of(asked, figure, found, cut, words, today)
    return replace(asked, unread=tuple(map(turn.original, asked.unread)))


def _whole(text: str, reading: Reading, turn: Turn, words: TableWords, today: dt.date) -> Asked:
    """Return what is asked of all rows that meet the conditions, but for ends of an order by which rows are shown."""
    rest = re.sub(r"\s+", " ", reading.rest).strip()
    first, second = _wishes(rest, words)
    asked = _in_turn(_read(first, reading, words), turn, words, today)
    share = find_share(text, words, today) if asked.by is None else None
    if share:
        asked = Asked("share", share.column, conditions=(*share.base, *share.met), share=share)
    unused = ends_left(first, words) if asked.by is None and asked.operation in _OF_ALL else ()
    unread = left_over(text, reading.rest, words, asked.by, asked.top)
    return replace(asked, unread=(*unused, *unread, *second), unnamed=tuple(reading.unnamed), rest=rest)


def _figure_of(figure: Asked, found: Sequence[SomeRows], text: str, words: TableWords, today: dt.date) -> Asked:
    """Return a figure as one of the rows that were `found`, or with them unread where none is worked out of them."""
    told = replace(figure, unread=(*(some.words for some in found), *figure.unread))
    some = found[0]
    if len(found) > 1 or not some.sort or figure.by is not None or figure.operation == "distinct":
        return told
    sorted_ = replace(figure, sort=some.sort, order=some.order, top=some.count, shows=False, in_turn=False)
    if figure.share:
        return told if figure.share.column else sorted_
    if figure.operation == "count":
        apart = set_apart(text, some, figure.conditions, words, today, counts=True)
        return replace(sorted_, conditions=apart.met, base=apart.base) if apart and apart.met else told
    column = figure.column or sorted_by(figure.rest, words)
    # The average of 'the latest' of whom nobody says how many is no figure of one.
    is_vague = figure.operation == "average" and not some.counted and some.sort not in _names(words.numbers)
    return replace(sorted_, column=column) if column and not is_vague else told


def _names(columns: Sequence[ColumnInfo]) -> tuple[str, ...]:
    return tuple(column.name for column in columns)


def _rows_of(
    asked: Asked, figure: Asked, found: Sequence[SomeRows], text: str, words: TableWords, today: dt.date
) -> Asked:
    """Return what is asked where rows themselves are, by where they stand."""
    some = found[0]
    apart = set_apart(text, some, figure.conditions, words, today)
    if len(found) == 1 and is_out_of(text, some) and not (apart and not apart.met):
        return _which_of(figure, some, apart)
    if (len(found) > 1 or not some.sort) and asked.by is not None:
        return replace(asked, unread=(*(one.words for one in found), *asked.unread))
    if len(found) > 1 or not some.sort:
        # 'The price of the largest order' does not say by what it is that.
        return replace(asked, column="", shows=True, in_turn=True) if asked.order and len(found) == 1 else asked
    top, operation = min(_MOST_SHOWN, some.count), "min" if some.order == "least" else "max"
    if asked.by is None and asked.order:
        rows = replace(asked, operation=operation, column=some.sort, order=some.order, top=top, unread=figure.unread)
        return replace(rows, shows=asked.shows or bool(figure.operation) or some.counted)
    if asked.by is None or not (some.counted or asked.operation == "count"):
        return asked
    # 'Which customers placed the last 5 orders' is told by those, and who made the best film by that.
    return replace(figure, operation=operation, column=some.sort, order=some.order, top=top, shows=True)


def _which_of(figure: Asked, some: SomeRows, apart: Apart | None) -> Asked:
    """Return what is asked where those of `some` rows are that meet a condition, unread where they are not clear."""
    if apart is None or not some.sort or figure.by is not None:
        return replace(figure, unread=(some.words, *figure.unread))
    among = replace(figure, operation="", column="", sort=some.sort, order=some.order, top=some.count)
    return replace(among, conditions=apart.met, base=apart.base, shows=True, in_turn=True)


def _wishes(rest: str, words: TableWords) -> tuple[str, tuple[str, ...]]:
    """Return the part of a text that asks for its first figure, and the words of a second: 'average revenue'."""
    amount = AMOUNT.match(rest)
    begun = [amount] if amount and words.column(amount["thing"], words.numbers) else []
    for one, other in pairwise([*begun, *_OPERATION.finditer(rest, begun[0].end() if begun else 0)]):
        if _JOINED.search(rest, one.end(), other.start()):
            named = re.match(r"(?:\s+(?!(?:in|of|for|by|did|do|does|was|were|is|are)\b)\w+){0,2}", rest[other.end() :])
            return rest[: other.start()], (f"{other.group(0)}{named.group(0) if named else ''}",)
    return rest, ()


def _read(rest: str, reading: Reading, words: TableWords) -> Asked:
    conditions = tuple(reading.conditions)
    distinct = _distinct(rest, words, conditions)
    if distinct:
        return distinct
    sides = _sides(rest, conditions)
    by, top, rest = (sides, 0, rest) if sides else _grouping(rest, words)
    order, operation, column = find_figure(rest, words, by is not None)
    if by is not None and operation == "distinct" and column == by.column:
        # There is one of each.
        operation, column = "count", ""
    if not top:
        counted = _TOP.search(rest)
        top = _number(counted["top"] or counted["other"]) if counted else _rows_named(rest, words)
    if by is not None:
        top = top or (1 if order else 0)
        return Asked(operation or "count", column, by, order, top, conditions)
    ranked = _RANKED_ROWS.match(rest)
    first = re.match(r"\W*(\w+)", rest)
    begins = _SHOW.match(rest) or any(words.is_row(found[1]) for found in (ranked, first) if found)
    shows = bool(begins) and operation not in ("count", "distinct", "sum", "average")
    if shows and ranked and not top and singular(ranked["thing"]) != ranked["thing"]:
        top = _SEVERAL
    extreme = EXTREME.search(rest)
    return Asked(operation, column, None, order, top, conditions, shows, extreme.group(0).lower() if extreme else "")


def _in_turn(asked: Asked, turn: Turn, words: TableWords, today: dt.date) -> Asked:
    """Return what is asked where it is whose turn it is: rows, those to come where the next one is meant."""
    if not turn.is_heard or asked.operation not in ("min", "max"):
        return asked
    coming = turn.is_next and any(item.name == asked.column for item in words.moments)
    if coming and all(item.column != asked.column for item in asked.conditions):
        asked = replace(asked, conditions=(*asked.conditions, Condition(asked.column, ">=", today.isoformat())))
    top = asked.top or (_SEVERAL if turn.several else 0)
    return replace(asked, shows=True, in_turn=True, top=top) if asked.by is None else asked


def _sides(rest: str, conditions: tuple[Condition, ...]) -> Grouping | None:
    """Return by what the two sides of a comparison differ: 'compare web and shop'."""
    if not _COMPARED.match(rest):
        return None
    equal = [item.column for item in conditions if item.sign == "="]
    return next((Grouping(column) for column in equal if equal.count(column) > 1), None)


def _rows_named(rest: str, words: TableWords) -> int:
    """Return the number that stands before the rows' name: 'the three orders'."""
    found = (match for match in _COUNTED.finditer(rest) if words.is_row(match["thing"]))
    return next((_number(match["top"]) for match in found), 0)


def _distinct(rest: str, words: TableWords, conditions: tuple[Condition, ...]) -> Asked | None:
    match = _DISTINCT.search(rest) or _EXISTING.search(rest)
    column = words.column(match["thing"]) if match else None
    if match is None or column is None:
        return None
    if COUNT.search(rest):
        each = _EACH.search(rest)
        by = _group_of(each["thing"], words) if each else None
        return Asked("distinct", column.name, by, conditions=conditions)
    if match.re is _EXISTING and words.is_row(match["thing"].split()[0]):
        return None
    return Asked("count", "", Grouping(column.name), "", 0, conditions)


def _grouping(rest: str, words: TableWords) -> tuple[Grouping | None, int, str]:
    """Return by what the rows are put together, how many groups are asked for, and the text without those words."""
    ranked = _RANKED_BY.search(rest)
    if ranked and words.column(ranked["figure"], words.numbers):
        rows = words.is_row(ranked["thing"])
        kept = rest[: ranked.end("thing") if rows else ranked.start("thing")]
        by = None if rows else _group_of(ranked["thing"], words)
        return by, _number(ranked["top"]), f"{kept} {rest[ranked.start('figure') :]}"
    for pattern in (_EACH, _COMMON, _BEST_TIME, _WITH_MOST, _WHICH_MOST):
        for match in pattern.finditer(rest):
            by = _group_of(match["thing"], words)
            if by is None:
                continue
            named = match.groupdict().get("top") or _before(rest, match.start("thing"))
            top = _number(named)
            left = match.groupdict().get("sign") or ""
            end = match.end()
            if pattern is _WHICH_MOST and _group_of(match["thing"].split()[0], words) == by:
                # 'Which customer spent the most': the verb says what.
                end = match.start("thing") + len(match["thing"].split()[0])
            return by, top, f"{rest[: match.start()]} {left} {rest[end:]}"
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


def _number(word: str | None) -> int:
    if not word:
        return 0
    return min(_MOST_SHOWN, int(word) if word.isdigit() else NUMBER_WORDS[word.lower()])
