"""What the monitor's tools tell: each reply is said as it stands.

Of several counts a small composer gives one for another, and leaves out the rest.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from engine.agent.language import say, told
from engine.agent.tools import ToolResult
from engine.agent.words import humanised
from engine.agent.written_dates import spoken
from engine.ready_made.sentiment_monitor import alarms, store, trends, zones
from engine.ready_made.sentiment_monitor.asked_span import AskedSpan
from engine.ready_made.sentiment_monitor.values import ALL, DAY_SECONDS, HOUR_SECONDS, Alarm

_LONGEST_QUOTE, _MOST_MOODS, _MOST_SHOWN = 300, 4, 5


def changed(connection: sqlite3.Connection, span: AskedSpan, _arguments: Mapping[str, Any]) -> ToolResult:
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
        form = "By the {days} days before, {texts} texts and {negative} negative ones were to be expected."
        if days == trends.USUAL_DAYS:
            form = "By the four weeks before, {texts} texts and {negative} negative ones were to be expected."
        says.append(say(form, days=days, texts=f"{many:.0f}", negative=f"{bad:.0f}"))
    says += _unread(connection, span)
    if not span.by:
        grown = trends.grew(connection, ALL, "", span.first, span.until, 3)
        data["grew"] = [{"what": humanised(one.value), "negative": one.count} for one in grown]
        if grown:
            named = (
                say(
                    "{topic} ({count} for {before})",
                    topic=humanised(one.value),
                    count=one.count,
                    before=round(one.before),
                )
                for one in grown
            )
            says.append(say("What grew most: {topics}.", topics=say(", ").join(named)))
    words, quote = _behind(connection, span)
    if words:
        data["words"] = list(words)
        says.append(say("New in the negative ones: {words}.", words=say(", ").join(words)))
    if quote:
        data["example"] = quote
        says.append(say("For example: “{quote}”", quote=quote))
    return ToolResult(data, tuple(facts), say(" ").join(says), verbatim=True)


def _behind(connection: sqlite3.Connection, span: AskedSpan) -> tuple[tuple[str, ...], str]:
    """Return the words that tell the negative texts of a span from those before, and one of these texts."""
    first, until = span.first * HOUR_SECONDS, span.until * HOUR_SECONDS
    asked = (connection, span.by, span.value)
    now = trends.texts(*asked, first, until, negative=True, limit=300).texts
    before = trends.texts(*asked, first - trends.USUAL_DAYS * DAY_SECONDS, first, negative=True, limit=300)
    words = alarms.telling_words([text.text for text in now], [text.text for text in before.texts])
    best = max(now, key=lambda text: sum(word in text.text.lower() for word in words), default=None)
    return words, " ".join(best.text.split())[:_LONGEST_QUOTE] if best else ""


def counted(connection: sqlite3.Connection, span: AskedSpan, _arguments: Mapping[str, Any]) -> ToolResult:
    texts, negative = trends.figures(connection, span.by, span.value, span.first, span.until)
    data = {
        "about": span.about, "from": span.since.isoformat(), "to": span.last.isoformat(), "texts": texts,
        "negative": negative,
    }  # fmt: skip
    facts = (("about", span.about), ("texts", str(texts)), ("negative", str(negative)))
    says = (_told(connection, span, texts, negative), *_shares(connection, span), *_unread(connection, span))
    return ToolResult(data, facts, say(" ").join(says), verbatim=True)


def _shares(connection: sqlite3.Connection, span: AskedSpan) -> list[str]:
    """Say what share feels how, of the texts of which that is known."""
    texts, negative = trends.figures(connection, span.by, span.value, span.first, span.until)
    known = texts - trends.unread(connection, span.by, span.value, span.first, span.until)
    if not known:
        return []
    moods = trends.moods(connection, span.by, span.value, span.first, span.until)[:_MOST_MOODS]
    shares = say(", ").join(
        say("{share} {feeling}", share=f"{count / known:.0%}", feeling=_feeling(label))
        for label, count in (("negative", negative), *moods)
    )
    form = "In shares: {shares}." if known == texts else "In shares of those of which it is known: {shares}."
    return [say(form, shares=shares)]


def shown(connection: sqlite3.Connection, span: AskedSpan, arguments: Mapping[str, Any]) -> ToolResult:
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
    lines = [say("{number}. {date}, {source}: “{text}”", number=number, **row) for number, row in enumerate(rows, 1)]
    newest = say(", the newest {shown} of them", shown=len(rows)) if page.total > len(rows) else ""
    opening = say(
        "About {about}, {days}: {counted}{newest}:" if rows else "About {about}, {days}: {counted}{newest}.",
        about=span.about,
        days=span.spoken,
        counted=_number(page.total, feeling),
        newest=newest,
    )
    data = {"about": span.about, "from": span.since.isoformat(), "to": span.last.isoformat(), "texts": rows}
    reply = "\n".join((opening, *lines))
    return ToolResult(data, (("about", span.about), ("texts", str(page.total))), reply, verbatim=True)


def _told(connection: sqlite3.Connection, span: AskedSpan, texts: int, negative: int) -> str:
    """Say how many texts there are, and of how many it is known how people feel."""
    moods = trends.moods(connection, span.by, span.value, span.first, span.until)[:_MOST_MOODS]
    others = (say(", {count} {feeling}", count=count, feeling=_feeling(label)) for label, count in moods)
    return say(
        "About {about}, {days}: {counted}, {negative} of them negative{others}.",
        about=span.about,
        days=span.spoken,
        counted=_number(texts),
        negative=negative,
        others="".join(others),
    )


def _number(texts: int, feeling: str = "") -> str:
    if feeling:
        form = "{count} {feeling} text" if texts == 1 else "{count} {feeling} texts"
        return say(form, count=texts, feeling=_feeling(feeling.lower()))
    return say("{count} text" if texts == 1 else "{count} texts", count=texts)


def _feeling(label: str) -> str:
    """Return a feeling in the language of the turn, as it is written where it is none of the usual ones."""
    known = told(label.lower())
    if known != label.lower():
        return known
    return label if label.isalpha() else f"“{label}”"


def _unread(connection: sqlite3.Connection, span: AskedSpan) -> list[str]:
    """Say of how many texts it is not known yet how people feel."""
    waits = trends.unread(connection, span.by, span.value, span.first, span.until)
    form = "How people feel is not known yet for {count} of them: no model has read them."
    return [say(form, count=waits)] if waits else []


def alarms_told(found: tuple[Alarm, ...], zone: str) -> ToolResult:
    still = [alarm for alarm in found if alarm.state == "open"]
    rows = [
        {
            "about": humanised(alarm.value) if alarm.by else say("all texts"),
            "began": zones.local(alarm.began, zone).date().isoformat(),
            "negative": alarm.count,
            "expected": round(alarm.expected, 1),
            "going_on": alarm.going_on,
            "show_to": alarm.owner,
        }
        for alarm in still[:10]
    ]
    lines = [
        say(
            "{about} since {day}: {negative} negative texts, {expected} were to be expected{owner}.",
            about=row["about"],
            day=spoken(zones.local(alarm.began, zone).date()),
            negative=row["negative"],
            expected=f"{alarm.expected:.0f}",
            owner=say("; show it to {owner}", owner=alarm.owner) if alarm.owner else "",
        )
        for row, alarm in zip(rows, still, strict=False)
    ]
    opening = say("{count} open: {alarms}", count=len(still), alarms=say(" ").join(lines))
    reply = opening if still else say("No alarm is open.")
    return ToolResult({"open": len(still), "alarms": rows}, (("open", str(len(still))),), reply, verbatim=True)
