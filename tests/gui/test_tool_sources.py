"""Adding tools on the Tools page: a look before, what goes wrong, the cards of the sources, and removing them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from engine.commands import (
    AddToolSource,
    CancelJob,
    ListToolSources,
    RefreshToolSource,
    RemoveToolSource,
    TryToolSource,
)
from engine.errors import BadInput, ErrorInfo
from engine.events import Changed, Failed, Progress
from engine.results import ProjectInfo, ToolInfo, ToolSourceInfo
from gui.main_window import MainWindow
from gui.views.tool_source_dialog import ToolSourceDialog
from gui.views.tools import ToolsView
from gui.widgets.dialogs import ChoiceDialog
from tests.gui import talks
from tests.gui.person import drop, press
from tests.helpers.fake_engine import FakeEngine

TIME = ToolInfo("get_current_time", "Tell the time in a place.", {"type": "object", "properties": {}}, "mcp", "ask")
GIVEN = {"command": "python -m mcp_server_time", "allow_read_only": False, "seconds": 30}
SOURCE = ToolSourceInfo("source-1", "Time", "mcp", GIVEN, (TIME,), "running")


@pytest.fixture
def page(make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot) -> ToolsView:
    talks.fill(engine)
    window = make_window(wizards={})
    window.show()
    window.context.set_project(ProjectInfo(talks.PROJECT, "Support desk"))
    window.navigate("tools")
    view = window.view("tools")
    assert isinstance(view, ToolsView)
    qtbot.waitUntil(lambda: len(view.cards) == len(talks.TOOLS))
    return view


def opened(qtbot: QtBot, page: ToolsView) -> ToolSourceDialog:
    press(qtbot, page.add_button)
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, ToolSourceDialog) and w.isVisible())


def show(page: ToolsView, engine: FakeEngine, qtbot: QtBot, *sources: ToolSourceInfo) -> None:
    engine.answers[ListToolSources] = sources
    engine.emit(Changed("job-x", talks.PROJECT, "tools"))
    qtbot.waitUntil(lambda: tuple(card.info for card in page.sources.cards.values()) == sources)


def words(page: ToolsView) -> str:
    return " ".join(line.text() for line in page.sources.findChildren(QLabel) if line.isVisible())


def test_a_file_and_a_folder_are_dropped_on_their_fields(page: ToolsView, qtbot: QtBot) -> None:
    dialog = opened(qtbot, page)
    for choice, field, path in (
        (dialog.python, dialog.file, "/p/my_tools.py"),
        (dialog.documents, dialog.folder, "/p/handbook"),
    ):
        press(qtbot, choice, QPoint(8, choice.height() // 2))
        dialog.name.clear()
        drop(field, path)
        assert (field.text(), dialog.name.text()) == (path, "My tools" if field is dialog.file else "handbook")


def test_a_server_is_looked_at_and_added_by_keyboard(page: ToolsView, engine: FakeEngine, qtbot: QtBot) -> None:
    assert not page.sources.isVisible()
    engine.answers |= {TryToolSource: replace(SOURCE, source=""), AddToolSource: SOURCE}
    dialog = opened(qtbot, page)
    qtbot.waitUntil(dialog.name.hasFocus)
    assert not dialog.try_button.isEnabled() and not dialog.add_button.isEnabled()
    qtbot.keyClicks(dialog.name, "Time")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Tab)
    assert dialog.command.hasFocus()
    qtbot.keyClicks(dialog.command, GIVEN["command"])
    dialog.try_button.setFocus()
    qtbot.keyClick(dialog.try_button, Qt.Key.Key_Space)
    asked = TryToolSource(talks.PROJECT, "Time", "mcp", GIVEN)
    qtbot.waitUntil(lambda: any("Tell the time" in line.text() for line in dialog.found.findChildren(QLabel)))
    assert asked in engine.asked
    assert any("asks each time" in line.text() for line in dialog.found.findChildren(QLabel))
    engine.answers[ListToolSources] = (SOURCE,)
    qtbot.keyClick(dialog.add_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: AddToolSource(talks.PROJECT, "Time", "mcp", GIVEN) in engine.asked)
    qtbot.waitUntil(lambda: not any(isinstance(w, ToolSourceDialog) for w in QApplication.topLevelWidgets()))


def test_what_fails_says_why_and_stays_open(page: ToolsView, engine: FakeEngine, qtbot: QtBot) -> None:
    def fail(_command: AddToolSource) -> None:
        raise BadInput("tool_server_missing", program="nowhere")

    engine.answers[AddToolSource] = fail
    dialog = opened(qtbot, page)
    qtbot.keyClicks(dialog.name, "Time")
    qtbot.keyClicks(dialog.command, "nowhere")
    press(qtbot, dialog.add_button)
    qtbot.waitUntil(dialog.error.isVisible)
    assert "nowhere" in dialog.error.accessibleName() and dialog.add_button.isEnabled()
    qtbot.keyClicks(dialog.command, " else")
    assert not dialog.error.isVisible()
    dialog.reject()


def test_a_python_file_is_added_under_its_own_name(
    page: ToolsView, engine: FakeEngine, qtbot: QtBot, tmp_path: Path
) -> None:
    file = str(tmp_path / "price_tools.py")
    engine.answers[AddToolSource] = replace(SOURCE, kind="python", settings={"file": file})
    dialog = opened(qtbot, page)
    dialog.python.setChecked(True)
    assert dialog.file.isVisible() and not dialog.command.isVisible()
    dialog.take_file(file)
    assert dialog.name.text() == "Price tools"
    press(qtbot, dialog.add_button)
    wanted = AddToolSource(talks.PROJECT, "Price tools", "python", {"file": file, "seconds": 30})
    qtbot.waitUntil(lambda: wanted in engine.asked)


def test_a_file_is_told_what_its_functions_need(
    page: ToolsView, engine: FakeEngine, qtbot: QtBot, tmp_path: Path
) -> None:
    def lines() -> str:
        return " ".join(line.text() for line in dialog.findChildren(QLabel) if line.isVisible())

    found = ToolSourceInfo("", "Prices", "python", {"file": "/f.py"}, (TIME,), left_out=("price", "tax"))
    engine.answers[TryToolSource] = found
    dialog = opened(qtbot, page)
    assert "docstring" not in lines()
    dialog.python.setChecked(True)
    assert "A function needs a type at each argument and a docstring" in lines()
    dialog.take_file(str(tmp_path / "prices.py"))
    press(qtbot, dialog.try_button)
    qtbot.waitUntil(lambda: "Cannot be used: price, tax. A function needs" in lines())
    qtbot.keyClicks(dialog.name, " of today")
    assert "price, tax" not in lines()
    show(page, engine, qtbot, replace(found, source="source-5"))
    assert "Cannot be used: price, tax. A function needs" in words(page)
    dialog.reject()


def test_a_folder_of_documents_is_added_under_its_own_name(
    page: ToolsView, engine: FakeEngine, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = str(tmp_path / "Handbook")
    engine.answers[AddToolSource] = replace(SOURCE, kind="documents", settings={"folder": folder}, state="read")
    dialog = opened(qtbot, page)
    dialog.documents.setChecked(True)
    assert dialog.folder.isVisible() and not dialog.command.isVisible() and not dialog.file.isVisible()
    dialog.take_folder(folder)
    assert dialog.name.text() == "Handbook"
    press(qtbot, dialog.add_button)
    wanted = AddToolSource(talks.PROJECT, "Handbook", "documents", {"folder": folder})
    qtbot.waitUntil(lambda: wanted in engine.asked)


def reading(page: ToolsView, engine: FakeEngine, qtbot: QtBot) -> str:
    """Add a folder whose reading has begun, and return its job."""
    engine.held = (AddToolSource,)
    dialog = opened(qtbot, page)
    dialog.documents.setChecked(True)
    dialog.take_folder("/p/Handbook")
    press(qtbot, dialog.add_button)
    qtbot.waitUntil(lambda: bool(engine.asked_for(AddToolSource)))
    job = engine.job_of(AddToolSource)
    engine.emit(Progress(job, "read_documents"))
    qtbot.waitUntil(lambda: not any(isinstance(w, ToolSourceDialog) for w in QApplication.topLevelWidgets()))
    return job


def notices(page: ToolsView) -> str:
    return " ".join(line.text() for line in page.window().findChildren(QLabel) if line.isVisible())


def test_a_folder_is_read_on_as_a_job_while_the_window_is_free(
    page: ToolsView, engine: FakeEngine, qtbot: QtBot
) -> None:
    job = reading(page, engine, qtbot)
    assert "Handbook is being read." in notices(page) and QApplication.activeModalWidget() is None
    assert [(one.id, one.command) for one in page._context.bridge.jobs()] == [(job, "AddToolSource")]
    assert not engine.asked_for(CancelJob)
    engine.end(job, replace(SOURCE, name="Handbook", kind="documents", settings={"folder": "/p/Handbook"}))
    qtbot.waitUntil(lambda: "Handbook was added." in notices(page))


def test_a_reading_that_fails_later_says_why(page: ToolsView, engine: FakeEngine, qtbot: QtBot) -> None:
    job = reading(page, engine, qtbot)
    engine.emit(Failed(job, ErrorInfo("documents_folder", {"folder": "/p/Handbook"}, bad_input=True)))
    qtbot.waitUntil(lambda: "The folder /p/Handbook is not there." in notices(page))


def test_a_folder_that_is_read_or_was_in_part_says_so(page: ToolsView, engine: FakeEngine, qtbot: QtBot) -> None:
    folder = ToolSourceInfo("source-4", "Handbook", "documents", {"folder": "/h"}, (TIME,), "reading")
    show(page, engine, qtbot, folder)
    card = page.sources.cards["source-4"]
    assert "being read" in words(page)
    assert not card.again_button.isEnabled() and not card.remove_button.isEnabled()
    show(page, engine, qtbot, replace(folder, state="unfinished"))
    card = page.sources.cards["source-4"]
    assert "Only what was read so far is found" in words(page) and card.again_button.text() == "Read on"
    assert card.again_button.isEnabled() and card.remove_button.isEnabled()


def test_a_look_that_takes_long_ends_with_the_dialog(page: ToolsView, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.held = (TryToolSource,)
    dialog = opened(qtbot, page)
    qtbot.keyClicks(dialog.name, "Time")
    qtbot.keyClicks(dialog.command, "sleep 600")
    press(qtbot, dialog.try_button)
    assert not dialog.try_button.isEnabled()
    dialog.reject()
    qtbot.waitUntil(lambda: any(type(command).__name__ == "CancelJob" for command in engine.asked))


def test_cards_tell_how_sources_stand(page: ToolsView, engine: FakeEngine, qtbot: QtBot) -> None:
    failed = replace(
        SOURCE, source="source-2", name="Git", state="failed", error=ErrorInfo("tool_server_died", {"server": "Git"})
    )
    locked = ErrorInfo("document_locked", {"file": "b.pdf"})
    changed = ToolSourceInfo("source-3", "Prices", "python", {"file": "/f.py"}, (TIME,), "changed")
    folder = ToolSourceInfo("source-4", "Handbook", "documents", {"folder": "/h"}, (TIME,), "outdated")
    folder = replace(folder, left_out=("b.pdf",), why={"b.pdf": locked})
    show(page, engine, qtbot, SOURCE, failed, changed, folder)
    qtbot.waitUntil(page.sources.isVisible)
    said = words(page)
    for part in (
        "running",
        "failed",
        "changed",
        "Git ended while it was asked",
        "started again",
        "trust it again",
        "used: b.pdf",
        "b.pdf is protected by a password",
        "Look again to search them as they are now",
    ):
        assert part in said, part
    engine.answers[RefreshToolSource] = replace(changed, state="ready")
    press(qtbot, page.sources.cards["source-3"].again_button)
    qtbot.waitUntil(lambda: RefreshToolSource(talks.PROJECT, "source-3") in engine.asked)


def test_a_server_may_be_given_more_time_and_the_json_of_its_readme(
    page: ToolsView, engine: FakeEngine, qtbot: QtBot
) -> None:
    pasted = '{"mcpServers": {\n  "time": {"command": "python", "env": {"API_TOKEN": "abc"}}\n}}'
    engine.answers[AddToolSource] = SOURCE
    dialog = opened(qtbot, page)
    qtbot.keyClicks(dialog.name, "Time")
    QApplication.clipboard().setText(pasted)
    dialog.command.paste()
    assert dialog.seconds.isVisible()
    dialog.seconds.setValue(120)
    press(qtbot, dialog.add_button)
    qtbot.waitUntil(lambda: any(isinstance(command, AddToolSource) for command in engine.asked))
    asked = next(command for command in engine.asked if isinstance(command, AddToolSource))
    assert json.loads(asked.settings["command"]) == json.loads(pasted) and asked.settings["seconds"] == 120
    shown = replace(SOURCE, settings={**GIVEN, "variables": {"API_TOKEN": None}}, state="foreign")
    show(page, engine, qtbot, shown)
    qtbot.waitUntil(lambda: "API_TOKEN=… python -m mcp_server_time" in words(page))


def test_a_source_that_came_with_the_project_is_trusted_by_a_press(
    page: ToolsView, engine: FakeEngine, qtbot: QtBot
) -> None:
    command = f"python {'far/' * 40}server.py"
    foreign = replace(SOURCE, settings={"command": command, "allow_read_only": False}, state="foreign")
    show(page, engine, qtbot, foreign)
    card = page.sources.cards["source-1"]
    qtbot.waitUntil(card.isVisible)
    said = words(page)
    assert "not trusted yet" in said and "come from someone else" in said
    assert command in said, "all of what would be run"
    assert card.again_button.text() == "Trust it"
    engine.answers[RefreshToolSource] = SOURCE
    press(qtbot, card.again_button)
    qtbot.waitUntil(lambda: RefreshToolSource(talks.PROJECT, "source-1") in engine.asked)


def test_a_look_again_that_fails_says_so_on_the_card(page: ToolsView, engine: FakeEngine, qtbot: QtBot) -> None:
    def fail(_command: RefreshToolSource) -> None:
        raise BadInput("tool_server_other", server="Time")

    engine.answers[RefreshToolSource] = fail
    show(page, engine, qtbot, SOURCE)
    card = page.sources.cards["source-1"]
    press(qtbot, card.again_button)
    qtbot.waitUntil(card.error.isVisible)
    assert card.again_button.isEnabled()


@pytest.mark.parametrize("answer", ["go", "stay"])
def test_removing_asks_first(page: ToolsView, engine: FakeEngine, qtbot: QtBot, answer: str) -> None:
    show(page, engine, qtbot, SOURCE)

    def decide() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ChoiceDialog)
        dialog.buttons[answer].click()

    QTimer.singleShot(0, decide)
    press(qtbot, page.sources.cards["source-1"].remove_button)
    if answer == "go":
        qtbot.waitUntil(lambda: RemoveToolSource(talks.PROJECT, "source-1") in engine.asked)
        show(page, engine, qtbot)
        assert not page.sources.isVisible()
    else:
        assert not any(isinstance(command, RemoveToolSource) for command in engine.asked)
