"""What the sentiment monitor is asked and answers; frozen values. Moments are whole seconds since 1970 (UTC)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

FEED, SENTIMENT, TOPIC = "feed", "sentiment", "topic"
AGENT = "Sentiment monitor"
FILES, FOLDER, TABLE_FEED = "files", "folder", "table"
ALL, BY_TOPIC, BY_SOURCE, COLUMN = "", "topic", "source", "column:"
# Labels that count as negative, whoever gave them.
NEGATIVE = (
    *("negative", "neg", "bad", "very negative", "very bad", "complaint"),
    *("negativ", "sehr negativ", "schlecht", "sehr schlecht", "beschwerde"),
    *("消极", "负面", "差评", "负向"),
)
# Labels that are known not to; of any other it is said that none of them counts as negative.
OTHER_MOODS = (
    *("positive", "pos", "good", "very positive", "very good", "praise"),
    *("neutral", "mixed", "none", "other", "unknown"),
    *("positiv", "sehr positiv", "gut", "sehr gut", "lob", "gemischt", "ohne", "sonstige", "unbekannt"),
    *("积极", "正面", "好评", "正向", "中性", "中立", "混合", "无", "其他", "未知"),
)
HOUR_SECONDS, DAY_SECONDS = 3600, 86400


@dataclass(frozen=True)
class Feed:
    """Where texts come from.

    `kind` is files, folder or table; `state` ok, or the code of what went wrong (see `engine.sentences`) with its
    `params`; `repeated` rows came again and were counted once, `late` ones belong to an hour that had passed already.
    """

    feed: int
    kind: str
    name: str
    path: str
    table: str
    state: str
    params: Mapping[str, Any]
    texts: int
    repeated: int
    late: int
    refused: int


@dataclass(frozen=True)
class FeedLook:
    """What a folder or table holds before it is watched.

    `tables` are those of a file, `table` the one that was looked at; `columns` its names, `roles` which of them is
    taken for date, text, source, sentiment and topics. A folder without files has no columns yet.
    """

    tables: tuple[str, ...] = ()
    table: str = ""
    columns: tuple[str, ...] = ()
    roles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Mood:
    """What texts say of how people feel, and whether that counts as negative."""

    label: str
    negative: bool


@dataclass(frozen=True)
class Monitor:
    """How the monitor stands; `groups` are what texts can be put together by, beside all of them.

    `waiting` texts wait for a model that is there to read them, before any is for one at all; `sentiment` and `topic`
    are the ids of the models, '' for none; `older` texts were read by models before these. `zone` is the one that days
    and times are meant in, `chosen_zone` '' where that is this computer's. `unknown_moods` are what texts say of how
    people feel in words that are not known as negative or another, and so do not count as negative; `moods` are those
    that a person can choose from.
    """

    feeds: tuple[Feed, ...]
    texts: int
    waiting: int
    refused: int
    first: int | None
    last: int | None
    groups: tuple[str, ...]
    sentiment: str
    topic: str
    open_alarms: int
    older: int = 0
    zone: str = "UTC"
    chosen_zone: str = ""
    unknown_moods: tuple[str, ...] = ()
    moods: tuple[Mood, ...] = ()


@dataclass(frozen=True)
class Series:
    """One line of a trend: for each bucket how many texts, and how many of them negative."""

    value: str
    totals: tuple[int, ...]
    negatives: tuple[int, ...]


@dataclass(frozen=True)
class Trend:
    """Counts in consecutive buckets of `seconds` from `first`; of many values the commonest, the others left out.

    Of days `first` is the date in the monitor's zone, as the seconds of that date's midnight in UTC.
    """

    first: int
    seconds: int
    series: tuple[Series, ...]
    values: int


@dataclass(frozen=True)
class Text:
    """One dated text; `sentiment` and `topics` are empty until something has read it."""

    text: str
    moment: int
    source: str
    sentiment: str
    topics: tuple[str, ...]
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class TextsPage:
    """Some of the texts that were asked for, newest first, and how many there are."""

    total: int
    texts: tuple[Text, ...]


@dataclass(frozen=True)
class Refused:
    """A row that is no dated text; `reason` is a code with its sentence and remedy."""

    file: str
    row: int
    reason: str
    value: str


@dataclass(frozen=True)
class Share:
    """How many negatives of one value came in a span, and how many were to be expected by what came before."""

    by: str
    value: str
    count: int
    before: float


@dataclass(frozen=True)
class Alarm:
    """A surge of negatives; `began` to `ended` in seconds, `found` when it could be known.

    `state` is open, muted, acknowledged or past (found in history that was read in afterwards). `owner` is who to show
    it to, '' where nobody was named. `bucket` is what was counted: hour or day.
    """

    alarm: int
    by: str
    value: str
    began: int
    found: int
    ended: int
    count: int
    expected: float
    going_on: bool
    state: str
    note: str
    settled: str
    owner: str
    bucket: str = "hour"


@dataclass(frozen=True)
class AlarmDetails:
    """An alarm with what is behind it: the words that tell its texts from those before, what grew most, some texts."""

    alarm: Alarm
    words: tuple[str, ...]
    grew: tuple[Share, ...]
    texts: tuple[Text, ...]


@dataclass(frozen=True)
class DayReport:
    """A day's report: as a page, and as rows for a table (the first row holds the headings)."""

    page: str
    rows: tuple[tuple[str, ...], ...]
