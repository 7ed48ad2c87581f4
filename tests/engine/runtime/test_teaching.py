"""A model with teachers: each of them learns once, whatever interrupts the run, and the end is the same."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import torch

from engine.errors import JobCancelled
from engine.results import BaseModel
from engine.runtime.orders import TrainOrder
from engine.runtime.procedures import encoders
from engine.runtime.procedures.learning import CHECKPOINTS
from engine.runtime.procedures.preparing import Learned, Prepared
from engine.runtime.procedures.teaching import learn_all
from engine.tasks.registry import task_named
from engine.training.model import trainable
from engine.training.recipe import Recipe
from tests.engine.training.test_procedure import ROWS, Notebook
from tests.helpers.tiny_base import make_tiny_encoder

RECIPE = Recipe(base="tiny", epochs=2, batch_size=4, patience=0, precision="fp32", learning_rate=3e-3, teachers=2)
# Four steps a round: every model takes eight.
STEPS = 8


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> BaseModel:
    folder = make_tiny_encoder(tmp_path_factory.mktemp("base") / "tiny")
    return BaseModel("tiny", "tiny", "encoder", "ready", folder=str(folder))


@dataclass
class Told(Notebook):
    """Also keeps how far the whole was said to be, and what the notes were about."""

    total: float = 0

    def progress(self, stage: str, done: float, total: float) -> None:
        super().progress(stage, done, total)
        self.total = total

    def note(self, code: str, **params: Any) -> None:
        super().note(f"{code} {params['number']}" if code == "teacher" else code)


def learn(base: BaseModel, folder: Path, reporter: Told) -> dict[str, torch.Tensor]:
    """Return the weights that a new process has at the end."""
    task = task_named("classification")
    found = Learned(task, task.space(ROWS, None), ROWS, ROWS)
    parts: Prepared = encoders.prepared(found, base, RECIPE)
    order = TrainOrder(folder / "log", task.info.name, folder, base, RECIPE, folder, folder, "m", "d", "", "")
    learn_all(order, found, parts, reporter)
    return {name: parameter.detach().clone() for name, parameter in trainable(parts.model).items()}


def test_interrupted_anywhere_it_ends_as_an_unbroken_one(base: BaseModel, tmp_path: Path) -> None:
    whole = Told()
    wanted = learn(base, tmp_path / "unbroken", whole)
    assert [note for note in whole.notes if note.startswith(("teacher", "taught"))] == [
        "teacher 1",
        "teacher 2",
        "taught",
    ]
    assert (whole.steps, whole.total) == (3 * STEPS, 3 * STEPS)
    # The figures are the model's own.
    assert [point.step for point in whole.points if point.part == "valid" and point.name == "accuracy"] == [4, 8]

    broken, notes = tmp_path / "broken", list[str]()
    for stop_at in (STEPS - 3, STEPS + 2, 2 * STEPS + 5):
        told = Told(stop_at=stop_at)
        with pytest.raises(JobCancelled):
            learn(base, broken, told)
        notes += told.notes
    last = Told()
    found = learn(base, broken, last)
    assert notes.count("trained") == 2 and last.notes.count("trained") == 1
    assert "resumed" in last.notes and not any(note.startswith("teacher") for note in last.notes)
    assert all(torch.equal(found[name], wanted[name]) for name in wanted)
    kept = {path.name for path in (broken / CHECKPOINTS).iterdir() if "teacher" in path.name}
    assert kept == {"teacher-1.safetensors", "teacher-2.safetensors"}
