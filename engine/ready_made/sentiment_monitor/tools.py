"""The monitor's tools for the agent: what changed since a day, how many texts there are, and which alarms stand.

Each reply is said as it stands: of several counts a small composer gives one for another, and leaves out the rest.
"""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.agent.finders import find_choice, key_finder
from engine.agent.language import Described
from engine.agent.tools import Finder, Tool, ToolResult, schema
from engine.agent.words import humanised
from engine.agent.written_dates import spoken
from engine.errors import BadInput
from engine.ready_made.sentiment_monitor import alarms, store, trends, zones
from engine.ready_made.sentiment_monitor.asked_days import Today, days_of, find_days
from engine.ready_made.sentiment_monitor.asked_texts import ALARMED, CHANGED, COUNTED, SHOWN, completed, fits, is_total
from engine.ready_made.sentiment_monitor.values import ALL, BY_TOPIC, DAY_SECONDS, HOUR_SECONDS, Alarm
from engine.results import ToolInfo

ORIGIN = "sentiment_monitor"
_LONGEST_QUOTE, _MOST_MOODS, _MOST_SHOWN = 300, 4, 5
_EVER = 1 << 40
_ABOUT = Described("A topic, a source or another value that texts are put together by; left out for all texts.")
_SINCE = Described(
    "Which days, such as since Friday, on 12 November, last week or in total; a week where it is left out."
)
_FEELING = Described("Only texts of this feeling, such as negative or positive; left out for all.")


_CHANGED = (
    "what changed for card payments since Friday?",
    "what is new about delivery since last week?",
    "why are customers unhappy since Monday?",
    "what changed since yesterday?",
    "what changed since last week?",
    "what changed between 18 and 20 February 2015?",
    "what changed on Monday?",
)
_COUNTED = (
    "how many negative texts are there about fees since Monday?",
    "how many messages came about the app last week?",
    "how many complaints about delivery this week?",
    "how many negative tweets on 22 February 2015?",
    "how many texts between 18 and 20 February?",
    "how many texts came in the last 3 days?",
    "how many texts are there in total?",
    "how many positive texts about delivery?",
    "what share of the texts about the app is negative?",
)
_SHOWN = (
    "show me negative texts about delivery",
    "what do customers write about fees?",
    "list the newest positive messages since Monday",
    "read me some complaints from yesterday",
)
_ALARMED = ("are there any alarms?", "which alarms are open?", "is there a surge of complaints?")
Tell = Callable[[sqlite3.Connection, "_Span", Mapping[str, Any]], ToolResult]


def make_tools(root: Path, today: Today = dt.date.today) -> list[Tool]:
    """Return the tools over the texts of the project in `root`."""
    known = key_finder(lambda: _names(root))
    feeling = Finder(lambda text: find_choice(text, _moods(root)), specific=False)

    def over(
        name: str,
        description: str,
        tell: Tell,
        examples: tuple[str, ...],
        meant: re.Pattern[str],
        **more: tuple[str, Finder],
    ) -> Tool:
        """Return a tool about a topic and since a day, and what `more` tells: argument -> description, finder."""

        def answer(arguments: Mapping[str, Any]) -> ToolResult:
            with store.opened(root) as connection:
                return tell(connection, _asked(connection, arguments, today), arguments)

        told = {"about": (_ABOUT, Finder(known)), "since": (_SINCE, Finder(find_days, specific=False)), **more}
        parameters = schema({argument: words for argument, (words, _) in told.items()}, [])
        finders = {argument: finder for argument, (_, finder) in told.items()}
        info = ToolInfo(name, description, parameters, ORIGIN)
        return Tool(info, answer, examples=examples, finders=finders, refine=completed, fits=fits(meant))

    return [
        over(
            "what_changed",
            Described("Tell what changed in what customers write and how they feel, about a topic and since a day."),
            _changed,
            _CHANGED,
            CHANGED,
        ),
        over(
            "count_texts",
            Described(
                "Count the texts and the negative ones among them, and their share, about a topic and since a day."
            ),
            _counted,
            _COUNTED,
            COUNTED,
        ),
        over(
            "show_texts",
            Described(
                "Show the newest texts, or only the negative ones or those of another feeling, about a topic and since "
                "a day."
            ),
            _shown,
            _SHOWN,
            SHOWN,
            feeling=(_FEELING, feeling),
        ),
        _list_alarms(root),
    ]


