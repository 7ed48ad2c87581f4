"""The whole of a training: train, measure parity, export, gate, evaluate on the locked test rows, write the card."""

from __future__ import annotations

import shutil
from dataclasses import replace

from engine.data.origins import other_columns
from engine.export.card import write_card
from engine.inference.space import EXAMPLES_FILE
from engine.machine.memory import release_memory
from engine.results import ParityRow, Report
from engine.runtime.orders import Trained, TrainOrder
from engine.runtime.procedures.baselining import answers_of
from engine.runtime.procedures.families import family_of
from engine.runtime.procedures.measuring import measure
from engine.runtime.procedures.preparing import Learned, Prepared, golds, learned, test_rows
from engine.runtime.procedures.providing import tell_provider
from engine.runtime.reporter import PipeReporter
from engine.tasks.task import Row, Task
from engine.text.values import to_json
from engine.training.disk_space import require
from engine.training.distributed import told_by_first
from engine.training.procedure import Training

CHECKPOINTS = "checkpoints"
# What the nearest-example caller is shown of the training rows: enough to cover the classes, small enough to ship.
EXAMPLES = 200
# Both variants of the model and what their making leaves aside, in the size of its weights.
EXPORT_SHARE = 2


def run(order: TrainOrder, reporter: PipeReporter) -> Trained:
    """Carry the training out; the engine renames `order.staging` into place afterwards."""
    reporter.progress("prepare", 0, 0)
    # Started by `accelerate launch`, the other processes learn here what there is to do.
    told_by_first(order)
    found = learned(order.task, order.data, order.base, order.recipe.train_rows, order.corrected)
    family = family_of(found.task)
    parts = family.prepared(found, order.base, order.recipe)
    # Found out now rather than after the night: without test rows there is nothing to be measured on.
    test = test_rows(order.data)
    _learn(order, found, parts, reporter)
    release_memory()
    reporter.check()
    reporter.progress("export", 0, 0)
    shutil.rmtree(order.staging, ignore_errors=True)
    # Their parents are the project's own: one that was moved is not made anew.
    order.staging.parent.mkdir(exist_ok=True)
    order.staging.mkdir()
    parity = family.export(order, parts, reporter)
    tell_provider(reporter)
    chosen = next(row for row in parity if row.published)
    measured = found.task.metric(golds(found.task, found.valid))
    reporter.note(
        "gate_passed", variant=chosen.variant, metric=chosen.metric, trained=chosen.torch_metric, measure=measured
    )
    # What is measured is the published model: the trained one makes room for the baselines.
    del parts
    release_memory()
    report = _evaluate(order, found, test, reporter)
    _write(order, found, report, parity)
    return Trained(report, parity, sum(file.stat().st_size for file in order.staging.rglob("*") if file.is_file()))


def _learn(order: TrainOrder, found: Learned, parts: Prepared, reporter: PipeReporter) -> None:
    """Train the model of `parts`; the optimiser's moments, twice its size, go with the end of this function."""
    training = _training(order, parts, reporter)
    where = {
        "device": parts.placement.device,
        "bf16": parts.placement.bf16,
        "processes": training.accelerator.num_processes,
    }
    reporter.note("started", rows=len(found.train), **where)
    outcome = training.run()
    watched = parts.objective.metric
    reporter.note("trained", epochs=outcome.epochs, best=outcome.best, best_epoch=outcome.best_epoch, measure=watched)


def _training(order: TrainOrder, parts: Prepared, reporter: PipeReporter) -> Training:
    """Return the training, once its disk was seen to have room; from here on the run can be resumed."""
    folder = order.folder / CHECKPOINTS
    made = Training(
        parts.model, parts.objective, order.recipe, parts.placement, folder, reporter, memory_short=order.memory_short
    )
    folder.mkdir(exist_ok=True)
    # What a kill in the middle of a checkpoint left behind.
    for left in folder.glob(".*.part"):
        left.unlink()
    held = sum(file.stat().st_size for file in folder.iterdir())
    weights = sum(parameter.nbytes for parameter in parts.model.parameters())
    require(order.folder, made.disk_bytes() - held + EXPORT_SHARE * weights)
    return made


def _evaluate(order: TrainOrder, found: Learned, test: list[Row], reporter: PipeReporter) -> Report:
    """Measure what is published, once, on the locked test rows, beside the baselines on the same rows."""
    family = family_of(found.task)
    predictions = family.answers(order.staging, found.task, test, reporter.counting("evaluate", len(test)))
    calibration = family.calibration(order.staging, found.task, test, predictions)
    reporter.progress("baselines", 0, 0)
    answers = answers_of(found.task, found.known, test, order.base, order.staging)
    columns = other_columns(order.data, "test")
    report = measure(found.task, test, columns, predictions, answers, order.test_hash, order.staging, reporter)
    return replace(report, calibration=calibration)


def _write(order: TrainOrder, found: Learned, report: Report, parity: tuple[ParityRow, ...]) -> None:
    staging = order.staging
    report_json = to_json(report)
    (staging / "report.json").write_text(report_json, encoding="utf-8")
    (order.folder / "report.json").write_text(report_json, encoding="utf-8")
    (staging / "parity.json").write_text(to_json(parity, indent=2), encoding="utf-8")
    (staging / "recipe.toml").write_text(order.recipe.to_toml(), encoding="utf-8")
    (staging / EXAMPLES_FILE).write_text(to_json(_examples(found.task, found.train)), encoding="utf-8")
    write_card(staging, order.name, order.base, order.dataset, order.data_hash, order.recipe, report, parity)


def _examples(task: Task, rows: list[Row]) -> list[str]:
    """Return training texts taken from every class in turn."""
    by_class: dict[str, list[str]] = {}
    for row in rows:
        by_class.setdefault(task.label(row), []).append(str(row["text"]))
    queues = [list(texts) for texts in by_class.values()]
    found: list[str] = []
    while queues and len(found) < EXAMPLES:
        for queue in queues:
            found.append(queue.pop(0))
        queues = [queue for queue in queues if queue]
    return found[:EXAMPLES]
