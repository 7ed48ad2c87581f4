"""Conditions on a table's rows, in words: finds them in a message, writes them down for a call, reads them from one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from engine.agent.builtin.cells import spoken_cell, spoken_name
from engine.agent.builtin.questions import CURRENCY_BEHIND, amount_of
from engine.agent.builtin.table_times import find_spans
from engine.agent.builtin.table_words import TableWords
from engine.agent.language import say
from engine.agent.written_dates import find_dates
from engine.errors import BadInput
from engine.results import ColumnInfo
from engine.table_query import ALONE, Condition
from engine.text.months import MONTHS, month_number

_SIGN_WORDS = (
    (r"more than|over|above|greater than|higher than|bigger than|longer than|better than|exceed\w*|>", ">"),
    (r"at least|no less than|not less than|minimum of|from|>=", ">="),
    (r"at most|no more than|not more than|up to|maximum of|<=", "<="),
    (r"less than|fewer than|under|below|lower than|smaller than|shorter than|worse than|<", "<"),
    (r"exactly|equal to|equals?|of exactly|=", "="),
)
_AFTERWARDS = ((r"or (?:more|higher|above|better|over)", ">="), (r"or (?:less|lower|fewer|below|under)", "<="))
_NUMBER = r"(?<![\w.-])[-−]?\d+(?:[.,]\d+)*(?![\w]|[.,]\d)"
_COMPARED = re.compile(
    "|".join(rf"(?P<{name}>{_NUMBER}) {words}\b" for name, (words, _) in zip("ab", _AFTERWARDS, strict=True))
    + "|"
    + "|".join(
        rf"(?:(?<!\w)(?:{words})) ?[€$£]?(?P<{name}>{_NUMBER})"
        for name, (words, _) in zip("cdefg", _SIGN_WORDS, strict=True)
    )
    + rf"|between (?P<low>{_NUMBER}) and (?P<high>{_NUMBER})",
    re.IGNORECASE,
)
_SIGN_OF = dict(zip("abcdefg", [sign for _, sign in (*_AFTERWARDS, *_SIGN_WORDS)], strict=True))
_WHEN = {
    "before": "<",
    "until": "<=",
    "till": "<=",
    "by": "<=",
    "after": ">",
    "since": ">=",
    "from": "=",
    "in": "=",
    "on": "=",
    "during": "=",
    "of": "=",
}
_WHEN_WORD = re.compile(rf"\b({'|'.join(_WHEN)})\s+(?:the\s+)?(?:year\s+)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|from)\s+(?:the\s+)?$", re.IGNORECASE)
_AND = re.compile(r"\s*(?:and|to|until|till)\s+(?:the\s+)?", re.IGNORECASE)
_MONTH_YEAR = re.compile(r"\b([A-Z][a-z]{2,8})\.?,?\s+((?:19|20)\d\d)\b")
_YEAR = re.compile(r"(?<![\w./-])(?:19|20)\d\d(?![\w/-]|[.]\d)")
_QUOTE = r"[\"“”„«»'‘’]"
_HOLDS = r"(?:contain|mention|includ|say)\w*|(?:with|have|has|having|is)(?: the words?)?"
_WORDS_IN = re.compile(
    rf"\b(?P<verb>{_HOLDS})\s+(?:the (?:words?|text|name)\s+)?{_QUOTE}?(?P<words>[^\"“”?!]+?){_QUOTE}?\s+in "
    rf"(?:the|their|its)\s+(?P<column>\w+)",
    re.IGNORECASE,
)
_MENTIONS = re.compile(
    rf"\b(?P<not>(?:do not|don'?t|not|never)\s+)?(?:contain|mention|includ)(?:s|es|ed|e|ing)?\s+"
    rf"(?:the (?:words?|text|name)\s+)?(?:{_QUOTE}(?P<quoted>[^\"“”]+?){_QUOTE}(?!\w)|(?P<bare>[\w'’-]+))",
    re.IGNORECASE,
)
_CALLED = re.compile(rf"\b(?:called|named|titled|about)\s+{_QUOTE}(?P<quoted>[^\"“”]+?){_QUOTE}(?!\w)", re.IGNORECASE)
_NUMBERED = re.compile(r"\b([A-Za-z]+)(?:[ _]?(?:id|number|no\.?))?\s+#?(\d+)\b(?!\s*%)")
_NEGATION = re.compile(
    r"\b(?:not|except|without|other than|excluding|but not|aren'?t|isn'?t|non)[\s-]+(?:for\s+)?$", re.I
)
_WRITTEN = re.compile(r"^\s*(.+?)\s*(>=|<=|!=|=|>|<|\bcontains\b|\blacks\b)\s*(.+?)\s*$", re.IGNORECASE)
_WRITTEN_ALONE = re.compile(rf"^\s*(.+?)\s+({'|'.join(ALONE)})\s*$", re.IGNORECASE)
_THING = r"(?P<thing>\w+(?:[ ]\w+){0,2})"
_EMPTY = (
    re.compile(
        r"\b(?:(?:with|have|has|having|had)\s+no|(?:do|does|did)(?:\s+not|n['’]t)\s+have(?:\s+an?y?|\s+the)?|"
        r"(?:without|missing|lack(?:s|ing)?)(?:\s+an?y?|\s+the)?)\s+" + _THING,
        re.IGNORECASE,
    ),
    re.compile(r"(?P<column>\w+)\s+(?:is|are|was|were)\s+(?:missing|empty|blank)\b", re.IGNORECASE),
)
_FILLED = (
    re.compile(r"\b(?:with|have|has|having|had)\s+(?:an?|any|some)\s+" + _THING, re.IGNORECASE),
    re.compile(
        r"\b(?:how many|number of)\b.*\b(?:with|have|has|having|had)\s+" + _THING + r"\s*[?.!]*$", re.IGNORECASE
    ),
)
_NOT_AFTER = re.compile(
    r"\s+(?:(?:did|do|does|has|have|had|is|are|was|were)(?:n['’]t|\s+not|\s+never)|not|never)(?:\s+\w+)?\s*(?=[?.!]*$)",
    re.IGNORECASE,
)
_SPOKEN = {
    "empty": "{name} empty",
    "filled": "{name} filled",
    "=": "{name} {value}",
    "!=": "{name} not {value}",
    ">": "{name} over {value}",
    ">=": "{name} at least {value}",
    "<": "{name} under {value}",
    "<=": "{name} at most {value}",
    "contains": "{name} with {value}",
    "lacks": "{name} without {value}",
}
_SPOKEN_TIME = {
    ">": "{name} after {value}",
    ">=": "{name} since {value}",
    "<": "{name} before {value}",
    "<=": "{name} until {value}",
}
_MONTH_OF_YEAR = re.compile(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])")
_ANY_YEAR = re.compile(r"--(\d\d)")
_SPAN = re.compile(r"\s*(?:minute|hour|day|week|month|year)s?\b", re.IGNORECASE)
_NEAR = 3
# Stands for the column of a condition that names none of several.
UNNAMED = "?"


class Reading:
    """A message as it is taken apart: what was understood becomes blank in `rest`.

    `unnamed` are the bounds of numbers of which it is not said, with several columns of numbers, what they bound.
    """

    def __init__(self, text: str) -> None:
        self.rest = text
        self.conditions: list[Condition] = []
        self.unnamed: list[Condition] = []

    def take(self, start: int, end: int, condition: Condition | None = None) -> None:
        """Blank a part of the text, and keep the condition it was."""
        self.rest = self.rest[:start] + " " * (end - start) + self.rest[end:]
        if condition is not None and condition not in self.conditions:
            self.conditions.append(condition)


def find_conditions(text: str, words: TableWords, today: dt.date) -> Reading:
    """Return the conditions that `text` puts on the rows, and what is left of it.

    `today` is the day from which 'last month' is counted.
    """
    reading = Reading(text)
    _take_words(reading, words)
    _take_empty(reading, words)
    _take_spans(reading, words, today)
    _take_times(reading, words, today)
    _take_comparisons(reading, words)
    _take_filled(reading, words)
    _take_numbered(reading, words)
    _take_values(reading, words)
    # 'Have city Bern' says with Bern that something stands there.
    told = {item.column for item in reading.conditions if item.sign != "filled"}
    reading.conditions = [item for item in reading.conditions if item.sign != "filled" or item.column not in told]
    return reading


def written(conditions: Sequence[Condition]) -> str:
    """Return conditions as a call's argument has them: 'rating > 4; genres = Comedy'."""
    return "; ".join(f"{item.column} {item.sign} {item.value.replace(';', ' ')}".strip() for item in conditions)


