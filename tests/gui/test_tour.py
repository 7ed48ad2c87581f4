"""The tour: offered once, it makes the sample, shows a page a step, holds nothing up and is remembered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from engine.commands import CreateSampleProject
from engine.errors import JobFailed
from engine.events import Event, Failed
from engine.results import ProjectInfo
from gui.context import Context
from gui.main_window import MainWindow
from gui.pages import Page
from gui.tour import PAGES, SEEN
from tests.gui.person import press
from tests.helpers.fake_engine import FakeEngine

MakeWindow = Callable[..., MainWindow]


def view(context: Context) -> QWidget:
    return QLabel("page")


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    made = make_window(pages=[Page(name, name, view, name != "home") for name in PAGES], wizards={})
    made.show()
    return made


def test_a_new_person_is_led_through_the_sample_and_asked_once(
    window: MainWindow, engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.answers[CreateSampleProject] = ProjectInfo("/p", "Shop")
    tour = window.tour
    assert not tour.isVisible()
    window.start()
    assert tour.isVisible() and window.current_page == "home" and tour.next.text() == "Make the sample project"
    press(qtbot, tour.next)
    qtbot.waitUntil(lambda: window.current_page == "data")
    assert tour.title.text() == "2 of 5: Data"
    for page in PAGES[2:]:
        qtbot.keyClick(tour.next, Qt.Key.Key_Space)
        assert window.current_page == page
    press(qtbot, tour.back)
    assert window.current_page == "models"
    press(qtbot, tour.next)
    assert tour.next.text() == "Finish" and not tour.end.isVisible()
    press(qtbot, tour.next)
    assert not tour.isVisible() and window.context.project == "/p"
    window.start()
    assert not tour.isVisible()


def test_it_follows_who_goes_about_by_themselves(window: MainWindow, qtbot: QtBot) -> None:
    window.start()
    window.context.set_project(ProjectInfo("/p", "Shop"))
    assert window.tour.title.text().startswith("1 of 5") and "At the foot of Home" in window.tour.sentence.text()
    for at, page in ((3, "runs"), (2, "data"), (1, "home")):
        window.navigate(page)
        assert window.tour.title.text().startswith(f"{at} of 5"), "what it says is of the page below it"
    window.navigate("runs")
    press(qtbot, window.tour.next)
    assert window.current_page == "models"
    window.navigate("elsewhere")
    assert window.tour.title.text().startswith("1 of 5"), "a page that is not there leads home"


def test_it_can_be_ended_at_once_and_found_again(window: MainWindow, qtbot: QtBot) -> None:
    window.start()
    press(qtbot, window.tour.end)
    assert not window.tour.isVisible() and window.context.settings.value(SEEN) is not None
    again = next(action for action in window.palette_actions() if action.title == "A minute's tour")
    again.run()
    assert window.tour.isVisible() and window.tour.title.text().startswith("1 of 5")


def test_a_sample_that_fails_leaves_the_step_to_be_tried_again(
    window: MainWindow, engine: FakeEngine, qtbot: QtBot
) -> None:
    def full(_command: CreateSampleProject) -> ProjectInfo:
        raise JobFailed("disk_full", folder="/p")

    engine.answers[CreateSampleProject] = full
    ended: list[Event] = []
    window.context.bridge.ended.connect(lambda event: ended.append(event) if isinstance(event, Failed) else None)
    window.start()
    for count in (1, 2):
        press(qtbot, window.tour.next)
        press(qtbot, window.tour.next)
        qtbot.waitUntil(lambda count=count: len(ended) == count)
    made = [asked for asked in engine.asked if isinstance(asked, CreateSampleProject)]
    assert len(made) == 2, "one at a time, and again after it failed"
    assert window.current_page == "home" and window.tour.next.text() == "Make the sample project"
