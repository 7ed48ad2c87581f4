"""Says of which rows a question is that is about some only: the conditions that these meet, and those on them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from engine.agent.builtin.conditions import find_conditions
from engine.agent.builtin.figures_asked import LEAST, MOST
from engine.agent.builtin.shares_asked import VERB
from engine.agent.builtin.some_asked import SomeRows
from engine.agent.builtin.table_words import TableWords, tokens
from engine.table_query import Condition

# Where what is said of the rows themselves begins before them, and where it ends behind them.
_BEGINS = re.compile(
    r"\b(?:of|in|among|from|within|for|are|is|was|were|did|do|does|has|have|the|our|my|all|show|how many)\b|[,;?!.]",
    re.IGNORECASE,
)
_ENDS = re.compile(rf"{VERB.pattern}|[,;?!.]|\b(?:how many|number of|which|show)\b", re.IGNORECASE)
_OUT_OF = re.compile(r"\b(?:of|among|within|in|from)\s+(?:(?:the|our|my|his|her|their|its)\s+)?$", re.IGNORECASE)
_OF_SOMEBODY = re.compile(r"\b(?:his|her|their|its)\s+$", re.IGNORECASE)
_SHOWS = re.compile(
    r"^\W*(?:(?:please|can you|could you)\s+)*(?:show|list|give|display|find)\s+(?:me\s+)?(?:the\s+|our\s+)?$",
    re.IGNORECASE,
)
_BESIDES = re.compile(r"\s+(?:and|with|including)\b", re.IGNORECASE)
_AN_END = re.compile(
    rf"(?<!\bat )\b(?:(?:\d+|two|three|four|five|ten)\s+)?(?P<end>{MOST}|{LEAST})\b(?:[\s-]+\w+)?", re.IGNORECASE
)


@dataclass(frozen=True)
class Apart:
    """The conditions `base` on the rows that are taken by their order, and `met` on those that were."""

    base: tuple[Condition, ...]
    met: tuple[Condition, ...]


def set_apart(
    text: str, some: SomeRows, conditions: Sequence[Condition], words: TableWords, today: dt.date, counts: bool = False
) -> Apart | None:
    """Return which of the `conditions` of `text` say of what rows `some` are, None where that is not clear.

    Of 'how many of the last 5 orders from Bern are delayed' those are the ones before the verb. `text` has blanks for
    what says that they are some. Where something `counts` the rows, one condition at least is on those that were taken.
    """
    if _OF_SOMEBODY.search(text, 0, some.start):
        # Whose they are is said elsewhere.
        return None
    begun = [found.end() for found in _BEGINS.finditer(text, 0, some.start)]
    ended = _ENDS.search(text, some.end)
    start, end = (begun or [0])[-1], ended.start() if ended else len(text)
    base = _read(text[start:end], words, today)
    if counts and not set(conditions) - set(base):
        # 'How many of the last 5 orders from Bern' are the ones from there.
        base = _read(text[start : some.end], words, today)
    if not set(base) <= set(conditions):
        return None
    return Apart(base, tuple(item for item in conditions if item not in base))


def _read(part: str, words: TableWords, today: dt.date) -> tuple[Condition, ...]:
    return tuple(find_conditions(part, words, today).conditions)


def is_out_of(text: str, some: SomeRows) -> bool:
    """Say whether something is asked out of `some` rows: 'which of the last 5 orders'."""
    return _OUT_OF.search(text, 0, some.start) is not None


def is_shown(text: str, some: SomeRows) -> bool:
    """Say whether `some` rows are to be shown, whatever beside: 'list the last 5 orders and their total'."""
    return bool(_SHOWS.search(text, 0, some.start) and _BESIDES.match(text, some.end))


def ends_left(rest: str, words: TableWords) -> tuple[str, ...]:
    """Return the ends of an order that are left in a text of which none was made use: 'the cheapest orders'."""
    own = {word for column in words.columns for word in tokens(column.name)}
    return tuple(found.group(0) for found in _AN_END.finditer(rest) if found["end"].lower() not in own)
