"""The bar above the pages: which project is open, what the computer is, whether anything tried to reach a network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from engine.commands import GetOverview, ListProjects
from engine.events import Changed
from engine.results import ProjectInfo
from gui.computer_words import computer_words
from gui.context import Context
from gui.main_window import MainWindow
from gui.pages import Page
from tests.helpers.fake_engine import OVERVIEW, FakeEngine


def home(_context: Context) -> QLabel:
    return QLabel("home")


@pytest.fixture
def window(make_window: Callable[..., MainWindow]) -> MainWindow:
    made = make_window(pages=[Page("home", "Home", home)], wizards={})
    made.show()
    return made


def test_the_chip_follows_what_tries_to_reach_the_network(window: MainWindow, engine: FakeEngine, qtbot: QtBot) -> None:
    window.start()
    qtbot.waitUntil(lambda: "0 attempts" in window._bar.offline.text())
    engine.answers[GetOverview] = replace(OVERVIEW, network_attempts=3)
    before = engine.asked.count(GetOverview())
    for _ in range(3):
        engine.emit(Changed("", "", "network"))
    qtbot.waitUntil(lambda: "3 attempts" in window._bar.offline.text())
    assert engine.asked.count(GetOverview()) < before + 3


def test_the_chips_count_one_as_one(window: MainWindow, engine: FakeEngine, qtbot: QtBot) -> None:
    one = replace(OVERVIEW, hardware=replace(OVERVIEW.hardware, cores=1), network_attempts=1)
    engine.answers[GetOverview] = one
    window.start()
    qtbot.waitUntil(lambda: window._bar.offline.text() == "Offline, 1 attempt")
    assert window._bar.device.text() == "CPU, 1 core, bf16"
    assert "(1 core, with fast bf16 arithmetic)" in computer_words(one.hardware)


def test_projects_of_one_name_are_told_apart_in_the_menu(window: MainWindow, engine: FakeEngine, qtbot: QtBot) -> None:
    named = {"/a/desk.deskhand": "desk", "/b/desk.deskhand": "desk", "/c/R&D.deskhand": "R&D"}
    engine.answers[ListProjects] = tuple(ProjectInfo(path, name) for path, name in named.items())
    window.start()
    menu = window._bar.menu

    def lines() -> dict[str, str]:
        menu.aboutToShow.emit()
        return {action.text(): action.toolTip() for action in menu.actions()}

    qtbot.waitUntil(lambda: "R&&D" in lines())
    folder = {name: str(Path(name)) for name in ("/a", "/b")}
    assert list(lines())[:3] == [f"desk ({folder['/a']})", f"desk ({folder['/b']})", "R&&D"]
    assert lines()["R&&D"] == "/c/R&D.deskhand" and menu.toolTipsVisible()
