"""The tool that counts the days, working days, weeks, months or years from one date to another."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from engine.agent.builtin.chinese_wishes import hearing_chinese
from engine.agent.builtin.days import DAY_WORD, SPAN_UNIT, Today, months_later, parse_date
from engine.agent.language import listed, say
from engine.agent.numerals import quantities
from engine.agent.tools import Finder, Tool, ToolResult, schema
from engine.agent.written_dates import find_dates, spoken
from engine.results import ToolInfo

_UNITS = {
    "working days": "working days",
    "business days": "working days",
    "workdays": "working days",
    "weekdays": "working days",
    "weeks": "weeks",
    "months": "months",
    "years": "years",
}
_UNIT = re.compile(rf"\b(?:{'|'.join(_UNITS)})\b", re.IGNORECASE)
_DAYS = re.compile(r"(?<!working )(?<!business )\bdays\b", re.IGNORECASE)
# The first day of 'between 2 and 13 November' and 'from 2 to 13 November'.
_BARE_DAY = re.compile(
    r"\b(?:from|between)\s+(?:the\s+)?(\d{1,2})(?:st|nd|rd|th|\.)?\s*(?:and|to|until|till|-|–)\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:until|till|til|to|before)\s+(?:the\s+)?$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|ago|passed|now)\b", re.IGNORECASE)


def make_days_between(today: Today = dt.date.today) -> Tool:
    """Return the tool `days_between`; `today` gives the day that 'today' means."""

    def answer(arguments: Mapping[str, Any]) -> ToolResult:
        start, end = _dates(str(arguments["start"]), str(arguments["end"]), today)
        days = (end - start).days
        told = _counted(start, end, _UNITS.get(str(arguments.get("unit") or "").strip().lower(), "days"))
        return ToolResult(
            data={"start": start.isoformat(), "end": end.isoformat(), "days": days, "answer": told},
            facts=(("from", spoken(start)), ("to", spoken(end)), ("answer", told)),
            reply=say("From {start} to {end} it is {count}.", start=spoken(start), end=spoken(end), count=told),
            needs=(str(days) if told == _days(days) else told.partition(",")[0],),
        )

    fields = {
        "start": "The first date, for example 2026-10-12.",
        "end": "The second date, for example 2026-11-11.",
        "unit": "What to count where it is not days, for example working days or weeks.",
    }
    info = ToolInfo(
        name="days_between",
        description="Count the days from one date to another.",
        parameters=schema(fields, ["start", "end"], 80),
        origin="built-in",
    )
    tool = Tool(
        info,
        answer,
        asks={"start": "From which date should I count?", "end": "Up to which date should I count?"},
        examples=(
            "how many days are there between 2026-10-01 and 2026-11-15?",
            "days from 3 March to 20 April",
            "how long did it take from 2026-11-02 until 2026-11-09?",
        ),
        finders={"start": Finder(_nth(0)), "end": Finder(_nth(1)), "unit": Finder(_find_unit)},
        refine=_refined,
    )
    return hearing_chinese(tool)


def _refined(arguments: Mapping[str, Any], message: str) -> Mapping[str, Any]:
    """Complete a call: with the unit that is asked for, and with today where only one date is named."""
    made = dict(arguments)
    unit = _find_unit(message)
    if unit and not made.get("unit"):
        made["unit"] = unit
    told = _mentions(message)
    given = {made[name] for name in ("start", "end") if made.get(name)}
    if len(told) != 1 or not given <= {told[0][1]}:
        return made
    at, day = told[0]
    if _UNTIL.search(message, 0, at):
        return {**made, "start": "today", "end": day}
    if _SINCE.search(message):
        return {**made, "start": day, "end": "today"}
    # One date is not both.
    return {name: value for name, value in made.items() if name != "end" or "start" not in made}


def _nth(at: int) -> Callable[[str], str | None]:
    def find(message: str) -> str | None:
        told = _mentions(message)
        return told[at][1] if at < len(told) else None

    return find


def _mentions(message: str) -> list[tuple[int, str]]:
    """Return where which days are named, in order; words such as 'today' only where there are not two dates."""
    found = [(one.start, message[one.start : one.end]) for one in find_dates(message)]
    if len(found) > 1:
        return found
    for at, date in found:
        bare, day = _BARE_DAY.search(message, 0, at), re.match(r"\d{1,2}(?=\D)", date)
        if bare and day:
            return [(bare.start(1), bare[1] + date[day.end() :]), (at, date)]
    return sorted([*found, *((word.start(), word.group(0)) for word in DAY_WORD.finditer(message))])


def _find_unit(message: str) -> str | None:
    """Return the unit that is asked for, None for days; '3 weeks' is a span and asks for nothing."""
    match = _UNIT.search(message)
    return match.group(0) if match and not _DAYS.search(message) and not quantities(message, SPAN_UNIT) else None


def _dates(start: str, end: str, today: Today) -> tuple[dt.date, dt.date]:
    """Return both dates; one without a year is the next after the first, or the last before the second."""
    if _has_no_year(end):
        first = parse_date(start, today)
        last = parse_date(end, today, first.year)
        return first, last if last >= first else parse_date(end, today, first.year + 1)
    last = parse_date(end, today)
    if _has_no_year(start):
        first = parse_date(start, today, last.year)
        return first if first <= last else parse_date(start, today, last.year - 1), last
    return parse_date(start, today), last


def _has_no_year(text: str) -> bool:
    found = find_dates(text)
    return bool(found) and found[0].readings[0][0] is None and not DAY_WORD.search(text)


def _counted(start: dt.date, end: dt.date, unit: str) -> str:
    """Return the time from `start` to `end` in words; in days where it runs backwards."""
    days = (end - start).days
    if days < 0 or unit == "days":
        return _days(days)
    if unit == "working days":
        return _working(start, end)
    if unit == "weeks":
        return _listed(((days // 7, "week"), (days % 7, "day")))
    months = (end.year - start.year) * 12 + end.month - start.month
    months -= months_later(start, months) > end
    rest = (end - months_later(start, months)).days
    years, months = divmod(months, 12) if unit == "years" else (0, months)
    return _listed(((years, "year"), (months, "month"), (rest, "day")))


def _working(start: dt.date, end: dt.date) -> str:
    """Return how many days from Monday to Friday come after `start`, up to and with `end`."""
    one_day = np.timedelta64(1, "D")
    count = int(np.busday_count(np.datetime64(start) + one_day, np.datetime64(end) + one_day))
    working = say("{count} working day" if count == 1 else "{count} working days", count=count)
    if start.weekday() >= 5:
        return working
    return say("{working}, {count} with the first day", working=working, count=count + 1)


def _days(days: int) -> str:
    return say("{count} day" if abs(days) == 1 else "{count} days", count=days)


def _listed(counts: tuple[tuple[int, str], ...]) -> str:
    named = [(count, name if count == 1 else f"{name}s") for count, name in counts if count]
    return listed([say(f"{{count}} {name}", count=count) for count, name in named]) or _days(0)
