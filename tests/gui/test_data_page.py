"""The Data page: its cards, what stands there without data, and one dataset with its rows, charts and findings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QToolButton
from pytestqt.qtbot import QtBot

from engine.commands import DeleteDataset, GetProfile, ListDatasets, PageRows, RepairRows, RestoreVersion
from engine.errors import BadInput, JobFailed
from engine.events import Changed
from engine.results import ProjectInfo, RowsPage
from gui.context import Context
from gui.main_window import MainWindow
from gui.pages import Page
from gui.views import dataset as dataset_module
from gui.views.data import DataView
from gui.views.home import HomeView
from tests.gui import samples
from tests.gui.person import choose, press, said
from tests.helpers.fake_engine import FakeEngine

PROJECT = "/p/Support desk.deskhand"
OPENED: list[tuple[str, dict[str, object]]] = []


def wizard(name: str) -> type[QDialog]:
    """Return a wizard that only keeps what it was opened with."""

    class Wizard(QDialog):
        def __init__(self, context: Context, **what: object) -> None:
            super().__init__(context.window)
            OPENED.append((name, what))

    return Wizard


@pytest.fixture
def window(make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot) -> MainWindow:
    """A window with a project of two datasets and a table."""
    OPENED.clear()
    engine.answers |= samples.ANSWERS
    pages = [Page("home", "Home", HomeView), Page("data", "Data", DataView, True)]
    made = make_window(pages=pages, wizards={name: wizard(name) for name in ("data", "training")})
    made.resize(1200, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.context.set_project(ProjectInfo(PROJECT, "Support desk"))
    return made


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> DataView:
    """The page with its cards."""
    window.navigate("data")
    view = window.view("data")
    assert isinstance(view, DataView)
    qtbot.waitUntil(lambda: all(card.isVisible() for card in view.cards.values()) and len(view.cards) == 3)
    return view


def open_dataset(qtbot: QtBot, page: DataView, dataset: str = "data-1") -> None:
    """Click a card and wait for the rows and the charts."""
    press(qtbot, page.cards[dataset])
    model = page.page.rows.table.model()
    qtbot.waitUntil(lambda: model.rowCount() > 0 and page.page._profile is None)


def cells(page: DataView, row: int) -> list[str]:
    """Return the words of a row of the table."""
    model = page.page.rows.table.model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def headings(page: DataView) -> list[str]:
    model = page.page.rows.table.model()
    return [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]


def pages_asked(engine: FakeEngine) -> list[PageRows]:
    return [command for command in engine.asked if isinstance(command, PageRows)]


# ---- the list -----------------------------------------------------------------------------------------------


def test_a_card_tells_a_dataset_in_a_few_facts(page: DataView) -> None:
    words = said(page.cards["data-1"])
    assert "banking77" in words and "Sorts texts" in words
    assert "13,083 rows · 77 classes" in words
    assert "Version 1, 11/20/26" in words
    assert "3 findings" in words, "of four, one is only worth knowing"
    assert "Table for look-up" in said(page.cards["data-3"])
    assert "132 rows" in said(page.cards["data-3"]) and "classes" not in said(page.cards["data-3"])


def test_without_data_it_says_what_to_do(window: MainWindow, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers[ListDatasets] = ()
    window.navigate("data")
    view = window.view("data")
    qtbot.waitUntil(lambda: "No data yet" in said(view))
    press(qtbot, view.stack.empty.button)
    assert OPENED == [("data", {})]
    engine.answers[ListDatasets] = samples.DATASETS
    engine.emit(Changed("", PROJECT, "datasets"))
    qtbot.waitUntil(lambda: "banking77" in said(view))
    assert "No data yet" not in said(view)


def test_what_cannot_be_read_is_said_and_can_be_tried_again(
    window: MainWindow, engine: FakeEngine, qtbot: QtBot
) -> None:
    def refuse(_command: object) -> None:
        raise JobFailed("project_broken", path=PROJECT)

    engine.answers[ListDatasets] = refuse
    window.navigate("data")
    view = window.view("data")
    qtbot.waitUntil(lambda: f"The project at {PROJECT} cannot be read." in said(view))
    engine.answers[ListDatasets] = samples.DATASETS
    view.stack.error.retry.emit()
    qtbot.waitUntil(lambda: "banking77" in said(view))


def test_the_changes_of_another_project_are_not_looked_at(page: DataView, engine: FakeEngine, qtbot: QtBot) -> None:
    before = len(engine.asked)
    engine.emit(Changed("", "/p/another", "datasets"))
    engine.emit(Changed("", PROJECT, "datasets"))
    qtbot.waitUntil(lambda: len(engine.asked) > before)
    assert engine.asked[before:] == [ListDatasets(PROJECT)]


# ---- one dataset --------------------------------------------------------------------------------------------


def test_a_card_opens_by_key_and_escape_leads_back_to_it(page: DataView, window: MainWindow, qtbot: QtBot) -> None:
    page.cards["data-2"].setFocus()
    qtbot.keyClick(page.cards["data-2"], Qt.Key.Key_Return)
    assert page.page.isVisible() and page.page.info == samples.CALLS
    qtbot.waitUntil(lambda: page.page.rows.table.model().rowCount() > 0)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not page.page.isVisible()
    assert page.cards["data-2"].hasFocus()


def test_a_dataset_tells_its_facts_and_shows_its_rows(page: DataView, engine: FakeEngine, qtbot: QtBot) -> None:
    open_dataset(qtbot, page)
    assert (
        "Sorts texts · Training 9,003 · Validation 1,000 · Test 3,080 · 77 classes · version 1 of 11/20/26 · "
        "train.csv, test.csv"
    ) in said(page.page)
    assert headings(page) == ["The text", "Its class", "Part", "File", "Row in the file"]
    assert cells(page, 0) == [samples.TEXTS[0], "card_arrival", "Training", "train.csv", "1"]
    assert page.page.rows.count.text() == "10,003 rows"
    assert page.page.rows.table.model().rowCount() == 10003
    assert pages_asked(engine)[0] == PageRows(PROJECT, "data-1", 1, 0, 100, "", "")


def test_only_the_rows_that_are_looked_at_are_fetched(page: DataView, engine: FakeEngine, qtbot: QtBot) -> None:
    open_dataset(qtbot, page)
    assert {command.offset for command in pages_asked(engine)} == {0}
    page.page.rows.table.setFocus()
    qtbot.keyClick(page.page.rows.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: cells(page, 10002)[-1] == "10003")
    assert len(pages_asked(engine)) <= 3


def test_rows_are_narrowed_by_part_and_by_search(page: DataView, engine: FakeEngine, qtbot: QtBot) -> None:
    open_dataset(qtbot, page)
    rows = page.page.rows
    choose(qtbot, rows.part, "Test (3,080)")
    qtbot.waitUntil(lambda: rows.count.text() == "1,000 rows")
    assert cells(page, 0)[2] == "Test"
    qtbot.keyClicks(rows.search, "charged twice")
    qtbot.waitUntil(lambda: rows.count.text() == "200 rows")
    assert cells(page, 0)[0] == samples.TEXTS[2]
    assert [(command.part, command.search) for command in pages_asked(engine) if command.search] == [
        ("test", "charged twice")
    ], "a search is sent when the typing pauses"
    qtbot.keyClicks(rows.search, " on the moon")
    qtbot.waitUntil(lambda: rows.count.text() == "0 rows")
    assert rows.table.model().rowCount() == 0


def test_another_dataset_starts_without_the_filters_of_the_one_before(page: DataView, qtbot: QtBot) -> None:
    open_dataset(qtbot, page)
    choose(qtbot, page.page.rows.part, "Test (3,080)")
    qtbot.keyClicks(page.page.rows.search, "charged")
    page.escape()
    open_dataset(qtbot, page, "data-3")
    assert page.page.rows.search.text() == ""
    assert not page.page.rows.part.isVisible(), "a table has no parts"
    assert page.page.rows.count.text() == "132 rows"
    assert headings(page) == ["order_id", "customer", "status"]


def test_a_row_opens_in_full(page: DataView, window: MainWindow, qtbot: QtBot) -> None:
    open_dataset(qtbot, page)
    table = page.page.rows.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(1, 0))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    dialog = next(found for found in window.findChildren(QDialog) if found.windowTitle() == "A row in full")
    qtbot.waitUntil(lambda: samples.TEXTS[1] in said(dialog))
    assert "Its class" in said(dialog) and "card_arrival" in said(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_charts_count_and_have_a_table(page: DataView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    open_dataset(qtbot, page)
    qtbot.waitUntil(page.page.classes.isVisible)
    assert "77 classes, 35 to 187 rows each" in said(page.page.classes)
    assert page.page.lengths.chart.table()[:3] == [("1–5", 420), ("6–10", 4100), ("11–15", 3300)]
    tables: list[tuple[object, ...]] = []
    monkeypatch.setattr(dataset_module, "show_table", lambda *given: tables.append(given))
    press(qtbot, page.page.classes.as_table)
    (_, title, titles, rows), *_ = tables
    assert (title, titles) == ("Rows of each class", ("Class", "Rows"))
    assert rows[0] == ("class_0", "187") and len(rows) == 77


def test_findings_are_counted_and_shown(page: DataView, qtbot: QtBot) -> None:
    open_dataset(qtbot, page)
    tabs = page.page.tabs
    assert tabs.tabText(1) == "Problems (4)"
    press(qtbot, tabs.tabBar(), tabs.tabBar().tabRect(1).center())
    qtbot.waitUntil(lambda: "Rows that repeat an earlier one: 112." in said(page.page.problems))
    page.escape()
    open_dataset(qtbot, page, "data-2")
    assert tabs.tabText(1) == "Problems" and tabs.currentIndex() == 0
    press(qtbot, tabs.tabBar(), tabs.tabBar().tabRect(1).center())
    qtbot.waitUntil(lambda: "Nothing was found" in said(page.page.problems))
    page.escape()
    open_dataset(qtbot, page, "data-3")
    assert not tabs.isTabVisible(1)


def test_a_version_is_repaired_and_had_back(
    page: DataView, window: MainWindow, engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.held = (RepairRows,)
    open_dataset(qtbot, page)
    tabs, pane = page.page.tabs, page.page.problems
    press(qtbot, tabs.tabBar(), tabs.tabBar().tabRect(1).center())
    qtbot.waitUntil(lambda: "Tick what is to be repaired: that makes the next version." in said(pane))
    assert not pane.repair.isEnabled()
    card = pane.cards["duplicates"]
    assert card.check is not None
    card.check.click()
    assert "They are left out. This version stays as it is." in said(card)
    press(qtbot, pane.repair)
    assert (pane.repair.text(), pane.repair.isEnabled(), card.isEnabled()) == ("Repairing…", False, False)
    qtbot.waitUntil(lambda: bool(engine.asked_for(RepairRows)))
    before = page.page.info
    assert before is not None
    assert engine.asked_for(RepairRows) == [RepairRows(PROJECT, "data-1", before.version, ("drop_duplicates",))]
    new = replace(before, version=before.version + 1, problems=())
    engine.answers[RestoreVersion] = replace(before, version=before.version + 2)
    engine.end(engine.job_of(RepairRows), new)
    qtbot.waitUntil(lambda: page.page.info == new)
    qtbot.waitUntil(lambda: "Nothing was found" in said(pane))
    assert tabs.currentWidget() is pane
    assert window.notices.undo()
    qtbot.waitUntil(lambda: engine.asked_for(RestoreVersion) == [RestoreVersion(PROJECT, "data-1", before.version)])
    qtbot.waitUntil(lambda: "duplicates" in pane.cards)


def test_training_starts_from_the_dataset_and_a_table_leads_to_its_tools(
    page: DataView, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    went: list[str] = []
    monkeypatch.setattr(window.context, "navigate", lambda name, **_what: went.append(name))
    open_dataset(qtbot, page)
    assert not page.page.tools.isVisible()
    press(qtbot, page.page.train)
    assert OPENED == [("training", {"dataset": "data-1"})]
    QApplication.activeModalWidget().close()
    page.escape()
    open_dataset(qtbot, page, "data-3")
    assert not page.page.train.isVisible()
    press(qtbot, page.page.tools)
    assert went == ["tools"]


def test_the_dataset_that_was_imported_just_now_opens_by_itself(
    page: DataView, window: MainWindow, engine: FakeEngine, qtbot: QtBot
) -> None:
    fresh = replace(samples.MESSAGES, dataset="data-9", name="fresh")
    engine.answers[ListDatasets] = (fresh, *samples.DATASETS)
    window.navigate("data", {"dataset": "data-9"})
    qtbot.waitUntil(lambda: page.page.isVisible() and page.page.info == fresh)


def test_an_open_dataset_follows_its_new_version_and_goes_when_it_is_gone(
    page: DataView, engine: FakeEngine, qtbot: QtBot
) -> None:
    open_dataset(qtbot, page)
    engine.answers[ListDatasets] = (replace(samples.MESSAGES, version=2), samples.CALLS)
    engine.emit(Changed("", PROJECT, "datasets"))
    qtbot.waitUntil(lambda: "version 2 of" in said(page.page))
    assert pages_asked(engine)[-1].version == 2
    engine.answers[ListDatasets] = (samples.CALLS,)
    engine.emit(Changed("", PROJECT, "datasets"))
    qtbot.waitUntil(lambda: not page.page.isVisible())
    assert list(page.cards) == ["data-2"]


def test_of_a_table_of_hundreds_of_columns_none_is_measured(
    page: DataView, engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = tuple(f"column {number}" for number in range(300))
    table = page.page.rows.table
    measured: list[bool] = []
    monkeypatch.setattr(table, "resizeColumnsToContents", lambda: measured.append(True))
    engine.answers[PageRows] = RowsPage(columns=names, rows=(dict.fromkeys(names, "a value"),), total=1, offset=0)
    open_dataset(qtbot, page, "data-3")
    qtbot.waitUntil(lambda: table.model().columnCount() == len(names))
    assert not measured
    assert len({table.columnWidth(at) for at in range(len(names))}) == 1


def test_deleting_asks_first_and_leads_back(
    page: DataView, window: MainWindow, engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_dataset(qtbot, page)
    monkeypatch.setattr(dataset_module, "confirm", lambda *_: False)
    press(qtbot, page.page.delete)
    assert DeleteDataset(PROJECT, "data-1") not in engine.asked
    monkeypatch.setattr(dataset_module, "confirm", lambda *_: True)
    press(qtbot, page.page.delete)
    qtbot.waitUntil(lambda: not page.page.isVisible())
    assert DeleteDataset(PROJECT, "data-1") in engine.asked
    assert window.notices.notices[-1].text == "Deleted banking77."


def test_a_dataset_in_use_is_kept_and_says_so(
    page: DataView, engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_command: object) -> None:
        raise BadInput("dataset_in_use", runs=2)

    told: list[str] = []
    engine.answers[DeleteDataset] = refuse
    monkeypatch.setattr(dataset_module, "confirm", lambda *_: True)
    monkeypatch.setattr(dataset_module, "show_error", lambda info, _parent: told.append(info.code))
    open_dataset(qtbot, page)
    press(qtbot, page.page.delete)
    qtbot.waitUntil(lambda: told == ["dataset_in_use"])
    assert page.page.isVisible() and page.page.info == samples.MESSAGES


def test_the_arrow_leads_back_and_the_profile_of_the_one_left_is_not_shown(
    page: DataView, engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.held = (GetProfile,)

    def profiles() -> int:
        return sum(isinstance(command, GetProfile) for command in engine.asked)

    press(qtbot, page.cards["data-1"])
    qtbot.waitUntil(lambda: profiles() == 1)
    first = engine.job_of(GetProfile)
    back = next(b for b in page.page.findChildren(QToolButton) if b.accessibleName() == "Back to all data")
    press(qtbot, back)
    assert not page.page.isVisible()
    press(qtbot, page.cards["data-3"])
    qtbot.waitUntil(lambda: profiles() == 2)
    engine.end(first, samples.profile(GetProfile(PROJECT, "data-1", 1)))
    engine.end(engine.job_of(GetProfile), samples.profile(GetProfile(PROJECT, "data-3", 2)))
    qtbot.waitUntil(lambda: page.page._profile is None)
    assert not page.page.classes.isVisible() and page.page.classes.chart.table() == []
