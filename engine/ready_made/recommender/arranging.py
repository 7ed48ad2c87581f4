"""Writes a person's table anew with its columns under the names by which they are known, or behind one that stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from engine.data import column_dates
from engine.data.layout import OWN
from engine.data.streams import RowWriter, iterate
from engine.ready_made.recommender import reading

# Each is the likeliest name of its role in `reading`.
NAMES = {"id": "item_id", "item": "item_id"}
_RATING = "rating"
Rows = list[dict[str, str]]


def arrange(part: str, paths: Sequence[str], target: Path, given: Mapping[str, str], stand: Path | None = None) -> int:
    """Write the rows of a version that stands, and of the files those that are not there yet, to the CSV `target`.

    Every role has its column, with a name that is never guessed otherwise; `given` as in `reading.columns`. A row that
    stands more than once in a file comes as often. Returns how many rows the files brought; raises as reading does.
    """
    known = _arranged(part, stand, {}) if stand else []
    held = Counter(map(_key, known)) if stand else None
    fresh: Rows = []
    for path in paths:
        for row in _arranged(part, Path(path), given):
            if held is not None:
                held[_key(row)] -= 1
            if held is None or held[_key(row)] < 0:
                fresh.append(row)
    every = [*known, *fresh]
    if any(_RATING in row for row in every):
        every = [_rated(row) for row in every]
    with RowWriter(target, columns=tuple(dict.fromkeys(name for row in every for name in row))) as writer:
        writer.write(every)
    return len(fresh)


def _arranged(part: str, path: Path, given: Mapping[str, str]) -> Rows:
    """Return a file's rows, each role under its own name, dates in one form, and what else there is."""
    rows = [row for batch in iterate(path, 2048) for row in batch]
    names = [name for name in (rows[0] if rows else ()) if name not in OWN]
    named = reading.columns(part, names, path.name, rows[: reading.LOOKED_AT], given)
    called = {role: NAMES.get(role, role) for role in reading.roles(part)}
    if reading.is_rating(named.get("value", "")):
        called["value"] = _RATING
    others = {name: _free(name) for name in names if name not in named.values()}
    days_lead = bool(column_dates.day_first(row[named["time"]] for row in rows)) if "time" in named else False
    return [
        {
            **{called[role]: row[named[role]].strip() if role in named else "" for role in called},
            **({"time": _one_form(row[named["time"]], days_lead)} if "time" in named else {}),
            **{new: row[old] for old, new in others.items()},
        }
        for row in rows
    ]


def _one_form(date: str, days_lead: bool) -> str:
    """Return a date as every reader takes it, one that cannot be read as it stands."""
    seconds = column_dates.moment(date, days_lead)
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M:%S") if seconds is not None else date


def _free(name: str) -> str:
    """Return a name for a column that has no role, unlike those of columns that have one."""
    plain = re.sub(r"[\W_]+", "", name.lower())
    taken = {*NAMES.values(), _RATING, *(role for part in reading.PARTS for role in reading.roles(part))}
    return f"{name}_2" if plain in {one.replace("_", "") for one in taken} else name


def _rated(row: dict[str, str]) -> dict[str, str]:
    return {_RATING if name == "value" else name: cell for name, cell in row.items()}


def _key(row: Mapping[str, str]) -> tuple[str, ...]:
    """Return what tells an event from others; a rating may be stored as 5 and brought as 5.0."""
    value = row.get(_RATING, row.get("value", ""))
    return row["person"], row["item_id"], row["time"], str(reading.number(value) or value)