def read_written(text: str, words: TableWords, nouns: str) -> tuple[Condition, ...]:
    """Return the conditions of a call's argument. Raises BadInput `condition_unclear`, `column_unclear`."""
    found: list[Condition] = []
    for part in filter(str.strip, text.split(";")):
        match = _WRITTEN_ALONE.match(part) or _WRITTEN.match(part)
        if not match:
            raise BadInput("condition_unclear", words=part.strip(), columns=_names(words))
        exact = next((item for item in words.columns if item.name.lower() == match[1].lower()), None)
        column = exact or words.column(match[1])
        if column is None:
            raise BadInput("column_unclear", nouns=nouns, words=match[1], columns=_names(words))
        value = match[3] if match.re is _WRITTEN else ""
        if column.dated or column.kind == "date":
            value = next((iso for _, _, iso in _dates(value)), value)
        found.append(Condition(column.name, match[2].lower(), value))
    return tuple(found)


def spoken_conditions(conditions: Sequence[Condition], words: TableWords) -> str:
    """Return conditions as they follow the rows' name: ' with rating over 4 and genres Comedy', '' for none."""
    moments = {column.name for column in words.moments}
    parts: dict[tuple[str, bool, int], str] = {}
    for at, item in enumerate(conditions):
        form = _SPOKEN[item.sign]
        if item.column in moments:
            form = _SPOKEN_TIME.get(item.sign, form)
        text = _spoken_value(item)
        # A month of any year narrows a year; it is none of several.
        name = (item.column, item.value.startswith("--"), 0 if item.sign == "=" else at + 1)
        if name in parts:
            joint = "{one} and {other}" if words.holds_several(item.column) else "{one} or {other}"
            parts[name] = say(joint, one=parts[name], other=text)
        else:
            parts[name] = say(form, name=spoken_name(item.column), value=text)
    return say(" with {conditions}", conditions=say(" and ").join(parts.values())) if parts else ""


