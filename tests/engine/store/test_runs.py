"""Which round of a run was the best, as the database tells it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

from engine.errors import BadInput
from engine.results import MetricPoint, RunInfo
from engine.store import runs
from engine.store.database import open_database, transaction


@pytest.fixture
def database(tmp_path: Path) -> sqlite3.Connection:
    connection = open_database(tmp_path / "project.sqlite", new=True)
    with transaction(connection):
        runs.add(connection, RunInfo("run-1", "r", "data-1", 1, "t", "base", "running", "now"), "")
    return connection


def measured(database: sqlite3.Connection, values: dict[str, Sequence[float]]) -> RunInfo:
    for name, told in values.items():
        for number, value in enumerate(told, 1):
            runs.add_metric(database, "run-1", MetricPoint(number, float(number), "valid", name, value))
    return runs.get(database, "run-1", lambda task, labels: "exact_call", lambda run: False)


def test_the_highest_value_of_the_tasks_metric_is_the_best(database: sqlite3.Connection) -> None:
    found = measured(database, {"exact_call": (0.5, 0.7, 0.7), "loss": (2.0, 1.0, 0.5)})
    assert (found.metric, found.best, found.best_epoch) == ("exact_call", 0.7, 3.0)


def test_a_writers_answers_right_to_the_letter_come_before_its_loss(database: sqlite3.Connection) -> None:
    found = measured(database, {"loss": (2.0, 0.5, 1.0), "exact_match": (0.1, 0.2, 0.4)})
    assert (found.metric, found.best, found.best_epoch) == ("exact_match", 0.4, 3.0)


def test_where_only_the_loss_was_measured_the_lowest_is_the_best(database: sqlite3.Connection) -> None:
    found = measured(database, {"loss": (2.0, 0.5, 1.0)})
    assert (found.metric, found.best, found.best_epoch) == ("loss", 0.5, 2.0)


def test_before_the_first_round_there_is_no_best(database: sqlite3.Connection) -> None:
    assert measured(database, {}).best is None


def found(database: sqlite3.Connection, run: str, kind: str = "") -> str:
    return runs.get(database, run, lambda task, labels: "", lambda run: False, kind).run


def test_a_run_is_found_by_its_id_and_by_a_name_that_no_other_has(database: sqlite3.Connection) -> None:
    runs.add(database, RunInfo("run-2", "tickets", "data-1", 1, "t", "base", "running", "later"), "")
    runs.add(database, RunInfo("run-3", "tickets", "data-1", 1, "t", "base", "running", "last"), "", minutes=5)
    assert [found(database, run) for run in ("run-2", "r")] == ["run-2", "run-1"]
    assert [found(database, "tickets", kind) for kind in ("training", "search")] == ["run-2", "run-3"]
    with pytest.raises(BadInput, match="run_ambiguous") as several:
        found(database, "tickets")
    assert several.value.params["known"] == "run-2 (tickets, running), run-3 (tickets, running)"
    with pytest.raises(BadInput, match="'no_search'") as none:
        found(database, "run-2", "search")
    assert none.value.params["known"] == "run-3 (tickets, running)"


def test_of_many_runs_the_newest_are_named(database: sqlite3.Connection) -> None:
    for number in range(10, 22):
        runs.add(database, RunInfo(f"run-{number}", "n", "data-1", 1, "t", "base", "running", f"on {number}"), "")
    with pytest.raises(BadInput, match="no_run") as caught:
        runs.row_of(database, "nope")
    known = caught.value.params["known"].split(", run-")
    assert len(known) == runs.MOST_TOLD and known[0].startswith("run-21 ") and known[-1].endswith("...")
