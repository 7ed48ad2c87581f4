"""A training of a tiny encoder that takes a moment, and a reporter that keeps what it tells."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.results import MetricPoint
from engine.tasks.registry import task_named
from engine.training.device import Placement
from engine.training.material import prepare
from engine.training.model import build
from engine.training.objective import EncoderObjective
from engine.training.procedure import Training
from engine.training.recipe import Recipe

SUBJECTS = ("parcel", "lamp", "order", "box")
ROWS = [
    {"text": sentence.format(subject), "label": label}
    for sentence, label in (
        ("where is my {}", "late"),
        ("the {} has not arrived", "late"),
        ("my {} is broken", "broken"),
        ("the {} came in pieces", "broken"),
    )
    for subject in SUBJECTS
]
RECIPE = Recipe(
    epochs=4, batch_size=4, learning_rate=3e-3, head_learning_rate=1e-2, patience=0, precision="fp32", layers=1
)


@dataclass
class Notebook:
    """A reporter that keeps everything, and asks to stop once a number of steps is done."""

    stop_at: int = 0
    reason: str = "paused"
    points: list[MetricPoint] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    steps: float = 0

    def metric(self, point: MetricPoint) -> None:
        self.points.append(point)

    def progress(self, stage: str, done: float, total: float) -> None:
        self.steps = done

    def note(self, code: str, **params: Any) -> None:
        self.notes.append(code)

    def stop_reason(self) -> str:
        return self.reason if self.stop_at and self.steps >= self.stop_at else ""


def training(base: Path, folder: Path, recipe: Recipe = RECIPE, reporter: Notebook | None = None) -> Training:
    task = task_named("classification")
    space = task.space(ROWS, None)
    material = prepare(base, task, space, ROWS, ROWS, recipe.max_tokens)
    model = build(base, task, space, recipe)
    placement = Placement("cpu", False)
    objective = EncoderObjective(task, space, material, recipe, placement)
    return Training(model, objective, recipe, placement, folder, reporter or Notebook())
