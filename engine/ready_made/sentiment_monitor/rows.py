"""Makes dated texts of a feed's records: which column is which, what its dates mean, and what is no dated text."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, tzinfo
from typing import Any

from engine.data.column_dates import day_first, moment
from engine.errors import BadInput
from engine.ready_made.own_columns import are_dates, are_texts
from engine.ready_made.sentiment_monitor.store import Row

TEXT, DATE, SOURCE, SENTIMENT, TOPICS = "text", "date", "source", "sentiment", "topics"
_HINTS = {
    DATE: r"dates?|created(_?at)?|time|timestamp|datetime|posted(_?at)?|published(_?at)?|when|day|.*_created|.*date|"
    r".*_at|.*datum|zeit(punkt|stempel)?|erstellt([_ ]am)?|eingang|日期|时间",
    TEXT: r"texts?|message|comment|review|body|content|news|title|headline|tweet|feedback|post|nachricht|kommentar|"
    r"rezension|beitrag|meldung|schlagzeile|内容|文本|评论",
    SENTIMENT: r"(.*[ _])?sentiment|polarity|stimmung|情感",
    TOPICS: r"topics?|categor(y|ies)|themes?|thema|themen|kategorien?|主题|类别",
    SOURCE: r"source|channel|platform|quelle|kanal|来源|渠道",
}
CLOCK_ROOM = 86400
_FEWEST_SAME, _MOST_VALUES, _MOST_COLUMNS = 3, 40, 4
# Rows that tell which columns are worth counting by.
ENOUGH = 30
_LOOKED_AT = 200
_ID = r"(.*[ _-])?(id|uuid|guid|no|nr|number|nummer|key|编号)"
_LONGEST_VALUE, _LONGEST_RAW = 60, 2000


@dataclass(frozen=True)
class Record:
    """One record of a file: its number (from 1), its cells, or the code of why it has none; `raw` is how it stood."""

    number: int
    cells: Mapping[str, str]
    fault: str = ""
    raw: str = ""


@dataclass(frozen=True)
class Refusal:
    """A record that is no dated text; `moment` where only the clock speaks against it."""

    number: int
    reason: str
    value: str
    raw: str
    moment: int | None = None


@dataclass(frozen=True)
class Columns:
    """Role -> column, those of them that the person gave, and what to count by.

    `days_lead` is whether the day comes first in dates such as 03/04/2019, None until a row tells. `by` is settled once
    for a feed, None until enough rows tell: a column that is counted for some of its rows only would tell nothing.
    `telling` are the columns that tell a row from its like besides date and text: its id, or all that there were at
    first, for what is added later makes no other row of it; None is all, as feeds had it that are older than this.
    With `has_id` it is an id: a row that comes twice with the same one is the same row, also within a file.
    """

    roles: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)
    days_lead: bool | None = None
    by: tuple[str, ...] | None = None
    telling: tuple[str, ...] | None = None
    has_id: bool = False

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Columns:
        """Return what was kept of them."""
        by, telling = (None if data.get(name) is None else tuple(data[name]) for name in ("by", "telling"))
        # Kept since equal rows are told apart; before that a lone column with such a name was most likely an id.
        has_id = data.get("has_id", telling is not None and len(telling) == 1 and _is_id_name(telling[0]))
        return cls(data.get("roles", {}), data.get("given", {}), data.get("days_lead"), by, telling, has_id)

    def as_json(self) -> dict[str, Any]:
        """Return them to be kept."""
        return asdict(self)


def settled(columns: Columns, records: Sequence[Record], file: str, now: float) -> Columns:
    """Return the columns with what these first records tell; `now` is what the clock says, in seconds.

    Raises BadInput `feed_no_date`, `feed_no_text` where no column is a date or a text.
    """
    sound = [record.cells for record in records if not record.fault]
    if not sound:
        return columns
    names = names_of(sound)
    known = {**columns.roles, **columns.given}
    given = {role: name for role, name in known.items() if name in names or not name}
    roles = {role: name for role, name in {**guessed(names, sound, given), **given}.items() if name}
    for role, missing in ((DATE, "feed_no_date"), (TEXT, "feed_no_text")):
        if role not in roles:
            raise BadInput(missing, file=file, columns=", ".join(names))
    lead = columns.days_lead
    if lead is None:
        lead = _days_lead([cells.get(roles[DATE], "") for cells in sound], now)
    rest = {name: [cells.get(name, "") for cells in sound] for name in names if name not in roles.values()}
    if columns.roles:
        return replace(columns, roles=roles, days_lead=lead)
    by = counted_by(rest) if len(sound) >= ENOUGH else None
    ids = next((name for name, values in rest.items() if _are_ids(name, values)), None)
    telling = tuple(rest) if ids is None else (ids,)
    return replace(columns, roles=roles, days_lead=lead, by=by, telling=telling, has_id=ids is not None)


def names_of(rows: Sequence[Mapping[str, str]]) -> list[str]:
    """Return the names of the columns that some of the first rows have."""
    return list(dict.fromkeys(name for cells in rows[:_LOOKED_AT] for name in cells))


def counted_by(cells: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the columns whose texts are worth counting by each value: those of few values; `cells` are all of them."""
    return tuple(name for name, values in cells.items() if _is_few(values))[:_MOST_COLUMNS]


