"""The monitor's tools for the agent: what changed since a day, how many texts there are, and which alarms stand."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from engine.agent.builtin.dates import add_offset, find_date, find_offset, parse_date
from engine.agent.finders import key_finder
from engine.agent.moments import WEEKDAYS, spoken
from engine.agent.tools import Finder, Tool, ToolResult, schema
from engine.agent.words import humanised
from engine.errors import BadInput
from engine.ready_made.sentiment_monitor import alarms, store, trends
from engine.ready_made.sentiment_monitor.values import ALL, BY_TOPIC, DAY_SECONDS, Alarm
from engine.results import ToolInfo

ORIGIN = "sentiment_monitor"
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_LAST = re.compile(r"\b(?:last|past|this)\s+(week|month|year)\b", re.IGNORECASE)
_SPANS = {"week": 7, "month": 30, "year": 365}
_USUAL_DAYS, _DEFAULT_DAYS, _LONGEST_QUOTE = 28, 7, 300
_ABOUT = "A topic, a source or another value that texts are put together by; left out for all texts."
_SINCE = "Since when, such as Friday, 12 November or last week; a week where it is left out."

Today = Callable[[], dt.date]


def make_tools(root: Path, today: Today = dt.date.today) -> list[Tool]:
    """Return the tools over the texts of the project in `root`."""
    known = key_finder(lambda: _names(root))
    about, since = Finder(lambda text: known(text)), Finder(find_since, specific=False)
    fields, finders = {"about": _ABOUT, "since": _SINCE}, {"about": about, "since": since}

    def changed(arguments: Mapping[str, Any]) -> ToolResult:
        with store.opened(root) as connection:
            return _changed(connection, *_asked(connection, arguments, today))

    def counted(arguments: Mapping[str, Any]) -> ToolResult:
        with store.opened(root) as connection:
            return _counted(connection, *_asked(connection, arguments, today))

    def alarmed(_arguments: Mapping[str, Any]) -> ToolResult:
        with store.opened(root) as connection:
            return _alarms(alarms.listed(connection))

    return [
        Tool(
            ToolInfo(
                "what_changed",
                "Tell what changed in what customers write and how they feel, about a topic and since a day.",
                schema(fields, []),
                ORIGIN,
            ),
            changed,
            examples=(
                "what changed for card payments since Friday?",
                "what is new about delivery since last week?",
                "why are customers unhappy since Monday?",
                "what changed since yesterday?",
            ),
            finders=finders,
        ),
        Tool(
            ToolInfo(
                "count_texts",
                "Count the texts and the negative ones among them, about a topic and since a day.",
                schema(fields, []),
                ORIGIN,
            ),
            counted,
            examples=(
                "how many negative texts are there about fees since Monday?",
                "how many messages came about the app last week?",
                "how many complaints about delivery this week?",
            ),
            finders=finders,
        ),
        Tool(
            ToolInfo("list_alarms", "List the alarms about surges of negative texts.", schema({}, []), ORIGIN),
            alarmed,
            examples=("are there any alarms?", "which alarms are open?", "is there a surge of complaints?"),
        ),
    ]


def find_since(message: str) -> str | None:
    """Return the words of `message` that say since when."""
    for pattern in (_LAST, _WEEKDAY):
        if match := pattern.search(message):
            return match.group(0)
    return find_date(message) or find_offset(message)


def day_of(text: str, newest: dt.date, today: Today) -> dt.date:
    """Return the day that is meant, counted back from today or, where texts end earlier, from their last day.

    Raises BadInput `date_unreadable`, `date_two_ways`.
    """
    reference = min(today(), newest)
    if not text:
        return reference - dt.timedelta(_DEFAULT_DAYS - 1)
    if match := _WEEKDAY.search(text):
        return reference - dt.timedelta((reference.weekday() - WEEKDAYS.index(match[1].lower())) % 7)
    if match := _LAST.search(text):
        return reference - dt.timedelta(_SPANS[match[1].lower()])
    if find_offset(text) and not find_date(text):
        return add_offset(reference, f"{find_offset(text)} before".replace("before before", "before"))
    return parse_date(text, lambda: reference)


def _names(root: Path) -> list[str]:
    with store.opened(root) as connection:
        return [shown for _, _, shown in _values(connection)]


def _values(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """Return everything that texts are put together by: group, value, and the value as it is said."""
    return [
        (by, value, humanised(value)) for by in trends.groups(connection) for value in trends.values(connection, by, 50)
    ]


def _asked(
    connection: sqlite3.Connection, arguments: Mapping[str, Any], today: Today
) -> tuple[str, str, dt.date, dt.date]:
    """Return the group, the value, and the first and last day that are asked for.

    Raises BadInput `monitor_empty`, `monitor_unknown`, and as `day_of` does.
    """
    _, high = trends.span(connection)
    if high is None:
        raise BadInput("monitor_empty")
    newest = dt.datetime.fromtimestamp(high * 3600, dt.UTC).date()
    since = day_of(str(arguments.get("since") or ""), newest, today)
    name = str(arguments.get("about") or "").strip()
    if not name:
        return ALL, "", since, newest
    known = _values(connection)
    for by, value, shown in known:
        if name.lower() in (value.lower(), shown.lower()):
            return by, value, since, newest
    topics = [shown for by, _, shown in known if by == BY_TOPIC] or [shown for _, _, shown in known]
    raise BadInput("monitor_unknown", about=name, known=", ".join(topics[:12]))


def _figures(
    connection: sqlite3.Connection, by: str, value: str, since: dt.date, last: dt.date
) -> tuple[int, int, float, float]:
    """Return texts and negatives of the span, and what is usual for so many days by the four weeks before."""
    first, until = _hour(since), _hour(last) + 24
    texts, negative = trends.figures(connection, by, value, first, until)
    before = trends.figures(connection, by, value, first - _USUAL_DAYS * 24, first)
    share = (until - first) / (_USUAL_DAYS * 24)
    return texts, negative, before[0] * share, before[1] * share


def _changed(connection: sqlite3.Connection, by: str, value: str, since: dt.date, last: dt.date) -> ToolResult:
    texts, negative, usual, usual_negative = _figures(connection, by, value, since, last)
    about = humanised(value) if by else "all texts"
    span = f"from {spoken(since)} to {spoken(last)}"
    data: dict[str, Any] = {
        "about": about, "from": since.isoformat(), "to": last.isoformat(), "texts": texts, "negative": negative,
        "usual_texts": round(usual, 1), "usual_negative": round(usual_negative, 1),
    }  # fmt: skip
    facts = [("about", about), ("texts", str(texts)), ("negative", str(negative)), ("usual", f"{usual_negative:.0f}")]
    says = [
        f"About {about}, {span}: {texts} texts, {negative} of them negative.",
        f"By the four weeks before, {usual:.0f} texts and {usual_negative:.0f} negative ones were to be expected.",
    ]
    if not by:
        grown = trends.grew(connection, ALL, "", _hour(since), _hour(last) + 24, 3)
        data["grew"] = [{"what": humanised(one.value), "negative": one.count} for one in grown]
        if grown:
            named = ", ".join(f"{humanised(one.value)} ({one.count} for {one.before:.0f})" for one in grown)
            says.append(f"What grew most: {named}.")
    words, quote = _behind(connection, by, value, since, last)
    if words:
        data["words"] = list(words)
        says.append(f"New in the negative ones: {', '.join(words)}.")
    if quote:
        data["example"] = quote
        says.append(f"For example: “{quote}”")
    return ToolResult(data, tuple(facts), " ".join(says), needs=(str(negative),))


def _behind(
    connection: sqlite3.Connection, by: str, value: str, since: dt.date, last: dt.date
) -> tuple[tuple[str, ...], str]:
    """Return the words that tell the negative texts of a span from those before, and one of these texts."""
    first, until = _hour(since) * 3600, (_hour(last) + 24) * 3600
    now = trends.texts(connection, by, value, first, until, negative=True, limit=300).texts
    before = trends.texts(connection, by, value, first - _USUAL_DAYS * DAY_SECONDS, first, negative=True, limit=300)
    words = alarms.telling_words([text.text for text in now], [text.text for text in before.texts])
    best = max(now, key=lambda text: sum(word in text.text.lower() for word in words), default=None)
    return words, " ".join(best.text.split())[:_LONGEST_QUOTE] if best else ""


def _counted(connection: sqlite3.Connection, by: str, value: str, since: dt.date, last: dt.date) -> ToolResult:
    texts, negative, _, _ = _figures(connection, by, value, since, last)
    about = humanised(value) if by else "all texts"
    data = {
        "about": about, "from": since.isoformat(), "to": last.isoformat(), "texts": texts, "negative": negative,
    }  # fmt: skip
    facts = (("about", about), ("texts", str(texts)), ("negative", str(negative)))
    reply = f"About {about}, from {spoken(since)} to {spoken(last)}: {texts} texts, {negative} of them negative."
    return ToolResult(data, facts, reply, needs=(str(texts), str(negative)))


def _alarms(found: tuple[Alarm, ...]) -> ToolResult:
    still = [alarm for alarm in found if alarm.state == "open"]
    rows = [
        {
            "about": humanised(alarm.value) if alarm.by else "all texts",
            "began": _day(alarm.began).isoformat(),
            "negative": alarm.count,
            "expected": round(alarm.expected, 1),
            "going_on": alarm.going_on,
            "show_to": alarm.owner,
        }
        for alarm in still[:10]
    ]
    told = [
        f"{row['about']} since {spoken(_day(alarm.began))}: {row['negative']} negative texts, "
        f"{alarm.expected:.0f} were to be expected{f'; show it to {alarm.owner}' if alarm.owner else ''}"
        for row, alarm in zip(rows, still, strict=False)
    ]
    reply = f"{len(still)} open: {'. '.join(told)}." if still else "No alarm is open."
    return ToolResult({"open": len(still), "alarms": rows}, (("open", str(len(still))),), reply)


def _hour(day: dt.date) -> int:
    return int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp()) // 3600


def _day(moment: int) -> dt.date:
    return dt.datetime.fromtimestamp(moment, dt.UTC).date()
