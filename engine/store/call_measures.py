"""Rows of what callers were measured to select, so that a measure and the messages behind it can be seen again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from engine.errors import BadInput
from engine.results import CallerChoice, CallerScore, CallMeasure, Difference, Interval, RowsPage
from engine.text.values import to_json

COLUMNS = ("caller", "outcome", "text", "expected", "made", "asks", "confidence", "milliseconds")
MOST_ROWS = 1000
_JSON = ("expected", "made", "asks")


def add(connection: sqlite3.Connection, info: CallMeasure, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Keep a measure and its rows, caller's key -> rows in order; a row is column -> value as in COLUMNS."""
    connection.execute("INSERT INTO call_measures VALUES (?, ?, ?)", (info.measure, info.created, to_json(info)))
    connection.executemany(
        "INSERT INTO measured_calls (measure, place, caller, outcome, text, expected, made, asks, confidence,"
        " milliseconds) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (info.measure, place, caller, *(_kept(name, row[name]) for name in COLUMNS[1:]))
            for caller, found in rows.items()
            for place, row in enumerate(found)
        ),
    )


def every(connection: sqlite3.Connection, agent: str) -> tuple[CallMeasure, ...]:
    """Return the measures of an agent, newest first."""
    rows = connection.execute("SELECT info FROM call_measures ORDER BY created DESC, measure DESC")
    return tuple(info for row in rows if (info := _info(json.loads(row["info"]))).agent == agent)


def page(connection: sqlite3.Connection, measure: str, caller: str, outcome: str, offset: int, limit: int) -> RowsPage:
    """Return rows of a measure in the order of the messages, '' for any caller or outcome; raises BadInput
    `no_measure`."""
    _require(connection, measure)
    where, values = ["measure = ?"], [measure]
    for column, wanted in (("caller", caller), ("outcome", outcome)):
        if wanted:
            where.append(f"{column} = ?")
            values.append(wanted)
    narrowed = " AND ".join(where)
    total: int = connection.execute(f"SELECT count(*) FROM measured_calls WHERE {narrowed}", values).fetchone()[0]
    found = connection.execute(
        f"SELECT {', '.join(COLUMNS)} FROM measured_calls WHERE {narrowed} ORDER BY place, caller LIMIT ? OFFSET ?",
        (*values, max(0, min(limit, MOST_ROWS)), max(0, offset)),
    )
    return RowsPage(COLUMNS, total, offset, tuple(map(_row, found)))


def delete(connection: sqlite3.Connection, measure: str) -> None:
    """Forget a measure with its rows; raises BadInput `no_measure`."""
    _require(connection, measure)
    connection.execute("DELETE FROM call_measures WHERE measure = ?", (measure,))


def _require(connection: sqlite3.Connection, measure: str) -> None:
    if connection.execute("SELECT 1 FROM call_measures WHERE measure = ?", (measure,)).fetchone() is None:
        raise BadInput("no_measure", measure=measure)


def _kept(name: str, value: Any) -> Any:
    return to_json(value) if name in _JSON else value


def _row(row: sqlite3.Row) -> dict[str, Any]:
    return {name: json.loads(row[name]) if name in _JSON else row[name] for name in COLUMNS}


def _info(data: dict[str, Any]) -> CallMeasure:
    return CallMeasure(**{**data, "callers": tuple(map(_score, data["callers"]))})


def _score(data: dict[str, Any]) -> CallerScore:
    return CallerScore(
        caller=CallerChoice(**data["caller"]),
        counts=data["counts"],
        shares={name: Interval(**share) for name, share in data["shares"].items()},
        milliseconds=data["milliseconds"],
        difference=Difference(**data["difference"]) if data["difference"] else None,
    )
