"""What can be asked of a sentiment monitor beside what every project can be asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.commands import Command
from engine.ready_made.sentiment_monitor.values import (
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


@dataclass(frozen=True)
class GetMonitor(Command[Monitor]):
    """How the monitor stands."""

    project: str


@dataclass(frozen=True)
class LookAtFeed(Command[FeedLook]):
    """What a folder, or a file with tables, holds; with '' its first table is looked at."""

    kind: str
    path: str
    table: str = ""


@dataclass(frozen=True)
class AddFeed(Command[Feed]):
    """Watch a folder, or a table of a SQLite or DuckDB file, which is only read.

    `columns` maps text, date, source, sentiment or topics to a column, '' for none; what is left out is guessed.
    """

    project: str
    kind: str
    path: str
    table: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class RemoveFeed(Command[None]):
    """Read no more from a feed; its texts stay."""

    project: str
    feed: int


@dataclass(frozen=True)
class ReadFeeds(Command[int]):
    """Read now what is new, and look for surges; answers with how many texts came."""

    project: str


@dataclass(frozen=True)
class ScoreTexts(Command[int]):
    """Let the models read the texts that wait; what was read is kept when it is stopped."""

    project: str


@dataclass(frozen=True)
class RescoreTexts(Command[int]):
    """Let the newest models read again what older ones have read; broken off, it goes on where it stopped."""

    project: str


@dataclass(frozen=True)
class ListZones(Command[tuple[str, ...]]):
    """The IANA names of all time zones, in the order of the alphabet."""


@dataclass(frozen=True)
class SetZone(Command[None]):
    """Choose the zone that days and times are meant in, by its IANA name, '' for this computer's.

    Days are counted anew. Times that name no zone are read in it from then on.
    """

    project: str
    zone: str


@dataclass(frozen=True)
class SetMoods(Command[None]):
    """Choose which of what texts say of how people feel counts as negative, and which does not.

    What was chosen of others stays. The counts follow at once, alarms that stand are left as they are.
    """

    project: str
    negative: tuple[str, ...]
    other: tuple[str, ...] = ()


@dataclass(frozen=True)
class GetTrend(Command[Trend]):
    """Count by hour or day, `since` to `until` (None for all there is), all texts or put together `by` something."""

    project: str
    by: str = ""
    since: int | None = None
    until: int | None = None
    seconds: int = 0
    most: int = 6


@dataclass(frozen=True)
class ListTexts(Command[TextsPage]):
    """The texts of a span, of one value of what they are put together by, or holding some words; newest first."""

    project: str
    by: str = ""
    value: str = ""
    since: int | None = None
    until: int | None = None
    negative: bool = False
    search: str = ""
    limit: int = 200


@dataclass(frozen=True)
class ListRefused(Command[tuple[Refused, ...]]):
    """The rows that are no dated texts, newest first."""

    project: str
    limit: int = 500


@dataclass(frozen=True)
class ListAlarms(Command[tuple[Alarm, ...]]):
    """All alarms, the newest first."""

    project: str


@dataclass(frozen=True)
class GetAlarm(Command[AlarmDetails]):
    """An alarm with what is behind it."""

    project: str
    alarm: int


@dataclass(frozen=True)
class AcknowledgeAlarm(Command[None]):
    """Say that somebody has seen an alarm."""

    project: str
    alarm: int
    note: str = ""


@dataclass(frozen=True)
class MuteAlarms(Command[None]):
    """Tell nothing of what an alarm is about for so many days (0 to tell again); it is still kept in the history."""

    project: str
    by: str
    value: str
    days: int = 7


@dataclass(frozen=True)
class SetOwner(Command[None]):
    """Name who an alarm about this is to be shown to, '' for nobody."""

    project: str
    by: str
    value: str
    name: str


@dataclass(frozen=True)
class GetDayReport(Command[DayReport]):
    """The report of one day, an ISO date; '' for the newest that has texts."""

    project: str
    day: str = ""
    language: str = "en"
