"""The chat wizard with real clicks: from a purpose to a chat, trying a question at once, and what a refusal leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from engine.commands import (
    DeleteAgent,
    DeleteChat,
    ListAgents,
    ListModels,
    ListTools,
    RestoreAgent,
    RestoreChat,
    SaveAgent,
    SendMessage,
    StartChat,
)
from engine.errors import BadInput
from engine.events import MessageAdded
from engine.results import LANGUAGE_MODEL, ROUTER_FIRST, ProjectInfo
from gui.main_window import MainWindow
from gui.views.agents import save_of
from gui.widgets.card_flow import AT_ONCE
from gui.wizards.chat_wizard import ChatWizard
from tests.gui import talks
from tests.gui.person import press
from tests.helpers.fake_engine import FakeEngine

MakeWizard = Callable[..., ChatWizard]


@pytest.fixture
def went() -> list[tuple[str, dict[str, object]]]:
    """Where the wizard led to."""
    return []


@pytest.fixture
def make(
    make_window: Callable[..., MainWindow],
    engine: FakeEngine,
    qtbot: QtBot,
    went: list[tuple[str, dict[str, object]]],
    monkeypatch: pytest.MonkeyPatch,
) -> MakeWizard:
    """Return what opens the wizard once everything it asks for has come."""
    talks.fill(engine, agents=())
    engine.held = (SendMessage,)
    window = make_window(pages=[], wizards={})
    window.show()
    window.context.set_project(ProjectInfo(talks.PROJECT, "Support desk"))
    monkeypatch.setattr(window.context, "navigate", lambda page, **what: went.append((page, what)))

    def open_it(**what: str) -> ChatWizard:
        made = ChatWizard(window.context, **what)
        made.open()
        qtbot.waitUntil(lambda: not any(page.busy for page in made.state.pages.values()))
        return made

    return open_it


def to_models(qtbot: QtBot, wizard: ChatWizard) -> None:
    qtbot.keyClicks(wizard.purpose.name, "Desk helper")
    press(qtbot, wizard.next_button)
    press(qtbot, wizard.next_button)
    assert wizard.state.is_last


def ask(qtbot: QtBot, wizard: ChatWizard, engine: FakeEngine, text: str) -> None:
    qtbot.keyClicks(wizard.models.pane.box.field, text)
    qtbot.keyClick(wizard.models.pane.box.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(isinstance(c, SendMessage) and c.text == text for c in engine.asked))


def saves(engine: FakeEngine) -> list[SaveAgent]:
    return [command for command in engine.asked if isinstance(command, SaveAgent)]


def test_from_a_name_to_a_chat(
    make: MakeWizard, engine: FakeEngine, qtbot: QtBot, went: list[tuple[str, dict[str, object]]]
) -> None:
    wizard = make()
    assert not wizard.next_button.isEnabled()
    qtbot.keyClicks(wizard.purpose.name, "Desk helper")
    qtbot.keyClicks(wizard.purpose.purpose, "answers questions")
    press(qtbot, wizard.next_button)
    row = wizard.tools.rows["message_intent"]
    qtbot.mouseClick(row.check, Qt.MouseButton.LeftButton, pos=QPoint(12, row.check.height() // 2))
    assert not row.permission.isEnabled()
    press(qtbot, wizard.next_button)
    press(qtbot, wizard.models.callers[""])
    press(qtbot, wizard.next_button)
    qtbot.waitUntil(lambda: bool(went))
    assert went == [("chat", {"chat": "chat-9"})]
    tools = ("calculator", "look_up_orders")
    assert saves(engine) == [
        SaveAgent(
            talks.PROJECT,
            "Desk helper",
            "answers questions",
            tools,
            "",
            talks.WRITER.id,
            {},
            ROUTER_FIRST,
            talks.WRITER.id,
        )
    ]
    assert StartChat(talks.PROJECT, "agent-1") in engine.asked


def test_the_rows_of_many_tools_come_a_few_at_a_time_when_they_are_looked_at(
    make: MakeWizard, engine: FakeEngine, qtbot: QtBot
) -> None:
    many = tuple(replace(talks.LOOK_UP, name=f"look_up_{number}") for number in range(3 * AT_ONCE))
    engine.answers[ListTools] = many
    wizard = make()
    qtbot.keyClicks(wizard.purpose.name, "Desk helper")
    assert len(wizard.state.tools) == len(many) and not wizard.tools.rows
    press(qtbot, wizard.next_button)
    assert len(wizard.tools.rows) == AT_ONCE
    press(qtbot, wizard.tools.none)
    qtbot.waitUntil(lambda: len(wizard.tools.rows) == len(many))
    assert not any(row.check.isChecked() for row in wizard.tools.rows.values())


def test_choose_none_keeps_from_going_on(make: MakeWizard, qtbot: QtBot) -> None:
    wizard = make()
    qtbot.keyClicks(wizard.purpose.name, "Desk helper")
    press(qtbot, wizard.next_button)
    told: list[int] = []
    wizard.state.subscribe(lambda: told.append(len(wizard.state.chosen)))
    press(qtbot, wizard.tools.none)
    assert told == [0]
    assert not wizard.next_button.isEnabled() and wizard._why_not.text() == "Choose at least one tool."
    press(qtbot, wizard.tools.all)
    assert wizard.next_button.isEnabled()


def test_a_question_is_answered_at_once_and_the_chat_goes_on(
    make: MakeWizard, engine: FakeEngine, qtbot: QtBot, went: list[tuple[str, dict[str, object]]]
) -> None:
    wizard = make()
    to_models(qtbot, wizard)
    ask(qtbot, wizard, engine, talks.ASKED)
    job = engine.job_of(SendMessage)
    for index, message in enumerate(talks.MESSAGES):
        engine.emit(MessageAdded(job, "chat-9", index, message))
    engine.end(job, talks.ChatDetails(talks.NEW, talks.MESSAGES))
    pane = wizard.models.pane
    qtbot.waitUntil(lambda: pane.talk is not None and not pane.talk.busy)
    assert pane.conversation.block("reply-4").how.isHidden(), "the wizard has no drawer to show it in"
    press(qtbot, wizard.next_button)
    qtbot.waitUntil(lambda: bool(went))
    assert went == [("chat", {"chat": "chat-9"})]
    assert len([c for c in engine.asked if isinstance(c, StartChat)]) == 1


def test_what_is_changed_after_a_try_changes_the_same_agent(make: MakeWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    wizard = make()
    to_models(qtbot, wizard)
    ask(qtbot, wizard, engine, "Hello")
    assert len(saves(engine)) == 1
    press(qtbot, wizard.models.composers[""])
    qtbot.waitUntil(lambda: len(saves(engine)) == 2)
    press(qtbot, wizard._back)
    press(qtbot, wizard._back)
    qtbot.keyClicks(wizard.purpose.name, "s")
    qtbot.keyClicks(wizard.purpose.purpose, "helps")
    assert len(saves(engine)) == 2, "not a save a keystroke"
    press(qtbot, wizard.next_button)
    press(qtbot, wizard.next_button)
    qtbot.waitUntil(lambda: len(saves(engine)) == 3)
    assert [(command.name, command.agent) for command in saves(engine)] == [
        ("Desk helper", ""),
        ("Desk helper", "agent-1"),
        ("Desk helpers", "agent-1"),
    ], "another name is that of the same agent"
    assert (saves(engine)[-1].purpose, saves(engine)[-1].composer) == ("helps", "")


def test_a_model_that_learned_conversations_is_chosen_to_write(
    make: MakeWizard, engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.answers[ListModels] = (*talks.MODELS, talks.TALKER)
    wizard = make()
    to_models(qtbot, wizard)
    qtbot.waitUntil(lambda: talks.TALKER.model in wizard.models.composers)
    press(qtbot, wizard.models.composers[talks.TALKER.model])
    ask(qtbot, wizard, engine, "Hello")
    assert saves(engine)[-1].composer == talks.TALKER.model


def test_an_agent_that_was_only_tried_is_not_kept_and_had_back_by_undo(
    make: MakeWizard, engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.answers |= {DeleteAgent: None, DeleteChat: None, RestoreAgent: talks.AGENT, RestoreChat: None}
    wizard = make()
    to_models(qtbot, wizard)
    ask(qtbot, wizard, engine, "Hello")
    wizard.reject()
    project = talks.PROJECT
    qtbot.waitUntil(lambda: engine.asked[-2:] == [DeleteAgent(project, "agent-1"), DeleteChat(project, "chat-9")])
    notices = wizard.context.window.notices
    assert notices.notices[-1].text == "“Desk helper” is not kept."
    assert notices.undo()
    qtbot.waitUntil(lambda: engine.asked[-2:] == [RestoreAgent(project, "agent-1"), RestoreChat(project, "chat-9")])


def test_an_agent_that_was_changed_for_a_try_only_is_as_before(
    make: MakeWizard, engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.answers |= {ListAgents: (talks.AGENT,), DeleteChat: None}
    wizard = make(agent="agent-1")
    qtbot.keyClicks(wizard.purpose.name, "s")
    press(qtbot, wizard.next_button)
    press(qtbot, wizard.next_button)
    ask(qtbot, wizard, engine, "Hello")
    assert (saves(engine)[-1].name, saves(engine)[-1].agent) == ("Desk helpers", "agent-1")
    wizard.reject()
    qtbot.waitUntil(lambda: saves(engine)[-1] == save_of(talks.PROJECT, talks.AGENT))
    assert wizard.context.window.notices.notices[-1].text == "“Desk helper” is as it was before."


def test_an_agent_is_deleted_where_it_is_changed_and_had_back_by_undo(
    make: MakeWizard, engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.answers |= {ListAgents: (talks.AGENT,), DeleteAgent: None, RestoreAgent: talks.AGENT}
    wizard = make(agent="agent-1")
    press(qtbot, wizard.purpose.delete)
    assert not wizard.isVisible()
    qtbot.waitUntil(lambda: DeleteAgent(talks.PROJECT, "agent-1") in engine.asked)
    notices = wizard.context.window.notices
    qtbot.waitUntil(lambda: bool(notices.notices))
    assert "Deleted “Desk helper”. Its chats stay." in notices.notices[-1].text
    assert notices.undo()
    qtbot.waitUntil(lambda: RestoreAgent(talks.PROJECT, "agent-1") in engine.asked)
    assert not make().purpose.delete.isVisible(), "a new one is not there yet"


def test_a_refusal_is_shown_and_the_question_is_not_lost(make: MakeWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    def refuse(_command: SaveAgent) -> None:
        raise BadInput("no_model", model="router", known="-")

    engine.answers[SaveAgent] = refuse
    wizard = make()
    to_models(qtbot, wizard)
    qtbot.keyClicks(wizard.models.pane.box.field, "Hello")
    qtbot.keyClick(wizard.models.pane.box.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wizard.state.current.error is not None)
    assert wizard._error_box.isVisible()
    assert wizard.models.pane.box.text() == "Hello"
    assert wizard.next_button.isEnabled(), "it can be tried again"


def test_changing_an_agent_saves_it_and_goes_back_to_the_chats(
    make: MakeWizard, engine: FakeEngine, qtbot: QtBot, went: list[tuple[str, dict[str, object]]]
) -> None:
    engine.answers[ListAgents] = (talks.AGENT,)
    wizard = make(agent="agent-1")
    assert wizard.purpose.name.text() == "Desk helper"
    for _ in wizard.state.order:
        press(qtbot, wizard.next_button)
    qtbot.waitUntil(lambda: bool(went))
    assert went == [("chat", {})]
    assert not any(isinstance(command, StartChat) for command in engine.asked)


def test_only_what_has_a_say_in_the_choice_of_tools_is_shown(make: MakeWizard, qtbot: QtBot) -> None:
    wizard = make()
    to_models(qtbot, wizard)
    page = wizard.models
    quick, slow = page.callers[""], page.speakers[talks.WRITER.id]
    assert quick.isVisible() and slow.isVisible()
    press(qtbot, page.selections[LANGUAGE_MODEL])
    assert not quick.isVisible() and slow.isVisible()
    press(qtbot, page.selections["router"])
    assert quick.isVisible() and not slow.isVisible()
    assert wizard.state.command("/p").selection == "router"
