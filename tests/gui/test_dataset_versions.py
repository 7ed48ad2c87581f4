"""The versions on a dataset's page: listed, compared with the one before, shown read only, brought back; the lock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from engine.commands import (
    CompareVersions,
    DeleteSpareVersions,
    ListSpareVersions,
    ListVersions,
    PageRows,
    RestoreVersion,
)
from engine.errors import JobFailed
from engine.results import ProjectInfo, SpareVersions, VersionDiff
from gui.main_window import MainWindow
from gui.views import dataset_versions as versions_module
from gui.views.dataset import DatasetPage
from tests.gui import samples
from tests.gui.person import press, said
from tests.helpers.fake_engine import FakeEngine

TEXT = 0


@pytest.fixture
def page(make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot) -> DatasetPage:
    """The page of a dataset with two versions, at its Versions tab."""
    engine.answers |= samples.ANSWERS
    window = make_window()
    window.context.set_project(ProjectInfo("/shop.deskhand", "shop"))
    made = DatasetPage(window.context)
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    made.activateWindow()
    made.show_dataset(samples.EDITED)
    qtbot.waitUntil(lambda: made.rows.table.model().rowCount() > 0 and made._profile is None)
    bar = made.tabs.tabBar()
    press(qtbot, bar, bar.tabRect(made.tabs.indexOf(made.versions)).center())
    qtbot.waitUntil(lambda: "Since version 1" in said(made.versions))
    return made


def choose_first(qtbot: QtBot, page: DatasetPage) -> None:
    """Go to version 1 by keyboard."""
    page.versions.table.setFocus()
    qtbot.keyClick(page.versions.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "This is the first version" in said(page.versions))


def cells(page: DatasetPage, kind: str, row: int) -> list[str]:
    table = page.versions.changes.tables[kind]
    return [table.item(row, column).text() for column in range(table.columnCount())]


def test_versions_stand_newest_first_with_what_made_them(page: DatasetPage) -> None:
    model = page.versions.table.model()
    listed = [[model.index(row, column).data() for column in range(3)] for row in range(2)]
    assert listed == [["2", "13,083", "Corrected from version 1"], ["1", "13,083", "Imported"]]
    assert "Corrected from version 1" in said(page.versions)


def test_changes_are_counted_and_shown_before_and_after(page: DatasetPage, engine: FakeEngine) -> None:
    words = said(page.versions)
    assert "Rows that stayed as they were: 12,050." in words
    assert "Changed: 30 (Training 20, Test 10) · the first 2 are shown" in words
    assert "Added: 1 (Training 1)" in words and "Removed: 2 (Training 2)" in words
    assert cells(page, "changed", 0) == [samples.TEXTS[0], "Its class: card_arrival", "Its class: top_up_fee"]
    before = f"Part: Training; The text: {samples.TEXTS[0]}"
    after = f"Part: Test; The text: {samples.TEXTS[1]}"
    assert cells(page, "changed", 1) == [samples.TEXTS[1], before, after]
    assert cells(page, "removed", 1) == ["Training", samples.TEXTS[4], samples.LABELS[4]]
    asked = [command for command in engine.asked if isinstance(command, CompareVersions)]
    assert [(command.before, command.after) for command in asked] == [(1, 2)]


def test_versions_with_the_same_rows_say_so(page: DatasetPage, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers[CompareVersions] = VersionDiff(1, 2, {"train": 5}, {}, {}, {})
    page.versions.begin(samples.EDITED)
    qtbot.waitUntil(lambda: "The rows are the same as in version 1." in said(page.versions))
    assert not any(table.isVisible() for table in page.versions.changes.tables.values())


def test_an_older_version_is_shown_to_be_read_only(page: DatasetPage, engine: FakeEngine, qtbot: QtBot) -> None:
    first = samples.page(PageRows("", "data-1", 1))
    engine.answers[PageRows] = replace(first, editable=("text", "label"))
    choose_first(qtbot, page)
    press(qtbot, page.versions.show_rows)
    model = page.rows.table.model()
    qtbot.waitUntil(lambda: page.rows.isVisible() and model.rowCount() > 0)
    assert [command for command in engine.asked if isinstance(command, PageRows)][-1].version == 1
    assert "These are the rows of version 1" in said(page.older)
    assert not model.flags(model.index(0, TEXT)) & Qt.ItemFlag.ItemIsEditable
    page.rows.table.selectRow(0)
    qtbot.keyClick(page.rows.table, Qt.Key.Key_Delete)
    assert not page.rows.edits.isVisible()
    press(qtbot, page.newest)
    qtbot.waitUntil(lambda: [c for c in engine.asked if isinstance(c, PageRows)][-1].version == 2)
    qtbot.waitUntil(lambda: bool(model.flags(model.index(0, TEXT)) & Qt.ItemFlag.ItemIsEditable))
    assert not page.older.isVisible()


def test_an_older_version_becomes_the_newest_again(page: DatasetPage, engine: FakeEngine, qtbot: QtBot) -> None:
    back = replace(samples.MESSAGES, version=3, made="restore", parent=1)
    engine.answers |= {RestoreVersion: back, ListVersions: (back, *samples.VERSIONS)}
    assert not page.versions.restore.isVisible(), "it is the newest"
    choose_first(qtbot, page)
    press(qtbot, page.versions.restore)
    qtbot.waitUntil(lambda: "Version 1 again" in said(page.versions))
    assert [c.version for c in engine.asked if isinstance(c, RestoreVersion)] == [1]
    assert page.info == back and page.tabs.currentWidget() is page.versions


def test_versions_that_nothing_was_made_from_are_deleted_when_asked_for(
    page: DatasetPage, engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not page.versions.tidy.isVisible(), "there are none"
    spare = SpareVersions((1,), 2_500_000)
    engine.answers |= {ListSpareVersions: spare, DeleteSpareVersions: spare}
    page.versions.begin(samples.EDITED)
    qtbot.waitUntil(page.versions.tidy.isVisible)
    assert "Versions that nothing was made from: 1, 2.4 MB." in said(page.versions)
    choose_first(qtbot, page)
    press(qtbot, page.versions.show_rows)
    qtbot.waitUntil(page.older.isVisible)
    page.tabs.setCurrentWidget(page.versions)
    qtbot.waitUntil(page.versions.tidy.isVisible)
    told: list[str] = []
    monkeypatch.setattr(versions_module, "confirm", lambda _parent, _title, sentence, _go: told.append(sentence))
    press(qtbot, page.versions.tidy)
    assert "This frees 2.4 MB" in told[0]
    assert not any(isinstance(command, DeleteSpareVersions) for command in engine.asked)
    monkeypatch.setattr(versions_module, "confirm", lambda *_: True)
    engine.answers |= {ListSpareVersions: SpareVersions(), ListVersions: samples.VERSIONS[:1]}
    press(qtbot, page.versions.tidy)
    qtbot.waitUntil(lambda: page.versions.table.model().rowCount() == 1 and not page.versions.tidy.isVisible())
    deleted = [command for command in engine.asked if isinstance(command, DeleteSpareVersions)]
    assert [(command.dataset, command.versions) for command in deleted] == [("data-1", (1,))]
    assert not page.older.isVisible(), "the older version that was shown may be gone"
    assert page.context.window.notices.notices[-1].text == "Versions deleted: 1. Freed: 2.4 MB."


def test_what_cannot_be_compared_is_told(page: DatasetPage, engine: FakeEngine, qtbot: QtBot) -> None:
    def refuse(_command: object) -> None:
        raise JobFailed("version_broken", file="2.parquet")

    engine.answers[CompareVersions] = refuse
    page.versions.begin(samples.EDITED)
    qtbot.waitUntil(page.versions.error.isVisible)
    assert "2.parquet" in said(page.versions.error)


def test_the_locked_test_rows_are_told_by_their_hash(page: DatasetPage, qtbot: QtBot) -> None:
    whole = samples.EDITED.test_hash
    assert "The test rows are locked" in said(page.lock) and whole[:12] in said(page.lock)
    assert whole not in said(page.lock) and page.lock._signs.toolTip() == whole
    press(qtbot, page.lock.copy)
    assert QGuiApplication.clipboard().text() == whole
    page.show_dataset(samples.ORDERS)
    assert not page.lock.isVisible(), "a table has no test rows"
