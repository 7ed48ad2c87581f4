"""Home: projects opened lately, a new person's first page, the sample, and a project that cannot be opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from engine.commands import (
    CreateProject,
    CreateSampleProject,
    ForgetProject,
    GetOverview,
    ListProjects,
    OpenProject,
)
from engine.errors import BadInput, JobFailed
from engine.events import Cancelled, Changed, Progress
from engine.results import Device, ProjectInfo
from gui import projects
from gui.context import Context
from gui.main_window import MainWindow
from gui.pages import Page
from gui.views.home import HomeView
from tests.gui import samples
from tests.gui.person import press, said
from tests.helpers.fake_engine import OVERVIEW, FakeEngine

ORDERS, SAMPLE = samples.ANSWERS[ListProjects]
Went = list[tuple[str, dict[str, object]]]


class Data(QLabel):
    """Stands for the page that an opened project shows."""

    def __init__(self, _context: Context) -> None:
        super().__init__("data")


@pytest.fixture
def make(make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot) -> Callable[..., HomeView]:
    """Return what opens the page over these projects."""

    def open_it(*known: ProjectInfo) -> HomeView:
        engine.answers[ListProjects] = known
        window = make_window(pages=[Page("home", "Home", HomeView), Page("data", "Data", Data, True)], wizards={})
        window.resize(1200, 800)
        window.show()
        window.start()
        view = window.view("home")
        assert isinstance(view, HomeView)
        qtbot.waitUntil(lambda: view._projects == known and view.context.overview is not None)
        qtbot.waitUntil(lambda: all(card.isVisible() for card in view.project_cards.values()))
        return view

    return open_it


def notices(view: HomeView) -> list[str]:
    return [notice.text for notice in view.context.window.notices.notices]


def in_order(view: HomeView) -> list[object]:
    """Return the parts that can be seen, from the top."""
    parts = [view.body.itemAt(at).widget() for at in range(view.body.count())]
    return [part for part in parts if part is not None and part.isVisible()]


# ---- what stands there --------------------------------------------------------------------------------------


def test_a_new_person_is_welcomed_and_finds_the_sample_on_top(make: Callable[..., HomeView], qtbot: QtBot) -> None:
    view = make()
    qtbot.waitUntil(lambda: "No project yet." in said(view))
    assert "Your own data, your own model, on this computer" in said(view)
    assert in_order(view)[:3] == [view._welcome, view.sample, view._recent]
    assert view.project_cards == {}


def test_who_has_projects_finds_them_on_top(make: Callable[..., HomeView]) -> None:
    view = make(ORDERS, SAMPLE)
    assert list(view.project_cards) == [ORDERS.path, SAMPLE.path]
    assert in_order(view)[:2] == [view._recent, view.sample]
    assert "No project yet." not in said(view)
    words = said(view.project_cards[ORDERS.path])
    assert "Orders" in words and "/home/ana/Documents" in words
    assert "2 datasets · 1 model · 4 chats" in words
    assert "Last opened 11/20/26" in words


def test_a_project_that_is_new_on_the_list_appears(
    make: Callable[..., HomeView], engine: FakeEngine, qtbot: QtBot
) -> None:
    view = make()
    engine.answers[ListProjects] = (ORDERS,)
    engine.emit(Changed("", "", "projects"))
    qtbot.waitUntil(lambda: "Orders" in said(view))
    assert not view._welcome.isVisible()


def test_at_most_nine_projects_are_offered(make: Callable[..., HomeView]) -> None:
    many = tuple(replace(ORDERS, path=f"/p/{number}.deskhand") for number in range(12))
    assert list(make(*many).project_cards) == [info.path for info in many[:9]]


def test_it_says_what_this_computer_is_good_for(
    make: Callable[..., HomeView], engine: FakeEngine, qtbot: QtBot
) -> None:
    view = make()
    assert "Its processor (2 cores, with fast bf16 arithmetic) trains a small model" in view.computer.text()
    assert "90.0 GB of disk are free" in view.computer.text()
    gpu = Device("cuda", "Test card", 8 << 30, True)
    engine.answers[GetOverview] = replace(
        OVERVIEW, hardware=replace(OVERVIEW.hardware, devices=(gpu, *OVERVIEW.hardware.devices))
    )
    view.context.refresh_overview()
    qtbot.waitUntil(lambda: "Its Test card (8.0 GB) trains small models in a few minutes." in view.computer.text())


# ---- opening and making -------------------------------------------------------------------------------------


@pytest.mark.parametrize("by_key", [False, True])
def test_a_card_opens_its_project(
    make: Callable[..., HomeView], engine: FakeEngine, qtbot: QtBot, by_key: bool
) -> None:
    engine.answers[OpenProject] = ORDERS
    view = make(ORDERS, SAMPLE)
    card = view.project_cards[ORDERS.path]
    if by_key:
        card.setFocus()
        qtbot.keyClick(card, Qt.Key.Key_Return)
    else:
        press(qtbot, card)
    qtbot.waitUntil(lambda: view.context.project == ORDERS.path)
    assert OpenProject(ORDERS.path) in engine.asked
    window = view.context.window
    assert window.current_page == "data"
    assert "Orders" in window.windowTitle()


def test_a_project_that_is_waited_for_is_told_at_once(
    make: Callable[..., HomeView], engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.held = (OpenProject,)
    view = make(ORDERS)
    press(qtbot, view.project_cards[ORDERS.path])
    qtbot.waitUntil(lambda: bool(engine.asked_for(OpenProject)))
    (job,) = [job for job, command in engine.jobs.items() if isinstance(command, OpenProject)]
    engine.emit(Progress(job, "wait_for_project", 0, 0))
    qtbot.waitUntil(lambda: bool(notices(view)))
    assert "Waiting until it has finished" in view.context.window.notices.notices[0].text
    engine.end(job, ORDERS)
    qtbot.waitUntil(lambda: view.context.project == ORDERS.path)


def test_the_open_project_is_marked_and_its_card_leads_to_its_data(
    make: Callable[..., HomeView], engine: FakeEngine, qtbot: QtBot
) -> None:
    view = make(ORDERS, SAMPLE)
    view.context.set_project(ORDERS)
    qtbot.waitUntil(lambda: "Open now" in said(view.project_cards[ORDERS.path]))
    assert "Open now" not in said(view.project_cards[SAMPLE.path])
    press(qtbot, view.project_cards[ORDERS.path])
    assert view.context.window.current_page == "data"
    assert not any(isinstance(command, OpenProject) for command in engine.asked)


def test_a_project_that_cannot_be_opened_says_why_and_home_stays(
    make: Callable[..., HomeView], engine: FakeEngine, qtbot: QtBot
) -> None:
    def refuse(command: OpenProject) -> None:
        raise BadInput("project_broken", path=command.path)

    engine.answers[OpenProject] = refuse
    view = make(ORDERS)
    press(qtbot, view.project_cards[ORDERS.path])
    qtbot.waitUntil(lambda: bool(notices(view)))
    told = view.context.window.notices.notices[0]
    assert f"The project at {ORDERS.path} cannot be read. It was left as it is." in told.text
    assert "Restore project.sqlite" in told.text
    assert told.kind == "bad", "it stays until it is read"
    assert view.isVisible() and view.context.project == ""


def test_a_project_is_made_under_the_name_that_was_given(
    make: Callable[..., HomeView], engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/p/New.deskhand", ""))
    engine.answers[CreateProject] = ProjectInfo("/p/New.deskhand", "New")
    view = make()
    press(qtbot, view.new)
    qtbot.waitUntil(lambda: view.context.project == "/p/New.deskhand")
    assert CreateProject("/p/New.deskhand") in engine.asked
    assert view.context.window.current_page == "data"


def test_a_folder_is_opened_and_giving_up_asks_nothing(
    make: Callable[..., HomeView], engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.answers[OpenProject] = ORDERS
    view = make()
    before = len(engine.asked)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    press(qtbot, view.open)
    press(qtbot, view.new)
    assert len(engine.asked) == before
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: ORDERS.path)
    press(qtbot, view.open)
    qtbot.waitUntil(lambda: view.context.project == ORDERS.path)


def test_a_project_is_taken_off_the_list_and_its_folder_stays(
    make: Callable[..., HomeView], engine: FakeEngine, qtbot: QtBot
) -> None:
    view = make(ORDERS, SAMPLE)
    card = view.project_cards[ORDERS.path]
    more = card.findChild(QToolButton)
    assert more.accessibleName() == "More for Orders"
    press(qtbot, more)
    menu = card.findChild(QMenu)
    qtbot.waitUntil(menu.isVisible)
    qtbot.keyClick(menu, Qt.Key.Key_Up)
    assert menu.activeAction().text() == "Take off this list"
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Orders is off the list. Its folder stays as it is." in notices(view))
    assert ForgetProject(ORDERS.path) in engine.asked
    assert not any(isinstance(command, OpenProject) for command in engine.asked)


# ---- the sample ---------------------------------------------------------------------------------------------


def test_the_sample_is_set_up_in_a_free_place_and_opened(
    make: Callable[..., HomeView], engine: FakeEngine, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projects, "default_folder", lambda: str(tmp_path))
    (tmp_path / "Support desk sample.deskhand").mkdir()
    wanted = str(tmp_path / "Support desk sample 2.deskhand")
    engine.held = (CreateSampleProject,)
    view = make()
    press(qtbot, view.try_sample)
    assert notices(view) == ["Setting up the sample. This takes a few seconds."]
    assert not view.try_sample.isEnabled(), "once is enough"
    assert CreateSampleProject(wanted) in engine.asked
    engine.end(engine.job_of(CreateSampleProject), ProjectInfo(wanted, "Support desk sample 2"))
    qtbot.waitUntil(lambda: view.context.project == wanted)
    assert view.context.window.current_page == "data"
    assert view.try_sample.isEnabled()


def test_a_sample_that_fails_says_why_and_can_be_tried_again(
    make: Callable[..., HomeView], engine: FakeEngine, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_command: object) -> None:
        raise JobFailed("disk_full", folder=str(tmp_path))

    monkeypatch.setattr(projects, "default_folder", lambda: str(tmp_path))
    engine.answers[CreateSampleProject] = refuse
    view = make()
    for tries in (1, 2):
        press(qtbot, view.try_sample)
        qtbot.waitUntil(view.try_sample.isEnabled)
        assert len([c for c in engine.asked if isinstance(c, CreateSampleProject)]) == tries
    assert any(text.startswith(f"The disk that holds {tmp_path} is full.") for text in notices(view))


def test_a_sample_that_was_stopped_is_offered_again_while_other_work_goes_on(
    make: Callable[..., HomeView], engine: FakeEngine, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projects, "default_folder", lambda: str(tmp_path))
    engine.held = (CreateSampleProject,)
    view = make()
    press(qtbot, view.try_sample)
    job = engine.job_of(CreateSampleProject)
    qtbot.waitUntil(lambda: len(view.context.bridge.jobs()) == 1)
    with qtbot.waitSignal(view.context.bridge.ended):
        view.refresh()
    assert not view.try_sample.isEnabled(), "the end of something else is not its end"
    engine.emit(Cancelled(job))
    qtbot.waitUntil(view.try_sample.isEnabled)
