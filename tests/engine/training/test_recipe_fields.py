"""Which options a training has, which layers LoRA changes, and what an estimate means."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from torch import nn

from engine.errors import BadInput
from engine.results import Estimate
from engine.sentences import ADVICE
from engine.training.fields import GROUPS, applies
from engine.training.lora import lora_targets
from engine.training.recipe import ALL_LINEAR, ATTENTION, Recipe
from engine.training.verdict import FITS, SHORT, TIGHT, disk_advice, disk_verdict, memory_advice, memory_verdict

GIB = 1 << 30
FOUND = Estimate(60.0, 100.0, 4 * GIB, 10 * GIB, GIB, 90 * GIB, 100, at_once=32)


def test_every_field_but_the_base_stands_in_one_group() -> None:
    grouped = [name for group in GROUPS.values() for name in group]
    assert sorted([*grouped, "base"]) == sorted(field.name for field in fields(Recipe))


@pytest.mark.parametrize(
    ("field", "recipe", "task", "family", "expected"),
    [
        ("lora_targets", Recipe(), "classification", "encoder", False),
        ("lora_targets", Recipe(adaptation="lora"), "classification", "encoder", True),
        ("layers", Recipe(adaptation="top_layers"), "classification", "encoder", True),
        ("momentum", Recipe(), "classification", "encoder", False),
        ("momentum", Recipe(optimiser="sgd"), "classification", "encoder", True),
        ("learning_rate", Recipe(adaptation="head"), "classification", "encoder", False),
        ("class_weights", Recipe(), "entities", "encoder", False),
        ("class_weights", Recipe(), "tool-calls", "encoder", True),
        ("head", Recipe(), "classification", "encoder", True),
        ("head", Recipe(), "relations", "encoder", False),
        ("head", Recipe(), "classification", "decoder", False),
        ("head_learning_rate", Recipe(), "dialogue", "decoder", False),
        ("label_smoothing", Recipe(), "pairs", "encoder", False),
        ("label_smoothing", Recipe(), "multilabel", "encoder", True),
        ("epochs", Recipe(), "pairs", "encoder", True),
        ("members", Recipe(), "pairs", "encoder", True),
        ("members", Recipe(), "dialogue", "decoder", False),
    ],
)
def test_a_field_without_an_effect_is_not_asked(
    field: str, recipe: Recipe, task: str, family: str, expected: bool
) -> None:
    assert applies(field, recipe, task, family) is expected


@pytest.mark.parametrize("targets", ["", "q proj", "a,,b", "query;value"])
def test_targets_that_are_no_names_are_refused_at_their_field(targets: str) -> None:
    with pytest.raises(BadInput) as caught:
        Recipe().with_settings({"lora_targets": targets})
    assert (caught.value.code, caught.value.params["key"]) == ("recipe_value", "lora_targets")


def test_lora_changes_the_layers_that_were_asked_for() -> None:
    def block() -> nn.ModuleDict:
        attention = nn.ModuleDict({"query": nn.Linear(2, 2), "value": nn.Linear(2, 2), "norm": nn.LayerNorm(2)})
        return nn.ModuleDict({"attention": attention, "output": nn.ModuleDict({"dense": nn.Linear(2, 2)})})

    base = nn.ModuleDict({"layer": nn.ModuleList([block(), block()])})
    assert lora_targets(base, ALL_LINEAR) == ALL_LINEAR
    inside = [f"layer.{at}.attention.{name}" for at in (0, 1) for name in ("query", "value")]
    assert lora_targets(base, ATTENTION) == inside
    assert lora_targets(base, "value, dense") == [
        f"layer.{at}.{name}" for at in (0, 1) for name in ("attention.value", "output.dense")
    ]
    with pytest.raises(BadInput) as caught:
        lora_targets(base, "q_proj")
    assert caught.value.params == {"wanted": "q_proj", "known": "dense, query, value"}


@pytest.mark.parametrize(
    ("changes", "recipe", "verdict", "advice"),
    [
        ({}, Recipe(), FITS, ()),
        ({"memory": 9 * GIB, "memory_parts": {"activations": 8 * GIB}}, Recipe(), TIGHT, "smaller_batch"),
        ({"at_once": 16, "memory_parts": {"activations": 3 * GIB}}, Recipe(), TIGHT, "smaller_batch"),
        ({"memory": 11 * GIB, "memory_parts": {"activations": GIB}}, Recipe(batch_size=1), SHORT, "checkpointing"),
        (
            {"memory": 11 * GIB, "memory_parts": {"weights": 2, "gradients": 2, "optimiser": 4}},
            Recipe(),
            SHORT,
            "lora",
        ),
        ({"memory": 11 * GIB, "memory_parts": {"weights": GIB}}, Recipe(adaptation="lora"), SHORT, "smaller_base"),
    ],
)
def test_memory_is_judged_and_the_largest_part_is_what_to_change(
    changes: dict[str, object], recipe: Recipe, verdict: str, advice: str | tuple[()]
) -> None:
    found = replace(FOUND, **changes)
    assert memory_verdict(found, recipe) == verdict
    assert memory_advice(found, recipe) == (("close_programs", advice) if advice else ())
    assert set(memory_advice(found, recipe)) <= set(ADVICE)


def test_a_disk_is_short_tight_or_wide_enough() -> None:
    found = [replace(FOUND, disk_free=free) for free in (GIB - 1, GIB + 1, 3 * GIB)]
    assert [disk_verdict(one) for one in found] == [SHORT, TIGHT, FITS]
    assert [disk_advice(one) for one in found] == [("free_disk",), ("free_disk",), ()]
