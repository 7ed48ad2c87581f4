"""Finds in a question over a table which figure of which column is asked for, and which end of an order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.agent.builtin.cells import spoken_name
from engine.agent.builtin.questions import priced
from engine.agent.builtin.table_words import TableWords, tokens
from engine.agent.words import singular

LEAST = r"fewest|least|lowest|smallest|worst|shortest|minimum|min|cheapest|earliest|oldest|rarest"
MOST = r"most|highest|largest|biggest|best|greatest|longest|maximum|max|top|latest|newest|dearest"
EXTREME = re.compile(rf"\b(?:(?P<least>{LEAST})|(?P<most>{MOST}))\b", re.IGNORECASE)
AVERAGE = re.compile(r"\b(?:average|mean|avg)\b", re.IGNORECASE)
SUM = re.compile(r"\b(?:total|sum|altogether|combined)\b", re.IGNORECASE)
# 'The highest total', or 'order total': the word is the column's.
_ENDS_SUM = re.compile(rf"\b(?:{LEAST}|{MOST})(?:\s+(?P<thing>\w+))?\s+{SUM.pattern}", re.IGNORECASE)
COUNT = re.compile(r"\b(?:how many|number of|count(?: of| the)?)\b", re.IGNORECASE)
# Figures of which nobody adds up several: of a group, their average is meant.
_LEVELS = re.compile(
    r"\b(?:ratings?|scores?|stars?|grades?|prices?|rates?|ages?|years?|percent\w*|shares?|temperatures?|speeds?|levels?)"
    r"\b|%|评分|得分|分数|星级|价格|单价|年龄|比率|占比|温度",
    re.IGNORECASE,
)
_TALLIES = re.compile(r"\b(?:count|quantity|qty)\b", re.IGNORECASE)
_TALLIED = re.compile(r"\b(?:how many|number of)\s+(?P<thing>\w+)(?:\s(?P<more>\w+))?", re.IGNORECASE)
_RANKED = re.compile(r"\b(?:most|fewest|least)\s+(?P<thing>\w+)", re.IGNORECASE)
AMOUNT = re.compile(
    r"^\W*(?:(?:what\s+(?:is|are|was|were)|what['’]s|how much)\s+)?(?:(?:the|our|of)\s+)*(?P<thing>\w+(?:\s\w+)?)",
    re.IGNORECASE,
)
_AGES = re.compile(r"\b(?:earliest|oldest|latest|newest)\b", re.IGNORECASE)


def find_figure(rest: str, words: TableWords, grouped: bool) -> tuple[str, str, str]:
    """Return the order, the operation and the column of the figure."""
    extreme = EXTREME.search(rest)
    order = ("least" if extreme["least"] else "most") if extreme else ""
    number = words.column(rest, words.numbers)
    name = number.name if number else ""
    if AVERAGE.search(rest):
        return order, "average", name or priced(rest, words)
    tallied = _tallied(rest, words)
    if tallied:
        return order, "sum", tallied
    things = _counted(rest, words) or (_ranked(rest, words) if grouped else "")
    if things:
        return order, "distinct", things
    if COUNT.search(_beside(rest, name)):
        return order, "count", ""
    ends = _ENDS_SUM.search(rest)
    if name and SUM.search(rest) and not (ends and (ends["thing"] is None or words.is_row(ends["thing"]))):
        return order, "sum", name
    if not extreme:
        return "", _together(name) if name and (grouped or _is_amount(rest, name, words)) else "", name
    moment = _moment(rest, words) if _AGES.fullmatch(extreme.group(0)) else ""
    if not grouped or moment:
        name = moment or name
        return order, "min" if order == "least" else "max", name
    name = name or priced(rest, words)
    after = re.findall(r"\w+", rest[extreme.end() :])
    if not name or (after and words.is_row(after[0])):
        return order, "count", ""
    return order, _ranking(extreme.group(0).lower(), order, name), name


def _beside(rest: str, name: str) -> str:
    """Return the text without a column's whole name: 'the highest view count' counts nothing."""
    return re.sub(re.escape(spoken_name(name)), " ", rest, flags=re.IGNORECASE) if name else rest


def _moment(rest: str, words: TableWords) -> str:
    """Return the column of times by which something is the latest: the one that is named, or the only one."""
    named = words.column(rest, words.moments)
    found = [named] if named else words.moments or words.years
    return found[0].name if len(found) == 1 else ""


def _ranking(extreme: str, order: str, name: str) -> str:
    """Return the figure by which groups are the 'highest'."""
    if extreme in ("most", "fewest", "least"):
        return "sum"
    if extreme in ("best", "worst", "top") or _together(name) == "sum":
        return _together(name)
    return "min" if order == "least" else "max"


def _together(name: str) -> str:
    """Return what several figures of a column come to: their sum, or the average of ratings, prices and the like."""
    return "average" if _LEVELS.search(spoken_name(name)) else "sum"


def _tallied(rest: str, words: TableWords) -> str:
    """Return the column of which 'how many' means the sum: one of things that were counted ('units', 'view count')."""
    match = _TALLIED.search(rest)
    column = words.column(match["thing"]) if match and not words.is_row(match["thing"]) else None
    if column is None or column not in words.numbers:
        return ""
    named = spoken_name(column.name).lower()
    return column.name if singular(named) != named or _TALLIES.search(named) else ""


def _counted(rest: str, words: TableWords) -> str:
    """Return the column of the things that 'how many' is about where several rows may have the same one: customers.

    '' is returned for the rows themselves, for moments and for numbers, which are added up.
    """
    match = _TALLIED.search(rest)
    return _things([word for word in match.groups() if word], words) if match else ""


def _ranked(rest: str, words: TableWords) -> str:
    """Return the column of the things of which a group has the most or the fewest: 'the most customers'."""
    match = _RANKED.search(rest)
    # 'The most customer complaints' are complaints.
    return _things([match["thing"]], words) if match and singular(match["thing"]) != match["thing"] else ""


def _things(said: Sequence[str], words: TableWords) -> str:
    column, size = words.leading(said)
    if column is None or column in (*words.numbers, *words.moments):
        return ""
    return column.name if set(tokens(" ".join(said[:size]))) <= set(tokens(spoken_name(column.name))) else ""


def _is_amount(rest: str, name: str, words: TableWords) -> bool:
    """Say whether an amount alone is asked for, of no single row: 'what was the revenue', 'how much revenue'."""
    match = AMOUNT.match(rest)
    column = words.column(match["thing"], words.numbers) if match else None
    row = any(words.is_row(word) for word in re.findall(r"\w+", rest))
    return bool(column and column.name == name and not row and _together(name) == "sum")
