"""The Chat page with real clicks: a turn as it streams, tool cards, approvals, stopping, judging, and the drawer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.agent.messages import Message
from engine.commands import (
    AnswerApproval,
    CancelJob,
    DeleteAgent,
    GetChat,
    GetPrompt,
    ListAgents,
    ListChats,
    RateMessage,
    RenameChat,
    SearchChats,
    SendMessage,
    ShowMessage,
    StartChat,
    TryApproval,
)
from engine.errors import BadInput, ErrorInfo
from engine.events import ApprovalNeeded, Cancelled, Changed, Failed, MessageAdded, TextDelta
from engine.ready_made.commands import ListFirstQuestions
from engine.results import (
    ChatHit,
    ProjectInfo,
    PromptInfo,
    ReadRow,
    ReadyMadeInfo,
    TokenSpan,
    ToolTrial,
)
from gui.main_window import MainWindow
from gui.theme import Theme
from gui.views import chat as chat_page
from gui.views.chat import ChatView
from gui.widgets.chat_list import LINE
from gui.widgets.dialogs import TextDialog
from gui.widgets.plain_text import PlainText
from gui.widgets.token_text import TokenText
from gui.widgets.tool_card import ToolCard
from tests.gui import chatting, talks
from tests.gui.chatting import bubble, reply, say
from tests.gui.person import press, said, write
from tests.helpers.fake_engine import FakeEngine

MakePage = Callable[[], ChatView]


@pytest.fixture
def make(make_window: Callable[..., MainWindow], engine: FakeEngine) -> MakePage:
    """Return what opens the page over what the engine answers by then."""
    chatting.fill(engine)
    return lambda: chatting.open_page(make_window)


@pytest.fixture
def page(make: MakePage, qtbot: QtBot) -> ChatView:
    """The page with the newest chat read."""
    return chatting.wait_for_newest(make(), qtbot)


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


def test_a_call_that_was_cut_off_says_so_and_the_chat_goes_on(make: MakePage, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers[GetChat] = replace(talks.DETAILS, messages=talks.MESSAGES[:3])
    page = make()
    qtbot.waitUntil(lambda: page.pane.conversation.block("used-2-call_1") is not None)
    card = page.pane.conversation.block("used-2-call_1")
    assert isinstance(card, ToolCard)
    assert "Interrupted" in said(card) and card.accessibleName() == "Tool Look up orders, interrupted"
    press(qtbot, card.opener)
    assert "The tool was cut off before it answered." in said(card) and "still at work" not in said(card)
    job = say(qtbot, page, engine, "And now?")
    # The words on their way do not wake it; its mark is made anew, and seen once it is laid out.
    qtbot.waitUntil(lambda: "Interrupted" in said(card))
    stopped = '{"error": "call_stopped", "message": "It was stopped."}'
    engine.emit(MessageAdded(job, "chat-1", 3, Message("tool", stopped, call_id="call_1", ok=False)))
    engine.emit(MessageAdded(job, "chat-1", 4, Message("user", "And now?")))
    again = replace(talks.CALL, id="call_2")
    engine.emit(MessageAdded(job, "chat-1", 5, Message("assistant", "", (again,))))
    qtbot.waitUntil(lambda: page.pane.conversation.block("used-5-call_2") is not None)
    qtbot.waitUntil(lambda: "Interrupted" in said(card))
    assert "It was stopped." in [part.text() for part in card.findChildren(PlainText)]
    second = page.pane.conversation.block("used-5-call_2")
    assert isinstance(second, ToolCard) and second.accessibleName() == "Tool Look up orders, running"
    engine.emit(Failed(job, ErrorInfo("internal", {})))
    qtbot.waitUntil(lambda: "Interrupted" in said(second))


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


def test_a_call_is_tried_before_it_is_allowed(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    job = say(qtbot, page, engine, talks.ASKED)
    engine.emit(ApprovalNeeded(job, "chat-1", "call_2", "raise_prices", {"percent": 10}, dry_run=True))
    approvals = page.pane.conversation.tail.approvals
    qtbot.waitUntil(lambda: "call_2" in approvals and approvals["call_2"].trial.isVisible())
    card = approvals["call_2"]
    engine.answers[TryApproval] = ToolTrial(True, '{"result": "lamp: 100 -> 110"}', 12.0)
    press(qtbot, card.trial)
    qtbot.waitUntil(lambda: TryApproval(job, "call_2") in engine.asked and card.outcome is not None)
    assert card.outcome.text() == "lamp: 100 -> 110" and "Nothing was changed." in said(card)
    engine.answers[TryApproval] = ToolTrial(False, '{"error": "x", "message": "It tried to write."}', 12.0)
    press(qtbot, card.trial)
    qtbot.waitUntil(lambda: "It could not be tried: It tried to write." in said(card))
    assert card.outcome is None
    engine.held = (TryApproval,)
    press(qtbot, card.trial)
    qtbot.waitUntil(lambda: sum(isinstance(command, TryApproval) for command in engine.asked) == 3)
    engine.emit(Failed(engine.job_of(TryApproval), ErrorInfo("no_approval_waiting", {})))
    qtbot.waitUntil(lambda: "Nothing waits for this answer any more." in said(card))
    press(qtbot, card.buttons["deny"])
    qtbot.waitUntil(lambda: AnswerApproval(job, "call_2", "deny") in engine.asked)
    engine.emit(ApprovalNeeded(job, "chat-1", "call_3", "look_up_orders", {}))
    qtbot.waitUntil(lambda: "call_3" in approvals)
    assert not approvals["call_3"].trial.isVisible(), "a tool that cannot tell is not offered to be tried"


def test_a_notice_leaves_the_box_free(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    page.pane.conversation.rated.emit(4, "wrong")
    qtbot.waitUntil(lambda: bool(page.window().notices.notices))
    notice = page.window().notices.notices[-1]
    box = page.pane.box
    assert (
        notice.isVisible()
        and notice.y() + notice.height() <= box.mapTo(notice.parentWidget(), box.rect().topLeft()).y()
    )


def test_escape_stops_the_answer(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    job = say(qtbot, page, engine, "Hello")
    qtbot.waitUntil(lambda: page.escape() and any(isinstance(c, CancelJob) for c in engine.asked))
    assert CancelJob(job) in engine.asked
    engine.emit(Cancelled(job))
    qtbot.waitUntil(lambda: not page.pane.box.answering)
    assert not page.escape()


def test_a_reply_is_judged(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    block = reply(page)
    press(qtbot, block.buttons["good"])
    qtbot.waitUntil(lambda: RateMessage(talks.PROJECT, "chat-1", 4, "good") in engine.asked)


def test_the_drawer_shows_every_message_of_the_turn(page: ChatView, qtbot: QtBot) -> None:
    press(qtbot, reply(page).how)
    assert page.drawer.isVisible() and len(page.drawer.steps) == len(talks.MESSAGES)
    assert page.escape()
    assert not page.drawer.isVisible()


def test_the_drawer_shows_what_a_model_read(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    read = ReadRow("Where is LL-1042?", (TokenSpan(0, 5), TokenSpan(6, 8), TokenSpan(9, 17)), 3, 3)
    engine.answers[GetPrompt] = lambda command: PromptInfo("router", read)
    press(qtbot, reply(page).how)
    offered = [not step.prompt_button.isHidden() for step in page.drawer.steps]
    # Not of the instruction, the person's words, the tool's message, nor of a reply of which nothing is known.
    assert offered == [False, False, True, False, False]
    step = page.drawer.steps[2]
    press(qtbot, step.prompt_button)
    qtbot.waitUntil(lambda: step.findChild(TokenText) is not None)
    assert engine.asked[-1] == GetPrompt(talks.PROJECT, "chat-1", 2)
    assert step.findChild(TokenText).accessibleName() == "Where is LL-1042?"
    qtbot.waitUntil(lambda: "What router read: 3 tokens" in said(step))
    assert step.prompt_button.isHidden()
    press(qtbot, reply(page).how)

    def refuse(_command: GetPrompt) -> None:
        raise BadInput("no_prompt")

    engine.answers[GetPrompt] = refuse
    step = page.drawer.steps[2]
    qtbot.waitUntil(step.prompt_button.isVisible)
    press(qtbot, step.prompt_button)
    qtbot.waitUntil(lambda: "cannot be shown" in said(step))


def test_chats_are_found_by_what_was_said(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers[SearchChats] = (ChatHit("chat-2", "assistant", "We are open until nine o'clock in the evening", 4),)
    write(qtbot, page.list.search, "NINE")
    qtbot.waitUntil(lambda: page.list.shown() == ["chat-2"])
    assert page.list.view.model().index(0, 0).data(LINE) == "…open until nine o'clock in the evening"
    write(qtbot, page.list.search, "opening")
    qtbot.waitUntil(lambda: SearchChats(talks.PROJECT, "opening") in engine.asked)
    assert page.list.shown() == ["chat-2"]


def test_a_chat_is_renamed_and_called_as_before(
    page: ChatView, engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chat_page, "ask_text", lambda *_: "The late parcel")
    qtbot.keyClick(page.list.view, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: RenameChat(talks.PROJECT, "chat-1", "The late parcel") in engine.asked)
    assert page.window().notices.undo()
    qtbot.waitUntil(lambda: RenameChat(talks.PROJECT, "chat-1", talks.ASKED) in engine.asked)


def test_one_line_is_asked_for_by_keyboard(qtbot: QtBot) -> None:
    dialog = TextDialog("Rename this chat", "Title", "Old")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClicks(dialog.field, "New")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert (dialog.field.text(), dialog.result()) == ("New", dialog.DialogCode.Accepted)


def test_an_empty_chat_offers_first_questions_of_a_ready_made_project(
    make: MakePage, engine: FakeEngine, qtbot: QtBot
) -> None:
    (agent, *_) = engine.answers[ListAgents]
    info = ReadyMadeInfo("shop", "Shop", "Shop", "", "chip", (), {}, agent.name)
    engine.answers[ListFirstQuestions] = ("Where is my parcel?", "Salt & pepper?")
    engine.answers[ListChats] = ()
    window = make().window()
    window.context.set_project(ProjectInfo("/p/Shop.deskhand", "Shop", ready_made=info))
    window.navigate("chat")
    view = window.view("chat")
    qtbot.waitUntil(lambda: len(view.welcome.question_buttons) == 2)
    first, second = view.welcome.question_buttons
    assert (first.text(), second.text()) == ("Where is my parcel?", "Salt && pepper?")
    assert second.accessibleName() == "Ask: Salt & pepper?"
    qtbot.waitUntil(second.isVisible)
    press(qtbot, second)
    qtbot.waitUntil(lambda: any(isinstance(one, SendMessage) for one in engine.asked))
    assert next(one.text for one in engine.asked if isinstance(one, SendMessage)) == "Salt & pepper?"


def test_what_was_found_is_opened_where_it_was_said(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers |= {
        SearchChats: (ChatHit("chat-1", "user", "It was the parcel for Vienna", 1),),
        ShowMessage: replace(talks.BRANCHED, shown=1),
    }
    write(qtbot, page.list.search, "Vienna parcel")
    qtbot.waitUntil(lambda: page.list.shown() == ["chat-1"])
    assert "parcel for Vienna" in page.list.view.model().index(0, 0).data(LINE)
    assert page.pane.chat == "chat-1", "it is open already, at its end"
    center = page.list.view.visualRect(page.list.view.model().index(0, 0)).center()
    qtbot.mouseClick(page.list.view.viewport(), Qt.MouseButton.LeftButton, pos=center)
    qtbot.waitUntil(lambda: ShowMessage(talks.PROJECT, "chat-1", 1) in engine.asked)
    qtbot.waitUntil(lambda: bubble(page).text.text() == "Where is order 7?")
    assert bubble(page).property("role") == "found"


def test_another_chat_is_opened_where_the_words_were_said(page: ChatView, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers |= {
        SearchChats: (ChatHit("chat-2", "user", "nine", 4),),
        ShowMessage: replace(talks.DETAILS, info=talks.OTHER, shown=4),
    }
    write(qtbot, page.list.search, "nine")
    qtbot.waitUntil(lambda: page.list.shown() == ["chat-2"])
    page.list.view.setCurrentIndex(page.list.view.model().index(0, 0))
    qtbot.waitUntil(lambda: ShowMessage(talks.PROJECT, "chat-2", 4) in engine.asked)
    assert GetChat(talks.PROJECT, "chat-2") not in engine.asked
    qtbot.waitUntil(lambda: page.pane.conversation.reply(4).property("role") == "found")


def test_a_chat_of_a_deleted_agent_is_read_and_says_how_to_go_on(
    page: ChatView, engine: FakeEngine, qtbot: QtBot
) -> None:
    (delete,) = (action for action in page.actions_for_palette() if action.title == "Delete this agent")
    assert delete.enabled()
    engine.answers |= {DeleteAgent: None, ListAgents: ()}
    delete.run()
    qtbot.waitUntil(lambda: DeleteAgent(talks.PROJECT, "agent-1") in engine.asked)
    engine.emit(Changed("job-x", talks.PROJECT, "agents"))
    qtbot.waitUntil(lambda: "Set up another one to go on." in page.subtitle.text())
    assert reply(page).isVisible() and not page.pane.box.isEnabled() and not delete.enabled()
    engine.answers[ListAgents] = (replace(talks.AGENT, agent="agent-2", name="Other"),)
    engine.emit(Changed("job-x", talks.PROJECT, "agents"))
    qtbot.waitUntil(lambda: "Press “New chat” to go on with another one." in page.subtitle.text())
    assert not delete.enabled(), "the other is not the agent of this chat"


def test_the_list_makes_room_for_the_drawer_where_the_largest_text_needs_it(
    page: ChatView, theme: Theme, qtbot: QtBot
) -> None:
    theme.set_look("light", 1.4)
    page.window().resize(960, 640)
    press(qtbot, reply(page).how)
    qtbot.waitUntil(page.drawer.isVisible)
    qtbot.waitUntil(lambda: page.pane.conversation.horizontalScrollBar().maximum() == 0)
    qtbot.waitUntil(lambda: page.drawer._scroll.horizontalScrollBar().maximum() == 0)
    assert not page.list.isVisible()
    press(qtbot, page.drawer.close_button)
    qtbot.waitUntil(page.list.isVisible)
    theme.set_look("light", 1.0)
