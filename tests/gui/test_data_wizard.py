"""The data wizard with real clicks: files, task, columns, findings and repairs, and the import that comes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QToolButton
from pytestqt.qtbot import QtBot

from engine.commands import (
    CancelJob,
    CheckData,
    ImportDataset,
    ImportSpec,
    InspectFiles,
    PreviewRows,
)
from engine.errors import BadInput
from engine.events import Cancelled, Progress
from engine.results import DataCheck, Inspection, Problem, ReadRow, RowPreview, TokenSpan
from gui.main_window import MainWindow
from gui.wizards import frame
from gui.wizards.data_token_rows import TokenRows
from gui.wizards.data_wizard import DataWizard
from tests.gui import samples
from tests.gui.data_wizards import PROJECT, TEST, TRAIN, MakeWizard, maker, to_check
from tests.gui.person import choose, press, said, write
from tests.helpers.fake_engine import FakeEngine

REPAIRS = ("drop_empty",)
Went = list[tuple[str, dict[str, object]]]


@pytest.fixture
def went() -> Went:
    """Where the wizard led to."""
    return []


@pytest.fixture
def make(
    make_window: Callable[..., MainWindow],
    engine: FakeEngine,
    qtbot: QtBot,
    went: Went,
    monkeypatch: pytest.MonkeyPatch,
) -> MakeWizard:
    window = make_window(pages=[], wizards={})
    monkeypatch.setattr(window.context, "navigate", lambda page, **what: went.append((page, what)))
    return maker(window, engine, qtbot)


def shown(wizard: DataWizard) -> list[list[str]]:
    """Return the cells of the files' table."""
    table = wizard.files.table
    return [[table.item(row, column).text() for column in (0, 1, 3)] for row in range(table.rowCount())]


def drop(wizard: DataWizard, *paths: str) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path) for path in paths])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    wizard.files.zone.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, left, none))


# ---- from the files to the dataset --------------------------------------------------------------------------


def test_from_dropped_files_to_an_import(make: MakeWizard, engine: FakeEngine, qtbot: QtBot, went: Went) -> None:
    wizard = make(TRAIN, TEST)
    to_check(qtbot, wizard)
    write(qtbot, wizard.check.name, "bank messages")
    press(qtbot, wizard.next_button)
    spec = ImportSpec((TRAIN,), "classification", "bank messages", {"text": "text", "label": "category"}, test=(TEST,))
    qtbot.waitUntil(lambda: engine.asked_for(ImportDataset) == [ImportDataset(PROJECT, replace(spec, repairs=REPAIRS))])
    engine.end(engine.job_of(ImportDataset), samples.MESSAGES)
    qtbot.waitUntil(lambda: not wizard.isVisible())
    assert went == [("data", {"dataset": "data-1"})]
    assert wizard.context.window.notices.notices[-1].text == "Imported banking77: 13,083 rows."


def test_an_import_shows_how_far_it_is_and_can_be_stopped(
    make: MakeWizard, engine: FakeEngine, qtbot: QtBot, went: Went
) -> None:
    wizard = make(TRAIN)
    to_check(qtbot, wizard)
    press(qtbot, wizard.next_button)
    assert not wizard.next_button.isEnabled(), "once is enough"
    assert not wizard._back.isEnabled() and not wizard.state.back(), "what is changed now would count for nothing"
    qtbot.waitUntil(wizard.check.busy.cancel.hasFocus)
    job = engine.job_of(ImportDataset)
    engine.emit(Progress(job, "check_rows", 40.0, 100.0, 30.0))
    qtbot.waitUntil(lambda: "about 30 seconds left" in said(wizard.check))
    assert "Checking the rows" in said(wizard.check)
    assert wizard.check.busy._bar.value() == 400
    press(qtbot, wizard.check.busy.cancel)
    qtbot.waitUntil(lambda: CancelJob(job) in engine.asked)
    engine.emit(Cancelled(job))
    qtbot.waitUntil(wizard.next_button.isEnabled)
    assert wizard.check.name.isVisible() and not wizard._error_box.isVisible()
    assert wizard._back.isEnabled() and went == []


