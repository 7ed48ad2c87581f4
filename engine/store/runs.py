"""Rows of the runs, their metrics and what happened in them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from typing import Any

from engine.errors import BadInput, ErrorInfo, not_known
from engine.results import ERRORS, EXACT, LOSS, MetricPoint, RunInfo
from engine.store.database import now
from engine.text.values import to_json

Resumable = Callable[[str], bool]
# So many are named where one was not found.
MOST_TOLD = 10
# Task, and how many labels there are to tell apart -> the metric that is watched.
MetricOf = Callable[[str, int], str]


def add(connection: sqlite3.Connection, info: RunInfo, recipe: str, minutes: float = 0.0) -> None:
    """Add a run that is about to start; `recipe` is its TOML, `minutes` the budget of a search."""
    connection.execute(
        "INSERT INTO runs (run, name, dataset, dataset_version, task, base, recipe, minutes, status, created)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'running', ?)",
        (info.run, info.name, info.dataset, info.dataset_version, info.task, info.base, recipe, minutes, info.created),
    )


def restart(connection: sqlite3.Connection, run: str) -> None:
    """Mark a run as running again."""
    connection.execute("UPDATE runs SET status = 'running', finished = '', error = '' WHERE run = ?", (run,))


def forget_after(connection: sqlite3.Connection, run: str, step: int) -> None:
    """Drop what was measured after the checkpoint that a run goes on from: it will be measured again."""
    connection.execute("DELETE FROM metrics WHERE run = ? AND step > ?", (run, step))


def finish(
    connection: sqlite3.Connection, run: str, status: str, model: str = "", error: ErrorInfo | None = None
) -> None:
    """Write how a run ended."""
    connection.execute(
        "UPDATE runs SET status = ?, finished = ?, model = ?, error = ? WHERE run = ?",
        (status, now(), model, to_json(error) if error else "", run),
    )


def delete(connection: sqlite3.Connection, run: str) -> None:
    """Delete a run with all that was measured; raises BadInput `no_run`, `run_running`, `run_has_model`."""
    row = row_of(connection, run)
    if row["status"] == "running":
        raise BadInput("run_running", name=row["name"])
    model = connection.execute("SELECT name FROM models WHERE run = ?", (run,)).fetchone()
    if model is not None:
        raise BadInput("run_has_model", name=row["name"], model=model["name"])
    connection.execute("DELETE FROM runs WHERE run = ?", (run,))


def fail_orphans(connection: sqlite3.Connection, orphaned: Callable[[str], bool]) -> int:
    """Mark the running runs that `orphaned` says a killed app left behind as failed; returns how many there were."""
    running = [row["run"] for row in connection.execute("SELECT run FROM runs WHERE status = 'running'")]
    left = [run for run in running if orphaned(run)]
    for run in left:
        finish(connection, run, "failed", error=ErrorInfo("app_closed"))
    return len(left)


def running_from(connection: sqlite3.Connection, base: str) -> list[str]:
    """Return the names of the runs that train the base model `base` now."""
    found = connection.execute("SELECT name FROM runs WHERE status = 'running' AND base = ?", (base,))
    return [row["name"] for row in found]


def add_metric(connection: sqlite3.Connection, run: str, point: MetricPoint) -> bool:
    """Keep a measured value; returns False for one that is there already, as a resumed run tells all it knows."""
    added = connection.execute(
        "INSERT OR IGNORE INTO metrics VALUES (?, ?, ?, ?, ?, ?)",
        (run, point.step, point.epoch, point.part, point.name, point.value),
    )
    return added.rowcount == 1


def add_note(connection: sqlite3.Connection, run: str, code: str, params: Mapping[str, Any]) -> None:
    """Keep something that happened."""
    connection.execute("INSERT INTO notes VALUES (?, ?, ?, ?)", (run, now(), code, to_json(params)))


def every(connection: sqlite3.Connection, metric_of: MetricOf, resumable: Resumable) -> tuple[RunInfo, ...]:
    """Return all runs, newest first."""
    return tuple(_info(connection, row, metric_of, resumable) for row in _known(connection))


def get(connection: sqlite3.Connection, run: str, metric_of: MetricOf, resumable: Resumable, kind: str = "") -> RunInfo:
    """Return one run by its id, or by its name where no other has it; with `kind` one of training or search.

    Raises BadInput `no_run`, for a search `no_search`, `run_ambiguous`.
    """
    known = _known(connection, kind)
    found = [row for row in known if row["run"] == run] or [row for row in known if row["name"] == run]
    if len(found) != 1:
        if found:
            raise BadInput("run_ambiguous", run=run, known=", ".join(_told(found)))
        raise not_known("no_search" if kind == "search" else "no_run", _told(known), run=run)
    return _info(connection, found[0], metric_of, resumable)


def row_of(connection: sqlite3.Connection, run: str) -> sqlite3.Row:
    """Return the stored row of the run with this id, with its recipe; raises BadInput `no_run`."""
    row: sqlite3.Row | None = connection.execute("SELECT * FROM runs WHERE run = ?", (run,)).fetchone()
    if row is None:
        raise not_known("no_run", _told(_known(connection)), run=run)
    return row


def metrics(connection: sqlite3.Connection, run: str) -> tuple[MetricPoint, ...]:
    """Return every value, in the order of steps."""
    rows = connection.execute(
        "SELECT step, epoch, part, name, value FROM metrics WHERE run = ? ORDER BY step, part, name", (run,)
    )
    return tuple(MetricPoint(*row) for row in rows)


def notes(connection: sqlite3.Connection, run: str) -> tuple[tuple[str, str, dict[str, Any]], ...]:
    """Return (moment, code, params), oldest first."""
    rows = connection.execute("SELECT at, code, params FROM notes WHERE run = ? ORDER BY rowid", (run,))
    return tuple((row["at"], row["code"], json.loads(row["params"])) for row in rows)


def _watched(connection: sqlite3.Connection, run: str, metric: str) -> str:
    """Return the metric that decided which round was the best; a model that writes is not watched by its task's."""
    rows = connection.execute("SELECT DISTINCT name FROM metrics WHERE run = ? AND part = 'valid'", (run,))
    measured = {row["name"] for row in rows}
    return next((name for name in (metric, EXACT, LOSS) if name in measured), metric)


