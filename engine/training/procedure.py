"""The one training procedure: rounds of steps with live metrics, checkpoints, early stopping and resume."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from engine.errors import JobCancelled, JobFailed
from engine.results import MetricPoint
from engine.tasks.task import EncoderTask, Row, Space
from engine.training import checkpoint
from engine.training.batching import Batch, Example, collate, epoch_batches
from engine.training.checkpoint import Progress
from engine.training.device import Placement
from engine.training.model import TaskModel, trainable
from engine.training.optimisation import optimiser, schedule
from engine.training.prediction import Texts, predict
from engine.training.recipe import Recipe
from engine.training.reporter import Reporter

# A kill costs at most this much work; a checkpoint of the starter encoder takes under half a second.
CHECKPOINT_SECONDS = 45.0
# The loss is told as a mean over this many steps: often enough to watch, rarely enough to read.
REPORT_STEPS = 10


@dataclass(frozen=True)
class Material:
    """What is learned from: examples to train on, and the validation texts with their rows."""

    train: Sequence[Example]
    valid: Texts
    valid_rows: Sequence[Row]
    padding: int


@dataclass(frozen=True)
class Outcome:
    """How a training went: the best validation metric, its round (from 1), the rounds that ran, and seconds."""

    best: float
    best_epoch: int
    epochs: int
    seconds: float


class Training:
    """One training of one model; `run` may be called again in a new process to go on from the last checkpoint."""

    def __init__(
        self,
        model: TaskModel,
        task: EncoderTask,
        space: Space,
        material: Material,
        recipe: Recipe,
        placement: Placement,
        folder: Path,
        reporter: Reporter,
    ) -> None:
        self.model = model.to(placement.device)
        self.task = task
        self.space = space
        self.material = material
        self.recipe = recipe
        self.placement = placement
        self.folder = folder
        self.reporter = reporter
        self.lengths = [len(example.ids) for example in material.train]
        self.steps_an_epoch = len(epoch_batches(self.lengths, recipe.batch_size, recipe.seed, 0))
        self.total_steps = self.steps_an_epoch * recipe.epochs
        self.optimiser = optimiser(model, recipe)
        factor = schedule(recipe.schedule, round(recipe.warmup * self.total_steps), self.total_steps)
        self.scheduler = torch.optim.lr_scheduler.LambdaLR(self.optimiser, factor)
        self.progress = Progress()
        self.saved_at = time.monotonic()

    def run(self) -> Outcome:
        """Train to the end and leave the best weights in the model.

        Raises JobCancelled when asked to stop (with a checkpoint where it was asked to pause), JobFailed
        `loss_not_finite` when the numbers run away, and JobFailed `disk_full`.
        """
        self._restore()
        started = time.monotonic() - self.progress.seconds
        while not self.progress.finished:
            self._epoch(started)
            self.progress.seconds = time.monotonic() - started
            self._end_epoch()
        weights = checkpoint.load_best(self.folder)
        self.model.load_state_dict(weights, strict=False)
        return Outcome(
            self.progress.best, self.progress.best_epoch + 1, self.progress.epoch, time.monotonic() - started
        )

    def _restore(self) -> None:
        found = checkpoint.load(self.folder)
        if found is None:
            return
        self.progress, tensors = found
        self.model.load_state_dict(tensors["weights"], strict=False)
        self.optimiser.load_state_dict(tensors["optimiser"])
        self.scheduler.load_state_dict(tensors["scheduler"])
        self.reporter.note("resumed", epoch=self.progress.epoch + 1, step=self.progress.step)

    def _save(self) -> None:
        weights = {name: parameter.detach() for name, parameter in trainable(self.model).items()}
        state: dict[str, Any] = {
            "weights": weights,
            "optimiser": self.optimiser.state_dict(),
            "scheduler": self.scheduler.state_dict(),
        }
        checkpoint.save(self.folder, self.progress, state)
        self.saved_at = time.monotonic()

    def _epoch(self, started: float) -> None:
        batches = epoch_batches(self.lengths, self.recipe.batch_size, self.recipe.seed, self.progress.epoch)
        while self.progress.batch < len(batches):
            self._stop_if_asked(started)
            self._step(self._batch(batches[self.progress.batch]))
            self.progress.batch += 1
            if time.monotonic() - self.saved_at > CHECKPOINT_SECONDS:
                self.progress.seconds = time.monotonic() - started
                self._save()

    def _batch(self, indices: Sequence[int]) -> Batch:
        examples = [self.material.train[index] for index in indices]
        return collate(examples, self.task.outputs, self.material.padding).to(torch.device(self.placement.device))

    def _step(self, batch: Batch) -> None:
        self.model.train()
        with self.placement.autocast():
            outputs = self.model(batch.ids, batch.mask)
            loss = self.task.loss(outputs, batch.targets, self.recipe.label_smoothing)
        loss.backward()  # type: ignore[no-untyped-call]
        if self.recipe.gradient_clip:
            torch.nn.utils.clip_grad_norm_(trainable(self.model).values(), self.recipe.gradient_clip)
        self.optimiser.step()
        self.scheduler.step()
        self.optimiser.zero_grad()
        self._count(loss.item())

    def _count(self, loss: float) -> None:
        progress = self.progress
        if loss != loss or loss in (float("inf"), float("-inf")):
            raise JobFailed("loss_not_finite", step=progress.step)
        progress.step += 1
        progress.loss_sum += loss
        progress.loss_count += 1
        self.reporter.progress("training", progress.step, self.total_steps)
        if progress.loss_count >= REPORT_STEPS:
            self._report("train", "loss", progress.loss_sum / progress.loss_count)
            progress.loss_sum, progress.loss_count = 0.0, 0

    def _report(self, part: str, name: str, value: float) -> None:
        epoch = self.progress.step / self.steps_an_epoch
        self.reporter.metric(MetricPoint(self.progress.step, epoch, part, name, value))

    def _stop_if_asked(self, started: float) -> None:
        reason = self.reporter.stop_reason()
        if reason == "paused":
            self.progress.seconds = time.monotonic() - started
            self._save()
        if reason:
            raise JobCancelled(reason)

    def _end_epoch(self) -> None:
        progress, recipe = self.progress, self.recipe
        value = self._validate()
        if value > progress.best:
            progress.best, progress.best_epoch, progress.rounds_without_gain = value, progress.epoch, 0
            checkpoint.save_best(self.folder, dict(trainable(self.model)))
            self.reporter.note("new_best", epoch=progress.epoch + 1, value=value, metric=self.task.info.metric)
        else:
            progress.rounds_without_gain += 1
        progress.epoch += 1
        progress.batch = 0
        stopped = bool(recipe.patience) and progress.rounds_without_gain >= recipe.patience
        progress.finished = stopped or progress.epoch >= recipe.epochs
        if stopped and progress.epoch < recipe.epochs:
            self.reporter.note("stopped_early", epoch=progress.epoch, patience=recipe.patience)
        self._save()

    def _validate(self) -> float:
        data = self.material
        answers = predict(self.model, self.task, self.space, data.valid, data.padding, self.placement)
        gold = [self.task.gold(row) for row in data.valid_rows]
        metrics = self.task.metrics(gold, [answer.value for answer in answers])
        for name, value in metrics.items():
            self._report("valid", name, value)
        return metrics[self.task.info.metric]