def _list_alarms(root: Path) -> Tool:
    def answer(_arguments: Mapping[str, Any]) -> ToolResult:
        with store.opened(root) as connection:
            return _alarms(alarms.listed(connection), store.zone_name(connection))

    info = ToolInfo("list_alarms", Described("List the alarms about surges of negative texts."), schema({}, []), ORIGIN)
    return Tool(info, answer, examples=_ALARMED, fits=fits(ALARMED))


def first_questions(root: Path) -> tuple[str, ...]:
    """Return what can be asked about the texts that are there, none without texts."""
    with store.opened(root) as connection:
        if trends.span(connection)[1] is None:
            return ()
        topics = [humanised(topic) for topic in trends.values(connection, BY_TOPIC, 1)]
    about = [f"How many negative texts are there about {topic} since Monday?" for topic in topics]
    return ("What changed since last week?", *about, "Are there any alarms?")


def _names(root: Path) -> list[str]:
    with store.opened(root) as connection:
        return [shown for _, _, shown in _values(connection)]


def _moods(root: Path) -> list[str]:
    """Return the feelings that can be asked for: the usual words, and those of the texts."""
    with store.opened(root) as connection:
        told = [label for label, _ in trends.moods(connection, ALL, "", 0, _EVER)]
    return list(dict.fromkeys(("negative", "positive", "neutral", *told)))


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
        if self.since == self.last:
            return f"on {spoken(self.since)}"
        return f"from {spoken(self.since)} to {spoken(self.last)}"


def _asked(connection: sqlite3.Connection, arguments: Mapping[str, Any], today: Today) -> _Span:
    """Return what is asked about. Raises BadInput `monitor_empty`, `monitor_unknown`, and as `days_of` does."""
    low, high = trends.span(connection)
    if low is None or high is None:
        raise BadInput("monitor_empty")
    zone = store.zone_name(connection)
    newest = zones.date_of(zones.day_of(high, zone))
    said = str(arguments.get("since") or "")
    since, last = (zones.date_of(zones.day_of(low, zone)), newest) if is_total(said) else days_of(said, newest, today)
    hours = zones.first_hour(zones.number_of(since), zone), zones.first_hour(zones.number_of(last) + 1, zone)
    by, value = _named(connection, str(arguments.get("about") or "").strip())
    return _Span(by, value, since, last, *hours)


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


def _changed(connection: sqlite3.Connection, span: _Span, _arguments: Mapping[str, Any]) -> ToolResult:
    texts, negative = trends.figures(connection, span.by, span.value, span.first, span.until)
    usual = trends.usual(connection, span.by, span.value, span.first, span.until)
    data: dict[str, Any] = {
        "about": span.about, "from": span.since.isoformat(), "to": span.last.isoformat(), "texts": texts,
        "negative": negative,
    }  # fmt: skip
    facts = [("about", span.about), ("texts", str(texts)), ("negative", str(negative))]
    says = [_told(connection, span, texts, negative)]
    if usual is not None:
        many, bad, days = usual
        data |= {"usual_texts": round(many, 1), "usual_negative": round(bad, 1), "usual_days": days}
        facts.append(("usual", f"{bad:.0f}"))
        before = "four weeks" if days == trends.USUAL_DAYS else f"{days} days"
        says.append(f"By the {before} before, {many:.0f} texts and {bad:.0f} negative ones were to be expected.")
    says += _unread(connection, span)
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
    return ToolResult(data, tuple(facts), " ".join(says), verbatim=True)


