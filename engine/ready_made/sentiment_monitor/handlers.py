"""What the engine does for the monitor's commands; the file of texts is read and written on the pool."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from engine.inference.space import labels_of
from engine.ready_made.sentiment_monitor import alarms, commands, feeds, moods, report, store, trends, work, zones
from engine.ready_made.sentiment_monitor.looking import look
from engine.ready_made.sentiment_monitor.values import (
    SENTIMENT,
    TOPIC,
    Alarm,
    AlarmDetails,
    DayReport,
    Feed,
    FeedLook,
    Monitor,
    Refused,
    TextsPage,
    Trend,
)
from engine.ready_made.sentiment_monitor.work import Readers
from engine.results import ModelInfo
from engine.runtime.core import Project, Runtime
from engine.runtime.jobs import Job
from engine.store import datasets, models
from engine.store.database import transaction

T = TypeVar("T")
CHANGED = "feed"


def newest(project: Project, name: str) -> ModelInfo | None:
    """Return the newest model that learned the dataset of this name."""
    ids = {info.dataset for info in datasets.latest(project.database) if info.name == name}
    found = models.every(project.database, project.paths.models)
    return next((info for info in found if info.dataset in ids), None)


def readers_of(runtime: Runtime, project: Project) -> Readers:
    """Return the project's models; on the engine thread."""
    return Readers(newest(project, SENTIMENT), newest(project, TOPIC), runtime.models)


async def _asked(runtime: Runtime, path: str, work: Callable[[sqlite3.Connection], T]) -> T:
    """Ask the file of texts."""
    root = runtime.project(path).paths.root

    def run() -> T:
        with store.opened(root) as connection:
            return work(connection)

    return await runtime.in_pool(run)


async def _changed(runtime: Runtime, job: Job, path: str, work: Callable[[sqlite3.Connection], T]) -> T:
    """Change the file of texts, and tell it."""

    def run(connection: sqlite3.Connection) -> T:
        with transaction(connection):
            return work(connection)

    made = await _asked(runtime, path, run)
    runtime.changed(job, CHANGED)
    return made


async def get_monitor(runtime: Runtime, job: Job, command: commands.GetMonitor) -> Monitor:
    """Tell how the monitor stands."""
    project = runtime.project(command.project)
    mood, topic = newest(project, SENTIMENT), newest(project, TOPIC)
    names = (mood.model if mood else "", topic.model if topic else "")
    learned = await runtime.in_pool(labels_of, Path(mood.folder)) if mood else ()
    return await runtime.in_pool(work.monitor, project.paths.root, *names, learned)


async def look_at_feed(runtime: Runtime, job: Job, command: commands.LookAtFeed) -> FeedLook:
    """Look at what is to be watched."""
    return await runtime.in_pool(look, command.kind, Path(command.path).expanduser().absolute(), command.table)


async def add_feed(runtime: Runtime, job: Job, command: commands.AddFeed) -> Feed:
    """Watch a folder or a table, and read it at once."""
    path = str(Path(command.path).expanduser().absolute())
    made = await _changed(
        runtime, job, command.project, lambda db: feeds.make(db, command.kind, path, command.table, command.columns)
    )
    await take_in(runtime, job, runtime.project(command.project), None)
    found = await _asked(runtime, command.project, feeds.listed)
    return next(feed for feed in found if feed.feed == made)


async def remove_feed(runtime: Runtime, job: Job, command: commands.RemoveFeed) -> None:
    """Read no more from it."""
    await _changed(runtime, job, command.project, lambda db: feeds.remove(db, command.feed))


async def read_feeds(runtime: Runtime, job: Job, command: commands.ReadFeeds) -> int:
    """Read what is new."""
    return await take_in(runtime, job, runtime.project(command.project), None)


async def take_in(runtime: Runtime, job: Job, project: Project, paths: tuple[str, ...] | None) -> int:
    """Read files, or the feeds with None; then let the models read, and look for surges."""

    def told(count: int) -> None:
        job.progress("read_files", count)
        job.check()

    try:
        new = await runtime.in_pool(work.take_in, project.paths.root, paths, told)
    finally:
        # What had come is kept, however the reading ended.
        runtime.changed(job, CHANGED)
    await score(runtime, job, project)
    return new


async def score_texts(runtime: Runtime, job: Job, command: commands.ScoreTexts) -> int:
    """Let the models read what waits."""
    return await score(runtime, job, runtime.project(command.project))


async def rescore_texts(runtime: Runtime, job: Job, command: commands.RescoreTexts) -> int:
    """Let the models read what older ones have read."""
    return await score(runtime, job, runtime.project(command.project), again=True)


async def list_zones(runtime: Runtime, job: Job, command: commands.ListZones) -> tuple[str, ...]:
    """Return them."""
    return await runtime.in_pool(zones.names)


