"""A person's own words on the Chat page: tried again, changed in their place, and kept with their chat."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from engine.agent.messages import Message
from engine.commands import GetChat, SendMessage, SwitchBranch
from engine.errors import ErrorInfo
from engine.events import Failed, MessageAdded
from gui.main_window import MainWindow
from gui.views.chat import ChatView
from tests.gui import chatting, talks
from tests.gui.chatting import bubble, reply, say
from tests.gui.person import press, said
from tests.helpers.fake_engine import FakeEngine


@pytest.fixture
def page(make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot) -> ChatView:
    """The page with the newest chat read."""
    chatting.fill(engine)
    return chatting.wait_for_newest(chatting.open_page(make_window), qtbot)


def try_again(qtbot: QtBot, page: ChatView) -> None:
    error = page.pane.conversation.tail.error
    assert error is not None
    qtbot.waitUntil(error.isVisible)
    press(qtbot, next(made for made in error.findChildren(QPushButton) if made.text() == "Try again"))


def test_a_turn_that_failed_says_why_and_gives_the_words_back(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    job = say(qtbot, page, engine, "Hello")
    engine.emit(Failed(job, ErrorInfo("no_caller", {"agent": "Desk helper"}, bad_input=True)))
    qtbot.waitUntil(lambda: page.pane.conversation.tail.error is not None)
    assert page.pane.box.text() == "Hello"


def test_what_was_not_answered_is_tried_again_in_its_place(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    job = say(qtbot, page, engine, "Hello")
    tail = page.pane.conversation.tail
    engine.emit(Failed(job, ErrorInfo("no_caller", {"agent": "Desk helper"}, bad_input=True)))
    qtbot.waitUntil(lambda: tail.error is not None and page.pane.box.text() == "Hello")
    try_again(qtbot, page)
    unsaid = SendMessage(talks.PROJECT, "chat-1", "Hello")
    qtbot.waitUntil(lambda: engine.asked.count(unsaid) == 2)
    assert page.pane.box.text() == "", "they were never stored, and go out once"

    job = engine.job_of(SendMessage)
    engine.emit(MessageAdded(job, "chat-1", 5, Message("user", "Hello")))
    qtbot.waitUntil(lambda: page.pane.conversation.block("said-5") is not None)
    engine.emit(Failed(job, ErrorInfo("models_died", {"exit": "SIGKILL"})))
    qtbot.waitUntil(lambda: tail.error is not None)
    try_again(qtbot, page)
    qtbot.waitUntil(lambda: SendMessage(talks.PROJECT, "chat-1", "Hello", 5) in engine.asked)
    assert page.pane.conversation.block("said-5") is None and tail.words is not None


def test_copy_again_and_edit(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    buttons = reply(page).buttons
    press(qtbot, buttons["copy"])
    assert QGuiApplication.clipboard().text() == "Order LL-1042 is on its way."
    qtbot.keyClicks(page.pane.box.field, "half a thought")
    press(qtbot, buttons["edit"])
    assert page.pane.box.text() == talks.ASKED
    page.pane.box.field.undo()
    assert page.pane.box.text() == "half a thought"
    assert page.pane.editing.isVisible()
    press(qtbot, page.pane.leave_words)
    assert not page.pane.editing.isVisible() and page.pane.box.text() == ""
    press(qtbot, buttons["again"])
    qtbot.waitUntil(lambda: SendMessage(talks.PROJECT, "chat-1", talks.ASKED, 1) in engine.asked)


def test_own_words_are_changed_in_their_place(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    press(qtbot, bubble(page).buttons["edit"])
    assert page.pane.editing.isVisible() and page.pane.box.text() == talks.ASKED
    qtbot.keyClicks(page.pane.box.field, " And LL-7?")
    qtbot.keyClick(page.pane.box.field, Qt.Key.Key_Return)
    changed = SendMessage(talks.PROJECT, "chat-1", f"{talks.ASKED} And LL-7?", 1)
    qtbot.waitUntil(lambda: changed in engine.asked)
    assert not page.pane.editing.isVisible()
    assert page.pane.conversation.block("said-1") is None, "what is said instead takes its place"
    engine.emit(Failed(engine.job_of(SendMessage), ErrorInfo("no_caller", {"agent": "Desk helper"}, bad_input=True)))
    qtbot.waitUntil(lambda: page.pane.conversation.block("said-1") is not None)
    assert page.pane.box.text() == changed.text, "and comes back where that failed"
    assert page.pane.editing.isVisible(), "still to be said instead"


def show_chat(page: ChatView, qtbot: QtBot, row: int, chat: str) -> None:
    page.list.view.setCurrentIndex(page.list.view.model().index(row, 0))
    qtbot.waitUntil(lambda: page.pane.chat == chat)


def test_what_is_being_written_stays_in_its_chat(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    pane = page.pane
    press(qtbot, bubble(page).buttons["edit"])
    assert pane.editing.isVisible()
    show_chat(page, qtbot, 1, "chat-2")
    assert pane.box.text() == "" and not pane.editing.isVisible()
    pane.box.field.undo()
    assert pane.box.text() == ""
    qtbot.keyClicks(pane.box.field, "half a thought")
    show_chat(page, qtbot, 0, "chat-1")
    assert pane.box.text() == talks.ASKED and pane.editing.isVisible()
    show_chat(page, qtbot, 1, "chat-2")
    assert pane.box.text() == "half a thought" and not pane.editing.isVisible()
    qtbot.keyClick(pane.box.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: SendMessage(talks.PROJECT, "chat-2", "half a thought") in engine.asked)


def test_words_that_are_changed_leave_the_box_when_something_else_is_done(
    page: ChatView, engine: FakeEngine, qtbot: QtBot
) -> None:
    press(qtbot, bubble(page).buttons["edit"])
    press(qtbot, reply(page).buttons["again"])
    qtbot.waitUntil(lambda: SendMessage(talks.PROJECT, "chat-1", talks.ASKED, 1) in engine.asked)
    assert page.pane.box.text() == "" and not page.pane.editing.isVisible()


def test_another_way_of_saying_it_is_shown(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    assert "before" not in bubble(page).buttons
    engine.answers |= {GetChat: talks.BRANCHED, SwitchBranch: replace(talks.DETAILS, branches={1: (1, 2)})}
    page.pane.reload()
    qtbot.waitUntil(lambda: "before" in bubble(page).buttons)
    assert bubble(page).text.text() == "Where is order 7?" and not bubble(page).buttons["after"].isEnabled()
    press(qtbot, bubble(page).buttons["before"])
    qtbot.waitUntil(lambda: SwitchBranch(talks.PROJECT, "chat-1", 1, -1) in engine.asked)
    qtbot.waitUntil(lambda: bubble(page).text.text() == talks.ASKED)
    assert "1 of 2" in said(bubble(page)) and bubble(page).buttons["after"].isEnabled()
