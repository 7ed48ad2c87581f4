"""Builds the locked report: one model against its baselines on the same rows, by class, with its errors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from engine.evaluation.bootstrap import mean_interval, metric_interval
from engine.results import ERRORS, ClassScore, Interval, Prediction, Report
from engine.tasks.task import NOTHING, Row, Task, joined

MOST_ERRORS = 2000


def build_report(
    task: Task,
    rows: Sequence[Row],
    predictions: Sequence[Prediction],
    baselines: Mapping[str, Sequence[Any]],
    data_hash: str,
) -> Report:
    """Return the report; `baselines` maps a name to its answers on the same rows, in the form of `Prediction.value`."""
    gold = [task.gold(row) for row in rows]
    said = [prediction.value for prediction in predictions]
    return Report(
        task=task.info.name,
        metric=task.metric(gold),
        rows=len(rows),
        metrics=intervals(task, gold, said),
        baselines={name: intervals(task, gold, answers) for name, answers in baselines.items()},
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

    if not gold:
        return ()
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
    """Return the rows it got wrong, the surest or the largest mistakes first: they teach the most."""
    said = [prediction.value for prediction in predictions]
    metric = task.metric(gold)
    scores = task.scores(gold, said)[metric]
    if scores is None:
        wrong = [at for at in range(len(rows)) if gold[at] != said[at]]
    elif metric in ERRORS:
        wrong = [int(at) for at in np.argsort(-scores, kind="stable") if scores[at] > scores.mean()]
    else:
        wrong = [at for at in range(len(rows)) if scores[at] < 1.0]
    found = [
        {
            "row": rows[at].get("row", at + 1),
            "text": joined(task.reads(rows[at])),
            "gold": gold[at],
            "predicted": said[at],
            "gold_class": task.classes(gold[at]),
            "predicted_class": task.classes(said[at]),
            "confidence": predictions[at].confidence,
        }
        for at in wrong
    ]
    # Numbers are all told with the same confidence, so that they keep their order.
    return tuple(sorted(found, key=lambda error: -error["confidence"])[:MOST_ERRORS])
