"""One training of a prepared model, on a disk that was seen to have room."""

from __future__ import annotations

from engine.runtime.orders import TrainOrder
from engine.runtime.procedures.preparing import Learned, Prepared
from engine.training.procedure import Training
from engine.training.reporter import Reporter
from engine.training.room import require

CHECKPOINTS = "checkpoints"
# Both variants of the model and what their making leaves aside, in the size of its weights.
EXPORT_SHARE = 2


def learn(order: TrainOrder, found: Learned, parts: Prepared, reporter: Reporter) -> None:
    """Train the model of `parts`; the optimiser's moments, twice its size, go with the end of this function."""
    training = _training(order, parts, reporter)
    where = {"device": parts.placement.device, "bf16": parts.placement.bf16, "processes": training.team.num_processes}
    reporter.note("started", rows=len(found.train), **where)
    outcome = training.run()
    watched = parts.course.metric
    reporter.note("trained", epochs=outcome.epochs, best=outcome.best, best_epoch=outcome.best_epoch, measure=watched)


def _training(order: TrainOrder, parts: Prepared, reporter: Reporter) -> Training:
    """Return the training, once its disk was seen to have room; from here on the run can be resumed."""
    folder = order.folder / CHECKPOINTS
    made = Training(
        parts.model, parts.course, order.recipe, parts.placement, folder, reporter, memory_short=order.memory_short
    )
    folder.mkdir(parents=True, exist_ok=True)
    # What a kill in the middle of a checkpoint left behind.
    for left in folder.glob(".*.part"):
        left.unlink()
    held = sum(file.stat().st_size for file in folder.iterdir())
    weights = sum(parameter.nbytes for parameter in parts.model.parameters())
    require(order.folder, made.disk_bytes() - held + EXPORT_SHARE * weights)
    return made
