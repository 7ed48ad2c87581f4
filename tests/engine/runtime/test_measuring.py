"""From answers to report and to comparison on a real version of a dataset; what a model says is scripted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.commands import ImportSpec, Split
from engine.data.importing import import_dataset
from engine.data.origins import other_columns
from engine.data.rows import read_part
from engine.errors import BadInput
from engine.evaluation.answers import FILE, Narrowing, page_answers
from engine.results import Prediction, Report
from engine.runtime.orders import CompareOrder, Contender
from engine.runtime.procedures import comparing
from engine.runtime.procedures.measuring import measure
from engine.runtime.procedures.unseen import unseen
from engine.tasks.registry import task_named
from tests.helpers.trained import model_info

TASK = task_named("classification")


class Quiet:
    """A reporter that nobody listens to."""

    def progress(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def version(tmp_path: Path) -> Path:
    """Eighty rows of two classes, half of them for the test, with a column beside them."""
    source, target = tmp_path / "messages.csv", tmp_path / "version.parquet"
    lines = [f"message {at} about {'ab'[at % 2]},{'ab'[at % 2]},{'nsss'[at % 4]}" for at in range(80)]
    source.write_text("text,label,side\n" + "\n".join(lines) + "\n", encoding="utf-8")
    spec = ImportSpec((str(source),), "classification", split=Split(0.1, 0.5))
    import_dataset(spec, TASK.info, target, TASK.structure, lambda *_: None, lambda: False, None)
    return target


def measured(version: Path, folder: Path, wrong: int) -> Report:
    """Measure a model that gets the first rows wrong."""
    folder.mkdir()
    rows = read_part(version, "test")
    said = [("b" if row["label"] == "a" else "a") if at < wrong else row["label"] for at, row in enumerate(rows)]
    predictions = [Prediction(label, 0.9) for label in said]
    columns = other_columns(version, "test")
    return measure(TASK, rows, columns, predictions, {"base": ["a"] * len(rows)}, "h", folder, Quiet())


def test_a_report_knows_its_slices_and_keeps_every_answer(version: Path, tmp_path: Path) -> None:
    report = measured(version, tmp_path / "model", 4)
    assert report.rows == 40
    assert report.differences["base"]["accuracy"].verdict == "better"
    assert {(item.column, item.value) for item in report.slices if item.by == "column"} >= {("side", "s")}
    kept = page_answers(tmp_path / "model" / FILE, Narrowing(wrong=True))
    assert kept.total == len(report.errors) == 4
    assert kept.rows[0]["base"] == "a"


def test_two_models_are_compared_by_what_they_said(version: Path, tmp_path: Path) -> None:
    measured(version, tmp_path / "good", 2)
    measured(version, tmp_path / "poor", 20)
    sides = [
        Contender(replace(model_info(), name=name, folder=str(tmp_path / name)), tmp_path / name / FILE, version)
        for name in ("good", "poor")
    ]
    found = comparing.run(CompareOrder(tmp_path / "log", *sides, version, "messages, version 1", False), Quiet())
    assert (found.rows, found.both, found.only_first, found.only_second, found.neither) == (40, 20, 18, 0, 2)
    assert found.differences["accuracy"].value == pytest.approx(18 / 40)
    assert found.differences["accuracy"].verdict == "better"
    assert {row["right"] for row in found.disagreements} == {"first"}
    assert len(found.disagreements) == 18


def test_rows_that_a_model_learned_from_are_none_to_compare_on(version: Path) -> None:
    test = read_part(version, "test")
    learned = {row["text"] for row in read_part(version, "train")}
    mixed = [*test, *read_part(version, "train")]
    fresh = [mixed[at] for at in unseen(TASK, mixed, (version,))]
    assert len(fresh) == len(test)
    assert not learned & {row["text"] for row in fresh}
    with pytest.raises(BadInput) as caught:
        unseen(TASK, read_part(version, "valid"), (version,))
    assert caught.value.code == "all_learned"


@pytest.mark.parametrize(
    ("name", "answers", "cells", "said"),
    [
        ("multilabel", {"labels": '["damage", "delay"]'}, ("damage;delay", "delay, damage"), ["delay"]),
        ("pairs", {"score": 2.5, "text_pair": "b"}, ("2.5", "2.50"), 2.0),
    ],
)
def test_the_right_answers_are_no_kind_of_rows(
    name: str, answers: dict[str, Any], cells: tuple[str, str], said: Any, tmp_path: Path
) -> None:
    other = {"labels": "[]"} if name == "multilabel" else {"score": 1.0, "text_pair": "b"}
    rows = [{"text": f"q {at}", **(answers if at % 3 else other)} for at in range(60)]
    wrong = {"multilabel": "", "pairs": "1"}[name]
    columns = [{"mine": cells[at % 2] if at % 3 else wrong, "side": "ns"[at % 2]} for at in range(60)]
    predictions = [Prediction(said, 0.9)] * 60
    report = measure(task_named(name), rows, columns, predictions, {}, "h", None, Quiet())
    assert {item.column for item in report.slices if item.by == "column"} == {"side"}
