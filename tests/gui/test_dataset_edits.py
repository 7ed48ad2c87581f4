"""Correcting rows on a dataset's page: cells by F2, rows by Delete, undone, saved as a version; sorting; exporting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from engine.commands import (
    EditRows,
    ExportDataset,
    GetProfile,
    ListDatasets,
    ListSpareVersions,
    ListVersions,
    PageRows,
)
from engine.errors import BadInput, ErrorInfo, JobFailed
from engine.events import Changed
from engine.results import DatasetInfo, DatasetProfile, FileResult, ProjectInfo, RowsPage, SpareVersions
from gui import projects
from gui.main_window import MainWindow
from gui.pages import Page
from gui.tips import CELL
from gui.views import dataset_rows
from gui.views.data import DataView
from gui.views.dataset import DatasetPage
from gui.views.home import HomeView
from gui.widgets.cell_editor import CellEditor
from gui.widgets.dialogs import ChoiceDialog
from tests.gui.person import press, said
from tests.helpers.fake_engine import FakeEngine

INFO = DatasetInfo("data-1", "requests", 1, "classification", {"train": 3}, 2, "2026-11-24T10:00:00.000+00:00")
ROWS = tuple(
    {"row": at, "part": "train", "text": f"text {at}", "label": "late", "source_file": "a.csv", "source_row": at}
    for at in (1, 2, 3)
)
TEXT, LABEL = 0, 1


@pytest.fixture
def page(make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot) -> DatasetPage:
    engine.answers |= {
        PageRows: RowsPage(tuple(ROWS[0]), 3, 0, ROWS, ("text", "label")),
        GetProfile: DatasetProfile((), ()),
        EditRows: DatasetInfo(**{**vars(INFO), "version": 2}),
    }
    window = make_window()
    window.context.set_project(ProjectInfo("/shop.deskhand", "shop"))
    made = DatasetPage(window.context)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.activateWindow()
    made.show_dataset(INFO)
    qtbot.waitUntil(lambda: made.rows.table.model().rowCount() == 3)
    return made


def cell(page: DatasetPage, row: int, column: int) -> QModelIndex:
    return page.rows.table.model().index(row, column)


def edit(qtbot: QtBot, page: DatasetPage, row: int, column: int, text: str) -> None:
    """Press F2 on a cell, type and press Enter."""
    table = page.rows.table
    table.setFocus()
    table.setCurrentIndex(cell(page, row, column))
    qtbot.keyClick(table, Qt.Key.Key_F2)
    field = table.findChild(CellEditor if column == TEXT else QLineEdit)
    assert field is not None
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cell(page, row, column).data() == text)


def test_corrections_are_shown_undone_and_saved(page: DatasetPage, engine: FakeEngine, qtbot: QtBot) -> None:
    assert not page.rows.edits.isVisible()
    edit(qtbot, page, 0, TEXT, "better words")
    edit(qtbot, page, 1, LABEL, "lost")
    assert "Changed cells: 2" in said(page.rows)
    press(qtbot, page.rows.undo)
    assert cell(page, 1, LABEL).data() == "late"
    page.rows.table.selectRow(2)
    qtbot.keyClick(page.rows.table, Qt.Key.Key_Delete)
    assert "Rows to take out: 1" in said(page.rows)
    press(qtbot, page.rows.save)
    qtbot.waitUntil(lambda: page.info is not None and page.info.version == 2)
    asked = next(command for command in engine.asked if isinstance(command, EditRows))
    assert (asked.changes, asked.dropped) == (((1, "text", "better words"),), (3,))
    assert not page.rows.edits.isVisible()


def opened(qtbot: QtBot, page: DatasetPage, row: int, column: int, held: str) -> CellEditor:
    """Put a text into a cell that is shown, and press F2 on it."""
    name = page.rows.table.model().column(column)
    rows = [{**shown, name: held} if at == row else shown for at, shown in enumerate(ROWS)]
    page.rows.table.model().set_page(tuple(ROWS[0])[2:], 3, 0, rows)
    table = page.rows.table
    table.setFocus()
    table.setCurrentIndex(cell(page, row, column))
    qtbot.keyClick(table, Qt.Key.Key_F2)
    field = table.findChild(CellEditor)
    assert field is not None
    return field


@pytest.mark.parametrize("held", ["long " * 8000 + "end", "one\ntwo\u00a0more\r\nthree", ""])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab])
def test_nothing_is_changed_where_nothing_was_typed(page: DatasetPage, qtbot: QtBot, held: str, key: Qt.Key) -> None:
    field = opened(qtbot, page, 0, TEXT, held)
    qtbot.keyClick(field, key)
    qtbot.waitUntil(lambda: page.rows.table.findChild(CellEditor) is None)
    assert page.rows.table.model().changes == ()


@pytest.mark.parametrize("column", [TEXT, LABEL])
def test_a_text_keeps_its_length_and_its_lines(page: DatasetPage, qtbot: QtBot, column: int) -> None:
    held = "one\ntwo\u00a0more " + "x" * 40_000
    field = opened(qtbot, page, 0, column, held)
    assert page.rows.table.viewport().rect().contains(field.geometry())
    qtbot.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(field, "!")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.rows.table.model().changes == ((1, page.rows.table.model().column(column), f"{held}\n!"),)


def test_escape_leaves_a_cell_as_it_was(page: DatasetPage, qtbot: QtBot) -> None:
    field = opened(qtbot, page, 0, TEXT, "text 1")
    qtbot.keyClicks(field, "other")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert page.rows.table.model().changes == ()


def test_a_cell_that_was_emptied_opens_empty(page: DatasetPage, qtbot: QtBot) -> None:
    model = page.rows.table.model()
    assert model.setData(cell(page, 0, LABEL), "")
    assert cell(page, 0, LABEL).data(Qt.ItemDataRole.EditRole) == ""
    assert model.setData(cell(page, 0, LABEL), "late") and cell(page, 0, LABEL).data() == "late"


def test_a_long_correction_is_shown_by_its_beginning_and_kept_whole(page: DatasetPage) -> None:
    long = "better <i>words</i> " * 50_000
    assert page.rows.table.model().setData(cell(page, 0, TEXT), long)
    assert len(cell(page, 0, TEXT).data()) <= CELL + 1
    assert "&lt;i&gt;" in cell(page, 0, TEXT).data(Qt.ItemDataRole.ToolTipRole)
    assert page.rows.table.model().changes == ((1, "text", long),)


def test_discarding_brings_everything_back(page: DatasetPage, qtbot: QtBot) -> None:
    edit(qtbot, page, 0, TEXT, "better words")
    press(qtbot, page.rows.discard)
    assert cell(page, 0, TEXT).data() == "text 1"
    assert not page.rows.edits.isVisible()


def test_only_the_persons_own_columns_can_be_edited(page: DatasetPage) -> None:
    model = page.rows.table.model()
    editable = [
        model.headerData(at, Qt.Orientation.Horizontal)
        for at in range(model.columnCount())
        if model.flags(model.index(0, at)) & Qt.ItemFlag.ItemIsEditable
    ]
    assert editable == ["The text", "Its class"]


def test_a_heading_sorts_and_sorts_the_other_way(page: DatasetPage, engine: FakeEngine, qtbot: QtBot) -> None:
    header = page.rows.table.horizontalHeader()
    at = header.viewport().rect().topLeft()
    at.setX(header.sectionViewportPosition(LABEL) + 10)
    at.setY(header.height() // 2)
    for _ in range(3):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: sum(isinstance(command, PageRows) for command in engine.asked) >= 4)
    asked = [(c.sort, c.descending) for c in engine.asked if isinstance(c, PageRows)]
    assert asked[-3:] == [("label", False), ("label", True), ("", False)]


def test_rows_are_exported_to_the_chosen_file(
    page: DatasetPage, engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.answers[ExportDataset] = FileResult("/out/rows.csv", 3, 0.1)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/out/rows.csv", ""))
    press(qtbot, page.export)
    qtbot.waitUntil(lambda: any(isinstance(command, ExportDataset) for command in engine.asked))
    asked = next(command for command in engine.asked if isinstance(command, ExportDataset))
    assert (asked.dataset, asked.version, asked.output, asked.part) == ("data-1", 1, "/out/rows.csv", "")


def test_what_is_painted_of_a_cell(page: DatasetPage, qtbot: QtBot) -> None:
    plain = painted(page, 0, TEXT)
    assert plain.text == "text 1" and not plain.font.bold()
    edit(qtbot, page, 0, TEXT, "where is my parcel")
    corrected = painted(page, 0, TEXT)
    assert corrected.text == "where is my parcel" and corrected.font.bold()
    assert painted(page, 1, TEXT).text == "text 2" and not painted(page, 1, TEXT).font.bold()


def painted(page: DatasetPage, row: int, column: int) -> QStyleOptionViewItem:
    """Return what the table is told of a cell before it paints it."""
    option = QStyleOptionViewItem()
    delegate = page.rows.table.itemDelegate()
    assert isinstance(delegate, QStyledItemDelegate)
    delegate.initStyleOption(option, cell(page, row, column))
    return option


# ---- leaving with corrections, and their undo, in the window ------------------------------------------------

OTHER = replace(INFO, dataset="data-2", name="orders")


@pytest.fixture
def view(make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot) -> DataView:
    """The Data page in its window, with a row of the first dataset taken out."""
    engine.answers |= {
        PageRows: RowsPage(tuple(ROWS[0]), 3, 0, ROWS, ("text", "label")),
        GetProfile: DatasetProfile((), ()),
        EditRows: replace(INFO, version=2),
        ListDatasets: (INFO, OTHER),
        ListVersions: (INFO,),
        ListSpareVersions: SpareVersions(),
    }
    pages = [Page("home", "Home", HomeView), Page("data", "Data", DataView, True)]
    window = make_window(pages=pages, wizards={})
    window.resize(1200, 800)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.context.set_project(ProjectInfo("/shop.deskhand", "shop"))
    window.navigate("data")
    made = window.view("data")
    assert isinstance(made, DataView)
    qtbot.waitUntil(lambda: len(made.cards) == 2)
    made.show_dataset(INFO)
    rows = made.page.rows
    qtbot.waitUntil(lambda: rows.table.model().rowCount() == 3 and rows.table.isVisible())
    rows.table.setFocus()
    rows.table.selectRow(2)
    qtbot.keyClick(rows.table, Qt.Key.Key_Delete)
    assert "Rows to take out: 1" in said(rows)
    return made


def answer(monkeypatch: pytest.MonkeyPatch, choice: str) -> list[str]:
    """Answer every question by this button; returns the titles of the questions."""
    asked: list[str] = []

    def choose(dialog: ChoiceDialog) -> None:
        asked.append(dialog.windowTitle())
        dialog.buttons[choice].click()

    monkeypatch.setattr(ChoiceDialog, "exec", choose)
    return asked


def test_ctrl_z_takes_the_last_correction_back(view: DataView, qtbot: QtBot) -> None:
    undone: list[bool] = []
    view.context.notify("Deleted.", undo=lambda: undone.append(True))
    qtbot.keyClick(view.page.rows.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not view.page.rows.edits.isVisible() and not undone
    qtbot.keyClick(view.page.rows.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone, "where nothing is corrected it is the window's own undo"


@pytest.mark.parametrize("way", ["escape", "arrow", "another", "tab"])
def test_corrections_are_not_left_without_a_word(
    view: DataView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    page = view.page

    def leave() -> bool:
        """Try to leave; returns whether the rows are still shown."""
        if way == "escape":
            qtbot.keyClick(page.rows.table, Qt.Key.Key_Escape)
        elif way == "arrow":
            back = next(b for b in page.findChildren(QToolButton) if b.accessibleName() == "Back to all data")
            press(qtbot, back)
        elif way == "another":
            view.open_with(dataset="data-2")
        else:
            page.tabs.setCurrentWidget(page.versions)
        return page.rows.isVisible() and page.info == INFO

    asked = answer(monkeypatch, "stay")
    assert leave() and "Rows to take out: 1" in said(page.rows)
    assert asked == ["Save your corrections of requests?"]
    answer(monkeypatch, "discard")
    assert not leave() and not page.rows.unsaved


def test_corrections_are_saved_on_leaving(
    view: DataView, engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "save")
    qtbot.keyClick(view.page.rows.table, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not view.page.isVisible())
    assert [command.dropped for command in engine.asked_for(EditRows)] == [(3,)]


def test_what_cannot_be_saved_is_not_left(
    view: DataView, engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_command: EditRows) -> None:
        raise BadInput("newer_version", name="requests", version=1, latest=2)

    engine.answers[EditRows] = refuse
    shown: list[ErrorInfo] = []
    monkeypatch.setattr(dataset_rows, "show_error", lambda error, _parent: shown.append(error))
    answer(monkeypatch, "save")
    qtbot.keyClick(view.page.rows.table, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(shown))
    assert view.page.isVisible() and view.page.rows.unsaved


def test_a_newer_version_does_not_sweep_corrections_away(view: DataView, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers[ListDatasets] = (replace(INFO, version=2), OTHER)
    engine.emit(Changed("", "/shop.deskhand", "datasets"))
    qtbot.waitUntil(lambda: view._datasets[0].version == 2)
    assert view.page.rows.unsaved and view.page.info == INFO
    press(qtbot, view.page.rows.discard)
    qtbot.waitUntil(lambda: view.page.info is not None and view.page.info.version == 2)


def test_closing_the_window_asks_about_corrections(
    view: DataView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = view.window()
    asked = answer(monkeypatch, "stay")
    window.close()
    qtbot.waitUntil(lambda: bool(asked))
    assert window.isVisible()
    answer(monkeypatch, "discard")
    with qtbot.waitSignal(window.quit_wanted):
        window.close()


def test_opening_another_project_asks_about_corrections(view: DataView, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "stay")
    projects.show_opened(view.context, ProjectInfo("/other.deskhand", "other"), "data")
    assert view.context.project == "/shop.deskhand" and view.page.rows.unsaved
    answer(monkeypatch, "discard")
    projects.show_opened(view.context, ProjectInfo("/other.deskhand", "other"), "data")
    assert view.context.project == "/other.deskhand"


def test_a_cell_that_is_being_typed_in_counts(view: DataView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    view.page.rows.forget()
    table = view.page.rows.table
    table.setCurrentIndex(cell(view.page, 0, LABEL))
    qtbot.keyClick(table, Qt.Key.Key_F2)
    qtbot.keyClicks(QApplication.focusWidget(), "lost")
    asked = answer(monkeypatch, "stay")
    view.page.left.emit()
    assert asked and view.page.rows.table.model().changes[0][1] == "label"


# ---- while rows are read ------------------------------------------------------------------------------------


def test_nothing_of_the_dataset_before_stands_under_the_new_heading(
    page: DatasetPage, engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.held = (PageRows,)
    page.show_dataset(OTHER)
    assert page.rows.count.text() == ""
    assert (page.rows.table.model().rowCount(), page.rows.table.model().columnCount()) == (0, 0)
    qtbot.waitUntil(lambda: "Reading the rows" in said(page.rows))
    engine.end(engine.job_of(PageRows), RowsPage(tuple(ROWS[0]), 2, 0, ROWS[:2]))
    qtbot.waitUntil(lambda: page.rows.count.text() == "2 rows" and page.rows.table.isVisible())


def test_rows_that_cannot_be_read_are_said_and_tried_again(page: DatasetPage, engine: FakeEngine, qtbot: QtBot) -> None:
    def refuse(_command: PageRows) -> None:
        raise JobFailed("project_broken", path="/shop.deskhand")

    rows, engine.answers[PageRows] = engine.answers[PageRows], refuse
    page.show_dataset(OTHER)
    qtbot.waitUntil(lambda: "The project at /shop.deskhand cannot be read." in said(page.rows))
    engine.answers[PageRows] = rows
    page.rows.stack.error.retry.emit()
    qtbot.waitUntil(lambda: page.rows.table.isVisible() and page.rows.table.model().rowCount() == 3)