def test_an_import_that_fails_says_why_and_can_be_mended(
    make: MakeWizard, engine: FakeEngine, qtbot: QtBot, went: Went
) -> None:
    def refuse(_command: object) -> None:
        raise BadInput("one_class", file="train.csv", label="refund", rows=80)

    engine.held = ()
    engine.answers[ImportDataset] = refuse
    wizard = make(TRAIN)
    to_check(qtbot, wizard)
    press(qtbot, wizard.next_button)
    qtbot.waitUntil(lambda: "All 80 rows to learn from in train.csv have the same label" in said(wizard._error_box))
    assert wizard.isVisible() and wizard.next_button.isEnabled()
    engine.answers[ImportDataset] = samples.MESSAGES
    press(qtbot, wizard.next_button)
    qtbot.waitUntil(lambda: bool(went))


# ---- files --------------------------------------------------------------------------------------------------


def test_without_a_file_it_does_not_go_on(make: MakeWizard, qtbot: QtBot) -> None:
    wizard = make()
    assert not wizard.next_button.isEnabled()
    assert wizard._why_not.text() == "Choose at least one file."
    assert not wizard.files.table.isVisible()
    qtbot.keyClick(wizard, Qt.Key.Key_Escape)
    assert not wizard.isVisible(), "nothing would be lost, so nothing is asked"


def test_files_are_listed_as_they_were_found(make: MakeWizard) -> None:
    wizard = make(TRAIN, TEST, "/data/banking77/tools.json")
    assert shown(wizard) == [
        ["train.csv", "CSV", "10,003"],
        ["test.csv", "CSV", "3,080"],
        ["tools.json", "Tools", ""],
    ]
    assert wizard.files.reading_button(TEST).text() == "UTF-8"
    assert wizard.files.part_box(TEST).currentText() == "Test"
    assert "Your test file stays as it is" in said(wizard.files)


