"""Ready-made projects in the window: chosen on Home, made with the sample or own data, and their place in the rail."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from engine.commands import (
    BringData,
    CancelJob,
    CreateReadyMade,
    ListAgents,
    ListDatasets,
    ListModels,
    ListReadyMade,
    OpenProject,
    PartReading,
    StartTraining,
)
from engine.errors import BadInput
from engine.paths import SUFFIX
from engine.ready_made.commands import LookAtFiles
from engine.results import AgentInfo, DatasetInfo, PartLook, ProjectInfo, ReadyMadeInfo, ReadyMadePart
from engine.training.recipe import Recipe
from gui import projects
from gui.context import Context
from gui.main_window import MainWindow
from gui.pages import READY_MADE, Page
from gui.ready_made import steps as ready_made_steps
from gui.ready_made.columns_dialog import ColumnsDialog
from gui.ready_made.new_dialog import NewFromDialog
from gui.ready_made.plain import PlainView
from gui.views.home import HomeView
from gui.views.project import ProjectView
from gui.widgets.dialogs import ChoiceDialog
from tests.gui.person import said
from tests.helpers.fake_engine import FakeEngine

INFO = ReadyMadeInfo(
    "test-shop",
    "Test shop",
    "Shop",
    "Sells tests.",
    "chip",
    (ReadyMadePart("sales", "table", "A table of sales."), ReadyMadePart("papers", "documents", "A folder.")),
    {"sales": {"epochs": 3}},
    "Shop agent",
)
PLAIN = ProjectInfo("/p/Plain.deskhand", "Plain")
SHOP = ProjectInfo("/p/Shop.deskhand", "Shop", ready_made=INFO)


class Data(QLabel):
    """Stands for the page of data."""

    def __init__(self, _context: Context) -> None:
        super().__init__("data")


class Chat(QLabel):
    """Stands for the page of chats."""

    def __init__(self, _context: Context) -> None:
        super().__init__("chat")

    def open_with(self, agent: str) -> None:
        self.opened = agent


@pytest.fixture
def window(make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot) -> MainWindow:
    """A window with Home, a ready-made project's page and that of data."""
    engine.answers[ListReadyMade] = (INFO,)
    engine.answers[ListDatasets] = (DatasetInfo("data-1", "sales", 1, "table", {"all": 3}, 0, ""),)
    engine.answers[ListModels] = ()
    engine.answers[OpenProject] = lambda command: SHOP if "Shop" in command.path else PLAIN
    engine.answers[CreateReadyMade] = SHOP
    made = make_window(
        pages=[
            Page("home", "Home", HomeView),
            Page(READY_MADE, "Project", ProjectView, True),
            Page("data", "Data", Data, True),
            Page("chat", "Chat", Chat, True),
        ],
        wizards={},
    )
    made.resize(1200, 800)
    made.show()
    made.start()
    qtbot.waitUntil(lambda: "test-shop" in made.view("home").ready_made.cards)
    return made


def test_it_is_made_with_the_sample_in_two_clicks(window: MainWindow, engine: FakeEngine, qtbot: QtBot) -> None:
    card = window.view("home").ready_made.cards["test-shop"]
    assert "Sells tests." in said(window.view("home"))
    qtbot.keyClick(card, Qt.Key.Key_Return)
    dialog = window.findChild(NewFromDialog)
    qtbot.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.current_page == READY_MADE)
    (made,) = engine.asked_for(CreateReadyMade)
    assert made.name == "test-shop" and made.files == {} and made.path.endswith("Test shop.deskhand")
    assert isinstance(window.view(READY_MADE), PlainView)


