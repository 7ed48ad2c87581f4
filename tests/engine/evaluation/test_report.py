"""The figures of a report against ones counted by hand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from engine.evaluation.bootstrap import mean_interval, metric_measured
from engine.evaluation.report import build_report, class_scores
from engine.results import Prediction
from engine.tasks.registry import task_named

GOLD = ["a", "a", "a", "b", "b", "c"]
SAID = ["a", "a", "b", "b", "c", "c"]


def test_class_scores_are_the_ones_counted_by_hand_worst_first() -> None:
    rows = {row.label: row for row in class_scores(GOLD, SAID)}
    assert (rows["a"].precision, rows["a"].recall, rows["a"].support) == (1.0, pytest.approx(2 / 3), 3)
    assert (rows["b"].precision, rows["b"].recall, rows["b"].f1) == (0.5, 0.5, 0.5)
    assert (rows["c"].precision, rows["c"].recall) == (0.5, 1.0)
    assert [row.label for row in class_scores(GOLD, SAID)] == ["b", "c", "a"]


def test_a_report_has_metrics_baselines_confusion_and_the_surest_mistake_first() -> None:
    task = task_named("classification")
    rows = [{"text": f"text {number}", "label": label, "row": number + 10} for number, label in enumerate(GOLD)]
    predictions = [Prediction(label, 0.5 + number / 20) for number, label in enumerate(SAID)]
    report = build_report(task, rows, predictions, {"majority": ["a"] * 6}, "hash")
    assert report.rows == 6
    assert report.metrics["accuracy"].value == pytest.approx(4 / 6)
    assert report.metrics["macro_f1"].value == pytest.approx((0.8 + 0.5 + 2 / 3) / 3)
    assert report.baselines["majority"]["accuracy"].value == 0.5
    assert [(error["row"], error["gold"], error["predicted"]) for error in report.errors] == [
        (14, "b", "c"),
        (12, "a", "b"),
    ]
    labels = list(report.confusion.labels)
    counts = np.array(report.confusion.counts)
    assert counts.sum() == 6
    assert counts[labels.index("a")][labels.index("b")] == 1


def test_an_interval_is_near_the_one_the_normal_distribution_gives() -> None:
    scores = np.array([1.0] * 900 + [0.0] * 100)
    found = mean_interval(scores)
    half = 1.96 * np.sqrt(0.9 * 0.1 / 1000)
    assert found.value == 0.9
    assert found.low == pytest.approx(0.9 - half, abs=0.004)
    assert found.high == pytest.approx(0.9 + half, abs=0.004)


def test_an_interval_is_the_same_each_time_and_holds_its_value() -> None:
    def share(gold: Sequence[str], said: Sequence[str]) -> float:
        return float(np.mean([a == b for a, b in zip(gold, said, strict=True)]))

    first = metric_measured(GOLD * 20, SAID * 20, share).interval
    assert first == metric_measured(GOLD * 20, SAID * 20, share).interval
    assert first.value == pytest.approx(4 / 6)
    assert first.low < first.value < first.high


def test_of_written_texts_the_furthest_from_right_come_first_and_slow_baselines_answer_the_first_rows() -> None:
    task = task_named("summarisation")
    gold = ["budget agreed", "next meeting on friday", "thanks"]
    said = ["budget agreed", "the meeting", "hello"]
    rows = [{"text": f"text {number}", "target": target} for number, target in enumerate(gold)]
    predictions = [Prediction(text, 0.9 - number / 10) for number, text in enumerate(said)]
    report = build_report(task, rows, predictions, {"copy": gold, "base": ["budget agreed"]}, "hash")
    assert (report.confusion, report.classes) == (None, ())
    assert [(error["row"], error["score"]) for error in report.errors] == [(3, 0.0), (2, pytest.approx(0.4))]
    assert report.baselines["copy"]["rouge_l"].value == report.baselines["base"]["rouge_l"].value == 1.0
    assert report.baseline_rows == {"base": 1}
