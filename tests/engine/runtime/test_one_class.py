"""Rows that labelling or editing left with one class are refused before a training, and lose no trained model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from engine.errors import BadInput
from engine.results import BaseModel
from engine.runtime.procedures import preparing
from engine.runtime.procedures.baselining import answers_of
from engine.tasks.registry import task_named

BASE = BaseModel("tiny", "Tiny", "encoder", "ready", max_tokens=64)


def rows_of(task: str, *told: Any) -> list[dict[str, Any]]:
    role = {"pairs": "score"}.get(task, "label")
    more = {"text_pair": "a lamp"} if task == "pairs" else {}
    return [{"text": f"where is lamp {at}", **more, role: value} for at, value in enumerate(told)]


@pytest.mark.parametrize(("task", "one", "other"), [("classification", "late", "broken"), ("pairs", 1.5, 2.0)])
def test_a_training_of_one_class_is_refused(
    task: str, one: Any, other: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = {"train": rows_of(task, one, one, one), "valid": rows_of(task, one, other)}
    monkeypatch.setattr(preparing, "read_part", lambda data, part: parts[part])
    monkeypatch.setattr(preparing, "read_tools", lambda data: None)
    with pytest.raises(BadInput) as caught:
        preparing.learned(task, tmp_path, BASE)
    assert (caught.value.code, caught.value.params) == ("one_class_left", {"label": one, "rows": 3})
    parts["train"] = rows_of(task, one, other)
    assert len(preparing.learned(task, tmp_path, BASE).train) == 2


def test_a_baseline_that_cannot_be_computed_is_left_out(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    task, rows = task_named("classification"), rows_of("classification", "late", "late", "late")
    assert answers_of(task, rows, rows[:2], None, tmp_path) == {"majority": ["late", "late"]}
    assert "tfidf is left out" in caplog.text
