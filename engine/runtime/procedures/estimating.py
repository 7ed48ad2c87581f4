"""Measures a few real steps, so that what a person is told before an overnight run is not a guess."""

from __future__ import annotations

import shutil
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil

from engine.errors import JobCancelled
from engine.results import Estimate, MetricPoint
from engine.runtime.orders import EstimateOrder
from engine.runtime.procedures.families import family_of
from engine.runtime.procedures.preparing import learned
from engine.runtime.reporter import PipeReporter
from engine.training.procedure import Training

WARM_UP_STEPS = 2
STEPS = 10


class _Stopwatch:
    """Stops a training after a few steps and notes when each began."""

    def __init__(self, outer: PipeReporter) -> None:
        self.outer = outer
        self.moments: list[float] = []

    def metric(self, point: MetricPoint) -> None:
        """Nobody watches an estimate's loss."""

    def progress(self, stage: str, done: float, total: float) -> None:
        """Note the moment."""
        self.moments.append(time.perf_counter())
        self.outer.progress("estimate", len(self.moments), WARM_UP_STEPS + STEPS)

    def note(self, code: str, **params: Any) -> None:
        """An estimate has nothing to tell."""

    def stop_reason(self) -> str:
        """Stop when enough steps were taken, or when the person asks."""
        return self.outer.reason or ("estimated" if len(self.moments) >= WARM_UP_STEPS + STEPS else "")


def run(order: EstimateOrder, reporter: PipeReporter) -> Estimate:
    """Return what the training will take; the steps are thrown away."""
    reporter.progress("estimate", 0, WARM_UP_STEPS + STEPS)
    found = learned(order.task, order.data, order.base)
    parts = family_of(found.task).prepared(found, order.base, order.recipe)
    watch = _Stopwatch(reporter)
    with tempfile.TemporaryDirectory() as scratch:
        # Only the pace is measured: a schedule over all epochs keeps the steps what they will be.
        recipe = replace(order.recipe, patience=0)
        training = Training(parts.model, parts.course, recipe, parts.placement, Path(scratch), watch)
        try:
            training.run()
        except JobCancelled as stop:
            if stop.reason != "estimated":
                raise
    return _estimate(order, training, len(found.valid), watch.moments)


def _estimate(order: EstimateOrder, training: Training, valid_rows: int, moments: list[float]) -> Estimate:
    measured = moments[WARM_UP_STEPS - 1 :] if len(moments) > WARM_UP_STEPS else moments
    step = (measured[-1] - measured[0]) / max(1, len(measured) - 1)
    examples = len(training.course.lengths) / training.steps_an_epoch
    weights = sum(parameter.nbytes for parameter in training.model.parameters())
    changed = sum(p.nbytes for p in training.model.parameters() if p.requires_grad)
    # Validation after each round costs about a third of a step an example, as nothing is learned from it.
    valid_steps = valid_rows / training.size / 3 * training.recipe.epochs
    return Estimate(
        seconds=step * (training.total_steps + valid_steps),
        examples_per_second=examples / step if step else 0.0,
        memory=psutil.Process().memory_info().rss,
        memory_free=psutil.virtual_memory().available,
        # A checkpoint (weights and two moments), the best weights, both exports and the published model.
        disk=4 * changed + 3 * weights,
        disk_free=shutil.disk_usage(order.log.parent).free,
        steps=training.total_steps,
    )
