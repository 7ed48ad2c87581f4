"""An encoder's training: what is prepared for it, how it is exported and gated, and how the published model answers."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np

from engine.export.ensemble import export_together
from engine.export.parity import Measured, judge
from engine.export.quantisation import SMALLER
from engine.export.variants import variants
from engine.inference.predictor import MODEL_FILE, Predictor
from engine.inference.space import read_space, write_space
from engine.results import BaseModel, Calibration, ParityRow, Prediction
from engine.runtime.orders import TrainOrder
from engine.runtime.procedures.preparing import Learned, Prepared, golds
from engine.runtime.reporter import PipeReporter
from engine.tasks.encoder_task import EncoderTask
from engine.tasks.parts.calibration import TEMPERATURE, calibration_error, fit_temperature, sure_from
from engine.tasks.parts.features import IDS
from engine.tasks.task import Row
from engine.training.device import Placement, capabilities, place
from engine.training.ensemble import EncoderModel, assemble, members_of, plain
from engine.training.material import Material, prepare
from engine.training.model import build
from engine.training.objective import EncoderObjective
from engine.training.prediction import logits_of
from engine.training.recipe import Recipe

TOKENIZER_FILES = ("tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "vocab.txt", "config.json")
# A second look at more of the test rows would tell nothing new.
MOST_CALIBRATED = 2000


def prepared(found: Learned, base: BaseModel, recipe: Recipe, material: Material | None = None) -> Prepared:
    """Tokenise, unless there is `material` of before, and build."""
    task = cast(EncoderTask, found.task)
    limit = recipe.limit(base.max_tokens)
    if material is None:
        material = prepare(Path(base.folder), task, found.space, found.train, found.valid, limit)
    texts = [example.inputs[IDS] for example in material.train]
    features = material.valid.features
    model = assemble(recipe, lambda one: build(Path(base.folder), task, found.space, one, features, texts))
    placement = place(capabilities(), recipe.precision)
    objective = EncoderObjective(task, found.space, material, recipe, placement)
    return Prepared(found, objective, model, placement, limit, material)


def export(order: TrainOrder, parts: Prepared, reporter: PipeReporter) -> tuple[ParityRow, ...]:
    """Export every variant, compare them with torch on the validation rows, and keep the one to publish."""
    objective = cast(EncoderObjective, parts.objective)
    material, staging = objective.material, order.staging
    for name in TOKENIZER_FILES:
        if (source := Path(order.base.folder) / name).is_file():
            shutil.copyfile(source, staging / name)
    # Parity is against torch in full precision on the processor, which is what the weights mean.
    model = plain(cast(EncoderModel, parts.model)).to("cpu")
    members, outputs = members_of(model), objective.task.outputs
    write_space(staging, parts.learned.space, parts.max_tokens, members=len(members))
    reference = dict(logits_of(model, objective.task, material.valid, material.padding, Placement("cpu", False)))
    logits = [reference[index] for index in range(len(material.valid_rows))]
    export_together(members, outputs, staging / "fp32.onnx", material.valid.features, order.graphs)
    *smaller, largest = variants("encoder", capabilities().cuda)
    for variant in smaller:
        SMALLER[variant](staging / "fp32.onnx", staging / f"{variant}.onnx")
    reporter.check()
    reporter.progress("parity", 0, 0)
    tried = {variant: _measure(objective, staging, variant) for variant in (*smaller, largest)}
    measured = [each.measured for each in tried.values()]
    limit = order.recipe.gate * objective.task.unit(golds(objective.task, material.valid_rows))
    rows = judge(measured, _metric(objective, _decode(objective, logits)), logits, limit, objective.metric)
    published = next(row.variant for row in rows if row.published)
    write_space(staging, **{**read_space(staging), "sure": tried[published].sure})
    _calibrate(objective, staging, tried[published].logits)
    for row in rows:
        file = staging / f"{row.variant}.onnx"
        if row.published:
            file.rename(staging / MODEL_FILE)
        else:
            file.unlink()
    return rows


def answers(
    folder: Path, task: EncoderTask, rows: Sequence[Row], on_answers: Callable[[int], None]
) -> list[Prediction]:
    """Return what the published model says of rows; `on_answers` hears how many, and may raise to stop."""
    return Predictor(folder, task).predict([task.reads(row) for row in rows], on_answers)


def calibration(folder: Path, task: EncoderTask, rows: Sequence[Row], said: Sequence[Prediction]) -> Calibration | None:
    """Return how far the confidences are off with the published model's temperature, and would be without.

    On the first MOST_CALIBRATED rows, which are answered once more.
    """
    space = read_space(folder)["space"]
    if TEMPERATURE not in space:
        return None
    rows, said = rows[:MOST_CALIBRATED], said[:MOST_CALIBRATED]
    predictor = Predictor(folder, task)
    predictor.space = {**space, TEMPERATURE: 1.0}
    raw = predictor.predict([task.reads(row) for row in rows])
    right = [task.classes(task.gold(row)) == task.classes(one.value) for row, one in zip(rows, said, strict=True)]
    before, after = (calibration_error([one.confidence for one in found], right) for found in (raw, said))
    return Calibration(space[TEMPERATURE], len(rows), before, after)


def _calibrate(objective: EncoderObjective, staging: Path, logits: Sequence[Any]) -> None:
    """Write the temperature that fits the published model's logits on the validation rows into its space."""
    task, material, name = objective.task, objective.material, objective.task.confident_by
    # Of numbers there is no class to be sure of.
    if not name or "labels" not in objective.space:
        return
    encodings = material.valid.encodings
    gold = [
        int(cast(int, task.targets(row, encoding, objective.space)[name]))
        for row, encoding in zip(material.valid_rows, encodings, strict=True)
    ]
    found = fit_temperature(np.stack([one[name] for one in logits]), gold)
    write_space(staging, **{**read_space(staging), "space": {**objective.space, TEMPERATURE: found}})


