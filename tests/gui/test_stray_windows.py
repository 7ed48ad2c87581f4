"""No part of a page is ever a window of its own, not for a moment: it would flash up and take the keyboard with it."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from engine.commands import (
    GetChat,
    GetLog,
    GetModel,
    GetRun,
    ListChats,
    ListDatasets,
    ListModels,
    ListRuns,
    StartTraining,
)
from engine.results import ProjectInfo
from gui.main_window import MainWindow
from gui.wizards.frame import WizardDialog
from tests.gui import samples, talks
from tests.gui.person import write
from tests.helpers import trained
from tests.helpers.fake_engine import FakeEngine


class Watch(QObject):
    """Notes every widget that is shown as a window and is neither the window, a dialog nor a list that drops down."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            drops_down = watched.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
            if not drops_down and not isinstance(watched, QDialog | QMainWindow):
                ours = [line for line in traceback.extract_stack() if "/gui/" in line.filename]
                places = [f"{line.filename.rsplit('/gui/')[-1]}:{line.lineno}" for line in ours]
                self.found.append(f"{type(watched).__name__} shown by {' < '.join(reversed(places[-3:-1]))}")
        return False


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[Watch]:
    """Watch the whole app."""
    made = Watch()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


@pytest.fixture
def window(make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot) -> MainWindow:
    """The window with everything it has, over a project with one of each."""
    engine.answers |= samples.ANSWERS
    talks.fill(engine)
    engine.answers |= {
        GetLog: ("2026-11-23 14:02 started",),
        ListRuns: (trained.run_info(), trained.run_info("run-2", "failed", error={"code": "out_of_memory"})),
        GetRun: lambda asked: trained.run_details(
            trained.run_info(asked.run, "failed", error={"code": "out_of_memory"}, resumable=True)
        ),
        ListModels: (trained.model_info(),),
        GetModel: trained.model_details(),
        ListChats: (talks.CHAT, talks.OTHER),
        GetChat: talks.DETAILS,
    }
    made = make_window()
    made.show()
    made.start()
    made.context.set_project(ProjectInfo(talks.PROJECT, "Support desk"))
    qtbot.waitUntil(lambda: made.context.overview is not None)
    return made


def quiet(qtbot: QtBot, engine: FakeEngine, window: MainWindow) -> None:
    """Wait until the engine has answered everything, and the window has laid it out."""
    bridge = window.context.bridge
    qtbot.waitUntil(lambda: not bridge._requests)
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("page", "what"),
    [
        ("home", {}),
        ("data", {}),
        ("data", {"dataset": "data-1"}),
        ("data", {"dataset": "data-3"}),
        ("runs", {}),
        ("runs", {"run": "run-2"}),
        ("models", {}),
        ("models", {"model": "model-1"}),
        ("chat", {}),
        ("chat", {"chat": "chat-1"}),
        ("tools", {}),
        ("settings", {}),
    ],
)
def test_a_page_shows_nothing_beside_the_window(
    window: MainWindow, engine: FakeEngine, watch: Watch, qtbot: QtBot, page: str, what: dict[str, str]
) -> None:
    window.navigate(page, what)
    quiet(qtbot, engine, window)
    window.context.notify("Deleted.", undo=lambda: None)
    assert not watch.found, "\n".join(watch.found)


def test_pages_without_anything_show_nothing_beside_the_window(
    window: MainWindow, engine: FakeEngine, watch: Watch, qtbot: QtBot
) -> None:
    engine.answers |= dict.fromkeys((ListDatasets, ListRuns, ListModels, ListChats), ())
    for page in ("data", "runs", "models", "chat", "tools"):
        window.navigate(page)
        quiet(qtbot, engine, window)
    assert not watch.found, "\n".join(watch.found)


@pytest.mark.parametrize(("name", "what"), [("data", {"paths": ["/data/train.csv"]}), ("training", {}), ("chat", {})])
def test_a_wizard_shows_nothing_beside_itself(
    window: MainWindow, engine: FakeEngine, watch: Watch, qtbot: QtBot, name: str, what: dict[str, object]
) -> None:
    engine.held = (StartTraining,)
    window.open_wizard(name, what)
    wizard = window.findChild(WizardDialog)
    for _ in wizard.state.order[1:]:
        quiet(qtbot, engine, window)
        if not wizard.state.can_go_next:
            write(qtbot, wizard.purpose.name, "New helper")
        assert wizard.state.next()
    quiet(qtbot, engine, window)
    assert not watch.found, "\n".join(watch.found)
