"""The Chat page over what the fake engine answers, for its tests: opened, read and talked in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.commands import GetChat, ListChats, SendMessage
from engine.results import ProjectInfo
from gui.main_window import MainWindow
from gui.views.chat import ChatView
from gui.widgets.message_bubble import ReplyBlock, UserBubble
from tests.gui import talks
from tests.helpers.fake_engine import FakeEngine


def fill(engine: FakeEngine) -> None:
    """Answer with two chats, the newest of them with a turn in it; what is sent stays on its way."""
    talks.fill(engine)
    engine.answers |= {
        ListChats: (talks.CHAT, talks.OTHER),
        GetChat: lambda command: talks.DETAILS if command.chat == "chat-1" else talks.ChatDetails(talks.OTHER, ()),
    }
    engine.held = (SendMessage,)


def open_page(make_window: Callable[..., MainWindow]) -> ChatView:
    """Return the page over what the engine answers by now."""
    window = make_window(wizards={})
    window.resize(1200, 800)
    window.show()
    window.context.set_project(ProjectInfo(talks.PROJECT, "Support desk"))
    window.navigate("chat")
    view = window.view("chat")
    assert isinstance(view, ChatView)
    return view


def wait_for_newest(page: ChatView, qtbot: QtBot) -> ChatView:
    """Return the page with the newest chat read."""
    qtbot.waitUntil(lambda: page.pane.conversation.block("reply-4") is not None)
    return page


def reply(page: ChatView) -> ReplyBlock:
    """Return the reply of the newest chat."""
    block = page.pane.conversation.block("reply-4")
    assert isinstance(block, ReplyBlock)
    return block


def bubble(page: ChatView) -> UserBubble:
    """Return what the person said in the newest chat."""
    block = page.pane.conversation.block("said-1")
    assert isinstance(block, UserBubble)
    return block


def say(qtbot: QtBot, page: ChatView, engine: FakeEngine, text: str) -> str:
    """Type and send; return the job, which is held."""
    qtbot.keyClicks(page.pane.box.field, text)
    qtbot.keyClick(page.pane.box.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(isinstance(command, SendMessage) for command in engine.asked))
    return engine.job_of(SendMessage)
