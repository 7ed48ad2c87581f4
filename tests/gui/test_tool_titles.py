"""A tool from outside is shown under the name that its source gives it, as plain text, and what it asks for is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from engine.agent.builtin.calculator import make_calculator
from engine.agent.builtin.models import make_model_tool
from engine.agent.messages import Message, ToolCall, Trace
from engine.commands import CALLS, GetToolExamples, ListAgents, ListChats, ListTools
from engine.events import ApprovalNeeded
from engine.ready_made.support_desk.tools import hand_over_tool
from engine.results import ArgumentChoice, Correcting, Labelling, ToLabel, ToolChoice, ToolExamples, ToolInfo
from gui.main_window import MainWindow
from gui.theme import Theme
from gui.views import talk, talk_words, tool_words
from gui.views.call_correction import CallCorrection
from gui.views.tool_examples import ToolExamplesDialog
from gui.views.tool_trial import ToolTrialDialog
from gui.views.tools import ToolTile
from gui.widgets.approval_card import ApprovalCard
from gui.widgets.chip import Chip
from gui.widgets.plain_text import PlainText
from gui.widgets.schema_form import SchemaForm
from gui.widgets.tool_card import ToolCard
from gui.wizards.chat_tools_page import ToolRow
from tests.engine.agent.builtin.test_tables_and_models import LOOK_UP
from tests.gui import chatting, talks
from tests.gui.person import said
from tests.helpers.fake_engine import FakeEngine

TITLE = "查询天气 & <b>更多</b>"
WEATHER = replace(talks.LOOK_UP, name="tool", origin="mcp", title=TITLE, source="Weather")


def test_a_tool_is_listed_tried_and_asked_for_under_its_title(
    make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.answers[GetToolExamples] = ToolExamples(())
    window = make_window(wizards={})
    tile, row = ToolTile(WEATHER), ToolRow(WEATHER)
    dialogs = ToolTrialDialog(window.context, WEATHER), ToolExamplesDialog(window.context, WEATHER)
    for widget in (tile, row):
        qtbot.addWidget(widget)
        widget.show()
    assert TITLE in said(tile) and TITLE in tile.ask_button.accessibleName()
    assert row.check.text().replace("&&", "&") == TITLE and TITLE in row.permission.accessibleName()
    assert all(TITLE in dialog.windowTitle() for dialog in dialogs)


def in_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the window say some of its words in Chinese."""
    descriptions = {
        "Find one {noun} by its {key} and show its {others}.": "按{key}查找{noun}：{others}。",
        "The {name}, for example {example}.": "{name}，例如 {example}。",
        "{labels} and others": "{labels}等",
        "Tell what kind of text this is, with the model {model}: {labels}.": "用模型 {model} 判断：{labels}。",
        "Hand a question over to a person, where nothing here answers it.": "把问题转给人。",
    }
    names = {
        "Days between": "间隔天数",
        "Look up {table}": "查找 {table}",
        "Expression": "算式",
        "Hand over": "转交",
        "Calculator": "计算器",
    }
    found = {("descriptions", text): said for text, said in descriptions.items()}
    found |= {("talk", text): said for text, said in names.items()}
    monkeypatch.setattr(QCoreApplication, "translate", lambda context, text: found.get((context, text), text))


