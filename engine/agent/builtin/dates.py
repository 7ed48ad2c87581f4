"""The date tools: a date some time after or before another, and the days between two dates."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from engine.agent.builtin.chinese_wishes import hearing_chinese
from engine.agent.builtin.days import DAY_WORD, SPAN_UNIT, Today, find_date, moved, parse_date
from engine.agent.builtin.days_between import make_days_between
from engine.agent.language import CHINESE, language, say, told
from engine.agent.numerals import NUMBER, Quantity, are_neighbours, quantities, whole_span
from engine.agent.tools import Finder, Tool, ToolResult, schema
from engine.agent.written_dates import WEEKDAYS, spoken
from engine.errors import BadInput
from engine.results import ToolInfo

_BACKWARDS = re.compile(
    r"\b(?:before|ago|earlier|back(?:wards)?|prior|previous|minus|subtract)\b|"
    rf"(?:^|(?<=\s))[-−](?=\s*{NUMBER}[\s-]+{SPAN_UNIT})",
    re.IGNORECASE,
)
_FORWARDS = re.compile(rf"{SPAN_UNIT}\s+(?:after|later)\b", re.IGNORECASE)
# A span of time that is counted from today: '6 weeks from now', '5 days ago', 'in 3 weeks'.
_FROM_TODAY = re.compile(rf"\b(?:now|ago|hence)\b|\bin\s+{NUMBER}[\s-]+{SPAN_UNIT}", re.IGNORECASE)


def make_date_tools(today: Today = dt.date.today) -> tuple[Tool, ...]:
    """Return the tools `add_to_date` and `days_between`; `today` gives the day that 'today' means."""
    return (_add_to_date(today), make_days_between(today))


def add_offset(day: dt.date, offset: str) -> dt.date:
    """Return `day` moved by an offset such as '30 days', 'two weeks', '3 months and 2 days', '5 working days before'.

    Months keep the day of the month where they can (31 January + 1 month = 28 February); working days are Monday
    to Friday. Raises BadInput `offset_unreadable`, of half a day too, or `date_out_of_range`.
    """
    parts = quantities(offset, SPAN_UNIT)
    if not parts:
        raise BadInput("offset_unreadable", offset=offset)
    backwards = _is_backwards(offset)
    try:
        for part in parts:
            day = moved(day, -abs(part.count) if backwards else part.count, part.unit)
    except OverflowError:
        raise BadInput("date_out_of_range", offset=offset) from None
    except ValueError:
        raise BadInput("offset_unreadable", offset=offset) from None
    return day


def find_offset(message: str) -> str | None:
    """Return the time span written in `message`, with its 'before' or 'ago'."""
    spans = _spans(message)
    return f"{spans[0]}{_direction(message)}" if spans else None


def _spans(message: str) -> list[str]:
    """Return the time spans in `message`, '3 months and 2 days' as one."""
    groups: list[list[Quantity]] = []
    for part in quantities(message, SPAN_UNIT):
        if groups and are_neighbours(message, groups[-1][-1], part):
            groups[-1].append(part)
        else:
            groups.append([part])
    return [message[group[0].start : group[-1].end] for group in groups]


def _is_backwards(message: str) -> bool:
    rest = DAY_WORD.sub(" ", message)
    return bool(_BACKWARDS.search(rest)) and not _FORWARDS.search(rest)


def _direction(message: str) -> str:
    return " before" if _is_backwards(message) else ""


def _add_to_date(today: Today) -> Tool:
    def answer(arguments: Mapping[str, Any]) -> ToolResult:
        start = parse_date(arguments["date"], today)
        end = add_offset(start, arguments["offset"])
        offset = " ".join(str(arguments["offset"]).split())
        weekday = WEEKDAYS[end.weekday()].capitalize()
        day = say("{weekday}, {date}", weekday=say(weekday), date=spoken(end))
        return ToolResult(
            data={"date": start.isoformat(), "offset": offset, "result": end.isoformat(), "weekday": weekday},
            facts=(("start", spoken(start)), ("offset", offset), ("answer", day)),
            reply=_same_day(str(arguments["date"]), start, day)
            if start == end and language() == CHINESE
            else say("{phrase} is {answer}.", phrase=_phrase(offset, start, end), answer=day),
            needs=(end.isoformat(),),
        )

    def refine(arguments: Mapping[str, Any], message: str) -> Mapping[str, Any]:
        offset, made = str(arguments.get("offset") or ""), dict(arguments)
        if offset and not _is_backwards(offset):
            made["offset"] = f"{whole_span(offset, _spans(message))}{_direction(message)}"
        if not arguments.get("date") and _FROM_TODAY.search(message):
            made["date"] = "today"
        return made

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
    tool = Tool(
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
    return hearing_chinese(tool)


def _same_day(date: str, day: dt.date, told_day: str) -> str:
    """Return which day a date is, to which nothing was added: 今天星期几."""
    if DAY_WORD.fullmatch(date):
        return say("{phrase} is {answer}.", phrase=told(date), answer=told_day)
    return say("{phrase} is {answer}.", phrase=spoken(day), answer=say(WEEKDAYS[day.weekday()].capitalize()))


def _phrase(offset: str, start: dt.date, end: dt.date) -> str:
    bare = _BACKWARDS.sub("", offset).strip(" -+−") or offset
    form = "{offset} before {start}" if end < start else "{offset} after {start}"
    units = re.sub(SPAN_UNIT, lambda unit: told(unit[0].lower()), bare)
    return say(form, offset=units, start=spoken(start))
