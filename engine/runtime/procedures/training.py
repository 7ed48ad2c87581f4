"""The whole of a training: train, measure parity, export, gate, evaluate on the locked test rows, write the card."""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from engine.data.rows import read_part
from engine.errors import BadInput, JobCancelled
from engine.evaluation.report import build_report
from engine.export.card import write_card
from engine.export.encoder import export_fp32, quantise_int8
from engine.export.parity import Measured, judge
from engine.inference.predictor import MODEL_FILE, Predictor
from engine.inference.space import write_space
from engine.results import ParityRow, Report
from engine.runtime.orders import Trained, TrainOrder
from engine.runtime.procedures.baselining import answers_of
from engine.runtime.procedures.preparing import Prepared, prepared
from engine.runtime.reporter import PipeReporter
from engine.tasks.task import Row
from engine.training.device import Placement
from engine.training.model import TaskModel, merged
from engine.training.prediction import logits_of
from engine.training.procedure import Training
from engine.values import to_json

CHECKPOINTS = "checkpoints"
# What the nearest-example caller is shown of the training rows: enough to cover the classes, small enough to ship.
EXAMPLES = 200
EXAMPLES_FILE = "examples.json"
TOKENIZER_FILES = ("tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "vocab.txt", "config.json")


def run(order: TrainOrder, reporter: PipeReporter) -> Trained:
    """Carry the training out; the engine renames `order.staging` into place afterwards."""
    reporter.progress("prepare", 0, 0)
    parts = prepared(order.task, order.data, order.base, order.recipe)
    # Found out now rather than after the night: without test rows there is nothing to be measured on.
    test: list[Row] = list(read_part(order.data, "test"))
    if not test:
        raise BadInput("no_test_rows")
    reporter.note("started", rows=len(parts.train), device=parts.placement.device, bf16=parts.placement.bf16)
    checkpoints = order.folder / CHECKPOINTS
    outcome = Training(
        parts.model, parts.task, parts.space, parts.material, order.recipe, parts.placement, checkpoints, reporter
    ).run()
    reporter.note("trained", epochs=outcome.epochs, best=outcome.best, best_epoch=outcome.best_epoch)
    shutil.rmtree(order.staging, ignore_errors=True)
    order.staging.mkdir(parents=True)
    parity = _export(order, parts, merged(parts.model), reporter)
    report = _evaluate(order, parts, test, reporter)
    _write(order, parts, report, parity)
    return Trained(report, parity, sum(file.stat().st_size for file in order.staging.rglob("*") if file.is_file()))


def _export(order: TrainOrder, parts: Prepared, model: TaskModel, reporter: PipeReporter) -> tuple[ParityRow, ...]:
    """Export both variants, compare them with torch on the validation rows, and keep the one to publish."""
    _check(reporter)
    reporter.progress("export", 0, 0)
    staging = order.staging
    for name in TOKENIZER_FILES:
        if (source := Path(order.base.folder) / name).is_file():
            shutil.copyfile(source, staging / name)
    write_space(staging, parts.space, order.recipe.limit(order.base.max_tokens))
    # Parity is against torch in full precision on the processor, which is what the weights mean.
    reference = dict(
        logits_of(model.to("cpu"), parts.task, parts.material.valid, parts.material.padding, Placement("cpu", False))
    )
    logits = [reference[index] for index in range(len(parts.valid))]
    export_fp32(model, parts.task.outputs, staging / "fp32.onnx")
    quantise_int8(staging / "fp32.onnx", staging / "int8.onnx")
    _check(reporter)
    reporter.progress("parity", 0, 0)
    variants = [_measure(parts, staging, variant) for variant in ("int8", "fp32")]
    rows = judge(variants, _metric(parts, _decode(parts, logits)), logits, order.recipe.gate)
    for row in rows:
        file = staging / f"{row.variant}.onnx"
        if row.published:
            file.rename(staging / MODEL_FILE)
        else:
            file.unlink()
    chosen = next(row for row in rows if row.published)
    reporter.note("gate_passed", variant=chosen.variant, metric=chosen.metric, trained=chosen.torch_metric)
    return rows


def _check(reporter: PipeReporter) -> None:
    if reporter.reason:
        raise JobCancelled(reporter.reason)


def _measure(parts: Prepared, staging: Path, variant: str) -> Measured:
    file = f"{variant}.onnx"
    predictor = Predictor(staging, parts.task, file)
    texts = parts.material.valid.texts
    started = time.perf_counter()
    logits = predictor.logits(texts)
    milliseconds = (time.perf_counter() - started) / len(texts) * 1000
    metric = _metric(parts, _decode(parts, logits))
    return Measured(variant, metric, logits, (staging / file).stat().st_size, milliseconds)


def _decode(parts: Prepared, logits: Sequence[Any]) -> list[Any]:
    valid = parts.material.valid
    return [
        parts.task.decode(found, encoding, text, parts.space).value
        for found, encoding, text in zip(logits, valid.encodings, valid.texts, strict=True)
    ]


def _metric(parts: Prepared, answers: Sequence[Any]) -> float:
    gold = [parts.task.gold(row) for row in parts.valid]
    return parts.task.metrics(gold, answers)[parts.task.info.metric]


def _evaluate(order: TrainOrder, parts: Prepared, test: list[Row], reporter: PipeReporter) -> Report:
    """Measure what is published, once, on the locked test rows, beside the baselines on the same rows."""
    _check(reporter)
    reporter.progress("evaluate", 0, 0)
    predictions = Predictor(order.staging, parts.task).predict([parts.task.reads(row) for row in test])
    reporter.progress("baselines", 0, 0)
    answers = answers_of(parts.task, parts.train, test, order.base)
    return build_report(parts.task, test, predictions, answers, order.test_hash)


def _write(order: TrainOrder, parts: Prepared, report: Report, parity: tuple[ParityRow, ...]) -> None:
    staging = order.staging
    report_json = to_json(report)
    (staging / "report.json").write_text(report_json, encoding="utf-8")
    (order.folder / "report.json").write_text(report_json, encoding="utf-8")
    (staging / "parity.json").write_text(to_json(parity, indent=2), encoding="utf-8")
    (staging / "recipe.toml").write_text(order.recipe.to_toml(), encoding="utf-8")
    (staging / EXAMPLES_FILE).write_text(to_json(_examples(parts)), encoding="utf-8")
    write_card(staging, order.name, order.base, order.dataset, order.data_hash, order.recipe, report, parity)


def _examples(parts: Prepared) -> list[str]:
    """Return training texts taken from every class in turn."""
    by_class: dict[str, list[str]] = {}
    for row in parts.train:
        by_class.setdefault(parts.task.label(row), []).append(parts.task.reads(row))
    queues = [list(texts) for texts in by_class.values()]
    found: list[str] = []
    while queues and len(found) < EXAMPLES:
        for queue in queues:
            found.append(queue.pop(0))
        queues = [queue for queue in queues if queue]
    return found[:EXAMPLES]
