"""Which rows each of two models got right, by the same measure for both."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from engine.evaluation.answers import FILE, read_answers, write_answers
from engine.evaluation.comparing import compare
from engine.results import ModelInfo, Prediction
from engine.tasks.registry import task_named


def side(name: str, *values: Any) -> tuple[ModelInfo, list[Prediction]]:
    info = ModelInfo(name, name, "pairs", "tiny", "r", "d", "mse", 0.0, "2026", 0, "f")
    return info, [Prediction(value, 1.0) for value in values]


def test_numbers_of_both_are_right_by_one_limit() -> None:
    rows = [{"text": f"q{at}", "text_pair": "x", "score": 2.0} for at in range(4)]
    near, far = side("near", 2.1, 2.1, 1.8, 1.8), side("far", 3.0, 3.0, 4.0, 4.0)
    found = compare(task_named("pairs"), rows, near, far, "d")
    # Squared errors: 0.01 and 0.04 against 1 and 4; their mean is 1.2625.
    assert (found.both, found.only_first, found.only_second, found.neither) == (2, 2, 0, 0)
    assert [row["right"] for row in found.disagreements] == ["first", "first"]


def test_classes_are_right_where_they_are_the_same() -> None:
    rows = [{"text": f"q{at}", "label": "a"} for at in range(3)]
    found = compare(task_named("classification"), rows, side("one", "a", "a", "b"), side("two", "a", "b", "b"), "d")
    assert (found.both, found.only_first, found.only_second, found.neither) == (1, 1, 0, 1)


def test_marked_words_are_right_where_they_are_the_same_also_as_they_were_kept(tmp_path: Path) -> None:
    task = task_named("entities")
    spans = [{"start": 0, "end": 4, "label": "person"}, {"start": 8, "end": 12, "label": "place"}]
    rows = [{"text": "Anna in Oslo", "spans": json.dumps(spans)}, {"text": "nobody here", "spans": "[]"}]
    one = side("one", [(0, 4, "person"), (8, 12, "place")], [])
    two = side("two", [(0, 4, "person")], [])
    fresh = compare(task, rows, one, two, "d")
    assert (fresh.both, fresh.only_first, fresh.only_second, fresh.neither) == (1, 1, 0, 0)
    kept = [(info, _kept(tmp_path / info.name, rows, said)) for info, said in (one, two)]
    found = compare(task, rows, *kept, "d")
    assert (found.both, found.only_first, found.only_second, found.neither) == (1, 1, 0, 0)
    assert [(row["row"], row["right"]) for row in found.disagreements] == [(1, "first")]


def test_classes_of_a_row_are_right_in_any_order() -> None:
    rows = [{"text": "q", "labels": '["damage", "delay"]'}]
    found = compare(
        task_named("multilabel"), rows, side("one", ["delay", "damage"]), side("two", ["damage", "delay"]), "d"
    )
    assert (found.both, found.neither) == (1, 0)


def _kept(folder: Path, rows: list[dict[str, str]], said: list[Prediction]) -> list[Prediction]:
    """Return the answers as they come back from beside a report."""
    folder.mkdir()
    write_answers(folder, task_named("entities"), rows, said, None, [], [])
    return [Prediction(row["predicted"], row["confidence"]) for row in read_answers(folder / FILE)]
