"""Builds the locked report: one model against its baselines on the same rows, by class, by slice, with its errors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.evaluation.bootstrap import Measured, difference, mean_measured, metric_measured, tally_measured
from engine.evaluation.slices import Key, measure_slices
from engine.results import ERRORS, ClassScore, Difference, Prediction, Report
from engine.tasks.task import NOTHING, Row, Task, joined

# What the window shows at once; all of them stand beside the report.
MOST_ERRORS = 2000


def build_report(
    task: Task,
    rows: Sequence[Row],
    predictions: Sequence[Prediction],
    baselines: Mapping[str, Sequence[Any]],
    data_hash: str,
    slices: Sequence[Sequence[Key]] = (),
) -> Report:
    """Return the report; `baselines` maps a name to its answers in the form of `Prediction.value`.

    They are on the same rows, or on the first of them where a baseline is slow; `slices` are those that each row is in.
    """
    gold = [task.gold(row) for row in rows]
    said = [prediction.value for prediction in predictions]
    own = measured(task, gold, said)
    others = {name: measured(task, gold[: len(told)], told) for name, told in baselines.items()}
    by, scores = row_scores(task, gold, said)
    return Report(
        task=task.info.name,
        metric=task.metric(gold),
        rows=len(rows),
        metrics={name: found.interval for name, found in own.items()},
        baselines={key: {name: found.interval for name, found in other.items()} for key, other in others.items()},
        baseline_rows={name: len(told) for name, told in baselines.items() if len(told) < len(rows)},
        classes=class_scores(*task.paired(gold, said)),
        confusion=task.confusion(gold, said),
        errors=_errors(task, rows, gold, predictions),
        data_hash=data_hash,
        differences={
            key: _differences(
                own if len(told) == len(rows) else measured(task, gold[: len(told)], said[: len(told)]),
                others[key],
            )
            for key, told in baselines.items()
        },
        slices=measure_slices(scores, slices, less_is_better(by)) if slices else (),
        slice_metric=by,
    )


def _differences(own: Mapping[str, Measured], other: Mapping[str, Measured]) -> dict[str, Difference]:
    return {name: difference(own[name], found, less_is_better(name)) for name, found in other.items()}


def measured(task: Task, gold: Sequence[Any], said: Sequence[Any]) -> dict[str, Measured]:
    """Return every metric of the task, on all rows and on the resamples."""
    found: dict[str, Measured] = {}
    tallies = task.tallies(gold, said)
    for name, scores in task.scores(gold, said).items():
        if scores is not None:
            found[name] = mean_measured(scores)
        elif name in tallies:
            found[name] = tally_measured(tallies[name])
        else:
            found[name] = metric_measured(gold, said, lambda a, b, name=name: task.metrics(a, b)[name])  # type: ignore[misc]
    return found


def less_is_better(metric: str) -> bool:
    """Return whether a metric is an error."""
    return metric in ERRORS


def row_scores(task: Task, gold: Sequence[Any], said: Sequence[Any]) -> tuple[str, NDArray[np.float64]]:
    """Return the metric that says of a single row how well it was answered, the task's own where it can, and [rows].

    A task whose metrics are all of a whole (BLEU) says whether the row is exactly right.
    """
    found = task.scores(gold, said)
    for name in (task.metric(gold), *found):
        if (scores := found.get(name)) is not None:
            return name, scores
    return "exact_match", np.array([a == b for a, b in zip(gold, said, strict=True)], float)


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


def right_rows(task: Task, gold: Sequence[Any], *answers: Sequence[Any]) -> list[list[bool]]:
    """Return, of each model's answers, which rows are right by what `row_scores` measures: never by their form alone,
    as answers that were kept come back as JSON has them.

    Of numbers none is wholly right: those count that are no further off than the mean, which is one for all models.
    """
    by, first = row_scores(task, gold, answers[0])
    scores = [first, *(row_scores(task, gold, said)[1] for said in answers[1:])]
    if less_is_better(by):
        limit = np.mean(scores)
        return [(found <= limit).tolist() for found in scores]
    return [(found >= 1.0).tolist() for found in scores]


def _errors(
    task: Task, rows: Sequence[Row], gold: Sequence[Any], predictions: Sequence[Prediction]
) -> tuple[Mapping[str, Any], ...]:
    """Return the rows it got wrong, the surest mistakes first: they teach the most.

    Of written texts, which are hardly ever right to the letter, the furthest from right come first, and of numbers the
    furthest off.
    """
    said = [prediction.value for prediction in predictions]
    [right], near = right_rows(task, gold, said), task.nearness(gold, said)
    metric = task.metric(gold)
    off = task.scores(gold, said)[metric] if metric in ERRORS else None
    wrong = [at for at in range(len(rows)) if not right[at]]
    if off is not None:
        wrong.sort(key=lambda at: -off[at])
    found = [
        {
            "row": rows[at].get("row", at + 1),
            "text": joined(task.reads(rows[at])),
            "gold": gold[at],
            "predicted": said[at],
            "gold_class": task.classes(gold[at]),
            "predicted_class": task.classes(said[at]),
            "confidence": predictions[at].confidence,
            **({} if near is None else {"score": float(near[at])}),
        }
        for at in wrong
    ]
    # Numbers are all told with the same confidence, so that they keep their order.
    return tuple(sorted(found, key=lambda error: (error.get("score", 0.0), -error["confidence"]))[:MOST_ERRORS])
