"""The window over the real engine, and what a person does in it, for the tests from end to end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from engine.api import Engine
from gui import projects
from gui.bridge import Bridge
from gui.main_window import MainWindow
from gui.theme import Theme

W = TypeVar("W", bound=QWidget)
LONG = 120_000


def real_window(
    engine: Engine, qapp: QApplication, qtbot: QtBot, tmp_path: Path, project: bool = True
) -> Iterator[MainWindow]:
    """Yield the window with every page and wizard there is, and a new project open, or with none open on Home."""
    bridge = Bridge(engine)
    bridge.start()
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    made = MainWindow(bridge, Theme(qapp, "light"), settings)
    qtbot.addWidget(made, before_close_func=lambda w: setattr(w.closing, "may_close", lambda: True))
    made.resize(1200, 800)
    made.show()
    made.start()
    if project:
        projects.create_project(made.context, str(tmp_path / "shop"))
        qtbot.waitUntil(lambda: bool(made.context.project), timeout=LONG)
    yield made
    bridge.close()


def opened(qtbot: QtBot, kind: type[W], open_it: Callable[[], None]) -> W:
    """Do what opens a dialog and return it; a modal one is opened from the event loop."""
    QTimer.singleShot(0, open_it)
    found: list[W] = []

    def look() -> bool:
        found[:] = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
        return bool(found)

    qtbot.waitUntil(look, timeout=LONG)
    return found[0]


def closed(qtbot: QtBot, dialog: QWidget) -> None:
    """Wait until a dialog has done its work and closed itself."""
    qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible(), timeout=LONG)
