"""The frame: pages made when first shown, notices, the palette, closing while a training runs, a fast first paint."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from engine.commands import AddToolSource, CancelJob, FetchBase, GetOverview, OpenProject, SaveSettings, StartTraining
from engine.errors import BadInput
from engine.events import Cancelled, RunStarted
from engine.results import ProjectInfo
from engine.training.recipe import Recipe
from gui import projects, stopping
from gui.bridge import Bridge
from gui.context import Context
from gui.help import HelpDialog
from gui.jobs_tray import JobRow
from gui.main_window import MainWindow
from gui.pages import Page
from gui.tokens import Space
from tests.gui.person import press, said
from tests.helpers.fake_engine import OVERVIEW, FakeEngine

MakeWindow = Callable[..., MainWindow]


class View(QLabel):
    """A page that keeps what it was opened with."""

    def __init__(self, context: Context) -> None:
        super().__init__("page")
        self.context = context
        self.opened: list[dict[str, str]] = []

    def open_with(self, **what: str) -> None:
        self.opened.append(what)


PAGES = [Page("home", "Home", View), Page("data", "Data", View, True), Page("settings", "Settings", View)]


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    made = make_window(pages=PAGES, wizards={})
    made.show()
    return made


def test_pages_are_made_when_first_shown(window: MainWindow) -> None:
    assert set(window._views) == {"home"}
    window._rail.buttons["settings"].click()
    assert window.current_page == "settings"
    assert set(window._views) == {"home", "settings"}
    window.navigate("settings", {"section": "privacy"})
    assert window.view("settings").opened == [{"section": "privacy"}]
    window.back()
    assert window.current_page == "home"


def test_a_page_that_needs_a_project_leads_home_without_one(window: MainWindow) -> None:
    window.navigate("settings")
    assert not window.notices.notices
    window._rail.buttons["data"].click()
    assert window.current_page == "home" and window._rail.buttons["home"].isChecked()
    assert [notice.text.split(":")[0] for notice in window.notices.notices] == ["Open or make a project first"]
    window.context.set_project(ProjectInfo("/p", "Orders"))
    window.navigate("data")
    assert window.current_page == "data"
    assert "Orders" in window.windowTitle()


def test_settings_that_were_damaged_are_told_once(window: MainWindow, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers[GetOverview] = replace(OVERVIEW, settings_aside="/home/settings.json.damaged")
    window.start()
    qtbot.waitUntil(lambda: bool(window.notices.notices))
    with qtbot.waitSignal(window.context.overview_changed):
        window.context.refresh_overview()
    assert ["settings.json.damaged" in notice.text for notice in window.notices.notices] == [True]


def test_pages_are_made_ahead_one_at_a_time_once_there_is_a_project(window: MainWindow) -> None:
    assert not window.make_ahead(("data", "unknown"))
    window.context.set_project(ProjectInfo("/p", "Orders"))
    assert window.make_ahead(("data", "settings")) and set(window._views) == {"home", "data"}
    assert window.current_page == "home"
    assert window.make_ahead(("data", "settings")) and set(window._views) == {"home", "data", "settings"}
    assert not window.make_ahead(("data", "settings"))


def test_another_project_makes_its_pages_anew(window: MainWindow) -> None:
    window.context.set_project(ProjectInfo("/p", "One"))
    window.navigate("data")
    first = window.view("data")
    window.context.set_project(ProjectInfo("/q", "Two"))
    assert window.current_page == "data"
    assert window.view("data") is not first


def test_opening_a_project_and_failing_to(window: MainWindow, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers[OpenProject] = ProjectInfo("/p", "Orders")
    projects.open_project(window.context, "/p")
    qtbot.waitUntil(lambda: window.context.project == "/p")

    def fail(_command: object) -> None:
        raise BadInput("recipe_key", key="k", allowed="a")

    engine.answers[OpenProject] = fail
    projects.open_project(window.context, "/gone")
    qtbot.waitUntil(lambda: bool(window.notices.notices))
    assert "no setting called k" in window.notices.notices[0].text
    assert window.context.project == "/p"


def test_notices_leave_the_room_that_the_next_page_needs(window: MainWindow, qtbot: QtBot) -> None:
    window.notify("Trained.")
    notice = window.notices.notices[0]
    window.view("settings").foot = lambda: 90  # type: ignore[attr-defined]
    window.navigate("settings")
    lowest = window.centralWidget().height() - Space.L - 90
    qtbot.waitUntil(lambda: notice.y() + notice.height() == lowest)


def test_undo_presses_nothing_but_undo(window: MainWindow) -> None:
    done: list[str] = []
    window.context.notify("Deleted.", undo=lambda: done.append("undone"))
    window.context.notify("Saved.", action="Open", on_action=lambda: done.append("opened"))
    assert window.notices.undo() and done == ["undone"]
    assert not window.notices.undo() and done == ["undone"]


def test_notices_undo_once_and_at_most_three_stay(window: MainWindow, qtbot: QtBot) -> None:
    undone: list[int] = []
    window.context.notify("Deleted.", undo=lambda: undone.append(1))
    assert window.notices.undo()
    assert not window.notices.undo()
    assert undone == [1]
    for number in range(5):
        window.context.notify(f"Notice {number}")
    assert [notice.text for notice in window.notices.notices] == ["Notice 2", "Notice 3", "Notice 4"]
    lowest = window.notices.notices[-1]
    qtbot.waitUntil(lambda: lowest.geometry().bottom() < window.centralWidget().height())


def test_palette_finds_and_runs_an_action(window: MainWindow, qtbot: QtBot) -> None:
    palette = window.open_palette()
    every = palette.list.count()
    palette.field.setText("go sett")
    assert 0 < palette.list.count() < every
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.current_page == "settings"


def test_what_needs_a_project_is_not_offered_without_one(window: MainWindow) -> None:
    def titles() -> list[str]:
        return [action.title for action in window.palette_actions() if action.enabled()]

    assert "Train a model" not in titles()
    window.context.set_project(ProjectInfo("/p", "Orders"))
    assert "Train a model" in titles()


def test_files_dropped_anywhere_start_the_data_wizard(make_window: MakeWindow) -> None:
    opened: list[dict[str, object]] = []

    class Wizard(QDialog):
        def __init__(self, context: Context, **what: object) -> None:
            super().__init__(context.window)
            opened.append(what)

    window = make_window(pages=PAGES, wizards={"data": Wizard})
    window.context.set_project(ProjectInfo("/p", "Orders"))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/tmp/a.csv")])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, left, none))
    assert opened == [{"paths": ["/tmp/a.csv"]}]


@pytest.fixture
def training(window: MainWindow, bridge: Bridge, engine: FakeEngine, qtbot: QtBot) -> str:
    """A training that runs."""
    engine.held = (StartTraining,)
    request = bridge.ask(StartTraining("p", "d", 1, Recipe(base="b")))
    qtbot.waitUntil(lambda: len(bridge.trainings()) == 1)
    return request.job


def test_closing_asks_and_pausing_waits_for_the_end(
    window: MainWindow, training: str, engine: FakeEngine, qtbot: QtBot
) -> None:
    window.closing.ask = lambda: "stay"
    assert not window.close()
    assert window.isVisible()
    window.closing.ask = lambda: "pause"
    assert not window.close()
    assert CancelJob(training, True) in engine.asked
    with qtbot.waitSignal(window.quit_wanted):
        engine.emit(Cancelled(training, "paused"))
    assert not window.isVisible()


def test_keeping_on_in_the_background_leaves_the_training_alone(
    window: MainWindow, training: str, engine: FakeEngine, qtbot: QtBot
) -> None:
    window.closing.ask = lambda: "background"
    assert not window.close()
    assert not any(isinstance(command, CancelJob) for command in engine.asked)
    assert window.isHidden() or window.isMinimized()
    engine.end(training)
    qtbot.waitUntil(lambda: window.isVisible() and not window.isMinimized())


def test_the_tray_shows_and_cancels_what_runs(
    window: MainWindow, training: str, engine: FakeEngine, qtbot: QtBot
) -> None:
    tray = window._bar.tray
    assert list(tray.popup.rows) == [training]
    assert "running" in tray.accessibleName()
    engine.end(training)
    qtbot.waitUntil(lambda: not tray.popup.rows)


@pytest.fixture
def learning(window: MainWindow, training: str, engine: FakeEngine, qtbot: QtBot) -> JobRow:
    """The tray's row of a training that has its run, in the list that was opened."""
    window._pages["runs"] = Page("runs", "Runs", View, True)
    window.context.set_project(ProjectInfo("p", "p"))
    engine.emit(RunStarted(training, "p", "run-1", "Support intents", "messages"))
    tray = window._bar.tray
    tray.open()
    qtbot.waitUntil(lambda: "Support intents" in said(tray.popup.rows[training]))
    return tray.popup.rows[training]


