"""Hears 'first', 'last' and 'next' of a table's rows as ends of their order in time: 'which repair is due next?'."""

from __future__ import annotations

import re
from dataclasses import dataclass

from engine.agent.builtin.figures_asked import EXTREME
from engine.agent.builtin.left_over import is_plain
from engine.agent.builtin.table_words import TableWords
from engine.agent.words import NUMBER_WORDS, singular
from engine.results import ColumnInfo
from engine.text.months import MONTHS

_TURN = re.compile(r"\b(?:(?P<early>first|next)|last|most\s+recent(?:ly)?)\b", re.IGNORECASE)
_WORD = re.compile(r"\s+([\w'’-]+)")
_BEFORE = re.compile(r"([\w'’-]+)\s+$")
# Where a turn stands alone. 'Newest first' is one end already, 'due last week' a time.
_ALONE = re.compile(
    r"\s*(?:[?.!,;]|$)|\s+(?:in|on|at|of|for|from|by|with|and|or|among|since|before|after|until|that|which)\b",
    re.IGNORECASE,
)
_UNITS = ["time", "half", "hour", "day", "night", "week", "weekend", "month", "quarter", "year"]
_DAYS = [f"{day}day" for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")]
_TIME = re.compile(rf"(?:{'|'.join((*_UNITS, *_DAYS, *MONTHS))})s?(?:['’]s?)?", re.IGNORECASE)
_NUMBER = re.compile(rf"\d+|{'|'.join(NUMBER_WORDS)}", re.IGNORECASE)
_NEAR = 3


@dataclass(frozen=True)
class Turn:
    """A question with 'earliest' or 'latest' where it had a turn.

    Of a verb that names a column of moments the column's name stands there ('shipped' may be a value as well), and one
    that names nothing is left out. `is_next` says whether only what is still to come is meant, `several` whether more
    than one row is; without `is_heard` there was none.
    """

    text: str
    is_heard: bool = False
    is_next: bool = False
    several: bool = False
    said: str = ""
    told: str = ""

    def original(self, part: str) -> str:
        """Return a part of the text with the turn as it was said."""
        return part.replace(self.told, self.said, 1) if self.told else part


def hear_turn(text: str, words: TableWords) -> Turn:
    """Return `text` with its first turn of rows told as an end of their order, as it is where it has none."""
    if not (words.moments or words.years):
        return Turn(text)
    for said in _TURN.finditer(text):
        verb = _among_rows(text, said, words)
        if verb is None:
            continue
        is_next = said.group(0).lower() == "next"
        kept, column = _named(text[verb[0] : verb[1]], words)
        told = f"{'earliest' if said['early'] else 'latest'} {column}".strip()
        edits = [(*said.span(), told), (*verb, kept)]
        for start, end, new in sorted(edits, reverse=True):
            text = text[:start] + new + text[end:]
        rows = [word for word in re.findall(r"\w+", text) if _is_row(word, words)]
        several = bool(rows) and singular(rows[0]) != rows[0]
        return Turn(text, True, is_next, several, said.group(0), told)
    return Turn(text)


def _among_rows(text: str, said: re.Match[str], words: TableWords) -> tuple[int, int] | None:
    """Return where the verb of a turn stands (0, 0 where it has none), None where the turn is of no rows.

    It is of those that follow ('the last shipped order'), or of those before whose verb it follows ('which order was
    shipped last') or precedes ('which order was last shipped').
    """
    behind = _behind(text, said.end())
    count = next((at for at, word in enumerate(behind) if _is_row(word[1], words)), None)
    if count is not None:
        between = [word for word in behind[:count] if not _NUMBER.fullmatch(word[1])]
        if len(between) < 2 and not any(_TIME.fullmatch(word[1]) for word in between):
            return between[0].span(1) if between else (0, 0)
    follows_rows = any(_is_row(word, words) for word in re.findall(r"\w+", text[: said.start()]))
    before = _BEFORE.search(text[: said.start()])
    is_verb = before and not EXTREME.fullmatch(before[1]) and (follows_rows or _moment(before[1], words))
    if before and is_verb and _ALONE.match(text, said.end()):
        return before.span(1)
    if behind and follows_rows and _moment(behind[0][1], words) and _ALONE.match(text, behind[0].end()):
        return behind[0].span(1)
    return None


def _behind(text: str, at: int) -> list[re.Match[str]]:
    """Return the next words with nothing but blanks between them."""
    found: list[re.Match[str]] = []
    while len(found) < _NEAR and (word := _WORD.match(text, found[-1].end() if found else at)):
        found.append(word)
    return found


def _named(verb: str, words: TableWords) -> tuple[str, str]:
    """Return what stays of a turn's verb, and the column of moments that it names."""
    column = _moment(verb, words)
    if column:
        name = column.name.replace(" ", "_")
        # 'Closed' may be a status, too.
        return "", f"{name} date" if words.find_values(name) else name
    # 'Placed' tells nothing where no column is called so.
    stays = is_plain(verb) or words.is_row(verb) or words.column(verb) or words.find_values(verb)
    return verb if stays else "", ""


def _moment(word: str, words: TableWords) -> ColumnInfo | None:
    return None if words.is_row(word) else words.column(word, words.moments)


def _is_row(word: str, words: TableWords) -> bool:
    """Say whether a word names the table's rows: 'the first row' is that of the table."""
    return words.is_row(word) and singular(word.lower()) not in ("row", "entry", "record")