def _days_lead(dates: Sequence[str], now: float) -> bool | None:
    """Return what the dates tell by themselves, or else by the clock: none of them is written before its day."""
    told = day_first(dates)
    if told is not None:
        return told
    ahead = [max((moment(date, lead) or 0 for date in dates), default=0) > now + CLOCK_ROOM for lead in (False, True)]
    return ahead[0] if ahead[0] != ahead[1] else None


def _are_ids(name: str, cells: Sequence[str]) -> bool:
    return _is_id_name(name) and all(cells) and len(set(cells)) == len(cells) > 1


def _is_id_name(name: str) -> bool:
    return bool(re.fullmatch(_ID, name.strip().lower()))


def guessed(
    names: Sequence[str], rows: Sequence[Mapping[str, str]], given: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return role -> column for the roles that are not `given`, by the columns' names and what stands in them."""
    given, rows = given or {}, rows[:_LOOKED_AT]
    roles: dict[str, str] = {}
    for role, hint in _HINTS.items():
        free = [name for name in names if name not in (*roles.values(), *given.values())]
        found = next((name for name in free if re.fullmatch(hint, name.strip().lower())), None)
        if role not in given and found is not None:
            roles[role] = found
    for role, fits in ((DATE, are_dates), (TEXT, are_texts)):
        free = [name for name in names if name not in (*roles.values(), *given.values())]
        if role not in roles and role not in given:
            found = next((name for name in free if fits([row.get(name, "") for row in rows])), None)
            if found is not None:
                roles[role] = found
    return roles


def _is_few(cells: Sequence[str]) -> bool:
    told = [cell for cell in cells if cell.strip()]
    kinds = set(told)
    few = 1 < len(kinds) <= min(_MOST_VALUES, len(told) / _FEWEST_SAME)
    return few and max(map(len, kinds)) <= _LONGEST_VALUE


def read(
    records: Iterable[Record], columns: Columns, name: str, origin: str, now: float, zone: tzinfo = UTC
) -> tuple[list[Row], list[Refusal]]:
    """Return the dated texts among the records, and the others; `name` is the source of what names none itself.

    A row is the same as another one only of the same `origin`. `now` is what the clock says, in seconds: what is dated
    more than a day after it waits. `zone` is meant by times that name none.
    """
    rows: list[Row] = []
    refused: list[Refusal] = []
    for record in records:
        made = _row(record, columns, name, origin, now, zone)
        if isinstance(made, Row):
            rows.append(made)
        else:
            refused.append(made)
    return rows, refused


def _row(record: Record, columns: Columns, name: str, origin: str, now: float, zone: tzinfo) -> Row | Refusal:
    raw = record.raw[:_LONGEST_RAW] or str(dict(record.cells))[:_LONGEST_RAW]
    if record.fault:
        return Refusal(record.number, record.fault, raw[:200], raw)
    roles, cells = columns.roles, record.cells
    text = cells.get(roles[TEXT], "").strip()
    if not text:
        return Refusal(record.number, "feed_row_text", "", raw)
    written = cells.get(roles[DATE], "").strip()
    when = moment(written, bool(columns.days_lead), zone)
    if when is None or when < 0:
        return Refusal(record.number, "feed_row_date", written, raw)
    rest = {key: value for key, value in cells.items() if key not in roles.values() and value.strip()}
    if when > now + CLOCK_ROOM:
        return Refusal(record.number, "feed_row_future", written, raw, int(when))
    topics = re.split(r"[|;]", cells.get(roles[TOPICS], "")) if TOPICS in roles else []
    source = cells.get(roles.get(SOURCE, ""), "").strip()
    return Row(
        moment=int(when),
        written=written,
        origin=source or origin,
        source=source or name,
        text=text,
        cells=rest,
        telling=rest if columns.telling is None else {key: rest[key] for key in columns.telling if key in rest},
        sentiment=cells.get(roles.get(SENTIMENT, ""), "").strip(),
        topics=tuple(dict.fromkeys(topic.strip() for topic in topics if topic.strip())),
    )


def clock() -> float:
    """Return the seconds since 1970."""
    return time.time()
