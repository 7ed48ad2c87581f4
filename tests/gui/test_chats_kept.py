"""Chats that are saved as files, deleted, and had back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from engine.commands import DeleteChat, ExportChat, ListChats, RestoreChat
from engine.events import Changed
from engine.results import FileResult, ProjectInfo
from gui.context import PaletteAction
from gui.main_window import MainWindow
from gui.views.chat import ChatView
from gui.widgets import dialogs
from tests.gui import chatting, talks
from tests.gui.person import press
from tests.helpers.fake_engine import FakeEngine


@pytest.fixture
def page(make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot) -> ChatView:
    """The page with the newest chat read."""
    chatting.fill(engine)
    return chatting.wait_for_newest(chatting.open_page(make_window), qtbot)


@pytest.mark.parametrize(("chosen", "written"), [("/p/a.md", "/p/a.md"), ("/p/a", "/p/a.jsonl"), ("", "")])
def test_a_chat_is_saved_as_a_file(
    page: ChatView, engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, chosen: str, written: str
) -> None:
    engine.answers[ExportChat] = lambda command: FileResult(command.output, 5, 0.1)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, "Messages (*.jsonl)"))
    press(qtbot, page.export_button)
    if not written:
        assert not any(isinstance(command, ExportChat) for command in engine.asked)
        return
    qtbot.waitUntil(lambda: ExportChat(talks.PROJECT, "chat-1", str(Path(written))) in engine.asked)
    qtbot.waitUntil(lambda: bool(page.window().notices.notices))
    assert page.window().notices.notices[-1].text == f"Saved the chat as {Path(written).name}."


@pytest.mark.parametrize("replaces", [False, True])
def test_a_file_that_was_not_named_in_full_is_replaced_only_when_asked(
    page: ChatView, engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, replaces: bool
) -> None:
    engine.answers[ExportChat] = lambda command: FileResult(command.output, 5, 0.1)
    (tmp_path / "notes.md").write_text("my own notes", encoding="utf-8")
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "notes"), "Markdown (*.md)"))
    monkeypatch.setattr(dialogs, "confirm", lambda _parent, question, *_: asked.append(question) or replaces)
    page.export()
    assert asked == ["Replace notes.md?"]
    command = ExportChat(talks.PROJECT, "chat-1", str(tmp_path / "notes.md"))
    assert (command in engine.asked) == replaces


def test_another_chat_deleting_it_and_having_it_back(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    page.list.view.setCurrentIndex(page.list.view.model().index(1, 0))
    qtbot.waitUntil(lambda: page.pane.chat == "chat-2" and page.title.text() == "Opening hours")
    engine.answers[ListChats] = (talks.CHAT,)
    press(qtbot, page.delete_button)
    qtbot.waitUntil(lambda: DeleteChat(talks.PROJECT, "chat-2") in engine.asked)
    qtbot.waitUntil(lambda: page.pane.chat == "chat-1")
    engine.answers[ListChats] = (talks.CHAT, talks.OTHER)
    assert page.window().notices.undo()
    qtbot.waitUntil(lambda: RestoreChat(talks.PROJECT, "chat-2") in engine.asked)
    engine.emit(Changed("job-x", talks.PROJECT, "chats"))
    qtbot.waitUntil(lambda: page.pane.chat == "chat-2")


def test_a_deleted_chat_is_had_back_when_its_notice_has_gone(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    window = page.window()

    def lines() -> list[PaletteAction]:
        return [action for action in window.palette_actions() if action.title == f"Have the chat “{talks.ASKED}” back"]

    page._delete()
    window.notices.notices[-1].closed.emit()
    assert not window.notices.undo()
    window.navigate("home")
    (line,) = lines()
    line.run()
    qtbot.waitUntil(lambda: RestoreChat(talks.PROJECT, "chat-1") in engine.asked)
    assert window.current_page == "chat" and not lines()

    qtbot.waitUntil(lambda: page.pane.chat == "chat-1")
    page._delete()
    window.context.set_project(ProjectInfo("/p/other.deskhand", "Other"))
    assert not lines() and not window.notices.undo(), "there is no such chat in another project"


def test_undo_in_the_empty_box_is_that_of_the_window(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    field = page.pane.box.field
    page.window().activateWindow()
    qtbot.waitUntil(lambda: page.window().isActiveWindow())
    engine.answers[ListChats] = (talks.OTHER,)
    page._delete()
    qtbot.waitUntil(lambda: page.pane.chat == "chat-2")
    field.setFocus()
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not field.toPlainText() and not any(isinstance(command, RestoreChat) for command in engine.asked)
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: RestoreChat(talks.PROJECT, "chat-1") in engine.asked)
