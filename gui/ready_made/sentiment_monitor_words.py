"""What the monitor's page says of groups, moments and alarms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from engine.errors import ErrorInfo
from engine.ready_made.sentiment_monitor.values import BY_SOURCE, BY_TOPIC, COLUMN, Alarm, Feed, Text
from gui import texts
from gui.views.talk import humanised

DAY = "day"


def _tr(text: str) -> str:
    return QCoreApplication.translate("sentiment_monitor", text)


def group(by: str) -> str:
    """Return what texts are put together by."""
    if by.startswith(COLUMN):
        return _tr("By {column}").format(column=by.removeprefix(COLUMN))
    return {BY_TOPIC: _tr("By topic"), BY_SOURCE: _tr("By source")}.get(by) or _tr("All texts")


def value(by: str, name: str) -> str:
    """Return what an alarm or a line is about."""
    return humanised(name) if by else _tr("All texts")


def moment(seconds: int, zone: str, with_time: bool = True) -> str:
    """Return a moment as it is in a zone, written as a person here does."""
    there = dt.datetime.fromtimestamp(seconds, ZoneInfo(zone)).replace(tzinfo=None)
    return texts.date(there.isoformat(timespec="seconds"), with_time)


def day(seconds: int) -> str:
    """Return a day of a series, which is given by its date's midnight in UTC."""
    return moment(seconds, "UTC", with_time=False)


def day_of(seconds: int, zone: str) -> dt.date:
    """Return the day that a moment belongs to in a zone."""
    return dt.datetime.fromtimestamp(seconds, ZoneInfo(zone)).date()


def since(alarm: Alarm, zone: str) -> str:
    """Return when an alarm began: a day, where its stream is watched by the day."""
    return moment(alarm.began, zone, with_time=alarm.bucket != DAY)


def state(alarm: Alarm) -> str:
    """Return how an alarm stands."""
    if alarm.state == "open":
        return _tr("going on") if alarm.going_on else _tr("over, not seen yet")
    return {"muted": _tr("muted"), "acknowledged": _tr("seen"), "past": _tr("from history")}[alarm.state]


def surge(alarm: Alarm, zone: str) -> str:
    """Return an alarm in a sentence."""
    told = _tr("{about}: {count} negative texts since {moment}, {expected} were to be expected.")
    return told.format(
        about=value(alarm.by, alarm.value),
        count=texts.number(alarm.count),
        moment=since(alarm, zone),
        expected=texts.number(round(alarm.expected)),
    )


def about(text: Text) -> str:
    """Return a text's topics and sentiment, or that it waits."""
    parts = [humanised(text.sentiment) if text.sentiment else _tr("not read yet"), *map(humanised, text.topics)]
    return " · ".join(parts)


def unknown_moods(moods: tuple[str, ...]) -> str:
    """Say that sentiments are not known, and what to do, '' where there are none such."""
    if not moods:
        return ""
    told = _tr(
        "These sentiments are not known: {moods}. None of them counts as negative, so they raise no alarm. Tick the "
        "bad ones under Start."
    )
    return told.format(moods=", ".join(moods))


def overlap(feeds: Iterable[Feed]) -> str:
    """Say how many rows were not counted as equal ones had been read, '' for none; overlapping exports have such."""
    repeated = sum(feed.repeated for feed in feeds)
    told = _tr("Taken as overlap, as an equal row had been read already, from this file or another: {rows}.")
    return told.format(rows=texts.rows(repeated)) if repeated else ""


def sentence(code: str, params: dict[str, object]) -> tuple[str, str]:
    """Return what happened and what to do, for the code of a feed or of a refused row."""
    told = texts.error(ErrorInfo(code, params))
    return told.message, told.remedy
