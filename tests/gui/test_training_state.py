"""The training wizard's state without Qt: which models fit, presets, the recipe's fields, and the scaled time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.commands import GetProfile, SearchSettings
from engine.errors import BadInput, ErrorInfo
from engine.results import DatasetProfile
from engine.training.recipe import Recipe
from gui.wizards.training_state import TrainingState
from tests.gui import samples
from tests.helpers.fake_engine import OVERVIEW


def filled(dataset: str = "") -> TrainingState:
    state = TrainingState("/p", OVERVIEW.hardware)
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
    assert [plan.recipe.epochs for plan in state.plans.values()] == [3, 10, 20]
    assert (state.recipe.epochs, state.recipe.patience) == (10, 3)
    state.choose_preset("best")
    assert (state.recipe.epochs, state.recipe.patience) == (20, 5)
    state.choose_dataset(samples.CALLS)
    assert [plan.recipe.epochs for plan in state.plans.values()] == [9, 30, 60]
    assert state.recipe.epochs == 60


def test_long_texts_are_read_further_once_somebody_has_looked_at_them() -> None:
    state = filled()
    assert state.needs_profile
    assert state.begin_profile() == GetProfile("/p", "data-1", 1)
    assert not state.needs_profile
    state.set_profile(DatasetProfile((), ((100, 50), (250, 50))))
    assert state.recipe.max_tokens == 384
    state.choose_dataset(samples.CALLS)
    assert state.recipe.max_tokens == Recipe.max_tokens, "the lengths of other texts say nothing of these"
    assert state.needs_profile


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


def test_what_a_person_changed_is_known_and_can_be_taken_back() -> None:
    state = filled()
    state.set_field("epochs", "7")
    state.set_field("seed", "5")
    assert state.recipe.epochs == 7
    assert state.changed_fields() == {"epochs": "10", "seed": "0"}
    assert "epochs" not in {choice.key for choice in state.choices}, "its reason no longer holds"
    state.back_to_preset("epochs")
    assert (state.recipe.epochs, state.recipe.seed) == (10, 5)
    state.set_field("seed", "0")
    assert state.changed_fields() == {}, "the preset's value is not a change"
    state.choose_adaptation("lora")
    state.set_field("lora_rank", "32")
    assert state.changed_fields() == {"adaptation": "full", "lora_rank": "16"}
    state.back_to_preset()
    assert state.recipe == Recipe()


def test_closing_loses_what_the_person_chose_themselves() -> None:
    state = filled()
    state.choose_preset("best")
    assert not state.dirty, "a click or two are no loss"
    for change, back in (
        (lambda: state.set_field("seed", "5"), lambda: state.set_field("seed", "0")),
        (lambda: state.set_field("seed", "five"), lambda: state.set_field("seed", "0")),
        (lambda: state.choose_adaptation("lora"), state.back_to_preset),
    ):
        change()
        assert state.dirty
        back()
        assert not state.dirty
    state.set_name("router")
    assert state.dirty
    found = filled()
    found.take_recipe(Recipe(base=samples.ENCODER.id, epochs=7))
    assert not found.dirty, "a recipe that was found is kept where it was found"


def test_another_preset_keeps_what_it_does_not_decide() -> None:
    state = filled()
    state.set_field("epochs", "7")
    state.set_field("seed", "5")
    state.choose_preset("best")
    assert (state.recipe.epochs, state.recipe.patience, state.recipe.seed) == (20, 5, 5)


def test_fields_without_an_effect_hold_nothing_back() -> None:
    state = filled()
    assert not state.applies("momentum") and not state.applies("lora_targets")
    state.choose_adaptation("lora")
    state.set_field("lora_targets", "q proj")
    assert state.field_errors["lora_targets"].code == "recipe_value"
    assert not state.pages["effort"].valid
    state.choose_adaptation("full")
    assert state.pages["effort"].valid
    state.set_field("adaptation", "lora")
    assert state.adaptation == "lora"


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
    state.set_estimate(replace(samples.estimate(asked), seconds_after=20.0))
    assert state.seconds_of("quick") == pytest.approx(170)
    assert state.seconds_of("best") == pytest.approx(1020)
    assert (state.seconds, state.soonest) == (pytest.approx(520), pytest.approx(220))
    state.choose_preset("best")
    assert not state.needs_estimate
    state.set_field("patience", "0")
    assert state.soonest is None
    state.choose_adaptation("head")
    assert state.needs_estimate
    assert state.seconds is None, "the time of other steps says nothing of these"


def test_each_preset_is_told_as_choosing_it_would_make_it() -> None:
    state = filled()
    asked = state.begin_estimate()
    assert asked is not None
    state.set_estimate(replace(samples.estimate(asked), seconds_after=20.0))
    before = {name: state.seconds_of(name) for name in state.plans}
    state.set_field("epochs", "7")
    assert [state.recipe_of(name).epochs for name in ("quick", "balanced", "best")] == [3, 7, 20]
    assert state.seconds_of("balanced") == pytest.approx(20 + 7 * 50)
    assert (state.seconds_of("quick"), state.seconds_of("best")) == (before["quick"], before["best"])
    promised = state.recipe_of("best")
    state.choose_preset("best")
    assert state.recipe == promised


def test_training_may_start_though_the_time_could_not_be_measured() -> None:
    state = filled()
    state.begin_estimate()
    state.estimate_failed(ErrorInfo("internal"))
    assert state.seconds is None
    assert state.pages["start"].valid
    state.forget_estimate()
    assert state.needs_estimate


def test_what_training_would_refuse_holds_the_start_until_something_else_is_chosen() -> None:
    state = filled()
    state.begin_estimate()
    refused = BadInput("base_no_layers").info()
    state.estimate_failed(refused)
    assert (state.pages["start"].valid, state.pages["start"].why_not) == (False, "refused")
    assert state.pages["start"].error == state.pages["effort"].error == refused
    assert state.pages["effort"].valid, "the remedy may be on this page"
    assert not state.can_search and not state.needs_estimate
    state.set_field("seed", "5")
    assert state.needs_estimate, "even what takes no time may be the remedy"
    state.begin_estimate()
    assert state.refusal is None and state.pages["start"].error is None and state.pages["start"].valid
    state.estimate_failed(refused)
    state.set_bases(samples.BASES)
    assert state.needs_estimate and state.refusal is None, "a base model may have been fetched anew"


def test_too_little_disk_holds_the_start_and_little_memory_does_not() -> None:
    state = filled()
    asked = state.begin_estimate()
    assert asked is not None
    measured = samples.estimate(asked)
    state.set_estimate(measured)
    assert (state.memory_verdict, state.disk_verdict) == ("fits", "fits")
    state.set_estimate(replace(measured, memory=30 << 30))
    assert state.memory_verdict == "short"
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
    state = TrainingState("/p", OVERVIEW.hardware)
    found = Recipe(base=samples.ENCODER.id, epochs=7, learning_rate=3.1e-4)
    state.take_recipe(found)
    state.set_tasks(samples.TASKS)
    state.set_bases(samples.BASES, found.base)
    state.set_datasets(samples.DATASETS, "data-2")
    assert state.command().recipe == found
    assert state.changed_fields()["epochs"] != "7"
    state.back_to_preset()
    assert state.command().recipe != found
