"""A table of facts and the recipes that fit them; every choice has its sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from engine.results import BaseModel, DatasetInfo, DatasetProfile, Device, Hardware
from engine.sentences import REASONS, fill
from engine.training.presets import (
    BALANCED,
    BEST,
    MANY_CLASSES,
    PRESETS,
    QUICK,
    RUNTIME_BYTES,
    USABLE,
    Facts,
    facts_of,
    least_memory,
    memory_needed,
    preset,
)
from engine.training.recipe import LINEAR, PROTOTYPES, Recipe

GIB = 1 << 30
STARTER = Facts("classification", 9003, 1000, 77, 24, parameters=22_713_216, layers=6, base_tokens=512, memory=20 * GIB)
BERT = replace(STARTER, base="bert", parameters=110_000_000, layers=12)
WRITER = replace(STARTER, family="decoder", parameters=134_515_008, layers=30, base_tokens=2048, labels=0)
T5 = replace(STARTER, family="encoder-decoder", parameters=60_000_000, layers=12, labels=0)


def test_the_usual_training_of_the_starter_encoder_is_the_default_recipe() -> None:
    # What the benchmarks measured stays what the balanced preset does.
    assert preset(BALANCED, STARTER).recipe == Recipe()
    assert preset(BALANCED, Facts()).recipe == Recipe()


def test_many_classes_of_few_texts_begin_at_their_means() -> None:
    few = replace(STARTER, rows=3000)
    assert preset(BALANCED, few).recipe == Recipe(head=PROTOTYPES)
    others = (replace(few, rows=500, labels=MANY_CLASSES - 1), replace(few, task="relations"), STARTER, WRITER)
    for other in others:
        assert preset(BALANCED, other).recipe.head == LINEAR


@pytest.mark.parametrize(
    ("name", "facts", "expected"),
    [
        (QUICK, STARTER, {"epochs": 3, "patience": 3}),
        (BEST, STARTER, {"epochs": 20, "patience": 5}),
        # little and much data
        (BALANCED, replace(STARTER, rows=1500, labels=5), {"epochs": 30, "patience": 9, "batch_size": 32}),
        (BALANCED, replace(STARTER, rows=2500, labels=200), {"epochs": 30}),
        (BALANCED, replace(STARTER, rows=90, valid_rows=12), {"epochs": 30, "patience": 0, "batch_size": 8}),
        (BALANCED, replace(STARTER, rows=200_000), {"epochs": 2, "patience": 2}),
        (QUICK, replace(STARTER, rows=10_000_000), {"epochs": 2}),
        # long texts, and a base that holds less
        (BALANCED, replace(STARTER, words=250), {"max_tokens": 384}),
        (BALANCED, replace(STARTER, words=5000), {"max_tokens": 512}),
        (BALANCED, replace(STARTER, words=300, base_tokens=0), {"max_tokens": 512}),
        # larger bases
        (BALANCED, BERT, {"learning_rate": 5e-5, "adaptation": "full"}),
        (BALANCED, replace(BERT, parameters=335_000_000, layers=24), {"learning_rate": 2e-5}),
        (QUICK, BERT, {"adaptation": "top_layers", "layers": 4}),
        (QUICK, replace(BERT, device="cuda"), {"adaptation": "full"}),
        (BALANCED, replace(BERT, memory=2 * GIB), {"adaptation": "lora", "learning_rate": 5e-4}),
        # other families
        (BALANCED, WRITER, {"adaptation": "lora", "learning_rate": 2e-4, "batch_size": 4, "accumulation": 4}),
        (QUICK, WRITER, {"epochs": 1}),
        (BEST, WRITER, {"epochs": 3, "max_tokens": 512}),
        (BALANCED, replace(WRITER, words=600), {"max_tokens": 1024}),
        (BALANCED, T5, {"optimiser": "adafactor", "schedule": "constant", "learning_rate": 1e-3}),
    ],
)
def test_a_preset_fits_the_facts(name: str, facts: Facts, expected: dict[str, Any]) -> None:
    recipe = preset(name, facts).recipe
    assert {key: getattr(recipe, key) for key in expected} == expected


def test_what_the_person_chose_changes_what_goes_with_it() -> None:
    recipe = preset(BALANCED, STARTER, "lora").recipe
    assert (recipe.adaptation, recipe.learning_rate) == ("lora", 5e-4)
    assert preset(BALANCED, WRITER, "full").recipe.learning_rate == 2e-5


def test_little_memory_computes_less_at_once_and_learns_the_same() -> None:
    tight = replace(STARTER, words=300, memory=3 * GIB // 2)
    usual, thrifty = preset(BALANCED, replace(tight, memory=0)).recipe, preset(BALANCED, tight).recipe
    assert thrifty.batch_size * thrifty.accumulation == usual.batch_size * usual.accumulation
    assert thrifty.batch_size < usual.batch_size
    assert thrifty.gradient_checkpointing and not usual.gradient_checkpointing
    assert memory_needed(tight, thrifty) <= USABLE * tight.memory < memory_needed(tight, usual)


def test_each_member_needs_as_much_as_one_model() -> None:
    one, three = (memory_needed(STARTER, Recipe(members=members)) - RUNTIME_BYTES for members in (1, 3))
    assert three == pytest.approx(3 * one)
    assert memory_needed(WRITER, Recipe(members=3)) == memory_needed(WRITER, Recipe())


@pytest.mark.parametrize("name", PRESETS)
@pytest.mark.parametrize("family", ["encoder", "decoder", "encoder-decoder"])
@pytest.mark.parametrize("rows", [0, 1, 150, 9000, 90_000])
@pytest.mark.parametrize("memory", [0, 1, 2 * GIB, 400 * GIB])
def test_every_choice_holds_and_has_its_sentence(name: str, family: str, rows: int, memory: int) -> None:
    found = preset(name, replace(WRITER, family=family, rows=rows, valid_rows=rows // 10, memory=memory))
    for choice in found.choices:
        assert getattr(found.recipe, choice.key) == choice.value
        words = fill(REASONS[choice.reason], choice.params)
        assert "{" not in words and "-" not in words.split(), f"{choice.reason}: a field has no value"
    assert len({choice.key for choice in found.choices}) == len(found.choices)


def test_facts_come_from_what_is_known() -> None:
    dataset = DatasetInfo("d", "d", 1, "classification", {"train": 100, "valid": 10}, 4, "")
    base = BaseModel("b", "B", "encoder", "ready", parameters=5, layers=2, max_tokens=64)
    devices = (Device("cuda", "GPU", 8 * GIB, True), Device("cpu", "CPU", 16 * GIB, False))
    hardware = Hardware("", "", 2, 16 * GIB, 12 * GIB, 0, devices)
    # 95 of 100 texts have at most 20 words.
    profile = DatasetProfile((), ((10, 60), (20, 36), (500, 4)))
    expected = Facts("classification", 100, 10, 4, 20, "b", "encoder", 5, 2, 64, "cuda", 8 * GIB, True)
    assert facts_of(dataset, base, hardware, profile) == expected
    assert facts_of(None, None, None, None) == Facts()
    assert facts_of(dataset, base, hardware, profile, 7).rows == 7
    assert facts_of(dataset, base, hardware, profile, 10**6).rows == expected.rows
    cpu = replace(hardware, devices=devices[1:])
    assert facts_of(None, None, cpu, DatasetProfile((), ())).memory == 12 * GIB
    assert least_memory(7_000_000_000) > 24 * GIB > least_memory(1_000_000_000)