def test_it_is_made_with_ones_own_data(
    window: MainWindow, engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = window.view("home").ready_made.open(INFO)
    dialog.own.chosen.emit()
    assert not dialog.make.isEnabled()
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (["/d/sales.csv"], ""))
    qtbot.mouseClick(dialog.choose_buttons["sales"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(engine.asked_for(CreateReadyMade)))
    assert engine.asked_for(CreateReadyMade)[0].files == {"sales": ("/d/sales.csv",)}
    qtbot.waitUntil(lambda: window.current_page == READY_MADE)


def test_what_is_refused_is_said_in_the_dialog_and_what_was_chosen_stays(
    window: MainWindow, engine: FakeEngine, qtbot: QtBot
) -> None:
    def refuse(_command: CreateReadyMade) -> None:
        raise BadInput("ready_made_part", part="sales", known="")

    engine.answers[CreateReadyMade] = refuse
    dialog = window.view("home").ready_made.open(INFO)
    dialog.name.setText("Mine")
    dialog.take(INFO.parts[0], ("/d/sales.csv",))
    dialog.make.click()
    assert not dialog.make.isEnabled() and not dialog.name.isEnabled()
    qtbot.waitUntil(lambda: dialog.error.isVisible())
    assert dialog.isVisible() and not window.notices.notices
    assert dialog.name.text() == "Mine" and dialog.name.isEnabled() and dialog.own.radio.isChecked()
    engine.answers[CreateReadyMade] = SHOP
    dialog.make.click()
    qtbot.waitUntil(lambda: window.current_page == READY_MADE)
    assert [made.files for made in engine.asked_for(CreateReadyMade)] == [{"sales": ("/d/sales.csv",)}] * 2
    qtbot.waitUntil(lambda: window.findChild(NewFromDialog) is None)


def test_cancelling_stops_what_is_being_made(window: MainWindow, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.held = (CreateReadyMade,)
    dialog = window.view("home").ready_made.open(INFO)
    dialog.make.click()
    qtbot.waitUntil(lambda: bool(engine.asked_for(CreateReadyMade)))
    dialog.reject()
    assert CancelJob(engine.job_of(CreateReadyMade), False) in engine.asked


def test_it_says_where_it_is_kept_and_waits_for_a_name(window: MainWindow) -> None:
    dialog = window.view("home").ready_made.open(INFO)
    dialog.name.setText("Q1/Q2 sales")
    assert "Q1-Q2 sales.deskhand" in said(dialog) and dialog.make.isEnabled()
    for nothing in ("", " ", "..", " . "):
        dialog.name.setText(nothing)
        assert not dialog.make.isEnabled()
    dialog.reject()


def test_any_name_becomes_one_folder_that_every_system_takes(tmp_path: Path) -> None:
    folders = {
        "Q1/Q2 sales": "Q1-Q2 sales",
        'a\\b: "c"?*<|>': "a-b- -c-",
        "x\ny\x7f": "x-y-",
        "../../etc": "-..-etc",
        "...": "",
        "No. 5.": "No. 5",
    }
    assert {name: projects.folder_name(name) for name in folders} == folders
    for long in ("a" * 300, "图" * 90, "a" + "图" * 90):
        first, second = (projects.free_path(str(tmp_path), long) for _ in range(2))
        assert first == second and Path(first).parent == tmp_path
        Path(first).mkdir()
        assert projects.free_path(str(tmp_path), long) == first.replace(SUFFIX, f" 2{SUFFIX}")
        assert len(os.fsencode(Path(first).name)) < 130


def test_only_such_projects_have_the_page(window: MainWindow, qtbot: QtBot) -> None:
    rail = window._rail.buttons[READY_MADE]
    assert rail.isHidden()
    projects.open_project(window.context, PLAIN.path)
    qtbot.waitUntil(lambda: window.context.project == PLAIN.path)
    assert rail.isHidden() and window.current_page == "data"
    assert not window.make_ahead((READY_MADE,))
    window.navigate(READY_MADE)
    assert window.current_page == "data"
    projects.open_project(window.context, SHOP.path)
    qtbot.waitUntil(lambda: window.current_page == READY_MADE)
    assert not rail.isHidden() and rail.text() == "Shop"
    assert window.windowTitle().startswith("Shop · Shop")


def test_its_agent_is_asked(window: MainWindow, engine: FakeEngine, qtbot: QtBot) -> None:
    agents = (AgentInfo("agent-1", "Other", "", (), "", ""), AgentInfo("agent-2", "Shop agent", "", (), "", ""))
    engine.answers[ListAgents] = agents
    projects.open_project(window.context, SHOP.path)
    qtbot.waitUntil(lambda: window.current_page == READY_MADE)
    qtbot.mouseClick(window.view(READY_MADE).steps.ask_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.current_page == "chat")
    assert window.view("chat").opened == "agent-2"


def test_what_is_brought_a_second_time_is_added_or_takes_the_place(
    window: MainWindow, engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = replace(INFO.parts[0], adds=True)
    known = replace(SHOP, ready_made=replace(INFO, parts=(part, INFO.parts[1])))
    engine.answers[OpenProject] = known
    projects.open_project(window.context, known.path)
    qtbot.waitUntil(lambda: window.current_page == READY_MADE)
    steps = window.view(READY_MADE).steps
    qtbot.waitUntil(lambda: "3 rows" in said(steps))
    shown: list[str] = []

    def choose(key: str) -> None:
        def chosen(dialog: ChoiceDialog) -> None:
            dialog.show()
            shown.append(said(dialog))
            dialog.close()
            dialog.choice = key

        monkeypatch.setattr(ready_made_steps.ChoiceDialog, "exec", chosen)
        steps.bring(part, ("/d/more.csv",))
        qtbot.waitUntil(lambda: not steps.busy)

    for key in ("", "add", "replace"):
        choose(key)
    assert "There are 3 rows already." in shown[0]
    assert engine.asked_for(BringData) == [
        BringData(SHOP.path, "sales", ("/d/more.csv",)),
        BringData(SHOP.path, "sales", ("/d/more.csv",), replace=True),
    ]


def test_what_is_not_plain_about_columns_is_asked(window: MainWindow, engine: FakeEngine, qtbot: QtBot) -> None:
    part = replace(INFO.parts[0], roles={"who": "Person", "note": "Text"})
    known = replace(SHOP, ready_made=replace(INFO, parts=(part, INFO.parts[1])))
    engine.answers[OpenProject] = known
    engine.answers[LookAtFiles] = PartLook(("a", "b", "c"), {"note": "b"}, ("who",), letters=True, sure=False)
    projects.open_project(window.context, known.path)
    qtbot.waitUntil(lambda: window.current_page == READY_MADE)
    steps = window.view(READY_MADE).steps
    steps.bring(part, ("/d/more.csv",))
    qtbot.waitUntil(lambda: window.findChild(ColumnsDialog) is not None)
    dialog = window.findChild(ColumnsDialog)
    assert "Not read: a, c" in said(dialog) and not dialog.read_button.isEnabled()
    dialog.roles["who"].setCurrentText("c")
    assert "Not read: a" in said(dialog) and dialog.read_button.isEnabled()
    dialog.trim.setChecked(False)
    qtbot.mouseClick(dialog.read_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(engine.asked_for(BringData)))
    reading = PartReading({"who": "c", "note": "b"}, whole=True)
    assert engine.asked_for(BringData) == [BringData(SHOP.path, "sales", ("/d/more.csv",), reading=reading)]
    assert engine.asked_for(LookAtFiles) == [LookAtFiles("test-shop", "sales", ("/d/more.csv",))]


def test_what_is_plain_about_columns_is_not_asked(window: MainWindow, engine: FakeEngine, qtbot: QtBot) -> None:
    part = replace(INFO.parts[0], roles={"who": "Person"})
    engine.answers[LookAtFiles] = PartLook(("a",), {"who": "a"}, ("who",))
    dialog = NewFromDialog(window.context, replace(INFO, parts=(part,)))
    qtbot.addWidget(dialog)
    assert dialog.make.isEnabled()
    dialog.take(part, ("/d/more.csv",))
    # What is chosen is not known yet: the sample would come instead.
    assert not dialog.make.isEnabled()
    qtbot.waitUntil(dialog.make.isEnabled)
    assert dialog.own.radio.isChecked()
    assert window.findChild(ColumnsDialog) is None and dialog.findChild(ColumnsDialog) is None


def test_its_steps_bring_data_and_train(
    window: MainWindow, engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    projects.open_project(window.context, SHOP.path)
    qtbot.waitUntil(lambda: window.current_page == READY_MADE)
    steps = window.view(READY_MADE).steps
    qtbot.waitUntil(lambda: "3 rows" in said(steps))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/d/papers")
    qtbot.mouseClick(steps.bring_buttons["papers"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(engine.asked_for(BringData)))
    assert engine.asked_for(BringData) == [BringData(SHOP.path, "papers", ("/d/papers",))]
    qtbot.waitUntil(lambda: steps.train_buttons["sales"].isEnabled())
    qtbot.mouseClick(steps.train_buttons["sales"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Trained. The agent uses it from now on." in said(steps))
    assert engine.asked_for(StartTraining) == [StartTraining(SHOP.path, "sales", 0, Recipe(epochs=3), "sales")]


def test_without_data_it_says_what_to_bring_before_it_can_train(
    window: MainWindow, engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.answers[ListDatasets] = ()
    projects.open_project(window.context, SHOP.path)
    qtbot.waitUntil(lambda: window.current_page == READY_MADE)
    steps = window.view(READY_MADE).steps
    qtbot.waitUntil(lambda: "Nothing to learn from yet: bring “Sales” first." in said(steps))
    assert not steps.train_buttons["sales"].isEnabled()
