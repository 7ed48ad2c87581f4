"""Chooses how a task's models are prepared, exported and asked: one module a family of models."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol, cast

from engine.results import BaseModel, Calibration, ParityRow, Prediction
from engine.runtime.orders import TrainOrder
from engine.runtime.procedures import encoders, writers
from engine.runtime.procedures.preparing import Learned, Prepared
from engine.runtime.reporter import PipeReporter
from engine.tasks.task import Row, Task
from engine.tasks.writer_task import WriterTask
from engine.training.recipe import Recipe


class Family(Protocol):
    """What the procedures need of a family of models; its modules implement it."""

    def prepared(self, found: Learned, base: BaseModel, recipe: Recipe, material: Any = None) -> Prepared:
        """Tokenise and build; `material` of before spares the first where as many tokens are read."""

    def export(self, order: TrainOrder, parts: Prepared, reporter: PipeReporter) -> tuple[ParityRow, ...]:
        """Write the model to publish into `order.staging` and return the parity table; raises `gate_refused`."""

    def answers(
        self, folder: Path, task: Any, rows: Sequence[Row], on_answers: Callable[[int], None]
    ) -> list[Prediction]:
        """Return what the published model in `folder` says of rows; `on_answers` hears how many, and may raise."""

    def calibration(
        self, folder: Path, task: Any, rows: Sequence[Row], said: Sequence[Prediction]
    ) -> Calibration | None:
        """Return how far the confidences of what the published model `said` of `rows` are off, None without any."""


def family_of(task: Task) -> Family:
    """Return the family that learns a task."""
    return cast(Family, writers if isinstance(task, WriterTask) else encoders)
