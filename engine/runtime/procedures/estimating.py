"""Measures a few real steps, so that what a person is told before an overnight run is not a guess.

The process that is measured is a worker like the one that will train: the same imports, rows, model and optimiser.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import psutil
import torch

from engine.data.rows import read_part
from engine.errors import JobCancelled
from engine.machine.memory import memory_free, peak_memory
from engine.results import Estimate, MetricPoint
from engine.runtime.orders import EstimateOrder
from engine.runtime.procedures.families import family_of
from engine.runtime.procedures.preparing import Learned, learned, test_rows
from engine.runtime.reporter import PipeReporter
from engine.tasks.task import Row
from engine.training.objective import Objective
from engine.training.prediction import BATCH
from engine.training.procedure import Training

# The first steps learn from the longest texts: they show the memory, and warm up what is slow at first.
LONGEST_STEPS = 2
STEPS = 10
# Enough validation rows for the pace of answering; all of them could take minutes where answers are written.
VALID_ROWS = 32
# A checkpoint is written after each round, as fast as a plain disk takes it (bytes a second).
WRITE_SPEED = 200e6
# Writing and quantising the ONNX files, roughly: 8 s for the starter encoder, in proportion to the parameters.
EXPORT_SECONDS, EXPORT_SECONDS_A_MILLION = 5.0, 0.3
# What an export writes, as copies of the weights: an encoder's exact and its quantised file; a decoder's merged
# weights, and the files built from them.
EXPORT_COPIES = {"encoder": 1.25, "decoder": 2.25, "encoder-decoder": 2.25}


class _Stopwatch:
    """Stops a training after a few steps and notes when each ended, with validations left out."""

    def __init__(self, outer: PipeReporter) -> None:
        self.outer = outer
        self.moments: list[float] = []
        self.left_out = 0.0

    def metric(self, point: MetricPoint) -> None:
        """Nobody watches an estimate's loss."""

    def progress(self, stage: str, done: float, total: float) -> None:
        """Note the moment."""
        self.moments.append(time.perf_counter() - self.left_out)
        self.outer.progress("estimate", len(self.moments), LONGEST_STEPS + STEPS)

    def note(self, code: str, **params: Any) -> None:
        """An estimate has nothing to tell."""

    def stop_reason(self) -> str:
        """Stop when enough steps were taken, or when the person asks."""
        return self.outer.reason or ("estimated" if len(self.moments) >= LONGEST_STEPS + STEPS else "")

    def step_seconds(self) -> float:
        """Return the mean of the steps after the longest ones."""
        measured = self.moments[LONGEST_STEPS - 1 :] if len(self.moments) > LONGEST_STEPS else self.moments
        return (measured[-1] - measured[0]) / max(1, len(measured) - 1)


class _LongestFirst:
    """An objective whose first steps are about its longest examples, as some step of the real training will be."""

    def __init__(self, objective: Objective, watch: _Stopwatch) -> None:
        self.objective, self.watch = objective, watch
        self.metric, self.lower_is_better = objective.metric, objective.lower_is_better
        self.longest = sorted(range(len(objective.lengths)), key=lambda index: -objective.lengths[index])

    def begin(self, model: torch.nn.Module) -> None:
        """How well it learns is not looked at."""

    @property
    def lengths(self) -> Sequence[int]:
        """Return the tokens of each example."""
        return self.objective.lengths

    def loss(self, model: torch.nn.Module, indices: Sequence[int]) -> torch.Tensor:
        """Return the mean loss of as many examples as were asked for."""
        if len(self.watch.moments) < LONGEST_STEPS:
            indices = self.longest[: len(indices)]
        return self.objective.loss(model, indices)

    def validate(self, model: torch.nn.Module, size: int) -> Mapping[str, float]:
        """Validate, off the clock: it is measured by itself."""
        started = time.perf_counter()
        found = self.objective.validate(model, size)
        self.watch.left_out += time.perf_counter() - started
        return found


def run(order: EstimateOrder, reporter: PipeReporter) -> Estimate:
    """Return what the training will take; the steps are thrown away."""
    reporter.progress("estimate", 0, LONGEST_STEPS + STEPS)
    free = _free()
    found = learned(order.task, order.data, order.base, order.recipe.train_rows)
    # What the training would refuse is told before it is started.
    test_rows(order.data)
    sample = replace(found, valid=_spread(found.valid, VALID_ROWS))
    parts = family_of(found.task).prepared(sample, order.base, order.recipe)
    watch = _Stopwatch(reporter)
    with tempfile.TemporaryDirectory() as scratch:
        # Only the pace is measured: a schedule over all epochs keeps the steps what they will be.
        recipe = replace(order.recipe, patience=0)
        objective = _LongestFirst(parts.objective, watch)
        training = Training(parts.model, objective, recipe, parts.placement, Path(scratch), watch)
        before = _Held.now(training)
        try:
            training.run()
        except JobCancelled as stop:
            if stop.reason != "estimated":
                raise
    return _estimate(order, found, training, watch, _Memory.between(before, _Held.now(training), training), free)


