"""Dividing an import's rows by chance, by group and by time on the last page of the data wizard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.commands import CheckData, ImportDataset, Split
from engine.errors import BadInput
from engine.results import DataCheck
from gui.main_window import MainWindow
from gui.wizards.data_wizard import DataWizard
from tests.gui import samples
from tests.gui.data_wizards import TRAIN, maker, to_check
from tests.gui.person import choose, press, said
from tests.helpers.fake_engine import FakeEngine


@pytest.fixture
def wizard(make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot) -> DataWizard:
    """The wizard on its last page, where the findings have come."""
    made = maker(make_window(pages=[], wizards={}), engine, qtbot)(TRAIN)
    to_check(qtbot, made)
    return made


def pick(qtbot: QtBot, wizard: DataWizard, by: str) -> None:
    """Choose a way by keyboard."""
    radio = wizard.check.division.ways[by].radio
    radio.setFocus()
    qtbot.keyClick(radio, Qt.Key.Key_Space)


def last_split(engine: FakeEngine) -> Split:
    return engine.asked_for(CheckData)[-1].spec.split


def test_by_time_takes_the_dates_and_is_imported_so(wizard: DataWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    division = wizard.check.division
    assert not division.columns["time"].isVisible()
    pick(qtbot, wizard, "time")
    qtbot.waitUntil(lambda: last_split(engine) == Split(by="time", column="sent_on"))
    assert division.columns["time"].currentText() == "sent_on"
    assert not division.again.isVisible(), "nothing is drawn"
    qtbot.waitUntil(wizard.next_button.isEnabled)
    press(qtbot, wizard.next_button)
    qtbot.waitUntil(lambda: bool(engine.asked_for(ImportDataset)))
    assert engine.asked_for(ImportDataset)[0].spec.split == Split(by="time", column="sent_on")


def test_whole_groups_need_a_column(wizard: DataWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    pick(qtbot, wizard, "group")
    box = wizard.check.division.columns["group"]
    assert (box.currentIndex(), box.placeholderText()) == (-1, "Choose a column…")
    qtbot.waitUntil(lambda: wizard._why_not.text() == "Choose the column by which the rows are divided.")
    assert not wizard.next_button.isEnabled()
    choose(qtbot, box, "category")
    qtbot.waitUntil(lambda: last_split(engine) == Split(by="group", column="category"))
    qtbot.waitUntil(wizard.next_button.isEnabled)
    assert len(engine.asked_for(CheckData)) == 2, "without a column there is nothing to ask"


def test_shuffling_draws_again_and_tells_which_draw_it_is(wizard: DataWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    assert "Draw" not in said(wizard.check.division)
    press(qtbot, wizard.check.division.again)
    qtbot.waitUntil(lambda: last_split(engine) == Split(seed=1))
    assert "Draw 2" in said(wizard.check.division)


def test_a_row_without_a_date_is_told_and_nothing_is_lost(wizard: DataWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    def check(command: CheckData) -> DataCheck:
        if command.spec.split.by == "time":
            raise BadInput("split_no_date", row=17, file="train.csv", column="sent_on", value="soon")
        return samples.check(command)

    engine.answers[CheckData] = check
    division = wizard.check.division
    qtbot.keyClick(division.test, Qt.Key.Key_Up)
    pick(qtbot, wizard, "time")
    qtbot.waitUntil(lambda: "Row 17 of train.csv has no date" in said(wizard._error_box))
    assert "Write it as year-month-day" in said(wizard._error_box)
    assert division.isVisible() and division.columns["time"].currentText() == "sent_on"
    assert not division.bar.isVisible(), "how many rows each part has is not known"
    assert not wizard.next_button.isEnabled()
    pick(qtbot, wizard, "")
    qtbot.waitUntil(wizard.next_button.isEnabled)
    assert not wizard._error_box.isVisible() and division.bar.isVisible()
    assert last_split(engine) == Split(0.1, 0.21)


def test_it_says_that_the_test_rows_are_locked(wizard: DataWizard) -> None:
    assert "The test rows are locked" in said(wizard.check.division)