def test_arguments_and_descriptions_are_translated_on_every_card(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_chinese(monkeypatch)
    look_up, sum_up = LOOK_UP.info, make_calculator().info
    asked = ApprovalNeeded("j", "c", "x", look_up.name, {"order_id": "A-1"}, description=look_up.description)
    called = Message("assistant", "", (ToolCall("x", sum_up.name, {"expression": "3 * 4"}),))
    (used,) = talk.Flow().follow([called])
    assert isinstance(used, talk.Used)
    parts = SchemaForm(look_up.parameters), ToolTile(sum_up), ApprovalCard(asked), ToolCard(used)
    for part in parts:
        qtbot.addWidget(part)
        part.resize(600, 400)
        part.show()
    form, tile, approval, card = map(said, parts)
    assert "order id，例如" in form and "算式" in tile
    assert approval.startswith("May the agent use 查找 orders?")
    (does,) = parts[2].findChildren(PlainText)
    assert does.text() == "按order id查找order：item, status, price。"
    assert "计算器" in card and "算式: 3 * 4" in card


def test_ready_made_tools_and_models_are_told_in_the_window_s_language(monkeypatch: pytest.MonkeyPatch) -> None:
    in_chinese(monkeypatch)
    model = make_model_tool("kinds", lambda texts: [], [f"k{at}" for at in range(9)]).info
    assert (
        model.description == "Tell what kind of text this is, with the model kinds: k0, k1, k2, k3, k4, k5 and others."
    )
    assert tool_words.does(model) == "用模型 kinds 判断：k0, k1, k2, k3, k4, k5等。"
    over = hand_over_tool(lambda *_: 1, lambda question: None, dict, ()).info  # type: ignore[arg-type, return-value]
    assert (tool_words.title(over), tool_words.does(over)) == ("转交", "把问题转给人。")


def test_the_correction_card_calls_tools_as_the_chat_does(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_chinese(monkeypatch)
    tools = (ToolChoice("look_up_orders"), ToolChoice("calculator", (ArgumentChoice("expression", True),)))
    choices = ("look_up_orders", "calculator", "tool", "none")
    told = Labelling("", 0, CALLS, 1, 0, choices, tools=(*tools, ToolChoice("tool")))
    card = CallCorrection(Correcting(ToLabel("3 * 4"), told, titles={"tool": "查询天气"}))
    qtbot.addWidget(card)
    card.show()
    offered = [made.accessibleName() for made in card.answer.choice.choices.findChildren(QPushButton)]
    assert offered == ["查找 orders", "计算器", "查询天气", "no tool"]
    answers: list[dict[str, str]] = []
    card.saved.connect(answers.append)
    card.answer.choice.typed.setText("计算")
    qtbot.keyClick(card.answer.choice.typed, Qt.Key.Key_Return)
    assert card.answer.tool == "calculator", "found by what it is called, kept as its name"
    assert "计算器" in card.answer.arguments.title.text()
    (argument,) = card.answer.arguments.choices.findChildren(QPushButton)
    assert argument.accessibleName() == "算式: still open"


def test_what_the_app_words_is_translated_and_a_table_s_own_names_stay(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_chinese(monkeypatch)
    table = LOOK_UP.info
    rows = ToolRow(table), ToolRow(ToolInfo("days_between", "", {}, "built-in"))
    for row in rows:
        qtbot.addWidget(row)
        row.show()
    assert [row.check.text() for row in rows] == ["查找 orders", "间隔天数"]
    assert "按order id查找order：item, status, price。" in said(rows[0])
    read = "Find one order by its order id and show its item, status, price."
    assert table.description == read and str(table.parameters["properties"]["order_id"]["description"]).startswith(
        "The order id"
    ), "what a model reads stays"
    assert talk_words.tool("look_up_orders") == "查找 orders", "a chat calls it by the same name"
    assert talk_words.tool("look_up_orders", "Orders, please") == "Orders, please"


def test_a_call_that_asks_says_what_it_does_and_whose_it_is(theme: Theme, qtbot: QtBot) -> None:
    told = {"title": TITLE, "description": f"<b>Tell</b>\u202e {'w' * 900}", "source": "<i>Weather</i>"}
    card = ApprovalCard(ApprovalNeeded("job-1", "chat-1", "call_2", "odd_tool", {}, **told))
    qtbot.addWidget(card)
    card.resize(500, 300)
    card.show()
    assert card.accessibleName() == f"May the agent use {TITLE}?" and "odd" not in said(card).casefold()
    assert "It comes from “<i>Weather</i>”." in said(card)
    (does,) = card.findChildren(PlainText)
    assert does.text().startswith("<b>Tell</b>\ufffd www") and does.text().endswith("w…") and len(does.text()) < 300
    assert card.width() == 500, "one long word makes it no wider"


def test_a_name_of_two_alphabets_is_pointed_out_where_it_is_allowed(theme: Theme, qtbot: QtBot) -> None:
    for title, is_odd in (("\u0441alculator", True), (TITLE, False)):
        card = ApprovalCard(ApprovalNeeded("job-1", "chat-1", "call_2", "alculator", {}, title=title, source="Shop"))
        qtbot.addWidget(card)
        card.show()
        assert ("Its name mixes letters of different alphabets" in said(card)) is is_odd


def test_a_call_of_what_came_with_the_app_has_no_source(theme: Theme, qtbot: QtBot) -> None:
    known = talks.CALCULATOR
    event = ApprovalNeeded("job-1", "chat-1", "call_2", known.name, {}, description=known.description)
    card = ApprovalCard(event)
    qtbot.addWidget(card)
    card.show()
    assert card.accessibleName() == "May the agent use Calculator?" and "It comes from" not in said(card)
    assert [part.text() for part in card.findChildren(PlainText)] == [known.description]


def test_a_call_is_shown_under_its_tool_s_own_name(theme: Theme, qtbot: QtBot) -> None:
    trace = Trace("router", title=TITLE)
    called = Message("assistant", "", (ToolCall("call_1", "odd_tool", {"city": "Ulm"}),), trace=trace)
    answered = replace(trace, author="tool")
    found = Message("tool", "12 °C", call_id="call_1", name="odd_tool", trace=answered)
    (used,) = talk.Flow().follow([called, found])
    assert isinstance(used, talk.Used)
    card = ToolCard(used)
    qtbot.addWidget(card)
    card.show()
    assert TITLE in said(card) and card.accessibleName() == f"Tool {TITLE}, done"
    assert "<b>" not in card.opener.toolTip() and TITLE in card.opener.accessibleName()
    assert talk_words.source(called, "Ulm").startswith(f"From the call of {TITLE}")
    assert talk_words.source(found, "12 °C").startswith(f"From the result of {TITLE}")


def test_an_empty_chat_shows_its_tools_under_their_own_names(
    make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot
) -> None:
    chatting.fill(engine)
    agent = replace(talks.AGENT, tools=("tool", "calculator", "gone_tool"))
    engine.answers |= {ListTools: (WEATHER, talks.CALCULATOR), ListAgents: (agent,), ListChats: ()}
    view = chatting.open_page(make_window)

    def chips() -> list[str]:
        return [chip.accessibleName() for chip in view.welcome.findChildren(Chip) if chip.isVisible()]

    qtbot.waitUntil(lambda: chips() == [TITLE, "Calculator", "Gone tool"])
