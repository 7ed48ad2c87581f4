"""The training wizard by keyboard: where the focus stands, and what Enter does there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.commands import FetchBase, ListBases, ListDatasets
from engine.events import Changed
from gui.main_window import MainWindow
from tests.gui import samples
from tests.gui.person import press, write
from tests.gui.preparing import MakeWizard, maker
from tests.helpers.fake_engine import FakeEngine


@pytest.fixture
def make(make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot) -> MakeWizard:
    return maker(make_window(pages=[], wizards={}), engine, qtbot)


def test_enter_goes_on_from_the_first_page(make: MakeWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.held = (ListDatasets, ListBases)
    wizard = make()
    qtbot.keyClick(wizard.focusWidget() or wizard, Qt.Key.Key_Return)
    assert wizard.isVisible(), "before anything has come there is nothing to go on with, and nothing to close"
    engine.end(engine.job_of(ListDatasets), samples.DATASETS)
    qtbot.waitUntil(lambda: bool(wizard.base.dataset_cards))
    engine.end(engine.job_of(ListBases), samples.BASES)
    qtbot.waitUntil(lambda: bool(wizard.base.base_cards))
    assert wizard.focusWidget() is wizard.base.dataset_cards["data-1"].radio
    qtbot.keyClick(wizard.focusWidget(), Qt.Key.Key_Return)
    assert wizard.isVisible() and wizard.state.current.name == "effort"


def test_escape_asks_before_it_takes_own_values_away(make: MakeWizard, qtbot: QtBot) -> None:
    wizard = make()
    press(qtbot, wizard.next_button)
    press(qtbot, wizard.effort.more)
    asked: list[bool] = []
    wizard._sure = lambda: bool(asked.append(True))
    rounds = wizard.effort.form.field("epochs")
    write(qtbot, rounds, "7")
    qtbot.keyClick(rounds, Qt.Key.Key_Escape)
    assert asked and wizard.isVisible()


def test_a_choice_by_keyboard_keeps_the_focus(make: MakeWizard, qtbot: QtBot) -> None:
    wizard = make()
    for dataset in ("data-2", "data-1"):
        radio = wizard.base.dataset_cards[dataset].radio
        radio.setFocus()
        qtbot.keyClick(radio, Qt.Key.Key_Space)
        assert radio.isChecked() and wizard.focusWidget() is radio, "another task has other base models"


def test_the_focus_stays_with_a_base_model_when_the_list_is_made_anew(
    make: MakeWizard, engine: FakeEngine, qtbot: QtBot
) -> None:
    other = replace(samples.ENCODER, id="other", name="Other")
    engine.answers[ListBases] = (other, samples.ENCODER)
    wizard = make()
    before = wizard.base.base_cards[samples.ENCODER.id]
    before.radio.setFocus()
    engine.answers[ListBases] = (other, replace(samples.ENCODER, bytes=1))
    engine.emit(Changed("", "", "bases"))
    qtbot.waitUntil(lambda: wizard.base.base_cards[samples.ENCODER.id] is not before)
    assert wizard.focusWidget() is wizard.base.base_cards[samples.ENCODER.id].radio


def test_enter_goes_on_after_a_base_model_was_fetched(make: MakeWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers[ListBases] = (replace(samples.ENCODER, state="missing"),)
    wizard = make()
    fetch = wizard.base.fetch_cards[samples.ENCODER.id].fetch_button
    qtbot.waitUntil(fetch.isVisible)
    fetch.setFocus()
    qtbot.keyClick(fetch, Qt.Key.Key_Space)
    engine.answers[ListBases] = (samples.ENCODER,)
    engine.end(engine.job_of(FetchBase), samples.ENCODER)
    engine.emit(Changed("", "", "bases"))
    qtbot.waitUntil(wizard.next_button.isEnabled)
    qtbot.keyClick(wizard.focusWidget(), Qt.Key.Key_Return)
    assert wizard.isVisible() and wizard.state.current.name == "effort"
