"""The date tools: a date some time after or before another, and the days between two dates."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any

from engine.agent.moments import WEEKDAYS, find_dates, spoken
from engine.agent.tools import Finder, Tool, ToolResult, schema
from engine.agent.words import NUMBER_WORDS
from engine.errors import BadInput
from engine.results import ToolInfo

Today = Callable[[], dt.date]

_RELATIVE = {"today": 0, "now": 0, "tomorrow": 1, "yesterday": -1}
_COUNT = r"(?P<count>\d{1,6}|an?|" + "|".join(NUMBER_WORDS) + ")"
_UNIT = r"(?P<unit>working days?|business days?|workdays?|days?|weeks?|fortnights?|months?|years?)"
_OFFSET = re.compile(rf"(?P<sign>[-+−]?)\s*\b{_COUNT}[\s-]+(?:full\s+|whole\s+)?{_UNIT}\b", re.IGNORECASE)
_BACKWARDS = re.compile(
    r"\b(?:before|ago|earlier|back(?:wards)?|prior|previous|minus|subtract)\b|(?:^|\s)[-−]\s*\d", re.IGNORECASE
)
_DAY_FIRST_EXAMPLE = "2026-10-12"


def make_date_tools(today: Today = dt.date.today) -> tuple[Tool, ...]:
    """Return the tools `add_to_date` and `days_between`; `today` gives the day that 'today' means."""
    return (_add_to_date(today), _days_between(today))


def parse_date(text: str, today: Today = dt.date.today) -> dt.date:
    """Return the date written in `text`; without a year it lies in the current one.

    Raises BadInput `date_unreadable`, or `date_two_ways` for one such as 03/04/2026.
    """
    low = text.strip().lower()
    for word, days in _RELATIVE.items():
        if re.search(rf"\b{word}\b", low):
            return today() + dt.timedelta(days)
    found = find_dates(text)
    if not found:
        raise BadInput("date_unreadable", date=text, example=_DAY_FIRST_EXAMPLE)
    readings = [dt.date(year or today().year, month, day) for year, month, day in found[0].readings if year != 0]
    if len(readings) != 1:
        options = " / ".join(reading.isoformat() for reading in readings) or _DAY_FIRST_EXAMPLE
        raise BadInput("date_two_ways", date=text, options=options)
    return readings[0]


def add_offset(day: dt.date, offset: str) -> dt.date:
    """Return `day` moved by an offset such as '30 days', 'two weeks', '3 months and 2 days', '5 working days before'.

    Months keep the day of the month where they can (31 January + 1 month = 28 February); working days are Monday
    to Friday. Raises BadInput `offset_unreadable` or `date_out_of_range`.
    """
    parts = list(_OFFSET.finditer(offset))
    if not parts:
        raise BadInput("offset_unreadable", offset=offset)
    backwards = bool(_BACKWARDS.search(offset))
    try:
        for part in parts:
            count = _count(part["count"]) * (-1 if backwards or part["sign"] in ("-", "−") else 1)
            day = _moved(day, count, part["unit"].lower())
    except (OverflowError, ValueError):
        raise BadInput("date_out_of_range", offset=offset) from None
    return day


def find_date(message: str) -> str | None:
    """Return the first date or day word written in `message`."""
    found = find_dates(message)
    if found:
        return message[found[0].start : found[0].end]
    word = re.search(r"\b(?:today|tomorrow|yesterday)\b", message, re.IGNORECASE)
    return word.group(0) if word else None


def find_offset(message: str) -> str | None:
    """Return the time span written in `message`, with its 'before' or 'ago'."""
    match = _OFFSET.search(message)
    if not match:
        return None
    return match.group(0).strip() + (" before" if _BACKWARDS.search(message) else "")


def _add_to_date(today: Today) -> Tool:
    def answer(arguments: Mapping[str, Any]) -> ToolResult:
        start = parse_date(arguments["date"], today)
        end = add_offset(start, arguments["offset"])
        offset = " ".join(str(arguments["offset"]).split())
        weekday = WEEKDAYS[end.weekday()].capitalize()
        return ToolResult(
            data={"date": start.isoformat(), "offset": offset, "result": end.isoformat(), "weekday": weekday},
            facts=(("start", spoken(start)), ("offset", offset), ("answer", f"{weekday}, {spoken(end)}")),
            reply=f"{_phrase(offset, start, end)} is {weekday}, {spoken(end)}.",
            needs=(end.isoformat(),),
        )

    def refine(arguments: Mapping[str, Any], message: str) -> Mapping[str, Any]:
        offset = str(arguments.get("offset") or "")
        if offset and not _BACKWARDS.search(offset) and _BACKWARDS.search(message):
            return {**arguments, "offset": f"{offset} before"}
        return arguments

    info = ToolInfo(
        name="add_to_date",
        description="Find the date that lies a given time after or before another date.",
        parameters=schema(
            {
                "date": "The date to start from, for example 2026-10-12.",
                "offset": "The time to add, for example 30 days or two weeks.",
            },
            ["date", "offset"],
            80,
        ),
        origin="built-in",
    )
    return Tool(
        info,
        answer,
        asks={"date": "Which date should I start from?", "offset": "How much time should I add?"},
        examples=(
            "what date is 30 days after 2026-10-12?",
            "add two weeks to 3 March 2026",
            "when is 14 days from today",
            "which day was 3 months before 2026-05-01",
        ),
        finders={"date": Finder(find_date), "offset": Finder(find_offset)},
        refine=refine,
    )


def _days_between(today: Today) -> Tool:
    def answer(arguments: Mapping[str, Any]) -> ToolResult:
        start, end = parse_date(arguments["start"], today), parse_date(arguments["end"], today)
        days = (end - start).days
        unit = "day" if abs(days) == 1 else "days"
        return ToolResult(
            data={"start": start.isoformat(), "end": end.isoformat(), "days": days},
            facts=(("from", spoken(start)), ("to", spoken(end)), ("answer", f"{days} {unit}")),
            reply=f"From {spoken(start)} to {spoken(end)} it is {days} {unit}.",
            needs=(str(days),),
        )

    info = ToolInfo(
        name="days_between",
        description="Count the days from one date to another.",
        parameters=schema(
            {
                "start": "The first date, for example 2026-10-12.",
                "end": "The second date, for example 2026-11-11.",
            },
            ["start", "end"],
            80,
        ),
        origin="built-in",
    )
    return Tool(
        info,
        answer,
        asks={"start": "From which date should I count?", "end": "Up to which date should I count?"},
        examples=(
            "how many days are there between 2026-10-01 and 2026-11-15?",
            "days from 3 March to 20 April",
            "how long did it take from 2026-11-02 until 2026-11-09?",
        ),
        finders={"start": Finder(find_date), "end": Finder(_find_second_date)},
    )


def _find_second_date(message: str) -> str | None:
    found = find_dates(message)
    if len(found) > 1:
        return message[found[1].start : found[1].end]
    word = re.search(r"\b(?:today|tomorrow|yesterday)\b", message, re.IGNORECASE)
    return word.group(0) if word and found else None


def _phrase(offset: str, start: dt.date, end: dt.date) -> str:
    bare = _BACKWARDS.sub("", offset).strip(" -+−") or offset
    return f"{bare} {'before' if end < start else 'after'} {spoken(start)}"


def _count(text: str) -> int:
    low = text.lower()
    if low in ("a", "an"):
        return 1
    return NUMBER_WORDS[low] if low in NUMBER_WORDS else int(low)


def _moved(day: dt.date, count: int, unit: str) -> dt.date:
    if unit.startswith(("working", "business", "workday")):
        return _working_days(day, count)
    if unit.startswith(("day", "week", "fortnight")):
        return day + dt.timedelta(count * (1 if unit.startswith("day") else 7 if unit.startswith("week") else 14))
    months = day.year * 12 + day.month - 1 + count * (12 if unit.startswith("year") else 1)
    year, month = divmod(months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _working_days(day: dt.date, count: int) -> dt.date:
    step = dt.timedelta(1 if count > 0 else -1)
    for _ in range(min(abs(count), 5000)):
        day += step
        while day.weekday() >= 5:
            day += step
    return day