def _behind(connection: sqlite3.Connection, span: _Span) -> tuple[tuple[str, ...], str]:
    """Return the words that tell the negative texts of a span from those before, and one of these texts."""
    first, until = span.first * HOUR_SECONDS, span.until * HOUR_SECONDS
    asked = (connection, span.by, span.value)
    now = trends.texts(*asked, first, until, negative=True, limit=300).texts
    before = trends.texts(*asked, first - trends.USUAL_DAYS * DAY_SECONDS, first, negative=True, limit=300)
    words = alarms.telling_words([text.text for text in now], [text.text for text in before.texts])
    best = max(now, key=lambda text: sum(word in text.text.lower() for word in words), default=None)
    return words, " ".join(best.text.split())[:_LONGEST_QUOTE] if best else ""


def _counted(connection: sqlite3.Connection, span: _Span, _arguments: Mapping[str, Any]) -> ToolResult:
    texts, negative = trends.figures(connection, span.by, span.value, span.first, span.until)
    data = {
        "about": span.about, "from": span.since.isoformat(), "to": span.last.isoformat(), "texts": texts,
        "negative": negative,
    }  # fmt: skip
    facts = (("about", span.about), ("texts", str(texts)), ("negative", str(negative)))
    says = (_told(connection, span, texts, negative), *_shares(connection, span), *_unread(connection, span))
    return ToolResult(data, facts, " ".join(says), verbatim=True)


def _shares(connection: sqlite3.Connection, span: _Span) -> list[str]:
    """Say what share feels how, of the texts of which that is known."""
    texts, negative = trends.figures(connection, span.by, span.value, span.first, span.until)
    known = texts - trends.unread(connection, span.by, span.value, span.first, span.until)
    if not known:
        return []
    moods = trends.moods(connection, span.by, span.value, span.first, span.until)[:_MOST_MOODS]
    said = ", ".join(f"{count / known:.0%} {label}" for label, count in (("negative", negative), *moods))
    return [f"In shares: {said}." if known == texts else f"In shares of those of which it is known: {said}."]


def _shown(connection: sqlite3.Connection, span: _Span, arguments: Mapping[str, Any]) -> ToolResult:
    feeling = str(arguments.get("feeling") or "")
    asked = (connection, span.by, span.value, span.first * HOUR_SECONDS, span.until * HOUR_SECONDS)
    is_negative = feeling.lower() == "negative"
    page = trends.texts(*asked, negative=is_negative, limit=_MOST_SHOWN, sentiment="" if is_negative else feeling)
    zone = store.zone_name(connection)
    rows = [
        {
            "date": zones.local(text.moment, zone).date().isoformat(),
            "source": text.source,
            "text": " ".join(text.text.split())[:_LONGEST_QUOTE],
        }
        for text in page.texts
    ]
    counted = f"{page.total} {feeling.lower()} text{'' if page.total == 1 else 's'}".replace("  ", " ")
    newest = f", the newest {len(rows)} of them" if page.total > len(rows) else ""
    lines = [f"{number}. {row['date']}, {row['source']}: “{row['text']}”" for number, row in enumerate(rows, 1)]
    opening = f"About {span.about}, {span.spoken}: {counted}{newest}{':' if rows else '.'}"
    data = {"about": span.about, "from": span.since.isoformat(), "to": span.last.isoformat(), "texts": rows}
    reply = "\n".join((opening, *lines))
    return ToolResult(data, (("about", span.about), ("texts", str(page.total))), reply, verbatim=True)


def _told(connection: sqlite3.Connection, span: _Span, texts: int, negative: int) -> str:
    """Say how many texts there are, and of how many it is known how people feel."""
    moods = trends.moods(connection, span.by, span.value, span.first, span.until)[:_MOST_MOODS]
    others = "".join(f", {count} {label if label.isalpha() else f'“{label}”'}" for label, count in moods)
    counted = "1 text" if texts == 1 else f"{texts} texts"
    return f"About {span.about}, {span.spoken}: {counted}, {negative} of them negative{others}."


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
    return ToolResult({"open": len(still), "alarms": rows}, (("open", str(len(still))),), reply, verbatim=True)
