"""Builds the locked report: one model against its baselines on the same rows, by class, with its errors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engine.evaluation.bootstrap import mean_interval, metric_interval
from engine.results import ClassScore, Interval, Prediction, Report
from engine.tasks.task import NOTHING, Row, Task, joined

MOST_ERRORS = 2000


def build_report(
    task: Task,
    rows: Sequence[Row],
    predictions: Sequence[Prediction],
    baselines: Mapping[str, Sequence[Any]],
    data_hash: str,
) -> Report:
    """Return the report; `baselines` maps a name to its answers in the form of `Prediction.value`.

    They are on the same rows, or on the first of them where a baseline is slow.
    """
    gold = [task.gold(row) for row in rows]
    said = [prediction.value for prediction in predictions]
    return Report(
        task=task.info.name,
        metric=task.info.metric,
        rows=len(rows),
        metrics=intervals(task, gold, said),
        baselines={name: intervals(task, gold[: len(told)], told) for name, told in baselines.items()},
        baseline_rows={name: len(told) for name, told in baselines.items() if len(told) < len(rows)},
        classes=class_scores(*task.paired(gold, said)),
        confusion=task.confusion(gold, said),
        errors=_errors(task, rows, gold, predictions),
        data_hash=data_hash,
    )


def intervals(task: Task, gold: Sequence[Any], said: Sequence[Any]) -> dict[str, Interval]:
    """Return every metric of the task with its 95 % interval."""
    found: dict[str, Interval] = {}
    for name, scores in task.scores(gold, said).items():
        if scores is not None:
            found[name] = mean_interval(scores)
        else:
            found[name] = metric_interval(gold, said, lambda a, b, name=name: task.metrics(a, b)[name])  # type: ignore[misc]
    return found


def class_scores(gold: Sequence[str], said: Sequence[str]) -> tuple[ClassScore, ...]:
    """Return scikit-learn's classification report, one row a class, worst F1 first."""
    from sklearn.metrics import classification_report

    found = classification_report(gold, said, output_dict=True, zero_division=0.0)
    rows = [
        ClassScore(
            name, found[name]["precision"], found[name]["recall"], found[name]["f1-score"], int(found[name]["support"])
        )
        for name in sorted((set(gold) | set(said)) - {NOTHING})
    ]
    return tuple(sorted(rows, key=lambda row: (row.f1, row.label)))


def _errors(
    task: Task, rows: Sequence[Row], gold: Sequence[Any], predictions: Sequence[Prediction]
) -> tuple[Mapping[str, Any], ...]:
    """Return the rows it got wrong, the surest mistakes first: they teach the most.

    Of written texts, which are hardly ever right to the letter, the furthest from right come first.
    """
    said = [prediction.value for prediction in predictions]
    scores, near = task.scores(gold, said)[task.info.metric], task.nearness(gold, said)
    wrong = [
        {
            "row": row.get("row", number),
            "text": joined(task.reads(row)),
            "gold": right,
            "predicted": prediction.value,
            "gold_class": task.classes(right),
            "predicted_class": task.classes(prediction.value),
            "confidence": prediction.confidence,
            **({} if near is None else {"score": float(near[number - 1])}),
        }
        for number, (row, right, prediction) in enumerate(zip(rows, gold, predictions, strict=True), 1)
        if (scores[number - 1] < 1.0 if scores is not None else right != prediction.value)
    ]
    return tuple(sorted(wrong, key=lambda error: (error.get("score", 0.0), -error["confidence"]))[:MOST_ERRORS])
