"""The training wizard's state without Qt: which models fit, presets, the recipe's fields, and the scaled time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.commands import SearchSettings
from engine.errors import ErrorInfo
from engine.training.recipe import Recipe
from gui.wizards.training_state import CUSTOM, TrainingState
from tests.gui import samples


def filled(dataset: str = "") -> TrainingState:
    state = TrainingState("/p", memory=24 << 30)
    state.set_tasks(samples.TASKS)
    state.set_bases(samples.BASES)
    state.set_datasets(samples.DATASETS, dataset)
    return state


def test_tables_are_not_trained_on_and_the_dataset_asked_for_is_chosen() -> None:
    state = filled("data-2")
    assert [info.dataset for info in state.datasets] == ["data-1", "data-2"]
    assert state.dataset == samples.CALLS
    assert state.name == "tool calls"
    assert filled().dataset == samples.MESSAGES


def test_without_a_dataset_or_a_model_it_does_not_go_on() -> None:
    state = TrainingState("/p")
    assert state.current.why_not == "no_dataset"
    state.set_tasks(samples.TASKS)
    state.set_datasets(samples.DATASETS)
    assert state.current.why_not == "no_base"
    with pytest.raises(ValueError, match="no dataset"):
        state.command()


def test_a_model_must_fit_the_task_be_here_and_have_room() -> None:
    state = filled()
    huge = replace(samples.ENCODER, id="huge", parameters=7_000_000_000)
    missing = replace(samples.ENCODER, id="missing", state="missing")
    state.set_bases((samples.DECODER, huge, missing, samples.ENCODER))
    assert [state.fit(base).why for base in state.bases] == ["family", "memory", "missing", ""]
    assert state.ranked_bases()[0].id == samples.ENCODER.id
    state.choose_base(huge)
    assert state.base == samples.ENCODER


def test_a_fetched_model_is_chosen() -> None:
    state = filled()
    other = replace(samples.ENCODER, id="other")
    state.set_bases((samples.ENCODER, other), wanted="other")
    assert state.base == other


def test_presets_follow_the_size_of_the_training_set() -> None:
    state = filled()
    assert [preset.epochs for preset in state.presets()] == [3, 10, 20]
    assert (state.recipe.epochs, state.recipe.patience) == (10, 3)
    state.choose_preset("best")
    assert (state.recipe.epochs, state.recipe.patience) == (20, 5)
    state.choose_dataset(samples.CALLS)
    assert [preset.epochs for preset in state.presets()] == [9, 30, 60]
    assert state.recipe.epochs == 60


def test_the_default_recipe_is_the_balanced_preset() -> None:
    assert filled().command().recipe == Recipe()


def test_a_wrong_field_is_told_at_the_field_and_holds_next() -> None:
    state = filled()
    state.set_field("dropout", "2")
    assert state.field_errors["dropout"].code == "recipe_value"
    assert state.recipe.dropout == Recipe.dropout
    assert not state.pages["effort"].valid
    state.set_field("dropout", "0.2")
    assert state.recipe.dropout == 0.2
    assert state.pages["effort"].valid
    state.set_field("batch_size", "many")
    assert state.field_errors["batch_size"].params["allowed"] == "a whole number"


def test_other_rounds_are_a_preset_of_ones_own() -> None:
    state = filled()
    state.set_field("epochs", "7")
    assert state.preset == CUSTOM
    assert state.recipe.epochs == 7
    state.set_field("epochs", "10")
    assert state.preset == "balanced"


def test_lora_takes_larger_steps_unless_the_person_chose_them() -> None:
    state = filled()
    state.choose_adaptation("lora")
    assert state.recipe.learning_rate == 5e-4
    state.choose_adaptation("full")
    assert state.recipe.learning_rate == 1e-4
    state.set_field("learning_rate", "3e-5")
    state.choose_adaptation("lora")
    assert state.recipe.learning_rate == 3e-5
    assert state.value_of("learning_rate") == "3e-05"


def test_time_is_measured_once_and_scaled_to_the_rounds() -> None:
    state = filled()
    assert state.needs_estimate
    asked = state.begin_estimate()
    assert asked is not None
    assert state.estimating
    state.set_estimate(samples.estimate(asked))
    assert state.seconds(3) == pytest.approx(150)
    assert state.seconds(20) == pytest.approx(1000)
    state.choose_preset("best")
    assert not state.needs_estimate
    state.choose_adaptation("head")
    assert state.needs_estimate


def test_training_may_start_though_the_time_could_not_be_measured() -> None:
    state = filled()
    state.begin_estimate()
    state.estimate_failed(ErrorInfo("internal"))
    assert state.seconds(3) is None
    assert state.pages["start"].valid
    state.forget_estimate()
    assert state.needs_estimate


def test_too_little_disk_holds_the_start_and_little_memory_does_not() -> None:
    state = filled()
    asked = state.begin_estimate()
    assert asked is not None
    measured = samples.estimate(asked)
    state.set_estimate(replace(measured, memory=30 << 30))
    assert state.memory_short
    assert state.pages["start"].valid
    state.set_estimate(replace(measured, disk=200 << 30))
    assert state.pages["start"].why_not == "disk_short"


def test_the_command_carries_everything() -> None:
    state = filled("data-2")
    state.set_name(" my caller ")
    command = state.command()
    assert (command.project, command.dataset, command.version, command.name) == ("/p", "data-2", 1, "my caller")
    assert command.recipe.base == samples.ENCODER.id
    assert command.recipe.epochs == 30
    state.set_name("")
    assert state.pages["start"].why_not == "no_name"


def test_every_field_of_the_recipe_but_the_base_is_in_advanced() -> None:
    names = TrainingState.advanced_fields()
    assert "base" not in names
    assert {"learning_rate", "warmup", "gate", "adaptation"} <= set(names)


def test_a_search_begins_with_what_was_chosen() -> None:
    state = filled()
    state.choose_adaptation("lora")
    state.set_search_minutes(45)
    assert state.can_search
    recipe = Recipe(base=samples.ENCODER.id, adaptation="lora", learning_rate=5e-4)
    assert state.search_command() == SearchSettings("/p", "data-1", 1, recipe, 45.0, "banking77")
    state.set_field("dropout", "many")
    assert not state.can_search
    assert not TrainingState("/p").can_search


def test_a_recipe_that_was_found_is_kept_whatever_dataset_is_chosen() -> None:
    state = TrainingState("/p", memory=24 << 30)
    found = Recipe(base=samples.ENCODER.id, epochs=7, learning_rate=3.1e-4)
    state.take_recipe(found)
    state.set_tasks(samples.TASKS)
    state.set_bases(samples.BASES, found.base)
    state.set_datasets(samples.DATASETS, "data-2")
    assert state.preset == CUSTOM
    assert state.command().recipe == found
