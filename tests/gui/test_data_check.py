"""The last page of the data wizard: what was found, repairs and their effect, shares, and the dataset's name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from engine.commands import (
    CancelJob,
    CheckData,
    ImportDataset,
    InspectFiles,
    ListDatasets,
    Split,
)
from engine.errors import BadInput
from engine.events import Cancelled, Progress
from engine.results import DataCheck
from gui import texts
from gui.main_window import MainWindow
from tests.gui import samples
from tests.gui.data_wizards import TEST, TRAIN, MakeWizard, maker, to_check
from tests.gui.person import choose, press, said, write
from tests.helpers.fake_engine import FakeEngine


@pytest.fixture
def make(make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot) -> MakeWizard:
    return maker(make_window(pages=[], wizards={}), engine, qtbot)


def test_findings_stand_as_cards_worst_first(make: MakeWizard, qtbot: QtBot) -> None:
    wizard = make(TRAIN, TEST)
    to_check(qtbot, wizard)
    cards = wizard.check.cards
    assert list(cards) == ["empty", "contradictions", "duplicates", "rare_labels"]
    assert "13,080 rows will be imported" in said(wizard.check)
    qtbot.waitUntil(lambda: "Rows without a text or without a label: 3." in said(cards["empty"]))
    assert cards["empty"].check is None, "rows that cannot be used are always left out"
    assert cards["rare_labels"].check is None, "nothing can be done about these"
    card = cards["duplicates"]
    assert card.more.text() == "Show the first 20 rows"
    press(qtbot, card.more)
    assert card.rows.isVisible() and card.rows.rowCount() == 20
    assert [card.rows.item(1, column).text() for column in range(3)] == ["train.csv", "81", samples.TEXTS[1]]
    press(qtbot, card.more)
    assert not card.rows.isVisible()


def test_a_repair_is_chosen_and_its_effect_told(make: MakeWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    wizard = make(TRAIN)
    to_check(qtbot, wizard)
    assert "10,000 rows will be imported · 3 left out · 2 classes" in said(wizard.check)
    check = wizard.check.cards["contradictions"].check
    assert check is not None and not check.isChecked()
    qtbot.keyClick(check, Qt.Key.Key_Space)
    assert not wizard.next_button.isEnabled(), "what was found no longer holds"
    qtbot.waitUntil(lambda: "9,996 rows will be imported · 7 left out" in said(wizard.check))
    assert "They are left out. Your file stays as it is." in said(wizard.check.cards["contradictions"])
    press(qtbot, wizard.next_button)
    qtbot.waitUntil(lambda: bool(engine.asked_for(ImportDataset)))
    assert engine.asked_for(ImportDataset)[0].spec.repairs == ("drop_contradictions", "drop_empty")


def test_the_shares_are_chosen_where_the_files_give_none(make: MakeWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    wizard = make(TRAIN)
    to_check(qtbot, wizard)
    assert wizard.check.division.bar.legend()[-1] == "2,000 for the final test (20 %)"
    qtbot.keyClick(wizard.check.division.test, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: wizard.check.division.bar.legend()[-1] == "2,100 for the final test (21 %)")
    press(qtbot, wizard.next_button)
    qtbot.waitUntil(lambda: bool(engine.asked_for(ImportDataset)))
    assert engine.asked_for(ImportDataset)[0].spec.split == Split(0.1, 0.21)


def test_a_given_test_file_is_kept_as_it_is(make: MakeWizard, qtbot: QtBot) -> None:
    wizard = make(TRAIN, TEST)
    to_check(qtbot, wizard)
    assert wizard.check.division.valid.isEnabled() and not wizard.check.division.test.isEnabled()


def test_data_without_findings_are_told_as_well(make: MakeWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers[CheckData] = DataCheck((), 50, {"train": 35, "valid": 5, "test": 10}, {"a": 25, "b": 25})
    wizard = make(TRAIN)
    to_check(qtbot, wizard)
    qtbot.waitUntil(lambda: "Nothing to repair was found." in said(wizard.check))
    assert "left out" not in said(wizard.check)


def test_data_that_cannot_be_imported_say_why_until_something_changes(
    make: MakeWizard, engine: FakeEngine, qtbot: QtBot
) -> None:
    def refuse(_command: object) -> None:
        raise BadInput("one_class", file="train.csv", label="refund", rows=80)

    engine.answers[CheckData] = refuse
    wizard = make(TRAIN)
    for _ in range(3):
        press(qtbot, wizard.next_button)
    qtbot.waitUntil(lambda: "have the same label, 'refund'" in said(wizard._error_box))
    assert not wizard.next_button.isEnabled()
    press(qtbot, wizard._back)
    engine.answers[CheckData] = samples.check
    choose(qtbot, wizard.columns.boxes["label"], "sent_on (dates, 300 different)")
    press(qtbot, wizard.next_button)
    qtbot.waitUntil(wizard.next_button.isEnabled)
    assert not wizard._error_box.isVisible()


def test_a_dataset_needs_a_name_and_a_known_one_is_a_new_version(
    make: MakeWizard, engine: FakeEngine, qtbot: QtBot
) -> None:
    wizard = make(TRAIN)
    to_check(qtbot, wizard)
    assert wizard.check.name.text() == Path(TRAIN).parent.name
    assert "This import becomes its version 2." in said(wizard.check)
    write(qtbot, wizard.check.name, " ")
    assert not wizard.next_button.isEnabled()
    assert wizard._why_not.text() == "Give the dataset a name."
    qtbot.keyClick(wizard.check.name, Qt.Key.Key_Return)
    assert not engine.asked_for(ImportDataset)
    write(qtbot, wizard.check.name, "fresh")
    assert "becomes its version" not in said(wizard.check)
    table = next(info.name for info in samples.DATASETS if info.task == "table")
    write(qtbot, wizard.check.name, table)
    assert "A dataset for another task has this name. This one gets a number after it." in said(wizard.check)
    assert wizard.next_button.isEnabled()
    assert len(engine.asked_for(CheckData)) == 1, "a name changes nothing that was checked"
    assert len(engine.asked_for(ListDatasets)) == 1


def test_a_folder_may_be_chosen(
    make: MakeWizard, engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    wizard = make()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/data/reviews")
    press(qtbot, next(b for b in wizard.files.zone.findChildren(QPushButton) if b.text() == "Choose a folder…"))
    qtbot.waitUntil(lambda: InspectFiles(("/data/reviews",)) in engine.asked)


def test_what_is_done_is_said_while_the_rows_are_checked(make: MakeWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    wizard = make(TRAIN)
    engine.held = (CheckData,)
    for _ in range(3):
        press(qtbot, wizard.next_button)
    qtbot.waitUntil(lambda: "Checking the rows" in said(wizard.check))
    job = engine.job_of(CheckData)
    engine.emit(Progress(job, "check_rows", 1, 2, 90.0))
    qtbot.waitUntil(lambda: texts.time_left(90.0) in said(wizard.check))
    press(qtbot, wizard.check.checking.cancel)
    assert wizard.state.current.name == "columns" and wizard.next_button.isEnabled()
    qtbot.waitUntil(lambda: engine.asked_for(CancelJob) == [CancelJob(job)])
    engine.held = ()
    press(qtbot, wizard.next_button)
    qtbot.waitUntil(lambda: wizard.next_button.isEnabled() and "10,000 rows will be imported" in said(wizard.check))
    assert not wizard.check.checking.isVisible()


def test_a_check_that_is_stopped_in_the_tray_is_not_waited_for(
    make: MakeWizard, engine: FakeEngine, qtbot: QtBot
) -> None:
    wizard = make(TRAIN)
    engine.held = (CheckData,)
    for _ in range(3):
        press(qtbot, wizard.next_button)
    qtbot.waitUntil(lambda: bool(engine.asked_for(CheckData)))
    engine.emit(Cancelled(engine.job_of(CheckData), "asked"))
    qtbot.waitUntil(lambda: wizard.state.current.name == "columns")