def _info(connection: sqlite3.Connection, row: sqlite3.Row, metric_of: MetricOf, resumable: Resumable) -> RunInfo:
    data = connection.execute(
        "SELECT labels FROM datasets WHERE dataset = ? AND version = ?", (row["dataset"], row["dataset_version"])
    ).fetchone()
    metric = _watched(connection, row["run"], metric_of(row["task"], data["labels"] if data else 0))
    order = "ASC" if metric in ERRORS else "DESC"
    # Of equal rounds a training keeps the last, of equal trials a search takes the first.
    equals = "ASC" if row["minutes"] else "DESC"
    best = connection.execute(
        "SELECT value, epoch FROM metrics WHERE run = ? AND part = 'valid' AND name = ?"
        f" ORDER BY value {order}, step {equals} LIMIT 1",
        (row["run"], metric),
    ).fetchone()
    status = row["status"]
    return RunInfo(
        run=row["run"],
        name=row["name"],
        dataset=row["dataset"],
        dataset_version=row["dataset_version"],
        task=row["task"],
        base=row["base"],
        status=status,
        created=row["created"],
        finished=row["finished"],
        model=row["model"],
        resumable=status in ("failed", "paused", "cancelled") and resumable(row["run"]),
        error=json.loads(row["error"]) if row["error"] else None,
        best=best["value"] if best else None,
        best_epoch=best["epoch"] if best else 0.0,
        metric=metric,
        kind=_kind(row),
    )


def _kind(row: sqlite3.Row) -> str:
    return "search" if row["minutes"] else "training"


def _known(connection: sqlite3.Connection, kind: str = "") -> list[sqlite3.Row]:
    rows = connection.execute("SELECT * FROM runs ORDER BY created DESC").fetchall()
    return [row for row in rows if kind in ("", _kind(row))]


def _told(rows: list[sqlite3.Row]) -> list[str]:
    """Return the newest of these runs with name and state."""
    told = [f"{row['run']} ({row['name']}, {row['status']})" for row in rows[:MOST_TOLD]]
    return [*told, *(["..."] if len(rows) > MOST_TOLD else [])]
