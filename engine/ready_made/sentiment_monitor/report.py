"""Renders one day as a page that a person can hand on, and as rows for a table."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from engine.agent.words import humanised
from engine.errors import BadInput
from engine.handed_on import Words
from engine.handed_on import render as rendered
from engine.ready_made.sentiment_monitor import alarms, store, trends, zones
from engine.ready_made.sentiment_monitor.report_words import translated
from engine.ready_made.sentiment_monitor.values import (
    ALL,
    BY_SOURCE,
    BY_TOPIC,
    COLUMN,
    DAY_SECONDS,
    HOUR_SECONDS,
    DayReport,
    Trend,
)

TEMPLATE = Path(__file__).with_name("report.html")
_MOST_VALUES, _MOST_TEXTS, _LONGEST = 15, 12, 400
_WIDTH, _HEIGHT, _FOOT = 680, 150, 20


def render(connection: sqlite3.Connection, name: str, day: str, language: str) -> DayReport:
    """Return the report of an ISO day, '' for the newest; raises BadInput `monitor_empty`, `date_unreadable`."""
    words = translated(language)
    zone = store.zone_name(connection)
    number = _day(connection, day, zone)
    first, until = zones.first_hour(number, zone), zones.first_hour(number + 1, zone)
    date = zones.date_of(number).isoformat()
    texts, negative = trends.figures(connection, ALL, "", first, until)
    groups = [_group(connection, by, first, until, words) for by in trends.groups(connection)]
    start, end = first * HOUR_SECONDS, until * HOUR_SECONDS
    raised = [alarm for alarm in alarms.listed(connection) if alarm.began < end and alarm.ended > start]
    behind = trends.texts(connection, since=start, until=end, negative=True, limit=_MOST_TEXTS).texts
    shown_since = zones.first_hour(number - trends.USUAL_DAYS + 1, zone) * HOUR_SECONDS
    lines = trends.trend(connection, ALL, shown_since, end, DAY_SECONDS, 1)
    told = words("Texts: {texts}, of them negative: {negative} ({share}).").format(
        texts=texts, negative=negative, share=_share(negative, texts)
    )
    expected = _expected(connection, first, until, words)
    page = rendered(
        TEMPLATE,
        words,
        language,
        name=name,
        date=date,
        zone=words("Days and times are those of {zone}.").format(zone=zone),
        summary=" ".join(filter(None, (told, expected))) if texts else words("No texts on this day."),
        chart=_chart(lines),
        groups=[group for group in groups if group["rows"]],
        alarms=[
            {
                "about": humanised(alarm.value) if alarm.by else words("All texts"),
                "began": _written(alarm.began, zone),
                "count": alarm.count,
                "expected": f"{alarm.expected:.0f}",
                "owner": alarm.owner,
            }
            for alarm in raised
        ],
        texts=[{"when": _written(text.moment, zone)[11:], "text": text.text[:_LONGEST]} for text in behind],
    )
    rows: list[tuple[str, ...]] = [
        ("day", "by", "value", "texts", "negative"),
        (date, "", "", str(texts), str(negative)),
    ]
    for by in trends.groups(connection):
        rows += [(date, by.removeprefix(COLUMN), *map(str, row)) for row in _values(connection, by, first, until)]
    return DayReport(page, tuple(rows))


def _expected(connection: sqlite3.Connection, first: int, until: int, words: Words) -> str:
    """Say how many negative texts were to be expected of a day, '' where there are too few days before it."""
    usual = trends.usual(connection, ALL, "", first, until)
    if usual is None:
        return ""
    _, negative, days = usual
    if days == trends.USUAL_DAYS:
        said = words("By the four weeks before, {usual} negative ones were to be expected.")
    else:
        said = words("By the {days} days before, {usual} negative ones were to be expected.")
    return said.format(days=days, usual=f"{negative:.0f}")


def _day(connection: sqlite3.Connection, day: str, zone: str) -> int:
    """Return the number of an ISO day, of the newest that has texts for ''."""
    if day:
        try:
            return zones.number_of(dt.date.fromisoformat(day))
        except ValueError:
            raise BadInput("date_unreadable", date=day, example="2026-10-12") from None
    newest = trends.span(connection)[1]
    if newest is None:
        raise BadInput("monitor_empty")
    return zones.day_of(newest, zone)


def _group(connection: sqlite3.Connection, by: str, first: int, until: int, words: Words) -> dict[str, Any]:
    titles = {BY_TOPIC: words("By topic"), BY_SOURCE: words("By source")}
    title = titles.get(by) or words("By {column}").format(column=by.removeprefix(COLUMN))
    rows = _values(connection, by, first, until)[:_MOST_VALUES]
    return {
        "title": title,
        "rows": [
            {"value": humanised(value), "texts": texts, "negative": negative, "share": _share(negative, texts)}
            for value, texts, negative in rows
        ],
    }


def _values(connection: sqlite3.Connection, by: str, first: int, until: int) -> list[tuple[str, int, int]]:
    """Return each value with its texts and negatives of the day, most negatives first."""
    day = trends.trend(connection, by, first * HOUR_SECONDS, until * HOUR_SECONDS, DAY_SECONDS, 500)
    rows = [(series.value, sum(series.totals), sum(series.negatives)) for series in day.series]
    return sorted((row for row in rows if row[1]), key=lambda row: (-row[2], -row[1], row[0]))


def _chart(lines: Trend) -> Markup:
    """Return bars of the texts of each day, the negative ones dark; only numbers go into it."""
    if not lines.series:
        return Markup("")
    totals, negatives = lines.series[0].totals, lines.series[0].negatives
    most = max(1, *totals)
    step = _WIDTH / max(trends.USUAL_DAYS, len(totals))
    parts = [f'<text x="0" y="12" fill="#5b636e" font-size="12">{most}</text>']
    for at, (total, negative) in enumerate(zip(totals, negatives, strict=True)):
        for count, colour in ((total, "#c5ccd6"), (negative, "#b3261e")):
            height = (_HEIGHT - 16) * count / most
            parts.append(
                f'<rect x="{at * step + 2:.1f}" y="{_HEIGHT - height:.1f}" width="{step - 4:.1f}" '
                f'height="{height:.1f}" fill="{colour}"/>'
            )
    for at in _marked(len(totals)):
        day = dt.datetime.fromtimestamp(lines.first + at * lines.seconds, dt.UTC).date().isoformat()
        anchor = "end" if at > len(totals) / 2 else "start"
        x = (at + (at > len(totals) / 2)) * step
        parts.append(
            f'<text x="{x:.1f}" y="{_HEIGHT + 15}" fill="#5b636e" font-size="12" text-anchor="{anchor}">{day}</text>'
        )
    height = _HEIGHT + _FOOT
    return Markup(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" '
        f'role="img">{"".join(parts)}</svg>'
    )


def _marked(count: int) -> Sequence[int]:
    return sorted({0, count - 1})


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "–"


def _written(moment: int, zone: str) -> str:
    return zones.local(moment, zone).strftime("%Y-%m-%d %H:%M")
