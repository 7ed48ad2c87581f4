"""Which round of a run was the best, as the database tells it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

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
