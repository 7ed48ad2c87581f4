"""Holds two models against each other on the same rows: what each scores, whether they differ, and on which rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engine.evaluation.bootstrap import difference
from engine.evaluation.report import less_is_better, measured, right_rows
from engine.results import Comparison, ModelInfo, Prediction
from engine.tasks.task import Row, Task, joined

# Of the rows that only one got right: enough to read, small enough to show at once.
MOST_DISAGREEMENTS = 1000


def compare(
    task: Task,
    rows: Sequence[Row],
    first: tuple[ModelInfo, Sequence[Prediction]],
    second: tuple[ModelInfo, Sequence[Prediction]],
    data: str,
    left_out: int = 0,
) -> Comparison:
    """Return the comparison of two models' answers on `rows`, of the test rows called `data`."""
    gold = [task.gold(row) for row in rows]
    answers = [[prediction.value for prediction in side[1]] for side in (first, second)]
    own, other = (measured(task, gold, said) for said in answers)
    right = list(zip(*right_rows(task, gold, *answers), strict=True))
    return Comparison(
        first=first[0],
        second=second[0],
        data=data,
        rows=len(rows),
        metric=task.metric(gold),
        metrics={name: (own[name].interval, other[name].interval) for name in own},
        differences={name: difference(own[name], other[name], less_is_better(name)) for name in own},
        both=right.count((True, True)),
        only_first=right.count((True, False)),
        only_second=right.count((False, True)),
        neither=right.count((False, False)),
        disagreements=_disagreements(task, rows, gold, first[1], second[1], right),
        left_out=left_out,
    )


def _disagreements(
    task: Task,
    rows: Sequence[Row],
    gold: Sequence[Any],
    first: Sequence[Prediction],
    second: Sequence[Prediction],
    right: Sequence[tuple[bool, ...]],
) -> tuple[Mapping[str, Any], ...]:
    """Return the rows that one got right and the other wrong, those first of which the wrong one was surest."""
    found = [
        {
            "row": at + 1,
            "text": joined(task.reads(rows[at])),
            "gold": gold[at],
            "first": first[at].value,
            "second": second[at].value,
            "right": "first" if right[at][0] else "second",
            "confidence": (second if right[at][0] else first)[at].confidence,
        }
        for at in range(len(rows))
        if right[at][0] != right[at][1]
    ]
    return tuple(sorted(found, key=lambda row: -row["confidence"])[:MOST_DISAGREEMENTS])