def test_files_that_do_not_belong_together_are_told_at_once(make: MakeWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    def look(command: InspectFiles) -> Inspection:
        found = samples.inspect(command)
        return replace(
            found, files=(found.files[0], *(replace(one, columns=one.columns[:1]) for one in found.files[1:]))
        )

    engine.answers[InspectFiles] = look
    wizard = make(TRAIN, "/data/items.csv")
    assert wizard.files.strange.text().startswith("Other columns than in the largest file: items.csv.")
    take_out = next(
        one for one in wizard.files.findChildren(QToolButton) if one.accessibleName() == "Take out items.csv"
    )
    press(qtbot, take_out)
    qtbot.waitUntil(lambda: len(wizard.state.files) == 1)
    assert not wizard.files.strange.isVisible()


def test_while_files_are_looked_at_it_says_so_and_waits(make: MakeWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.held = (InspectFiles,)
    wizard = make(TRAIN)
    assert not wizard.next_button.isEnabled() and wizard._busy.isVisible()
    assert wizard._why_not.text() == "Looking at the files…"
    engine.end(engine.job_of(InspectFiles), samples.inspect(InspectFiles((TRAIN,))))
    qtbot.waitUntil(wizard.next_button.isEnabled)
    assert not wizard._busy.isVisible() and wizard._why_not.text() == ""


def test_files_are_added_by_dialog_and_by_drop_each_once(
    make: MakeWizard, engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([TRAIN], ""))
    wizard = make()
    press(qtbot, wizard.files.zone.button)
    qtbot.waitUntil(lambda: len(shown(wizard)) == 1)
    drop(wizard, TEST, TRAIN)
    qtbot.waitUntil(lambda: len(shown(wizard)) == 2)
    assert engine.asked_for(InspectFiles) == [InspectFiles((TRAIN,)), InspectFiles((TRAIN, TEST))]
    assert wizard.next_button.isEnabled()


def test_a_file_is_taken_out_again(make: MakeWizard, qtbot: QtBot) -> None:
    wizard = make(TRAIN)
    out = wizard.files.table.findChild(QToolButton)
    assert out.accessibleName() == "Take out train.csv"
    press(qtbot, out)
    qtbot.waitUntil(lambda: not wizard.files.table.isVisible())
    assert not wizard.next_button.isEnabled()


def test_a_file_to_learn_from_is_needed(make: MakeWizard, qtbot: QtBot) -> None:
    wizard = make(TRAIN)
    choose(qtbot, wizard.files.part_box(TRAIN), "Test")
    assert not wizard.next_button.isEnabled()
    assert wizard._why_not.text() == "Mark at least one file as training."
    choose(qtbot, wizard.files.part_box(TRAIN), "Training")
    assert wizard.next_button.isEnabled()
    assert "No file is marked as test" in said(wizard.files)


def test_a_file_that_cannot_be_read_says_why_and_the_others_stay(
    make: MakeWizard, engine: FakeEngine, qtbot: QtBot
) -> None:
    def refuse(command: InspectFiles) -> object:
        if any(path.endswith(".xlsx") for path in command.paths):
            raise BadInput("binary_file", file="orders.xlsx", found="a ZIP archive")
        return samples.inspect(command)

    engine.answers[InspectFiles] = refuse
    wizard = make(TRAIN)
    drop(wizard, "/data/orders.xlsx")
    qtbot.waitUntil(lambda: "The file orders.xlsx is not text" in said(wizard._error_box))
    assert "Save the data as CSV" in said(wizard._error_box)
    assert len(shown(wizard)) == 1 and wizard.next_button.isEnabled()


def test_closing_with_files_asks_first(make: MakeWizard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    wizard = make(TRAIN)
    monkeypatch.setattr(frame, "confirm", lambda *_: False)
    qtbot.keyClick(wizard, Qt.Key.Key_Escape)
    assert wizard.isVisible()
    monkeypatch.setattr(frame, "confirm", lambda *_: True)
    qtbot.keyClick(wizard, Qt.Key.Key_Escape)
    assert not wizard.isVisible()


# ---- task and columns ---------------------------------------------------------------------------------------


def test_the_likely_task_is_marked_and_another_can_be_chosen(make: MakeWizard, qtbot: QtBot) -> None:
    wizard = make(TRAIN)
    press(qtbot, wizard.next_button)
    cards = wizard.task.cards
    qtbot.waitUntil(lambda: "Likely, from your columns" in said(cards["classification"]))
    assert cards["classification"].selected
    assert "No fitting column was found" in said(cards["tool-calls"])
    cards["tool-calls"].setFocus()
    qtbot.keyClick(cards["tool-calls"], Qt.Key.Key_Space)
    assert cards["tool-calls"].selected and not cards["classification"].selected
    press(qtbot, wizard.next_button)
    assert not wizard.next_button.isEnabled()
    assert wizard._why_not.text() == "Choose a column for everything that the model needs."


def test_rows_are_shown_as_the_base_model_reads_them(make: MakeWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    wizard = make(TRAIN)
    press(qtbot, wizard.next_button)
    press(qtbot, wizard.next_button)
    page = wizard.columns
    qtbot.waitUntil(lambda: "Its class: card_arrival" in said(page.tokens))
    assert not page.table.isVisible()
    words = said(page.tokens)
    assert "a token of All MiniLM L6 v2; of a text, at most 14 are read." in words
    assert "The last 1 of 13 tokens are not read. Unknown to the base model (underlined): 1." in words
    choose(qtbot, page.boxes["label"], "sent_on (dates, 300 different)")
    qtbot.waitUntil(lambda: len(engine.asked_for(PreviewRows)) == 2)
    assert engine.asked_for(PreviewRows)[1].columns == {"text": "text", "label": "sent_on"}


def test_what_is_learned_of_answers_and_of_texts_without_a_class_is_told(qtbot: QtBot) -> None:
    rows = TokenRows()
    qtbot.addWidget(rows)
    rows.show()
    one = ReadRow("hello", (TokenSpan(0, 5),), 1, 1)
    rows.show_preview(RowPreview("Tiny", 64, ("answer",), (one,)), "target")
    assert rows.told.text().endswith("The model learns to write the answer; what stands before it is only read.")
    for answer, told in (("labels", "Its classes: none"), ("label", "Its class: not given yet")):
        rows.show_preview(RowPreview("Tiny", 64, ("class",), (one,)), answer)
        qtbot.waitUntil(lambda told=told: told in said(rows))


def test_without_a_base_model_the_texts_stand_as_they_are(make: MakeWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers[PreviewRows] = RowPreview()
    wizard = make(TRAIN)
    press(qtbot, wizard.next_button)
    press(qtbot, wizard.next_button)
    qtbot.waitUntil(lambda: "No base model is here yet." in said(wizard.columns))
    assert wizard.columns.table.isVisible()
    assert not wizard.columns.tokens.isVisible()


def test_rows_that_cannot_be_read_say_why(make: MakeWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    def refuse(_command: object) -> None:
        raise BadInput("base_no_tokenizer", folder="/models/mine")

    engine.answers[PreviewRows] = refuse
    wizard = make(TRAIN)
    press(qtbot, wizard.next_button)
    press(qtbot, wizard.next_button)
    qtbot.waitUntil(lambda: "The file tokenizer.json in /models/mine is missing or damaged." in said(wizard.columns))
    assert wizard.columns.table.isVisible()
    assert wizard.next_button.isEnabled()


def test_the_base_models_findings_are_told_with_their_figures(
    make: MakeWizard, engine: FakeEngine, qtbot: QtBot
) -> None:
    row = ({"file": TRAIN, "row": 3, "value": "我的包裹"},)
    problems = (
        Problem("far_from_base", "careful", 1998, row, params={"base": "All MiniLM L6 v2", "share": 65}),
        Problem("broken_words", "info", 40, row, params={"base": "All MiniLM L6 v2", "pieces": 2.13}),
        Problem("cut_texts_about", "info", 12000, row, params={"base": "All MiniLM L6 v2", "limit": 256}),
    )
    engine.answers[CheckData] = DataCheck(problems, 100, {"train": 100}, {"a": 50, "b": 50})
    wizard = make(TRAIN)
    to_check(qtbot, wizard)
    qtbot.waitUntil(lambda: "65 % of" in said(wizard.check))
    words = said(wizard.check)
    assert "65 % of the words are unknown to the base model All MiniLM L6 v2." in words
    assert "it reads 2.1 pieces a word." in words
    assert "Texts of more than 256 tokens (pieces of words), the most that training reads: about 12,000." in words


def test_the_columns_are_guessed_previewed_and_corrected(make: MakeWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    wizard = make(TRAIN)
    press(qtbot, wizard.next_button)
    press(qtbot, wizard.next_button)
    text, label = wizard.columns.boxes["text"], wizard.columns.boxes["label"]
    assert (text.currentData(), label.currentData()) == ("text", "category")
    assert label.currentText() == "category (text, 77 different)"
    table = wizard.columns.table
    assert [table.horizontalHeaderItem(at).text() for at in range(2)] == ["The text", "Its class"]
    assert (table.rowCount(), table.item(2, 1).text()) == (5, "charged_twice")
    choose(qtbot, label, "Choose a column…")
    assert not wizard.next_button.isEnabled()
    choose(qtbot, label, "text (text, 9,800 different)")
    assert text.currentText() == "Choose a column…", "a column has one role only"
    choose(qtbot, text, "category (text, 77 different)")
    press(qtbot, wizard.next_button)
    qtbot.waitUntil(lambda: bool(engine.asked_for(CheckData)))
    assert engine.asked_for(CheckData)[0].spec.columns == {"text": "category", "label": "text"}


def test_a_table_is_imported_whole_and_not_divided(make: MakeWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    wizard = make(TRAIN)
    press(qtbot, wizard.next_button)
    press(qtbot, wizard.task.cards["table"])
    press(qtbot, wizard.next_button)
    assert "The first rows of the table" in said(wizard.columns)
    press(qtbot, wizard.next_button)
    qtbot.waitUntil(lambda: "132 rows will be imported." in said(wizard.check))
    assert not wizard.check.division.valid.isVisible()
    press(qtbot, wizard.next_button)
    qtbot.waitUntil(lambda: bool(engine.asked_for(ImportDataset)))
    assert engine.asked_for(ImportDataset)[0].spec == ImportSpec((TRAIN,), "table", "banking77")