def test_the_tray_names_a_training_and_its_data(learning: JobRow, window: MainWindow) -> None:
    assert "Support intents · messages" in said(learning).splitlines()
    assert learning.accessibleName() == "Training a model: Support intents · messages"
    window.context.set_project(ProjectInfo("/other.deskhand", "other"))
    window._bar.tray.open()
    assert "Support intents · messages · p" in said(learning).splitlines(), "of another project than the one here"


def test_the_tray_names_what_is_added_or_fetched(window: MainWindow, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.held = (AddToolSource, FetchBase)
    window.context.bridge.ask(AddToolSource("p", "Manuals", "documents", {}))
    window.context.bridge.ask(FetchBase("all-mpnet-base-v2"))
    tray = window._bar.tray
    tray.open()
    qtbot.waitUntil(lambda: len(tray.popup.rows) == 2)
    named = sorted(row.accessibleName() for row in tray.popup.rows.values())
    assert named == ["Adding tools: Manuals · p", "Fetching a base model: all-mpnet-base-v2"]


def test_a_training_opens_from_the_tray(learning: JobRow, window: MainWindow, training: str, qtbot: QtBot) -> None:
    press(qtbot, learning, QPoint(20, 12))
    assert window.current_page == "runs" and not window._bar.tray.popup.isVisible()
    assert window.view("runs").opened == [{"run": "run-1", "job": training}]


def test_a_training_of_another_project_opens_in_its_own(
    learning: JobRow, window: MainWindow, training: str, engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.answers[OpenProject] = ProjectInfo("p", "p")
    window.context.set_project(ProjectInfo("/other.deskhand", "other"))
    window._bar.tray.open()
    learning.setFocus()
    qtbot.keyClick(learning, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.current_page == "runs")
    assert window.context.project == "p"
    assert window.view("runs").opened == [{"run": "run-1", "job": training}]


def test_the_tray_asks_before_a_training_is_cancelled(
    learning: JobRow, training: str, engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(stopping, "confirm", lambda _parent, title, *_: bool(asked.append(title)))
    cancel = next(part for part in learning.findChildren(QToolButton) if part.accessibleName() == "Cancel")
    press(qtbot, cancel)
    assert asked == ["Cancel this training?"] and not engine.asked_for(CancelJob)
    monkeypatch.setattr(stopping, "confirm", lambda *_: True)
    cancel.click()
    assert engine.asked_for(CancelJob) == [CancelJob(training)]


def test_what_a_project_was_missed_for_is_not_said_once_there_is_one(window: MainWindow) -> None:
    window.navigate("data")
    assert [notice.text[:30] for notice in window.notices.notices] == ["Open or make a project first: "]
    window.context.set_project(ProjectInfo("p", "p"))
    assert window.notices.notices == []


def test_help_names_the_keys_of_the_pages(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    dialog = window.findChild(HelpDialog)
    assert dialog is not None and "Ctrl+1 – Ctrl+8\nGo to a page" in said(dialog)
    dialog.close()


def test_geometry_and_page_are_kept(make_window: MakeWindow) -> None:
    first = make_window(pages=PAGES, wizards={})
    first.show()
    first.resize(960, 700)
    first.navigate("settings")
    first.save()
    second = make_window(pages=PAGES, wizards={})
    second.show()
    assert second.current_page == "settings"
    assert (second.width(), second.height()) == (960, 700)


def worked_in(make_window: MakeWindow, folder: Path) -> ProjectInfo:
    """Leave the settings of a session that ended on the page of data of a project in `folder`."""
    info = ProjectInfo(str(folder / "Orders.deskhand"), "Orders")
    Path(info.path).mkdir()
    (Path(info.path) / "project.sqlite").touch()
    before = make_window(pages=PAGES, wizards={})
    before.tour.finish()
    before.context.set_project(info)
    before.navigate("data")
    before.save()
    return info


def test_a_session_goes_on_in_the_project_and_on_the_page_of_the_one_before(
    make_window: MakeWindow, engine: FakeEngine, tmp_path: Path, qtbot: QtBot
) -> None:
    engine.answers[OpenProject] = info = worked_in(make_window, tmp_path)
    window = make_window(pages=PAGES, wizards={})
    assert window.current_page == "home"
    window.resume()
    qtbot.waitUntil(lambda: window.context.project == info.path)
    assert window.current_page == "data"


def test_who_went_elsewhere_before_the_project_was_open_stays_there(
    make_window: MakeWindow, engine: FakeEngine, tmp_path: Path, qtbot: QtBot
) -> None:
    engine.answers[OpenProject] = info = worked_in(make_window, tmp_path)
    window = make_window(pages=PAGES, wizards={})
    window.resume()
    window.navigate("settings")
    qtbot.waitUntil(lambda: window.context.project == info.path)
    assert window.current_page == "settings"


def test_a_project_that_is_gone_is_not_opened_again(
    make_window: MakeWindow, engine: FakeEngine, tmp_path: Path
) -> None:
    info = worked_in(make_window, tmp_path)
    (Path(info.path) / "project.sqlite").unlink()
    window = make_window(pages=PAGES, wizards={})
    window.resume()
    assert not any(isinstance(command, OpenProject) for command in engine.asked)
    assert window.current_page == "home" and not window.notices.notices


def test_every_control_has_a_name(window: MainWindow) -> None:
    unnamed = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and not widget.accessibleName()
    ]
    assert unnamed == []


def test_the_look_is_kept_with_the_engine_and_for_the_first_paint(window: MainWindow, engine: FakeEngine) -> None:
    context = window.context
    context.save_settings(theme="dark", text_size="large")
    assert context.theme.dark
    assert context.theme.text_scale == 1.2
    assert SaveSettings({"theme": "dark", "text_size": "large"}) in engine.asked
    assert context.settings.value("look/theme") == "dark"
    context.set_overview(replace(OVERVIEW, settings={"theme": "light", "text_size": "normal"}))
    assert not context.theme.dark


FIRST_PAINT = """
import sys, pathlib
from tests.helpers.fake_engine import OVERVIEW, FakeEngine
from gui.app import App
app = App(FakeEngine(), pathlib.Path(sys.argv[1]))
app.window.first_painted.connect(app.qt.quit)
started_before = app.engine.started
app.show()
app.qt.exec()
heavy = {"torch", "transformers", "onnxruntime", "onnxruntime_genai", "duckdb", "sklearn"} & set(sys.modules)
assert not heavy, heavy
assert not started_before and app.engine.started
app.close()
"""


def test_the_window_is_painted_before_anything_heavy_loads(tmp_path: object) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, str(tmp_path)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