def _spread(rows: list[Row], count: int) -> list[Row]:
    """Return at most `count` rows from all over."""
    return rows[:: max(1, len(rows) // count)][:count]


# ---- memory -----------------------------------------------------------------------------------------------


def _free() -> int:
    """Return what a training may take of the device, this process's own share included."""
    if torch.cuda.is_available():
        torch.cuda.reset_peak_memory_stats()
        return int(torch.cuda.mem_get_info()[0])
    return memory_free() + psutil.Process().memory_info().rss


@dataclass(frozen=True)
class _Held:
    """Bytes held by the device just now, and the most so far."""

    now_held: int
    peak: int

    @classmethod
    def now(cls, training: Training) -> _Held:
        if training.accelerator.device.type == "cuda":
            return cls(torch.cuda.memory_allocated(), torch.cuda.max_memory_allocated())
        return cls(psutil.Process().memory_info().rss, peak_memory())


@dataclass(frozen=True)
class _Memory:
    """The peak of a training and its parts, in bytes."""

    peak: int
    parts: Mapping[str, int]

    @classmethod
    def between(cls, before: _Held, after: _Held, training: Training) -> _Memory:
        """Return the parts: activations are what the steps took beyond gradients and the optimiser's state."""
        sizes = {"weights": _bytes(training.model.parameters()), "gradients": _changed(training)}
        sizes["optimiser"] = _optimiser(training)
        # A peak from before the steps (reading, tokenising) hides them: they need no more than what was free again.
        grown = after.peak - before.now_held if after.peak > before.peak else 0
        sizes["activations"] = max(0, grown - sizes["gradients"] - sizes["optimiser"])
        return cls(after.peak, {**sizes, "rest": max(0, after.peak - sum(sizes.values()))})


def _bytes(tensors: Any) -> int:
    return sum(int(tensor.nbytes) for tensor in tensors)


def _changed(training: Training) -> int:
    return _bytes(parameter for parameter in training.model.parameters() if parameter.requires_grad)


def _optimiser(training: Training) -> int:
    states = training.optimiser.state.values()
    return _bytes(value for state in states for value in state.values() if isinstance(value, torch.Tensor))


# ---- time and disk ----------------------------------------------------------------------------------------


def _estimate(
    order: EstimateOrder, found: Learned, training: Training, watch: _Stopwatch, memory: _Memory, free: int
) -> Estimate:
    step, answer = watch.step_seconds(), _answer_seconds(training, found)
    changed = _changed(training)
    state, weights = changed + _optimiser(training), memory.parts["weights"]
    a_round = step * training.steps_an_epoch + answer * len(found.valid) + (state + changed) / WRITE_SPEED
    after = _after(order, found, training, answer)
    return Estimate(
        seconds=a_round * training.recipe.epochs + after,
        examples_per_second=len(training.objective.lengths) / training.steps_an_epoch / step if step else 0.0,
        memory=memory.peak,
        memory_free=free,
        # A checkpoint and the best weights, each with its successor beside it; then both and what the export writes.
        disk=round(state + changed + max(state, changed, EXPORT_COPIES[order.base.family] * weights)),
        disk_free=shutil.disk_usage(order.folder).free,
        steps=training.total_steps,
        seconds_a_round=a_round,
        seconds_after=after,
        memory_parts=memory.parts,
        at_once=training.progress.at_once,
        disk_kept=weights,
        device=training.accelerator.device.type,
        battery=_battery(),
    )


def _answer_seconds(training: Training, found: Learned) -> float:
    """Return how long one validation row takes."""
    rows = min(VALID_ROWS, len(found.valid))
    started = time.perf_counter()
    training.objective.validate(training.model, min(BATCH, 2 * training.progress.at_once))
    return (time.perf_counter() - started) / rows


def _after(order: EstimateOrder, found: Learned, training: Training, answer: float) -> float:
    """Return how long export, parity and evaluation take, at the pace of validation.

    Parity reads the validation rows three times (torch, and both exports), the evaluation the test rows once, and the
    untuned base the training and the test rows.
    """
    test = len(read_part(order.data, "test"))
    read = 3 * len(found.valid) + test
    if found.task.one_class and order.base.onnx:
        read += len(found.known) + test
    parameters = sum(parameter.numel() for parameter in training.model.parameters())
    return EXPORT_SECONDS + EXPORT_SECONDS_A_MILLION * parameters / 1e6 + answer * read


def _battery() -> float | None:
    """Return the share left where the computer runs on its battery, None where it does not or cannot tell."""
    # psutil has no such function on systems that it does not know batteries of.
    if not hasattr(psutil, "sensors_battery"):
        return None
    try:
        found = psutil.sensors_battery()
    except OSError:
        # A container does not show the power supplies of its host.
        return None
    return None if found is None or found.power_plugged is not False else found.percent / 100
