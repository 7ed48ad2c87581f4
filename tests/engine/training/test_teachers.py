"""Learning from teachers: what they said is kept by example and token, and a model learns it beside the rows' own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from torch import Tensor

from engine.tasks.encoder_task import EncoderTask
from engine.tasks.registry import task_named
from engine.training.course import EncoderCourse
from engine.training.device import Placement
from engine.training.fields import applies
from engine.training.material import prepare
from engine.training.model import TaskModel, build
from engine.training.recipe import Recipe
from engine.training.teachers import SHARE, TaughtCourse, agreed, said_by, teachers
from tests.helpers.tiny_base import make_tiny_encoder

RECIPE = Recipe(precision="fp32", dropout=0.0, teachers=2)
NAMES = ("Anna", "Ben", "Carla", "Dan", "the old man in the blue hat")
ROWS = [
    {
        "text": f"{name} is here",
        "label": "late" if len(name) > 4 else "broken",
        "spans": json.dumps([{"start": 0, "end": len(name), "label": "person"}]),
    }
    for name in NAMES
]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tiny_encoder(tmp_path_factory.mktemp("base") / "tiny")


def pupil(base: Path, name: str, seed: int = 0) -> tuple[TaskModel, EncoderCourse]:
    task = task_named(name)
    assert isinstance(task, EncoderTask)
    space = task.space(ROWS, None)
    material = prepare(base, task, space, ROWS, ROWS, RECIPE.max_tokens)
    model = build(base, task, space, Recipe(precision="fp32", dropout=0.0, seed=seed))
    return model, EncoderCourse(task, space, material, RECIPE, Placement("cpu", False))


@pytest.mark.parametrize(("name", "output"), [("classification", "logits"), ("entities", "tags")])
def test_what_is_said_of_an_example_is_found_again_in_any_batch(base: Path, name: str, output: str) -> None:
    model, course = pupil(base, name)
    said = said_by(model, course)[output]
    assert len(said) == (len(ROWS) if name == "classification" else sum(course.lengths))
    assert torch.allclose(said.float().sum(-1), torch.ones(len(said)), atol=1e-2)
    # Whoever is taught by itself has nothing to learn: the gradient of what it said vanishes.
    taught = TaughtCourse(course, {output: said})
    alone = EncoderCourse.loss(taught, model, [3, 0, 4])
    whole = taught.loss(model, [3, 0, 4])
    assert largest(gradients(model, whole - (1 - SHARE) * alone)) < 1e-2 * largest(gradients(model, whole))


def largest(tensors: list[Tensor]) -> float:
    return max(float(tensor.abs().max()) for tensor in tensors)


def gradients(model: TaskModel, loss: Tensor) -> list[Tensor]:
    found = torch.autograd.grad(loss, list(model.head.parameters()), retain_graph=True)
    return list(found)


def test_a_model_comes_to_say_what_its_teachers_say(base: Path) -> None:
    model, course = pupil(base, "entities")
    teacher, _ = pupil(base, "entities", seed=7)
    wanted = said_by(teacher, course)
    taught = TaughtCourse(course, wanted)
    optimiser = torch.optim.AdamW(model.parameters(), lr=3e-3)
    before = distance(said_by(model, course), wanted)
    for _ in range(30):
        optimiser.zero_grad()
        taught.loss(model, range(len(ROWS))).backward()
        optimiser.step()
    # The rows' own labels pull elsewhere, with a fifth of the weight.
    assert distance(said_by(model, course), wanted) < before


def distance(one: dict[str, Tensor], other: dict[str, Tensor]) -> float:
    return sum(float((one[name].float() - other[name].float()).abs().sum()) for name in one)


def test_teachers_agree_on_their_mean() -> None:
    said = [{"logits": torch.tensor([[1.0, 0.0]])}, {"logits": torch.tensor([[0.5, 0.5]])}]
    assert agreed(said)["logits"].tolist() == [[0.75, 0.25]]


def test_only_what_is_said_in_classes_can_be_taught() -> None:
    names = ("classification", "relations", "entities", "tool-calls", "pairs", "multilabel", "question-answering")
    taught = {name: teachers(RECIPE, task_named(name)) for name in names}
    assert taught == {name: 2 if place < 4 else 0 for place, name in enumerate(names)}
    # Nobody is asked for more teachers than there can be.
    assert [applies("teachers", RECIPE, name) for name in names] == [count > 0 for count in taught.values()]