def spoken_values(conditions: Sequence[Condition]) -> tuple[str, ...]:
    """Return the values of conditions as a reply names them: 'Bern', 'February 2024'."""
    return tuple(_spoken_value(item).strip("“”") for item in conditions if item.value)


def _spoken_value(item: Condition) -> str:
    if item.sign in ("contains", "lacks"):
        return f"“{item.value}”"
    of_year = _MONTH_OF_YEAR.fullmatch(item.value)
    if of_year:
        return say("{month} {year}", month=_month(of_year[2]), year=of_year[1])
    month = _ANY_YEAR.fullmatch(item.value)
    return say("{month} of any year", month=_month(month[1])) if month else spoken_cell(item.column, item.value)


def _month(number: str) -> str:
    return say(MONTHS[int(number) - 1].capitalize())


def has_alternatives(conditions: Sequence[Condition]) -> bool:
    """Say whether a column may be one of several values."""
    equal = [item.column for item in conditions if item.sign == "="]
    return len(set(equal)) < len(equal)


def _take_words(reading: Reading, words: TableWords) -> None:
    """Take what a text column has to contain."""
    if not words.texts:
        return
    for match in list(_WORDS_IN.finditer(reading.rest)):
        column = words.column(match["column"], words.texts)
        if column:
            reading.take(*match.span(), Condition(column.name, "contains", match["words"].strip()))
    for pattern in (_MENTIONS, _CALLED):
        for match in list(pattern.finditer(reading.rest)):
            said = match["quoted"] or match.groupdict().get("bare") or ""
            before = [
                word for word in re.findall(r"\w+", reading.rest[: match.start()])[-_NEAR:] if not words.is_row(word)
            ]
            named = words.column(" ".join(before), words.texts)
            sign = "lacks" if match.groupdict().get("not") else "contains"
            reading.take(*match.span(), Condition((named or words.texts[0]).name, sign, said.strip()))


