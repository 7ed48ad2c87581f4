"""Evaluates a published model: on its own locked test rows or on labelled rows of another file."""

from __future__ import annotations

from dataclasses import replace

from engine.data.origins import other_columns
from engine.data.rows import read_part
from engine.errors import BadInput
from engine.export.card import check_unchanged
from engine.inference.space import read_space
from engine.results import Report
from engine.runtime.orders import EvaluateOrder
from engine.runtime.procedures.baselining import answers_of
from engine.runtime.procedures.families import family_of
from engine.runtime.procedures.measuring import measure
from engine.runtime.procedures.unseen import unseen
from engine.runtime.reporter import PipeReporter
from engine.tasks.registry import task_named


def run(order: EvaluateOrder, reporter: PipeReporter) -> Report:
    """Return the report, beside the baselines' answers on the same rows where the training data is still there.

    Raises BadInput `too_few_rows`, JobFailed `model_changed`, and as `unseen`.
    """
    check_unchanged(order.model)
    task = task_named(order.task).form(read_space(order.model)["family"])
    rows = read_part(order.data, order.part)
    if not rows:
        raise BadInput("too_few_rows", train=0, valid=0)
    columns = other_columns(order.data, order.part)
    fresh = unseen(task, rows, (order.training,)) if order.fresh and order.training else range(len(rows))
    learned = len(rows) - len(fresh)
    rows, columns = [rows[at] for at in fresh], [columns[at] for at in fresh if columns]
    stage = "evaluate_file" if order.fresh else "evaluate"
    predictions = family_of(task).answers(order.model, task, rows, reporter.counting(stage, len(rows)))
    training = read_part(order.training, "train") if order.training else []
    baselines = answers_of(task, training, rows, order.base, order.model) if training else {}
    report = measure(task, rows, columns, predictions, baselines, order.data_hash, order.keep, reporter)
    return replace(report, learned=learned)
