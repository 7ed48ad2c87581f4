"""Compares two published models on the same test rows, by their kept answers or by answering anew."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine.data.rows import read_part
from engine.errors import BadInput
from engine.evaluation.answers import read_answers
from engine.evaluation.comparing import compare
from engine.results import Comparison, Prediction
from engine.runtime.orders import CompareOrder, Contender
from engine.runtime.procedures.families import family_of
from engine.runtime.procedures.unseen import unseen
from engine.runtime.reporter import PipeReporter
from engine.tasks.registry import task_named
from engine.tasks.task import Row, Task, joined


def run(order: CompareOrder, reporter: PipeReporter) -> Comparison:
    """Return the comparison; raises BadInput `too_few_rows` without test rows, and as `unseen`."""
    task = task_named(order.first.info.task)
    test: list[Row] = list(read_part(order.data, "test"))
    if not test:
        raise BadInput("too_few_rows", train=0, valid=0)
    learned = (order.first.learned, order.second.learned)
    rows = [test[at] for at in unseen(task, test, learned)] if order.fresh else test
    first, second = (_answers(contender, task, rows, reporter) for contender in (order.first, order.second))
    left_out = len(test) - len(rows)
    return compare(task, rows, (order.first.info, first), (order.second.info, second), order.name, left_out)


def _answers(contender: Contender, task: Task, rows: Sequence[Row], reporter: PipeReporter) -> list[Prediction]:
    kept = list(read_answers(contender.answers)) if contender.answers is not None else []
    # The same rows may stand in another order in another version.
    if [row["text"] for row in kept] != [joined(task.reads(row)) for row in rows]:
        return family_of(task).answers(
            Path(contender.info.folder), task, rows, reporter.counting("evaluate", len(rows))
        )
    return [Prediction(row["predicted"], row["confidence"]) for row in kept]
