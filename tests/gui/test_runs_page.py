"""Runs: the list of trainings, what stands there without any, and those of before that are opened again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from engine.events import Changed
from engine.results import MetricPoint
from gui.main_window import MainWindow
from gui.views.runs import RunsView
from tests.gui.person import press, said
from tests.gui.trainings import OPENED, Stored, opened, runs, show
from tests.helpers.fake_engine import FakeEngine
from tests.helpers.trained import PROJECT, STEPS, run_info


@pytest.fixture
def stored() -> Stored:
    """No runs yet."""
    return Stored()


@pytest.fixture
def window(make_window: Callable[..., MainWindow], engine: FakeEngine, stored: Stored, qtbot: QtBot) -> MainWindow:
    """The window of a project."""
    return show(make_window, engine, stored, qtbot)


def cells(view: RunsView, row: int) -> list[str]:
    model = view.table.model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_without_trainings_it_says_how_to_begin(window: MainWindow, qtbot: QtBot) -> None:
    window.navigate("runs")
    view = runs(window)
    qtbot.waitUntil(lambda: "No training yet" in said(view))
    press(qtbot, view.stack.empty.button)
    assert OPENED == [{}]


def test_the_list_tells_each_training_and_counts_them(
    window: MainWindow, engine: FakeEngine, stored: Stored, qtbot: QtBot
) -> None:
    stored.put(run_info())
    stored.put(run_info("run-2", "failed", name="Second", created="2026-11-22T08:00:00Z", best=None))
    window.navigate("runs")
    view = runs(window)
    qtbot.waitUntil(lambda: "2 trainings, one runs now" in said(view))
    qtbot.waitUntil(lambda: "Support messages" in cells(view, 0)[1])
    assert (cells(view, 0)[0], cells(view, 0)[2:4]) == ("Support intents", ["Learning", "91.2 %"])
    assert (cells(view, 1)[0], cells(view, 1)[2:4]) == ("Second", ["Stopped by an error", ""])
    stored.put(run_info(status="done", model="model-1"))
    engine.emit(Changed("", PROJECT, "runs"))
    qtbot.waitUntil(lambda: cells(view, 0)[2] == "Done")
    assert "2 trainings" in said(view) and "one runs now" not in said(view)


def test_a_click_opens_a_training_and_escape_leads_back(window: MainWindow, stored: Stored, qtbot: QtBot) -> None:
    stored.put(run_info())
    stored.put(run_info("run-2", "paused", name="Second", created="2026-11-22T08:00:00Z", resumable=True))
    window.navigate("runs")
    view = runs(window)
    qtbot.waitUntil(lambda: view.table.model().rowCount() == 2)
    place = view.table.visualRect(view.table.model().index(1, 0)).center()
    qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: view.page.chart.isVisible())
    assert view.page.run == "run-2" and "Second" in said(view.page)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not view.page.isVisible()
    assert view.table.hasFocus()


def test_the_chart_of_a_training_that_stopped_early_ends_where_it_ended(
    window: MainWindow, stored: Stored, qtbot: QtBot
) -> None:
    stored.put(run_info(status="done", model="model-1"), 8.0)
    page = opened(qtbot, window, "run-1")
    assert page.chart._epochs == 8.0
    assert page.chart.best() == MetricPoint(8 * STEPS, 8.0, "valid", "accuracy", 0.936)


def test_a_training_that_is_gone_says_so_and_the_arrow_leads_back(
    window: MainWindow, stored: Stored, qtbot: QtBot
) -> None:
    stored.put(run_info("run-2", "done"))
    window.navigate("runs", {"run": "run-7"})
    page = runs(window).page
    qtbot.waitUntil(lambda: "The project has no run run-7." in said(page))
    stored.put(replace(run_info("run-7", "done"), name="Seventh"))
    page.stack.retry.emit()
    qtbot.waitUntil(lambda: "Seventh" in said(page))
    back = next(b for b in page.findChildren(QToolButton) if b.accessibleName() == "Back to all trainings")
    press(qtbot, back)
    qtbot.waitUntil(lambda: runs(window).table.isVisible())
