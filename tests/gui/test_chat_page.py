"""The Chat page with real clicks: a turn as it streams, tool cards, approvals, stopping, judging, and the drawer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from engine.commands import (
    AnswerApproval,
    CancelJob,
    DeleteChat,
    GetChat,
    ListAgents,
    ListChats,
    RateMessage,
    SendMessage,
    StartChat,
)
from engine.errors import ErrorInfo
from engine.events import ApprovalNeeded, Cancelled, Failed, MessageAdded, TextDelta
from engine.results import ProjectInfo
from gui.main_window import MainWindow
from gui.views import chat as chat_page
from gui.views.chat import ChatView
from gui.widgets.message_bubble import ReplyBlock
from gui.widgets.tool_card import ToolCard
from tests.gui import talks
from tests.gui.person import press
from tests.helpers.fake_engine import FakeEngine

MakePage = Callable[[], ChatView]


@pytest.fixture
def make(make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot) -> MakePage:
    """Return what opens the page over what the engine answers by then."""
    talks.fill(engine)
    engine.answers |= {
        ListChats: (talks.CHAT, talks.OTHER),
        GetChat: lambda command: talks.DETAILS if command.chat == "chat-1" else talks.ChatDetails(talks.OTHER, ()),
    }
    engine.held = (SendMessage,)

    def open_it() -> ChatView:
        window = make_window(wizards={})
        window.resize(1200, 800)
        window.show()
        window.context.set_project(ProjectInfo(talks.PROJECT, "Support desk"))
        window.navigate("chat")
        view = window.view("chat")
        assert isinstance(view, ChatView)
        return view

    return open_it


@pytest.fixture
def page(make: MakePage, qtbot: QtBot) -> ChatView:
    """The page with the newest chat read."""
    view = make()
    qtbot.waitUntil(lambda: view.pane.conversation.block("reply-4") is not None)
    return view


def reply(page: ChatView) -> ReplyBlock:
    block = page.pane.conversation.block("reply-4")
    assert isinstance(block, ReplyBlock)
    return block


def say(qtbot: QtBot, page: ChatView, engine: FakeEngine, text: str) -> str:
    qtbot.keyClicks(page.pane.box.field, text)
    qtbot.keyClick(page.pane.box.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(isinstance(command, SendMessage) for command in engine.asked))
    return engine.job_of(SendMessage)


def test_without_an_agent_it_says_how_to_begin(make: MakePage, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers |= {ListAgents: (), ListChats: ()}
    view = make()
    qtbot.waitUntil(lambda: view.stack.currentWidget() is view.stack.empty)


def test_words_sent_without_a_chat_begin_one(make: MakePage, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers[ListChats] = ()
    view = make()
    qtbot.waitUntil(lambda: view.stack.currentWidget() is view.stack.content)
    say(qtbot, view, engine, "Hello")
    assert StartChat(talks.PROJECT, "agent-1") in engine.asked
    assert SendMessage(talks.PROJECT, "chat-9", "Hello") in engine.asked


def test_a_turn_streams_and_ends_as_it_is_stored(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    job = say(qtbot, page, engine, "Thanks")
    tail = page.pane.conversation.tail
    assert tail.words is not None and tail.thinking and page.pane.box.answering
    engine.emit(TextDelta(job, "chat-1", "You are"))
    engine.emit(TextDelta(job, "chat-1", " welcome."))
    qtbot.waitUntil(lambda: tail.reply is not None and tail.reply.text.text() == "You are welcome.")
    engine.emit(TextDelta(job, "chat-1", "Gladly.", restart=True))
    qtbot.waitUntil(lambda: tail.reply is not None and tail.reply.text.text() == "Gladly.")
    more = (*talks.MESSAGES, talks.Message("user", "Thanks"), talks.Message("assistant", "Gladly."))
    for index in (5, 6):
        engine.emit(MessageAdded(job, "chat-1", index, more[index]))
    engine.end(job, talks.ChatDetails(talks.CHAT, more))
    qtbot.waitUntil(lambda: not page.pane.box.answering)
    assert page.pane.conversation.block("reply-6") is not None
    assert tail.reply is None and not tail.isVisible()


def test_a_tool_card_opens_to_everything_exact(page: ChatView, qtbot: QtBot) -> None:
    card = page.pane.conversation.block("used-2-call_1")
    assert isinstance(card, ToolCard)
    assert (card.line.text(), card.time.text()) == ("order id: LL-1042", "24 ms")
    press(qtbot, card.opener)
    assert card.open
    assert card.opener.accessibleName() == "Hide the details of Look up orders"
    press(qtbot, card.opener)
    assert not card.open


def test_claims_tell_their_source(page: ChatView) -> None:
    assert reply(page).text.claim_at(8).startswith("From the result of Look up orders")
    assert reply(page).text.claim_at(0) == ""


@pytest.mark.parametrize("decision", ["once", "always", "deny"])
def test_a_tool_waits_for_the_person(page: ChatView, engine: FakeEngine, qtbot: QtBot, decision: str) -> None:
    job = say(qtbot, page, engine, talks.ASKED)
    engine.emit(ApprovalNeeded(job, "chat-1", "call_2", "look_up_orders", {"order_id": "LL-1042"}))
    approvals = page.pane.conversation.tail.approvals
    qtbot.waitUntil(lambda: "call_2" in approvals and approvals["call_2"].buttons[decision].isVisible())
    assert page.pane.waits("chat-1")
    press(qtbot, approvals["call_2"].buttons[decision])
    qtbot.waitUntil(lambda: AnswerApproval(job, "call_2", decision) in engine.asked)
    assert not approvals and not page.pane.waits("chat-1")


def test_escape_stops_the_answer(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    job = say(qtbot, page, engine, "Hello")
    qtbot.waitUntil(lambda: page.escape() and any(isinstance(c, CancelJob) for c in engine.asked))
    assert CancelJob(job) in engine.asked
    engine.emit(Cancelled(job))
    qtbot.waitUntil(lambda: not page.pane.box.answering)
    assert not page.escape()


def test_a_turn_that_failed_says_why_and_gives_the_words_back(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    job = say(qtbot, page, engine, "Hello")
    engine.emit(Failed(job, ErrorInfo("no_caller", {"agent": "Desk helper"}, bad_input=True)))
    qtbot.waitUntil(lambda: page.pane.conversation.tail.error is not None)
    assert page.pane.box.text() == "Hello"


def test_copy_again_and_edit(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    buttons = reply(page).buttons
    press(qtbot, buttons["copy"])
    assert QGuiApplication.clipboard().text() == "Order LL-1042 is on its way."
    qtbot.keyClicks(page.pane.box.field, "half a thought")
    press(qtbot, buttons["edit"])
    assert page.pane.box.text() == talks.ASKED
    page.pane.box.field.undo()
    assert page.pane.box.text() == "half a thought"
    press(qtbot, buttons["again"])
    qtbot.waitUntil(lambda: SendMessage(talks.PROJECT, "chat-1", talks.ASKED) in engine.asked)


def test_a_reply_is_judged_and_corrected(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    block = reply(page)
    press(qtbot, block.buttons["good"])
    qtbot.waitUntil(lambda: RateMessage(talks.PROJECT, "chat-1", 4, "good", "") in engine.asked)
    press(qtbot, block.buttons["wrong"])
    assert block.correction is not None
    block.correction.field.setPlainText("It left yesterday.")
    press(qtbot, block.correction.save)
    qtbot.waitUntil(lambda: RateMessage(talks.PROJECT, "chat-1", 4, "wrong", "It left yesterday.") in engine.asked)
    assert block.correction is None


def test_the_drawer_shows_every_message_of_the_turn(page: ChatView, qtbot: QtBot) -> None:
    press(qtbot, reply(page).how)
    assert page.drawer.isVisible() and len(page.drawer.steps) == len(talks.MESSAGES)
    assert page.escape()
    assert not page.drawer.isVisible()


def test_another_chat_and_deleting_it(
    page: ChatView, engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.list.view.setCurrentIndex(page.list.view.model().index(1, 0))
    qtbot.waitUntil(lambda: page.pane.chat == "chat-2" and page.title.text() == "Opening hours")
    monkeypatch.setattr(chat_page, "confirm", lambda *_: True)
    engine.answers[ListChats] = (talks.CHAT,)
    press(qtbot, page.delete_button)
    qtbot.waitUntil(lambda: DeleteChat(talks.PROJECT, "chat-2") in engine.asked)
    qtbot.waitUntil(lambda: page.pane.chat == "chat-1")
