"""Advanced in the training wizard, with real clicks: what is refused, the way back, and the reasons."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from engine.commands import StartTraining
from engine.training.recipe import Recipe
from gui.main_window import MainWindow
from tests.gui.person import choose, press, said, write
from tests.gui.preparing import MakeWizard, maker, measured
from tests.helpers.fake_engine import FakeEngine


@pytest.fixture
def make(make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot) -> MakeWizard:
    return maker(make_window(pages=[], wizards={}), engine, qtbot)


def test_advanced_says_what_is_refused_and_holds_next(make: MakeWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    wizard = make()
    press(qtbot, wizard.next_button)
    form = wizard.effort.form
    assert not form.isVisible()
    press(qtbot, wizard.effort.more)
    rounds, schedule, step = form.field("epochs"), form.field("schedule"), form.field("learning_rate")
    assert isinstance(rounds, QLineEdit) and rounds.text() == "10"
    write(qtbot, rounds, "many")
    assert "a whole number" in said(form)
    assert not wizard.next_button.isEnabled()
    assert wizard._why_not.text() == "A value under Advanced cannot be used."
    write(qtbot, rounds, "7")
    assert "a whole number" not in said(form)
    assert form.rows["epochs"].back.text() == "Back to the preset: 10"
    assert "at most 7 rounds" in said(wizard.effort.presets["balanced"]), "the chosen one is told as it is now"
    assert "at most 20 rounds" in said(wizard.effort.presets["best"])
    write(qtbot, step, "3e-5")
    choose(qtbot, schedule, "in a curve (cosine)")
    measured(engine, qtbot, wizard)
    press(qtbot, wizard.next_button)
    press(qtbot, wizard.next_button)
    qtbot.waitUntil(lambda: bool(engine.asked_for(StartTraining)))
    recipe = engine.asked_for(StartTraining)[0].recipe
    assert (recipe.epochs, recipe.learning_rate, recipe.schedule) == (7, 3e-5, "cosine")


def test_advanced_shows_what_has_an_effect_and_the_way_back(make: MakeWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    wizard = make()
    press(qtbot, wizard.next_button)
    press(qtbot, wizard.effort.more)
    form = wizard.effort.form
    assert not form.rows["lora_rank"].isVisible() and not form.rows["momentum"].isVisible()
    assert form.rows["class_weights"].isVisible() and not wizard.effort.back.isVisible()
    choose(qtbot, form.field("adaptation"), "A small addition (LoRA)")
    assert wizard.effort.adaptations["lora"].radio.isChecked(), "it is the same choice as on its card"
    write(qtbot, form.field("lora_targets"), "attention")
    choose(qtbot, form.field("gradient_checkpointing"), "yes")
    recipe = wizard.state.recipe
    assert (recipe.adaptation, recipe.lora_targets, recipe.gradient_checkpointing) == ("lora", "attention", True)
    assert wizard.effort.back.text() == "3 of your own: all back to the preset"
    back = form.rows["lora_targets"].back
    assert back.text() == "Back to the preset: all-linear"
    assert form.field("lora_targets").accessibleName() == "Where the addition goes (LoRA targets)"
    assert "Back to the preset" in form.field("lora_targets").accessibleDescription()
    back.setFocus()
    qtbot.keyClick(back, Qt.Key.Key_Space)
    assert form.field("lora_targets").text() == "all-linear"
    assert not back.isVisible()
    press(qtbot, wizard.effort.back)
    assert wizard.state.recipe == Recipe()
    assert not form.rows["lora_rank"].isVisible()


def test_fewer_rows_are_told_and_change_what_is_suggested(make: MakeWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    wizard = make()
    press(qtbot, wizard.next_button)
    press(qtbot, wizard.effort.more)
    suggested = wizard.state.recipe.epochs
    write(qtbot, wizard.effort.form.field("train_rows"), "100")
    assert (wizard.state.recipe.train_rows, wizard.state.facts.rows) == (100, 100)
    assert wizard.state.recipe.epochs > suggested, "few rows need more rounds"
    measured(engine, qtbot, wizard)
    press(qtbot, wizard.next_button)
    assert "learns from 100 rows of banking77" in said(wizard.start)


def test_the_page_says_why_the_recipe_is_as_it_is(make: MakeWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    wizard = make(dataset="data-2")
    press(qtbot, wizard.next_button)
    few = "At most 30 rounds: with 280 rows a round is short. [Mosbach et al. 2021]"
    qtbot.waitUntil(lambda: few in said(wizard.effort))
    press(qtbot, wizard.effort.adaptations["lora"])
    qtbot.waitUntil(lambda: "Larger steps: a small addition starts from nothing." in said(wizard.effort))


# ---- before it starts ---------------------------------------------------------------------------------------