def _take_empty(reading: Reading, words: TableWords) -> None:
    """Take the columns in which nothing may stand: 'without a date', 'have no city'."""
    for pattern in _EMPTY:
        _take_alone(reading, words, pattern, "empty")


def _take_filled(reading: Reading, words: TableWords) -> None:
    """Take the columns in which something has to stand, unless it was said what."""
    for pattern in _FILLED:
        _take_alone(reading, words, pattern, "filled")


def _take_alone(reading: Reading, words: TableWords, pattern: re.Pattern[str], sign: str) -> None:
    group = "thing" if "thing" in pattern.groupindex else "column"
    for match in list(pattern.finditer(reading.rest)):
        column, size = words.leading(match[group].split())
        if column is None or any(item.column == column.name for item in reading.conditions):
            continue
        said = match[group].split()[:size]
        start = match.start() if match.group(0)[:4].lower() not in ("how ", "numb") else match.start(group)
        end = match.start(group) + len(" ".join(said)) if group == "thing" else match.end()
        reading.take(start, end, Condition(column.name, sign))


def _take_spans(reading: Reading, words: TableWords, today: dt.date) -> None:
    """Take the times without a date: 'last month', 'in March'; what a cell is called goes before a month's name."""
    if not words.moments:
        return
    column = _time_of(reading.rest, words.moments, words)
    for span in find_spans(reading.rest, today):
        if span.when in ("of", "for") and words.find_values(reading.rest[span.start : span.end]):
            continue
        for sign, value in span.bounds:
            reading.take(span.start, span.end, Condition(column.name, sign, value))


def _time_of(text: str, columns: Sequence[ColumnInfo], words: TableWords) -> ColumnInfo:
    """Return the column of times that `text` names, by the rows' own name last: orders 'shipped' in March."""
    beside = " ".join(word for word in text.split() if not words.is_row(word.strip("?.!,;")))
    return words.column(beside, columns) or words.column(text, columns) or columns[0]


def _take_times(reading: Reading, words: TableWords, today: dt.date) -> None:
    """Take the dates, months and years that rows have to be before, after or in; a day may go without the year."""
    columns = words.moments or words.years
    if not columns:
        return
    column = _time_of(reading.rest, columns, words)
    found = [date for date in _dates(reading.rest, today.year) if words.moments or _YEAR.fullmatch(date[2])]
    at = 0
    while at < len(found):
        start, end, value = found[at]
        before = reading.rest[:start]
        second = found[at + 1] if at + 1 < len(found) else None
        if second and _BETWEEN.search(before) and _AND.fullmatch(reading.rest[end : second[0]]):
            reading.take(start, start, Condition(column.name, ">=", value))
            begun = _BETWEEN.search(before)
            reading.take(begun.start() if begun else start, second[1], Condition(column.name, "<=", second[2]))
            at += 2
            continue
        word = _WHEN_WORD.search(before)
        if word:
            reading.take(word.start(), end, Condition(column.name, _WHEN[word[1].lower()], value))
        at += 1