async def set_zone(runtime: Runtime, job: Job, command: commands.SetZone) -> None:
    """Keep it; the days are counted anew when the file is opened next, which is at once."""
    if command.zone:
        zones.zone(command.zone)
    await _changed(runtime, job, command.project, lambda db: store.set_setting(db, store.ZONE, command.zone))


async def set_moods(runtime: Runtime, job: Job, command: commands.SetMoods) -> None:
    """Keep it, and look for surges of what counts now."""
    await _changed(runtime, job, command.project, lambda db: moods.choose(db, command.negative, command.other))
    await runtime.in_pool(work.watch, runtime.project(command.project).paths.root, job.check)
    runtime.changed(job, CHANGED)


async def score(runtime: Runtime, job: Job, project: Project, again: bool = False) -> int:
    """Let the models read what waits, or what older models have read, and look for surges."""
    root = project.paths.root

    def told(done: int, total: int) -> None:
        job.progress("read_texts", done, total)

    done = await runtime.in_pool(readers_of(runtime, project).score, root, job.cancelled, told, 0, again)
    await runtime.in_pool(work.watch, root, job.check)
    runtime.changed(job, CHANGED)
    job.check()
    return done


async def get_trend(runtime: Runtime, job: Job, command: commands.GetTrend) -> Trend:
    """Count."""
    asked = (command.by, command.since, command.until, command.seconds, command.most)
    return await _asked(runtime, command.project, lambda db: trends.trend(db, *asked))


async def list_texts(runtime: Runtime, job: Job, command: commands.ListTexts) -> TextsPage:
    """Return the texts."""
    asked = (command.by, command.value, command.since, command.until, command.negative, command.search, command.limit)
    return await _asked(runtime, command.project, lambda db: trends.texts(db, *asked))


async def list_refused(runtime: Runtime, job: Job, command: commands.ListRefused) -> tuple[Refused, ...]:
    """Return the rows that are no dated texts."""

    def found(connection: sqlite3.Connection) -> tuple[Refused, ...]:
        rows = connection.execute("SELECT * FROM refused ORDER BY id DESC LIMIT ?", (command.limit,))
        return tuple(Refused(row["file"], row["row"], row["reason"], row["value"]) for row in rows)

    return await _asked(runtime, command.project, found)


async def list_alarms(runtime: Runtime, job: Job, command: commands.ListAlarms) -> tuple[Alarm, ...]:
    """Return the alarms."""
    return await _asked(runtime, command.project, alarms.listed)


async def get_alarm(runtime: Runtime, job: Job, command: commands.GetAlarm) -> AlarmDetails:
    """Return an alarm and what is behind it."""
    return await _asked(runtime, command.project, lambda db: alarms.details(db, command.alarm))


async def acknowledge(runtime: Runtime, job: Job, command: commands.AcknowledgeAlarm) -> None:
    """Keep that it was seen."""
    await _changed(
        runtime, job, command.project, lambda db: alarms.acknowledge(db, command.alarm, command.note.strip())
    )


async def mute(runtime: Runtime, job: Job, command: commands.MuteAlarms) -> None:
    """Tell nothing of it for a while."""
    await _changed(runtime, job, command.project, lambda db: alarms.mute(db, command.by, command.value, command.days))


async def set_owner(runtime: Runtime, job: Job, command: commands.SetOwner) -> None:
    """Name who to show it to."""
    await _changed(
        runtime, job, command.project, lambda db: alarms.set_owner(db, command.by, command.value, command.name)
    )


async def get_report(runtime: Runtime, job: Job, command: commands.GetDayReport) -> DayReport:
    """Render a day."""
    name = runtime.project(command.project).paths.name
    return await _asked(runtime, command.project, lambda db: report.render(db, name, command.day, command.language))


HANDLERS: Mapping[type, Any] = {
    commands.GetMonitor: get_monitor,
    commands.LookAtFeed: look_at_feed,
    commands.AddFeed: add_feed,
    commands.RemoveFeed: remove_feed,
    commands.ReadFeeds: read_feeds,
    commands.ScoreTexts: score_texts,
    commands.RescoreTexts: rescore_texts,
    commands.ListZones: list_zones,
    commands.SetZone: set_zone,
    commands.SetMoods: set_moods,
    commands.GetTrend: get_trend,
    commands.ListTexts: list_texts,
    commands.ListRefused: list_refused,
    commands.ListAlarms: list_alarms,
    commands.GetAlarm: get_alarm,
    commands.AcknowledgeAlarm: acknowledge,
    commands.MuteAlarms: mute,
    commands.SetOwner: set_owner,
    commands.GetDayReport: get_report,
}
