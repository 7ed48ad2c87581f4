"""A recipe that learns from fewer rows gets the rows that together say most, and every one that a person corrected."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from engine.results import BaseModel
from engine.runtime.procedures import preparing
from engine.store import corrections, database

BASE = BaseModel("tiny", "Tiny", "encoder", "ready", max_tokens=64)
ROWS = [{"text": f"where is lamp {place % 4}", "label": f"class {place % 2}"} for place in range(40)]


@pytest.fixture(autouse=True)
def rows(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = {"train": [*ROWS, {"text": "where is lamp 1 then", "label": "class 0"}], "valid": ROWS[:5]}
    monkeypatch.setattr(preparing, "read_part", lambda data, part: parts[part])
    monkeypatch.setattr(preparing, "read_tools", lambda data: None)


def test_a_model_of_classes_learns_from_some_of_each(tmp_path: Path) -> None:
    found = preparing.learned("classification", tmp_path, BASE, 10)
    assert (len(found.train), len(found.known), len(found.valid)) == (10, 41, 5)
    assert Counter(row["label"] for row in found.train) == {"class 0": 5, "class 1": 5}


def test_what_answers_in_the_texts_words_learns_from_what_says_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [{"text": row["text"], "spans": "[]"} for row in ROWS]
    parts = {
        "train": [*rows, {"text": "the bridge is new", "spans": '[{"start": 4, "end": 10, "label": "place"}]'}],
        "valid": rows[:5],
    }
    monkeypatch.setattr(preparing, "read_part", lambda data, part: parts[part])
    found = preparing.learned("entities", tmp_path, BASE, 5)
    assert {row["text"] for row in found.train} == {row["text"] for row in parts["train"]}


def test_none_is_left_out_where_the_recipe_does_not_say_so(tmp_path: Path) -> None:
    assert len(preparing.learned("classification", tmp_path, BASE).train) == 41


def test_what_a_person_corrected_is_always_learned_from(tmp_path: Path) -> None:
    found = preparing.learned("classification", tmp_path, BASE, 12, ["where is lamp 2"])
    assert sum(row["text"] == "where is lamp 2" for row in found.train) == 10
    assert len(found.train) == 12
    few = preparing.learned("classification", tmp_path, BASE, 1, [row["text"] for row in ROWS])
    assert len(few.train) == 40


def test_the_corrected_texts_are_those_that_the_version_learns(tmp_path: Path) -> None:
    connection = database.open_database(tmp_path / "project.sqlite", new=True)
    for position, (text, version) in enumerate([("old", 2), ("new", 3)]):
        corrections.add(connection, corrections.CALL, "chat", position, text, "{}", "calls", version, version - 1)
    assert corrections.learned(connection, "calls", 2) == ("old",)
    assert corrections.learned(connection, "calls", 3) == ("old", "new")
    assert corrections.learned(connection, "others", 3) == ()
