"""Under which name a dataset is kept, and how one is found by it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from engine.errors import BadInput
from engine.results import DatasetInfo
from engine.store import datasets
from engine.store.database import open_database


@pytest.fixture
def database(tmp_path: Path) -> sqlite3.Connection:
    return open_database(tmp_path / "project.sqlite", new=True)


def add(database: sqlite3.Connection, dataset: str, name: str, task: str, version: int = 1) -> None:
    datasets.add(database, DatasetInfo(dataset, name, version, task, {"train": 3}, 0, f"2026-{dataset}"))


def test_a_name_that_only_another_task_has_gets_a_number_once(database: sqlite3.Connection) -> None:
    assert datasets.name_for(database, "messages", "classification") == "messages"
    add(database, "data-1", "messages", "classification")
    assert datasets.name_for(database, "messages", "classification") == "messages"
    assert datasets.name_for(database, "messages", "table") == "messages-2"
    add(database, "data-2", "messages-2", "table")
    assert datasets.name_for(database, "messages", "table") == "messages-2", "the next version of the one made before"
    assert datasets.name_for(database, "messages", "pairs") == "messages-3"


def test_a_name_that_several_have_is_refused_and_an_id_is_not(database: sqlite3.Connection) -> None:
    add(database, "data-1", "messages", "classification")
    add(database, "data-1", "messages", "classification", version=2)
    assert datasets.get(database, "messages").version == 2
    assert datasets.get(database, "messages", 1).version == 1
    add(database, "data-2", "messages", "table")
    with pytest.raises(BadInput, match="dataset_ambiguous") as caught:
        datasets.get(database, "messages")
    assert caught.value.params["known"] == "data-2 (table), data-1 (classification)"
    assert datasets.get(database, "data-1").version == 2
    # Both were kept so by an earlier Deskhand: what is imported under their name is still the next version of its task.
    assert datasets.name_for(database, "messages", "table") == "messages"
    with pytest.raises(BadInput, match="no_dataset"):
        datasets.get(database, "data-1", 7)
