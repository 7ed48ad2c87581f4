"""The one training procedure: rounds of steps with live metrics, checkpoints, early stopping and resume.

`accelerate` is underneath: started by its launcher in several processes, each computes its share of every batch.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from accelerate import Accelerator
from accelerate.utils import broadcast_object_list

from engine.errors import JobCancelled, JobFailed
from engine.machine.memory import is_out_of_memory, memory_free, release_memory
from engine.results import MetricPoint
from engine.training import checkpoint
from engine.training.batching import epoch_batches
from engine.training.checkpoint import Progress
from engine.training.device import Placement
from engine.training.disk_space import free_bytes, require
from engine.training.model import trainable
from engine.training.objective import Objective
from engine.training.optimisation import optimiser, schedule
from engine.training.prediction import BATCH
from engine.training.recipe import Recipe
from engine.training.reporter import Reporter

# A kill costs at most this much work, and what is done while that is written; and checkpoints cost at most this share
# of the time, where that is less work.
CHECKPOINT_SECONDS = 45.0
CHECKPOINT_SHARE = 0.01
# Memory that a copy may be made in, in checkpoints: learning needs some of it, too.
COPY_SHARE = 2
# The loss is told as a mean over this many steps: often enough to watch, rarely enough to read.
REPORT_STEPS = 10


@dataclass(frozen=True)
class Outcome:
    """How a training went: the best validation metric, its round (from 1), the rounds that ran, and seconds."""

    best: float
    best_epoch: int
    epochs: int
    seconds: float


class Training:
    """One training of one model; `run` may be called again in a new process to go on from the last checkpoint.

    `memory_short`: the system ended the last process for want of memory, so that less is computed at once from here on.
    """

    def __init__(
        self,
        model: torch.nn.Module,
        objective: Objective,
        recipe: Recipe,
        placement: Placement,
        folder: Path,
        reporter: Reporter,
        memory_short: bool = False,
    ) -> None:
        self.accelerator = Accelerator(cpu=placement.device == "cpu")
        self.model = model.to(placement.device)
        self.shared: torch.nn.Module = self.accelerator.prepare(self.model)
        self.learned = list(trainable(self.model).values())
        self.objective = objective
        self.recipe = recipe
        self.folder = folder
        self.reporter = reporter
        self.size = recipe.batch_size * recipe.accumulation
        self.steps_an_epoch = len(epoch_batches(objective.lengths, self.size, recipe.seed, 0))
        self.total_steps = self.steps_an_epoch * recipe.epochs
        self.optimiser = optimiser(self.model, recipe)
        factor = schedule(recipe.schedule, round(recipe.warmup * self.total_steps), self.total_steps)
        self.scheduler = torch.optim.lr_scheduler.LambdaLR(self.optimiser, factor)
        self.progress = Progress(at_once=recipe.batch_size)
        self.memory_short = memory_short
        # Weights and at most two moments of each; the rest of a checkpoint is small.
        self.checkpoint_bytes = 3 * sum(parameter.nbytes for parameter in self.learned) + 2**20
        self.disk_is_low = False
        self.saved_at = time.monotonic()
        self.checkpoint_after = CHECKPOINT_SECONDS
        # One checkpoint at a time, and what is being written.
        self.lane = ThreadPoolExecutor(1, thread_name_prefix="checkpoint")
        self.writing: Future[None] | None = None

    def run(self) -> Outcome:
        """Train to the end and leave the best weights in the model.

        Raises JobCancelled when asked to stop (with a checkpoint where it was asked to pause), JobFailed
        `loss_not_finite` when the numbers run away, `out_of_memory` when not even one example fits, `disk_full`,
        `checkpoint_outdated` where another version, that teaches other parts of the model, wrote the checkpoint.
        Raises FileNotFoundError where the folder that its own lies in is gone.
        """
        # However it ends: what is being written is whole before the process may end.
        with self.lane:
            return self._run()

    def _run(self) -> Outcome:
        self._restore()
        if self.memory_short:
            self._halve("the system ended the process for want of memory")
            # Said in the checkpoint too: the next such end halves it again.
            self._save()
        started = time.monotonic() - self.progress.seconds
        while not self.progress.finished:
            self._epoch(started)
            self.progress.seconds = time.monotonic() - started
            self._end_epoch()
        self.accelerator.wait_for_everyone()
        if self.accelerator.is_main_process:
            self.model.load_state_dict(checkpoint.load_best(self.folder), strict=False)
        return Outcome(
            self._natural(self.progress.best),
            self.progress.best_epoch + 1,
            self.progress.epoch,
            time.monotonic() - started,
        )

    def disk_bytes(self) -> int:
        """Return what checkpoints take at most, one more written aside and the best weights included."""
        return 2 * self.checkpoint_bytes + self.checkpoint_bytes // 3

    def _restore(self) -> None:
        found = checkpoint.load(self.folder)
        if found is None:
            self.objective.begin(self.model)
            return
        self.progress, tensors = found
        if _shapes(tensors["weights"]) != _shapes(trainable(self.model)):
            raise JobFailed("checkpoint_outdated")
        self.model.load_state_dict(tensors["weights"], strict=False)
        self.optimiser.load_state_dict(tensors["optimiser"])
        self.scheduler.load_state_dict(tensors["scheduler"])
        self.reporter.note("resumed", epoch=self.progress.epoch + 1, step=self.progress.step)
        for point in self.progress.points:
            self.reporter.metric(MetricPoint(*point))

    def _state(self) -> dict[str, Any]:
        weights = {name: parameter.detach() for name, parameter in trainable(self.model).items()}
        tensors = {
            "weights": weights,
            "optimiser": self.optimiser.state_dict(),
            "scheduler": self.scheduler.state_dict(),
        }
        return checkpoint.state_of(self.progress, tensors)

    def _save(self) -> None:
        """Write a checkpoint now."""
        began = time.monotonic()
        if self.accelerator.is_main_process:
            self._written()
            self._look_at_disk()
            checkpoint.write(self.folder, self._state())
        self._saved(began)

    def _save_meanwhile(self) -> None:
        """Write a checkpoint while learning goes on, where there is memory for a copy of it; one of a large model takes
        as long as some steps."""
        if memory_free() < COPY_SHARE * self.checkpoint_bytes:
            self._save()
            return
        began = time.monotonic()
        if self.accelerator.is_main_process:
            self._written()
            self._look_at_disk()
            self.writing = self.lane.submit(checkpoint.write, self.folder, checkpoint.copied(self._state()))
        self._saved(began)

    def _written(self) -> None:
        """Wait until the last checkpoint is written, and raise what came in its way."""
        if self.writing is not None:
            writing, self.writing = self.writing, None
            writing.result()

    def _saved(self, began: float) -> None:
        self.saved_at = time.monotonic()
        self.checkpoint_after = min(CHECKPOINT_SECONDS, (self.saved_at - began) / CHECKPOINT_SHARE)

    def _look_at_disk(self) -> None:
        """Raise JobFailed `disk_full` where the next checkpoint does not fit beside the last, which is kept."""
        self.folder.mkdir(exist_ok=True)
        require(self.folder, self.checkpoint_bytes)
        left = free_bytes(self.folder)
        if left < 3 * self.checkpoint_bytes and not self.disk_is_low:
            self.disk_is_low = True
            self.reporter.note("disk_low", free=left / 2**20, needed=self.checkpoint_bytes / 2**20)

    # ---- steps ----------------------------------------------------------------------------------------

    def _epoch(self, started: float) -> None:
        batches = epoch_batches(self.objective.lengths, self.size, self.recipe.seed, self.progress.epoch)
        self.model.train()
        while self.progress.batch < len(batches):
            self._stop_if_asked(started)
            self._step(batches[self.progress.batch])
            self.progress.batch += 1
            if time.monotonic() - self.saved_at > self.checkpoint_after:
                self.progress.seconds = time.monotonic() - started
                self._save_meanwhile()

    def _step(self, batch: Sequence[int]) -> None:
        loss = self._fitting(lambda: self._gradients(batch))
        if self.recipe.gradient_clip:
            torch.nn.utils.clip_grad_norm_(self.learned, self.recipe.gradient_clip)
        self.optimiser.step()
        self.scheduler.step()
        self.optimiser.zero_grad()
        self._count(loss)

    def _gradients(self, batch: Sequence[int]) -> float:
        """Leave the gradients of the batch's mean loss in the model, computed piece by piece, and return that loss."""
        world, rank = self.accelerator.num_processes, self.accelerator.process_index
        span = self.progress.at_once * world
        pieces = [batch[at : at + span] for at in range(0, len(batch), span)]
        total = torch.zeros((), device=self.accelerator.device)
        for number, piece in enumerate(pieces, 1):
            mine = piece[rank::world]
            last = number == len(pieces)
            with nullcontext() if last or world == 1 else self.accelerator.no_sync(self.shared):
                # Gradients are averaged over the processes: one without a share of this piece adds nothing to it.
                loss = self.objective.loss(self.shared, mine or piece[:1]) * (len(mine) * world / len(batch))
                self.accelerator.backward(loss)
            total += loss.detach().float()
        return float(self.accelerator.reduce(total, "mean").item())

    def _fitting(self, compute: Any) -> Any:
        """Return what `compute` does, after halving what is computed at once as often as memory needs it."""
        while True:
            try:
                return compute()
            except (RuntimeError, MemoryError) as error:
                if not is_out_of_memory(error):
                    raise
                reason = str(error)
                if self.accelerator.num_processes > 1:
                    # The others have computed their share and wait for this one.
                    raise JobFailed("out_of_memory", detail=reason) from error
            self._halve(reason)

    def _halve(self, reason: str) -> None:
        if self.progress.at_once <= 1:
            raise JobFailed("out_of_memory", detail=reason)
        self.progress.at_once //= 2
        self.optimiser.zero_grad()
        release_memory()
        if torch.cuda.is_available():
            torch.cuda.empty_cache()
        pieces = -(-self.size // self.progress.at_once)
        self.reporter.note("smaller_batch", batch=self.progress.at_once, pieces=pieces)

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
        point = MetricPoint(self.progress.step, epoch, part, name, value)
        self.progress.points.append((point.step, point.epoch, point.part, point.name, point.value))
        self.reporter.metric(point)

    def _stop_if_asked(self, started: float) -> None:
        reason = self._agreed(self.reporter.stop_reason())
        if reason == "paused":
            self.progress.seconds = time.monotonic() - started
            self._save()
        if reason:
            raise JobCancelled(reason)

    def _agreed(self, value: Any) -> Any:
        """Return what the first process says, in all of them."""
        if self.accelerator.num_processes == 1:
            return value
        told = [value]
        broadcast_object_list(told)
        return told[0]

    # ---- rounds ---------------------------------------------------------------------------------------

    def _end_epoch(self) -> None:
        progress, recipe = self.progress, self.recipe
        value = self._validate()
        score = self._natural(value)
        if score > progress.best:
            progress.rounds_without_gain = 0
            self.reporter.note("new_best", epoch=progress.epoch + 1, value=value, metric=self.objective.metric)
        else:
            progress.rounds_without_gain += 1
        if score >= progress.best:
            # Of equals the last: few validation rows soon are all right, while the loss still falls.
            progress.best, progress.best_epoch = score, progress.epoch
            if self.accelerator.is_main_process:
                checkpoint.save_best(self.folder, dict(trainable(self.model)))
        progress.epoch += 1
        progress.batch = 0
        stopped = bool(recipe.patience) and progress.rounds_without_gain >= recipe.patience
        progress.finished = stopped or progress.epoch >= recipe.epochs
        if stopped and progress.epoch < recipe.epochs:
            self.reporter.note("stopped_early", epoch=progress.epoch, patience=recipe.patience)
        self._save()

    def _validate(self) -> float:
        found: Any = None
        if self.accelerator.is_main_process:
            found = self._fitting(lambda: self.objective.validate(self.model, min(BATCH, 2 * self.progress.at_once)))
        metrics: dict[str, float] = self._agreed(found)
        for name, value in metrics.items():
            self._report("valid", name, value)
        return metrics[self.objective.metric]

    def _natural(self, value: float) -> float:
        """Turn a metric into a score of which more is better, and back."""
        return -value if self.objective.lower_is_better else value


def _shapes(weights: Mapping[str, torch.Tensor]) -> dict[str, torch.Size]:
    return {name: tensor.shape for name, tensor in weights.items()}
