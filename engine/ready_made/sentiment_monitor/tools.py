"""The monitor's tools for the agent: what changed since a day, how many texts there are, and which alarms stand."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.agent.builtin.dates import add_offset, find_offset
from engine.agent.builtin.days import find_date, parse_date
from engine.agent.finders import key_finder
from engine.agent.moments import WEEKDAYS, spoken
from engine.agent.tools import Finder, Tool, ToolResult, schema
from engine.agent.words import humanised
from engine.errors import BadInput
from engine.ready_made.sentiment_monitor import alarms, store, trends, zones
from engine.ready_made.sentiment_monitor.values import ALL, BY_TOPIC, DAY_SECONDS, HOUR_SECONDS, Alarm
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
            return _changed(connection, _asked(connection, arguments, today))

    def counted(arguments: Mapping[str, Any]) -> ToolResult:
        with store.opened(root) as connection:
            return _counted(connection, _asked(connection, arguments, today))

    def alarmed(_arguments: Mapping[str, Any]) -> ToolResult:
        with store.opened(root) as connection:
            return _alarms(alarms.listed(connection), store.zone_name(connection))

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
                "what changed since last week?",
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


def first_questions(root: Path) -> tuple[str, ...]:
    """Return what can be asked about the texts that are there, none without texts."""
    with store.opened(root) as connection:
        if trends.span(connection)[1] is None:
            return ()
        topics = [humanised(topic) for topic in trends.values(connection, BY_TOPIC, 1)]
    about = [f"How many negative texts are there about {topic} since Monday?" for topic in topics]
    return ("What changed since last week?", *about, "Are there any alarms?")


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


@dataclass(frozen=True)
class _Span:
    """A value of a group from one day to another: the hours from `first` to before `until`."""

    by: str
    value: str
    since: dt.date
    last: dt.date
    first: int
    until: int

    @property
    def about(self) -> str:
        return humanised(self.value) if self.by else "all texts"

    @property
    def spoken(self) -> str:
        return f"from {spoken(self.since)} to {spoken(self.last)}"


def _asked(connection: sqlite3.Connection, arguments: Mapping[str, Any], today: Today) -> _Span:
    """Return what is asked about. Raises BadInput `monitor_empty`, `monitor_unknown`, and as `day_of` does."""
    _, high = trends.span(connection)
    if high is None:
        raise BadInput("monitor_empty")
    zone = store.zone_name(connection)
    newest = zones.date_of(zones.day_of(high, zone))
    since = day_of(str(arguments.get("since") or ""), newest, today)
    hours = zones.first_hour(zones.number_of(since), zone), zones.first_hour(zones.number_of(newest) + 1, zone)
    by, value = _named(connection, str(arguments.get("about") or "").strip())
    return _Span(by, value, since, newest, *hours)


def _named(connection: sqlite3.Connection, name: str) -> tuple[str, str]:
    """Return the group and the value of this name; raises BadInput `monitor_unknown`."""
    if not name:
        return ALL, ""
    known = _values(connection)
    for by, value, shown in known:
        if name.lower() in (value.lower(), shown.lower()):
            return by, value
    topics = [shown for by, _, shown in known if by == BY_TOPIC] or [shown for _, _, shown in known]
    raise BadInput("monitor_unknown", about=name, known=", ".join(topics[:12]))


def _changed(connection: sqlite3.Connection, span: _Span) -> ToolResult:
    texts, negative = trends.figures(connection, span.by, span.value, span.first, span.until)
    # What is usual for so many days, by the four weeks before.
    before = trends.figures(connection, span.by, span.value, span.first - _USUAL_DAYS * 24, span.first)
    share = (span.until - span.first) / (_USUAL_DAYS * 24)
    usual, usual_negative = before[0] * share, before[1] * share
    data: dict[str, Any] = {
        "about": span.about, "from": span.since.isoformat(), "to": span.last.isoformat(), "texts": texts,
        "negative": negative, "usual_texts": round(usual, 1), "usual_negative": round(usual_negative, 1),
    }  # fmt: skip
    facts = [
        ("about", span.about), ("texts", str(texts)), ("negative", str(negative)), ("usual", f"{usual_negative:.0f}")
    ]  # fmt: skip
    says = [
        f"About {span.about}, {span.spoken}: {texts} texts, {negative} of them negative.",
        f"By the four weeks before, {usual:.0f} texts and {usual_negative:.0f} negative ones were to be expected.",
        *_unread(connection, span),
    ]
    if not span.by:
        grown = trends.grew(connection, ALL, "", span.first, span.until, 3)
        data["grew"] = [{"what": humanised(one.value), "negative": one.count} for one in grown]
        if grown:
            named = ", ".join(f"{humanised(one.value)} ({one.count} for {one.before:.0f})" for one in grown)
            says.append(f"What grew most: {named}.")
    words, quote = _behind(connection, span)
    if words:
        data["words"] = list(words)
        says.append(f"New in the negative ones: {', '.join(words)}.")
    if quote:
        data["example"] = quote
        says.append(f"For example: “{quote}”")
    return ToolResult(data, tuple(facts), " ".join(says), needs=(str(negative),))


def _behind(connection: sqlite3.Connection, span: _Span) -> tuple[tuple[str, ...], str]:
    """Return the words that tell the negative texts of a span from those before, and one of these texts."""
    first, until = span.first * HOUR_SECONDS, span.until * HOUR_SECONDS
    asked = (connection, span.by, span.value)
    now = trends.texts(*asked, first, until, negative=True, limit=300).texts
    before = trends.texts(*asked, first - _USUAL_DAYS * DAY_SECONDS, first, negative=True, limit=300)
    words = alarms.telling_words([text.text for text in now], [text.text for text in before.texts])
    best = max(now, key=lambda text: sum(word in text.text.lower() for word in words), default=None)
    return words, " ".join(best.text.split())[:_LONGEST_QUOTE] if best else ""


def _counted(connection: sqlite3.Connection, span: _Span) -> ToolResult:
    texts, negative = trends.figures(connection, span.by, span.value, span.first, span.until)
    data = {
        "about": span.about, "from": span.since.isoformat(), "to": span.last.isoformat(), "texts": texts,
        "negative": negative,
    }  # fmt: skip
    facts = (("about", span.about), ("texts", str(texts)), ("negative", str(negative)))
    said = f"About {span.about}, {span.spoken}: {texts} texts, {negative} of them negative."
    return ToolResult(data, facts, " ".join((said, *_unread(connection, span))), needs=(str(texts), str(negative)))


def _unread(connection: sqlite3.Connection, span: _Span) -> list[str]:
    """Say of how many texts it is not known yet how people feel."""
    waits = trends.unread(connection, span.by, span.value, span.first, span.until)
    return [f"How people feel is not known yet for {waits} of them: no model has read them."] if waits else []


def _alarms(found: tuple[Alarm, ...], zone: str) -> ToolResult:
    still = [alarm for alarm in found if alarm.state == "open"]
    rows = [
        {
            "about": humanised(alarm.value) if alarm.by else "all texts",
            "began": zones.local(alarm.began, zone).date().isoformat(),
            "negative": alarm.count,
            "expected": round(alarm.expected, 1),
            "going_on": alarm.going_on,
            "show_to": alarm.owner,
        }
        for alarm in still[:10]
    ]
    told = [
        f"{row['about']} since {spoken(zones.local(alarm.began, zone).date())}: {row['negative']} negative texts, "
        f"{alarm.expected:.0f} were to be expected{f'; show it to {alarm.owner}' if alarm.owner else ''}"
        for row, alarm in zip(rows, still, strict=False)
    ]
    reply = f"{len(still)} open: {'. '.join(told)}." if still else "No alarm is open."
    return ToolResult({"open": len(still), "alarms": rows}, (("open", str(len(still))),), reply)
