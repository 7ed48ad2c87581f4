"""Several models that learn side by side: each as if it were alone, all of them as one model to everything else."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from engine.errors import JobFailed
from engine.export.ensemble import export_together
from engine.export.parity import largest_gap
from engine.export.quantisation import quantise_int8
from engine.inference.encoder import Encoder
from engine.inference.members import taken_apart
from engine.inference.predictor import Predictor
from engine.inference.space import write_space
from engine.paths import Home
from engine.tasks.parts.features import IDS
from engine.tasks.registry import task_named
from engine.training.device import Placement
from engine.training.ensemble import EncoderModel, Ensemble, assemble, members_of, orders, plain
from engine.training.material import prepare
from engine.training.model import TaskModel, build, trainable
from engine.training.objective import EncoderObjective
from engine.training.optimisation import is_new, optimiser
from engine.training.prediction import logits_of
from engine.training.recipe import Recipe
from tests.helpers.tiny_base import make_tiny_encoder

TEXTS = ("where is my parcel", "the lamp is broken", "it came in pieces", "thank you", "i wait still for the box")
ROWS = [{"text": text, "label": label} for text, label in zip(TEXTS, "abcab", strict=True)]
SPANS = [{"text": text, "spans": '[{"start": 0, "end": 3, "label": "x"}]'} for text in TEXTS]
PLACE = Placement("cpu", False)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tiny_encoder(tmp_path_factory.mktemp("ensemble") / "tiny")


def made(
    base: Path, name: str, rows: list[dict[str, str]], **settings: object
) -> tuple[EncoderObjective, EncoderModel]:
    """Return the objective of a task and the model to train."""
    task, recipe = task_named(name), Recipe(dropout=0.0, **settings)
    space = task.space(rows, None)
    material = prepare(base, task, space, rows, rows, 64)
    texts = [example.inputs[IDS] for example in material.train]
    features = material.valid.features
    model = assemble(recipe, lambda one: build(base, task, space, one, features, texts))
    return EncoderObjective(task, space, material, recipe, PLACE), model


def last(member: TaskModel) -> torch.nn.Parameter:
    """Return the weights of a model's last layer."""
    return next(module for module in member.head.modules() if isinstance(module, torch.nn.Linear)).weight


def test_one_member_is_the_model_itself(base: Path) -> None:
    _, model = made(base, "classification", ROWS)
    assert members_of(model) == [model]


def test_members_begin_apart_and_the_first_as_it_would_alone(base: Path) -> None:
    _, alone = made(base, "classification", ROWS, seed=4)
    _, model = made(base, "classification", ROWS, seed=4, members=3)
    heads = [member.head.classifier.weight for member in members_of(model)]
    assert len(heads) == 3 and torch.equal(heads[0], alone.head.classifier.weight)
    assert not torch.equal(heads[0], heads[1]) and not torch.equal(heads[1], heads[2])
    _, last = made(base, "classification", ROWS, seed=2**31 - 1, members=2)
    assert len(members_of(last)) == 2


@pytest.mark.parametrize(("name", "rows"), [("classification", ROWS), ("entities", SPANS)])
def test_each_learns_as_if_it_were_alone(base: Path, name: str, rows: list[dict[str, str]]) -> None:
    objective, model = made(base, name, rows, members=3)
    model.train()
    indices = range(len(rows))
    together = objective.loss(model, indices)
    alone, _ = made(base, name, rows)
    # All of so few rows, in whatever order.
    apart = [alone.loss(member, indices) for member in members_of(model)]
    assert together.item() == pytest.approx(sum(loss.item() for loss in apart) / 3, rel=1e-5)
    together.backward()
    gradients = [last(member).grad.clone() for member in members_of(model)]
    model.zero_grad()
    for member, loss, gradient in zip(members_of(model), apart, gradients, strict=True):
        loss.backward()
        assert torch.allclose(3 * gradient, last(member).grad, atol=1e-5)


def test_members_learn_from_every_example_once_a_round_in_orders_of_their_own() -> None:
    lengths = [at % 40 for at in range(5000)]
    first, second, third = orders(lengths, Recipe(members=3, batch_size=8, seed=1))
    assert first == list(range(5000)) == sorted(second) == sorted(third)
    assert sum(a == b for a, b in zip(second, third, strict=True)) < 100
    assert max(abs(lengths[at] - lengths[other]) for at, other in enumerate(second)) <= 4
    assert orders(lengths, Recipe(members=3, batch_size=8, seed=1)) == [first, second, third]
    assert orders(lengths, Recipe()) == [first]


