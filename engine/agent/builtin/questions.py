"""Understands the words people use for a figure over a table: which operation, over which column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.agent.builtin.cells import spoken_name
from engine.agent.builtin.table_words import TableWords
from engine.agent.words import singular
from engine.results import ColumnInfo

_OPERATIONS = (
    (r"how many|number|count|amount of|total number|quantity|anzahl", "count"),
    (r"average|mean|avg|typical|on average", "average"),
    (r"cheap\w*|lowest|min(?:imum)?|earliest|oldest|smallest|least|fewest|shortest|first", "min"),
    (
        r"(?:most )?expensive|dearest|priciest|highest|max(?:imum)?|"
        r"latest|newest|most recent|largest|biggest|longest|greatest|most|top|last",
        "max",
    ),
    (r"total|sum\w*|altogether|add\w*(?: up)?|in all|combined|overall|how much", "sum"),
)
_TIME_WORDS = re.compile(r"earliest|oldest|latest|newest|most recent|first|last", re.IGNORECASE)
_PRICE_WORDS = re.compile(
    r"\b(?:cheap|expensive|dearest|priciest|price|cost|worth|value|revenue|paid|spen[dt]|money|sales)", re.IGNORECASE
)
_SIZE_WORDS = re.compile(r"largest|biggest|smallest", re.IGNORECASE)
_PRICE_COLUMN = re.compile(
    r"price|cost|amount|value|total|revenue|fee|(?:_|\b)(?:eur|usd|gbp)\b|价|金额|费用|成本|收入", re.IGNORECASE
)
_CURRENCY_NAME = r"(?:euros?|eur|dollars?|usd|gbp|francs?|chf|yuan|rmb)\b"
_CURRENCY = re.compile(rf"[€$£]|\b{_CURRENCY_NAME}", re.IGNORECASE)
CURRENCY_BEHIND = re.compile(rf"\s?(?:[€$£]|{_CURRENCY_NAME})", re.IGNORECASE)
_LENGTH = re.compile(r"longest|shortest", re.IGNORECASE)
# What is measured where a word such as 'best' stands without a column: one of these, where there is one only.
_MEASURES = (
    (
        re.compile(r"best|worst|top", re.IGNORECASE),
        re.compile(r"rating|score|stars|grade|评分|得分|星级", re.IGNORECASE),
    ),
    (
        _LENGTH,
        re.compile(r"length|duration|runtime|minutes|hours|days|时长|长度|天数", re.IGNORECASE),
    ),
)
_OPERATION_PATTERN = re.compile(r"\b(?:" + "|".join(pattern for pattern, _ in _OPERATIONS) + r")\b", re.IGNORECASE)


def operation_of(words: str) -> str | None:
    """Return count, sum, average, min or max for a person's words, None where they are not understood."""
    low = words.lower().replace("_", " ")
    return next((name for pattern, name in _OPERATIONS if re.search(rf"\b(?:{pattern})\b", low)), None)


def find_operation(message: str) -> str | None:
    """Return the words in `message` that name an operation."""
    match = _OPERATION_PATTERN.search(message)
    return match.group(0) if match else None


def find_column(message: str, columns: Sequence[ColumnInfo]) -> str | None:
    """Return the name, in words, of the one column to compute with that `message` names, None where none is."""
    asked = {singular(word) for word in re.findall(r"\w+", message.lower())}
    usable = [spoken_name(column.name) for column in columns if column.kind in ("integer", "number", "date")]
    named = [name for name in usable if {singular(word) for word in name.lower().split()} <= asked]
    return max(named, key=len) if named else None


def column_of(words: str, operation_words: str, operation: str, columns: Sequence[ColumnInfo]) -> ColumnInfo | None:
    """Return the column meant by a person's `words` ('' where they named none), None where that is not clear.

    'cheapest' means the price, 'latest' a date; where only one column can be computed with, it is meant.
    """
    usable = [column for column in columns if column.kind in _kinds(operation)]
    if words.strip():
        named = _named(words, usable) or (_priced(usable) if _PRICE_WORDS.search(words) else None)
        return named or _named(words, list(columns))
    if _TIME_WORDS.search(operation_words):
        dates = [column for column in columns if column.kind == "date"]
        return dates[0] if dates else _only(usable)
    numbers = [column for column in usable if column.kind in ("integer", "number")]
    measured = _measured(operation_words, numbers)
    if measured:
        return measured
    if _LENGTH.search(operation_words):
        # Nothing is the longest by its price.
        return _only(numbers) if _priced(numbers) is None else None
    return (_priced(numbers) if len(numbers) > 1 else None) or _only(numbers)


def sorted_by(extreme: str, words: TableWords) -> str:
    """Return the column by which rows are 'highest' or 'latest' where none is named, '' where several could be."""
    found = (words.moments or words.years) if _TIME_WORDS.search(extreme) else words.numbers
    # 'The largest order' is that by its one amount of money, which the reply names.
    money = _priced(words.numbers) if _PRICE_WORDS.search(extreme) or _SIZE_WORDS.fullmatch(extreme) else None
    column = _measured(extreme, words.numbers) or money or _only(found)
    if column is None and found == words.moments:
        # Of 'opened' and 'closed' each ticket has only the one from the first.
        column = _only([moment for moment in found if not moment.empty])
    return column.name if column else ""


def priced(text: str, words: TableWords) -> str:
    """Return the one column of amounts of money where `text` has a word for these ('spent'), else ''."""
    column = _priced(words.numbers) if _PRICE_WORDS.search(text) else None
    return column.name if column else ""


def amount_of(text: str, words: TableWords) -> ColumnInfo | None:
    """Return the one column of amounts of money where `text` names a currency ('over 300 euro'), None else."""
    return _priced(words.numbers) if _CURRENCY.search(text) else None


def is_of_time(extreme: str) -> bool:
    """Say whether the word for an end of an order is one of time: 'latest'."""
    return bool(_TIME_WORDS.fullmatch(extreme))


def allowed(operation: str, column: ColumnInfo) -> bool:
    """Say whether `operation` can be computed over `column`."""
    return operation == "count" or column.kind in _kinds(operation)


def _kinds(operation: str) -> tuple[str, ...]:
    return ("integer", "number", "date") if operation in ("min", "max") else ("integer", "number")


def _named(words: str, columns: Sequence[ColumnInfo]) -> ColumnInfo | None:
    asked = {singular(word) for word in re.findall(r"\w+", words.lower().replace("_", " "))}
    best: tuple[float, ColumnInfo | None] = (0.0, None)
    for column in columns:
        own = {singular(word) for word in spoken_name(column.name).lower().split()} | {column.name.lower()}
        score = len(asked & own) / len(own)
        if score > best[0]:
            best = (score, column)
    return best[1]


def _measured(extreme: str, columns: Sequence[ColumnInfo]) -> ColumnInfo | None:
    named = [name for said, name in _MEASURES if said.search(extreme)]
    return _only([column for column in columns if any(name.search(column.name) for name in named)])


def _priced(columns: Sequence[ColumnInfo]) -> ColumnInfo | None:
    return _only([column for column in columns if _PRICE_COLUMN.search(column.name)])


def _only(columns: Sequence[ColumnInfo]) -> ColumnInfo | None:
    return columns[0] if len(columns) == 1 else None