def _dates(text: str, this_year: int | None = None) -> list[tuple[int, int, str]]:
    """Return (start, end, ISO form) of each date, month with a year, and year in `text`.

    A day without a year, of which no other date says it, is one of `this_year`, and none without that.
    """
    dates = [(item.start, item.end, *item.readings[0]) for item in find_dates(text) if item.readings]
    found: list[tuple[int, int, str]] = []
    for at, (start, end, year, of_year, day) in enumerate(dates):
        # The year of 'between 1 March and 15 March 2024' stands at the end, or after the first of them.
        follows = dates[at + 1][2] if at + 1 < len(dates) and _AND.fullmatch(text[end : dates[at + 1][0]]) else None
        precedes = dates[at - 1][2] if at and _AND.fullmatch(text[dates[at - 1][1] : start]) else None
        known = next((given for given in (year, follows, precedes, this_year) if given is not None), None)
        if known is not None:
            found.append((start, end, f"{known:04d}-{of_year:02d}-{day:02d}"))

    def free(start: int, end: int) -> bool:
        return all(end <= other[0] or start >= other[1] for other in found)

    for match in _MONTH_YEAR.finditer(text):
        month = month_number(match[1])
        if month and free(*match.span()):
            found.append((*match.span(), f"{match[2]}-{month:02d}"))
    found += [(*match.span(), match.group(0)) for match in _YEAR.finditer(text) if free(*match.span())]
    return sorted(found)


def _take_comparisons(reading: Reading, words: TableWords) -> None:
    """Take the bounds of numbers."""
    for match in list(_COMPARED.finditer(reading.rest)):
        money = CURRENCY_BEHIND.match(reading.rest, match.end())
        end = money.end() if money else match.end()
        column = _compared_column(reading.rest, match.start(), end, words)
        if column is not None:
            for bound in _bounds(match, column.name):
                reading.take(match.start(), end, bound)
        elif len(words.numbers) > 1 and not _SPAN.match(reading.rest, match.end()):
            reading.unnamed += _bounds(match, UNNAMED)


def _bounds(match: re.Match[str], column: str) -> list[Condition]:
    if match["low"]:
        return [Condition(column, sign, _plain(match[end])) for sign, end in ((">=", "low"), ("<=", "high"))]
    name = next(name for name in _SIGN_OF if match[name])
    return [Condition(column, _SIGN_OF[name], _plain(match[name]))]


def _compared_column(text: str, start: int, end: int, words: TableWords) -> ColumnInfo | None:
    """Return the column of numbers that is compared: named just after the number, or before it, or the only one."""
    after = " ".join(re.findall(r"[\w'’-]+", text[end:])[:_NEAR])
    before = " ".join(re.findall(r"[\w'’-]+", text[:start])[-2 * _NEAR :])
    only = words.numbers[0] if len(words.numbers) == 1 else None
    # 'Amount over 500 and rating over 3': what stands right before goes before what comes next.
    beside = words.column(" ".join(before.split()[-1:]), words.numbers)
    named = beside or words.column(after, words.numbers) or words.column(before, words.numbers)
    return named or only or amount_of(text[start:end], words)


def _take_numbered(reading: Reading, words: TableWords) -> None:
    """Take the numbers of things: 'user 414'."""
    named = [column for column in words.columns if words.names_something(column)]
    for match in list(_NUMBERED.finditer(reading.rest)):
        column = words.column(match[1], named)
        if column:
            reading.take(*match.span(), Condition(column.name, "=", match[2]))


def _take_values(reading: Reading, words: TableWords) -> None:
    """Take the values that stand in the table's cells."""
    values = words.find_values(reading.rest)
    # Of 'did Bern or Chur not make' all are negated.
    never = {found.column for found in values if _NOT_AFTER.match(reading.rest[found.end :])}
    for found in values:
        before, after = _NEGATION.search(reading.rest[: found.start]), _NOT_AFTER.match(reading.rest[found.end :])
        start = before.start() if before else found.start
        end = found.end + (after.end() if after and not before else 0)
        reading.take(start, end, Condition(found.column, "!=" if before or found.column in never else "=", found.value))


def _plain(number: str) -> str:
    """Return a number as it is computed with: 1,000 -> 1000, 4,5 -> 4.5."""
    text = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", number.replace("−", "-"))
    return text.replace(",", ".")


def _names(words: TableWords) -> str:
    return ", ".join(spoken_name(column.name) for column in words.columns)
