"""A further process of `accelerate launch`: trains along with the first, and neither writes nor tells anything."""

from __future__ import annotations

import logging
from typing import Any

from engine.errors import JobCancelled
from engine.results import MetricPoint
from engine.runtime.orders import TrainOrder
from engine.runtime.procedures.families import family_of
from engine.runtime.procedures.preparing import learned
from engine.runtime.procedures.training import CHECKPOINTS
from engine.training.distributed import is_parting, told_by_first
from engine.training.procedure import Training

log = logging.getLogger(__name__)


class _Silent:
    """A reporter of what the first process reports."""

    def metric(self, point: MetricPoint) -> None:
        """The first process measures the same."""

    def progress(self, stage: str, done: float, total: float) -> None:
        """The first process is as far."""

    def note(self, code: str, **params: Any) -> None:
        """The first process tells it."""

    def stop_reason(self) -> str:
        """The first process hears of it, and every other through it."""
        return ""


def run() -> None:
    """Wait for the first process's order and train along until it ends; how it ends is the first one's to tell."""
    try:
        order: TrainOrder = told_by_first()
        found = learned(order.task, order.data, order.base, order.recipe.train_rows, order.corrected)
        parts = family_of(found.task).prepared(found, order.base, order.recipe)
        folder = order.folder / CHECKPOINTS
        Training(parts.model, parts.objective, order.recipe, parts.placement, folder, _Silent()).run()
    except JobCancelled as stop:
        log.info("The first process stopped: %s", stop.reason)
    except RuntimeError as error:
        if not is_parting(error):
            raise
        log.info("The first process is gone: %s", error)
