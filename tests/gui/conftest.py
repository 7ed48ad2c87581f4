"""Fixtures for the window: offscreen, and a test fails on stray Qt warnings and on threads left behind."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QLocale, QSettings, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.bridge import Bridge
from gui.main_window import MainWindow
from gui.theme import Theme, current
from tests.helpers.fake_engine import FakeEngine

# What the offscreen platform says of itself, not of the app.
HARMLESS = ("This plugin does not support", "propagateSizeHints")


@pytest.fixture(autouse=True)
def english() -> None:
    """Write numbers and dates the same way on every machine."""
    QLocale.setDefault(QLocale("en_US"))


@pytest.fixture(autouse=True)
def no_stray_warnings() -> Iterator[None]:
    """Fail on any Qt warning, and on a thread that outlives its test."""
    said: list[str] = []

    def take(kind: QtMsgType, _context: object, message: str) -> None:
        if kind != QtMsgType.QtDebugMsg and not any(part in message for part in HARMLESS):
            said.append(message)

    before = set(threading.enumerate())
    old = qInstallMessageHandler(take)
    yield
    qInstallMessageHandler(old)
    left = [t.name for t in threading.enumerate() if t not in before and t.is_alive()]
    assert not left, f"threads left behind: {left}"
    assert not said, f"Qt said: {said}"


@pytest.fixture
def engine() -> Iterator[FakeEngine]:
    """A fake engine; set `engine.answers` before asking."""
    made = FakeEngine()
    yield made
    made.stop()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The light theme; made anew only where a test left another, for to style every widget again takes a second."""
    now = current()
    return now if (now.mode, now.text_scale) == ("light", 1.0) else Theme(qapp, "light")


@pytest.fixture
def bridge(engine: FakeEngine, qapp: QApplication) -> Iterator[Bridge]:
    """A started bridge over the fake engine."""
    made = Bridge(engine)
    made.start()
    yield made
    made.close()


@pytest.fixture
def make_window(bridge: Bridge, theme: Theme, qtbot: QtBot, tmp_path: Path) -> Callable[..., MainWindow]:
    """Return what makes a main window; pages and wizards may be given."""

    def make(**given: object) -> MainWindow:
        settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        window = MainWindow(bridge, theme, settings, **given)
        window.closing.ask = lambda: "cancel"
        qtbot.addWidget(window, before_close_func=lambda w: setattr(w.closing, "may_close", lambda: True))
        return window

    return make