def test_rates_and_decay_are_those_of_a_single_model(base: Path) -> None:
    _, alone = made(base, "classification", ROWS)
    # The base has two layers.
    _, model = made(base, "classification", ROWS, members=3)
    single, several = (
        {(group["lr"], group["weight_decay"]) for group in optimiser(one, Recipe(layer_decay=0.5)).param_groups}
        for one in (alone, model)
    )
    assert single == several
    new = [name for name in trainable(model) if is_new(name)]
    assert new and all(".head." in name for name in new)


@pytest.mark.parametrize("settings", [{}, {"adaptation": "lora"}, {"head": "prototypes"}], ids=str)
def test_what_is_published_answers_like_all_of_them(base: Path, settings: dict[str, object]) -> None:
    objective, model = made(base, "classification", ROWS, members=3, **settings)
    objective.begin(model)
    model = plain(model)
    assert isinstance(model, Ensemble)
    material = objective.material
    said = dict(logits_of(model, objective.task, material.valid, material.padding, PLACE))
    each = [dict(logits_of(one, objective.task, material.valid, material.padding, PLACE)) for one in members_of(model)]
    mean = np.mean([found[0]["logits"] for found in each], axis=0)
    assert np.allclose(said[0]["logits"], mean, atol=1e-5)
    export_together(members_of(model), objective.task.outputs, base / "fp32.onnx", (), Home(base).graphs)
    quantise_int8(base / "fp32.onnx", base / "int8.onnx")
    # As one file, and taken apart for two threads.
    for members in (1, 3):
        write_space(base, objective.space, 64, members=members)
        for variant, most in (("fp32", 1e-4), ("int8", 0.2)):
            predictor = Predictor(base, objective.task, f"{variant}.onnx", threads=2)
            for texts in (TEXTS, TEXTS[:1]):
                for index, logits in enumerate(predictor.logits(list(texts), of_all=True)):
                    assert np.allclose(logits["logits"], said[index]["logits"], atol=most)


def test_members_taken_apart_are_as_large_as_the_whole_and_differ(base: Path, tmp_path: Path) -> None:
    objective, model = made(base, "entities", SPANS, members=3)
    file = tmp_path / "all.onnx"
    features, graphs = objective.material.valid.features, Home(base).graphs
    export_together(members_of(plain(model)), objective.task.outputs, file, features, graphs)
    alone = taken_apart(file)
    assert len(set(alone)) == 3
    assert sum(map(len, alone)) < 1.1 * file.stat().st_size
    whole, apart = Encoder(file), Encoder(file, 2, 3)
    assert apart.names == whole.names
    assert apart.features == whole.features


@pytest.mark.parametrize("name", ["classification", "entities"])
def test_who_is_sure_is_answered_by_the_first_member_alone(base: Path, name: str) -> None:
    objective, model = made(base, name, ROWS if name == "classification" else SPANS, members=3)
    outputs, material = objective.task.outputs, objective.material
    members = members_of(plain(model))
    features, graphs = material.valid.features, Home(base).graphs
    export_together(members, outputs, base / "fp32.onnx", features, graphs)
    export_together(members[:1], outputs, base / "first.onnx", features, graphs)
    write_space(base, objective.space, 64)
    texts = [objective.task.reads(row) for row in material.valid_rows]
    first = Predictor(base, objective.task, "first.onnx").logits(texts)
    tells = objective.task.certainty(objective.space)
    assert tells is not None
    chances = [tells(found, encoding) for found, encoding in zip(first, material.valid.encodings, strict=True)]
    # Between two: another export rounds otherwise.
    enough = sum(sorted(chances)[2:4]) / 2
    write_space(base, objective.space, 64, members=3, sure=enough)
    for threads in (1, 2):
        predictor = Predictor(base, objective.task, "fp32.onnx", threads=threads)
        of_all = predictor.logits(texts, of_all=True)
        told = zip(first, of_all, chances, strict=True)
        expected = [alone if chance > enough else mean for alone, mean, chance in told]
        assert largest_gap(predictor.logits(texts), expected) < 1e-5
        assert largest_gap(first, of_all) > 1e-3


def test_a_file_of_a_single_model_is_not_taken_apart(base: Path, tmp_path: Path) -> None:
    objective, model = made(base, "classification", ROWS)
    export_together([plain(model)], objective.task.outputs, tmp_path / "one.onnx", (), Home(base).graphs)
    with pytest.raises(JobFailed, match="model_not_loaded"):
        taken_apart(tmp_path / "one.onnx")
