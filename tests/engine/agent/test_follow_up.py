"""A follow-up becomes the last question with one value changed, or is said not to be understood as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from engine.agent import templates
from engine.agent.builtin.calculator import make_calculator
from engine.agent.builtin.documents import make_document_tool
from engine.agent.builtin.tables import make_table_tools
from engine.agent.follow_up import follow_up
from engine.agent.loop import run_turn
from engine.agent.messages import Message, ToolCall, Trace, as_understood
from engine.agent.offers import Offer, tool_of
from engine.agent.tools import Tool, ToolResult
from engine.commands import ImportSpec
from engine.data.importing import import_dataset
from engine.runtime.toolbox import ProjectTables
from tests.engine.agent.scripted import ScriptedCaller, Watcher, call
from tests.engine.agent.test_loop import agent

ORDERS = """order_id,customer,status,units,ordered_on
A-2005,Peter Novak,delayed,3,2024-01-18
A-2006,Sara Lind,cancelled,2,2024-02-19
A-2007,Sara Lind,delayed,5,2024-03-20
A-2008,Anna Berg,shipped,1,2024-03-21
"""
WEATHER = Offer(
    "weather", "weather", "The weather of a city.", {"type": "object", "properties": {"city": {"type": "string"}}}
)


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Tool]:
    """The tools of four orders, documents, a calculator and a tool from outside, by name."""
    folder = tmp_path_factory.mktemp("orders")
    (folder / "orders.csv").write_text(ORDERS, encoding="utf-8")
    import_dataset(ImportSpec((str(folder / "orders.csv"),), "table"), None, folder / "orders.parquet")
    shelf = ProjectTables({"orders": folder / "orders.parquet"})
    outside = tool_of(WEATHER, "server", "allow", lambda offer, arguments: ToolResult({}, (), ""), 1.0)
    made = (*make_table_tools(shelf, "orders"), make_document_tool("shop", lambda question: []), make_calculator())
    return {tool.name: tool for tool in (*made, outside)}


def after(text: str, tool: str, **arguments: str) -> tuple[Message, ...]:
    """Return a chat in which `text` led to a call."""
    made = ToolCall("call_1", tool, arguments)
    return (
        Message("user", text),
        Message("assistant", "", (made,)),
        Message("tool", "{}", call_id="call_1", name=tool),
        Message("assistant", "So it is."),
    )


LOOK_UP = after("Where is order A-2005?", "look_up_orders", order_id="A-2005")
FIGURE = after("What is the total of units in February 2024?", "aggregate_orders", operation="total")
LIST = after("Which orders of Peter Novak are delayed?", "list_orders")

WAITING = Message("assistant", "Which one?", trace=Trace(asks={"tool": "look_up_orders", "missing": ["order_id"]}))


@pytest.mark.parametrize(
    ("chat", "text", "whole"),
    [
        (LOOK_UP, "and A-2006?", "Where is order A-2006?"),
        (LOOK_UP, "And order A-9999?", "Where is order A-9999?"),
        (FIGURE, "and in March?", "What is the total of units in March 2024?"),
        (FIGURE, "and in March 2023?", "What is the total of units in March 2023?"),
        (FIGURE, "what about 2023?", "What is the total of units in February 2023?"),
        (FIGURE, "and for Sara Lind only?", "What is the total of units in February 2024 for Sara Lind?"),
        (FIGURE, "and the cancelled ones?", "What is the total of units in February 2024, the cancelled?"),
        (LIST, "what about Sara Lind?", "Which orders of Sara Lind are delayed?"),
        (LIST, "no, I meant cancelled", "Which orders of Peter Novak are cancelled?"),
        (LIST, "ok, and in March 2024?", "Which orders of Peter Novak are delayed in March 2024?"),
        (after("What is 15% of 20000?", "calculator"), "and 20%?", "What is 20% of 20000?"),
        (after("When is it open on Saturday?", "search_shop"), "and on Sunday?", "When is it open on Sunday?"),
        (after("Is it warm in Rome?", "weather", city="Rome"), "and in New York?", "Is it warm in New York?"),
    ],
)
def test_one_new_value_takes_the_place_of_the_old_one(
    tools: Mapping[str, Tool], chat: tuple[Message, ...], text: str, whole: str
) -> None:
    assert follow_up(chat, text, tuple(tools.values())) == whole


@pytest.mark.parametrize(
    ("chat", "text"),
    [
        (LOOK_UP, "and her email?"),
        (LOOK_UP, "no, the other one"),
        (LOOK_UP, "and in March?"),
        (LOOK_UP, "and A-2005?"),
        (LIST, "what about Max Stone?"),
        (LIST, "and not delayed?"),
        (LIST, "and Sara Lind or Anna Berg?"),
        (after("What is 15% of 20%?", "calculator"), "and 30%?"),
        (after("Is it warm in Rome?", "weather", city="Rome"), "and a small one?"),
    ],
)
def test_where_it_is_not_clear_what_changes_nothing_is_guessed(
    tools: Mapping[str, Tool], chat: tuple[Message, ...], text: str
) -> None:
    assert follow_up(chat, text, tuple(tools.values())) == ""


@pytest.mark.parametrize(
    ("chat", "text"),
    [
        ((), "and A-2006?"),
        (LOOK_UP, "Where is A-2006?"),
        (LOOK_UP, "and how many orders are delayed?"),
        (LOOK_UP, "A-2006"),
        (LOOK_UP, "no"),
        (LOOK_UP, "North Sea oil"),
        ((*LOOK_UP[:3], WAITING), "and A-2006?"),
    ],
)
def test_a_question_of_its_own_is_no_follow_up(tools: Mapping[str, Tool], chat: tuple[Message, ...], text: str) -> None:
    assert follow_up(chat, text, tuple(tools.values())) is None


def test_a_follow_up_of_a_follow_up_keeps_what_was_changed_before(tools: Mapping[str, Tool]) -> None:
    said = replace(FIGURE[0], content="and in March?", trace=Trace(heard="What is the total of units in March 2024?"))
    chat = (*FIGURE, said, *FIGURE[1:])
    whole = follow_up(chat, "and for Sara Lind?", tuple(tools.values()))
    assert whole == "What is the total of units in March 2024 for Sara Lind?"


def test_the_callers_read_the_whole_question_and_the_chat_keeps_the_persons_words() -> None:
    read: list[str] = []

    class Reading(ScriptedCaller):
        def select(self, messages, tools, cancelled=lambda: False):  # type: ignore[no-untyped-def]
            read.append(messages[-1].content)
            return super().select(messages, tools, cancelled)

    desk = replace(agent([]), caller=Reading([call(), None, call(order_id="LL-2"), None]))
    first = run_turn(desk, (), "Where is LL-1?", Watcher())
    said = run_turn(desk, first, "and LL-2?", Watcher())
    assert said[0].content == "and LL-2?"
    assert as_understood(said)[0].content == "Where is LL-2?"
    assert "Where is LL-2?" in read
    assert said[1].calls[0].arguments == {"order_id": "LL-2"}
    assert said[-1].content.startswith("Order LL-2: ")


def test_an_unclear_follow_up_asks_for_the_whole_question() -> None:
    first = run_turn(agent([call()]), (), "Where is LL-1?", Watcher())
    for calls, unsure in (([None], None), ([ToolCall("", "look_up_orders", {})], None), ([None], call())):
        said = run_turn(agent(calls, unsure=unsure), first, "and her email?", Watcher())
        assert said[-1].content == templates.NO_FOLLOW_UP
        assert not said[-1].trace.asks
    assert run_turn(agent([None]), first, "and thank you!", Watcher())[-1].content == "You are welcome."