@dataclass(frozen=True)
class _Tried:
    """An export with what it answers by, and the certainty above which its first member does so alone."""

    measured: Measured
    logits: Sequence[Any]
    sure: float


def _measure(objective: EncoderObjective, staging: Path, variant: str) -> _Tried:
    """Try an export on the validation rows. The gate compares what all of its members say, but people get `logits`."""
    file = f"{variant}.onnx"
    predictor, texts = Predictor(staging, objective.task, file), objective.material.valid.texts
    of_all = predictor.logits(texts, of_all=True) if predictor.members > 1 else None
    if of_all is not None:
        predictor.sure = _sure(objective, predictor, of_all)
    started = time.perf_counter()
    logits = predictor.logits(texts)
    milliseconds = (time.perf_counter() - started) / len(texts) * 1000
    metric = _metric(objective, _decode(objective, logits))
    size = (staging / file).stat().st_size
    return _Tried(Measured(variant, metric, of_all or logits, size, milliseconds), logits, predictor.sure)


def _sure(objective: EncoderObjective, predictor: Predictor, of_all: Sequence[Any]) -> float:
    """Return above which certainty the first member answers alone, by when it says the same as all."""
    certainty = objective.task.certainty(objective.space)
    if certainty is None:
        return predictor.sure
    predictor.sure = -1.0
    alone, encodings = predictor.logits(objective.material.valid.texts), objective.material.valid.encodings
    certainties = [certainty(found, encoding) for found, encoding in zip(alone, encodings, strict=True)]
    answers = zip(_decode(objective, alone), _decode(objective, of_all), strict=True)
    return sure_from(certainties, [one == other for one, other in answers])


def _decode(objective: EncoderObjective, logits: Sequence[Any]) -> list[Any]:
    valid: Material = objective.material
    return [
        objective.task.decode(found, encoding, read, objective.space).value
        for found, encoding, read in zip(logits, valid.valid.encodings, valid.valid.texts, strict=True)
    ]


def _metric(objective: EncoderObjective, said: Sequence[Any]) -> float:
    return objective.task.metrics(golds(objective.task, objective.material.valid_rows), said)[objective.metric]
