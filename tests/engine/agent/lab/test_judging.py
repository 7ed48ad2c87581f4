"""What a caller selects is judged against what was meant: each turn is exactly one of the outcomes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from engine.agent.callers.language_model import LanguageModelCaller
from engine.agent.callers.selection import REPEATED, UNREADABLE, Selection
from engine.agent.lab.judging import MOST_CALLS, OUTCOMES, Case, Turn, outcome, select_all
from engine.agent.messages import ToolCall
from engine.agent.tools import Tool, ToolResult
from engine.results import ToolInfo
from tests.engine.agent.scripted import ScriptedCaller, ScriptedWriter, call, order_tool

ORDER, OTHER = call(order_id="LL-1"), call(order_id="LL-2")
SUM = ToolCall("", "add", {"first": 4})


def adder() -> Tool:
    schema = {"type": "object", "properties": {"first": {"type": "integer"}}, "required": ["first"]}
    return Tool(ToolInfo("add", "Add.", schema, "mcp"), lambda arguments: ToolResult({}, (), ""))


TOOLS = (order_tool(), adder())


def judged(expected: list[ToolCall], made: list[ToolCall], asks: ToolCall | None = None, dropped: str = "") -> str:
    case = Case("where is LL-1 and LL-2, and 4?", tuple(expected))
    return outcome(case, Turn(tuple(made), asks, dropped, 0.9, 1.0), TOOLS)


@pytest.mark.parametrize(
    ("expected", "made", "found"),
    [
        ([], [], "right"),
        ([ORDER], [ORDER], "right"),
        ([ORDER], [call(order_id=" ll-1 ")], "right"),
        ([ToolCall("", "add", {"first": "4"})], [SUM], "right"),
        ([ORDER, OTHER], [OTHER, ORDER], "right"),
        ([ORDER], [SUM], "wrong_tool"),
        ([ORDER], [OTHER], "wrong_argument"),
        ([ORDER], [ToolCall("", "look_up_orders", {})], "wrong_argument"),
        ([ToolCall("", "look_up_orders", {})], [ORDER], "wrong_argument"),
        ([ToolCall("", "look_up_orders", {})], [ToolCall("", "look_up_orders", {"order_id": ""})], "right"),
        ([], [ORDER], "needless"),
        ([ORDER], [ORDER, SUM], "needless"),
        ([ORDER], [], "missed"),
        ([ORDER, SUM], [ORDER], "missed"),
        ([SUM], [ToolCall("", "add", {"first": "four"})], "invalid"),
        ([ORDER], [ToolCall("", "fly", {})], "invalid"),
    ],
)
def test_outcomes(expected: list[ToolCall], made: list[ToolCall], found: str) -> None:
    assert judged(expected, made) == found
    assert found in OUTCOMES


def test_what_was_not_called_is_told_too() -> None:
    assert judged([ORDER], [], asks=ORDER) == judged([], [], asks=ORDER) == "asked"
    assert judged([ORDER], [ORDER], dropped=REPEATED) == "repeated"
    assert judged([ORDER], [], dropped=REPEATED) == "missed"
    assert judged([], [], dropped=UNREADABLE) == "invalid"


def test_what_a_tool_reads_by_itself_counts_for_nobody() -> None:
    def refine(arguments: Any, text: str) -> Any:
        return {**arguments, "note": "as told"}

    one = order_tool()
    read = Tool(one.info, one.function, refine=refine)
    turn = Turn((ToolCall("", "look_up_orders", {"order_id": "LL-1", "note": "as told"}),), None, "", 1.0, 1.0)
    schema = dict(one.info.parameters)
    schema["properties"] = {**schema["properties"], "note": {"type": "string"}}
    read = Tool(ToolInfo("look_up_orders", "", schema, "table"), one.function, refine=refine)
    assert outcome(Case("where is LL-1?", (ORDER,)), turn, (read,)) == "right"


@dataclass
class Obstinate:
    """Selects the same call again and again, and counts what it was asked."""

    selection: Selection
    asked: list[int] = field(default_factory=list)

    def select(self, messages: Any, tools: Any, cancelled: Any = None) -> Selection:
        self.asked.append(len(messages))
        return self.selection


def test_a_caller_is_asked_until_it_selects_no_more() -> None:
    turn = select_all(ScriptedCaller([ORDER, SUM]), Case("LL-1 and 4", (ORDER, SUM)), TOOLS)
    assert [(one.id, one.name) for one in turn.calls] == [("call_1", "look_up_orders"), ("call_2", "add")]
    assert (turn.dropped, turn.milliseconds) == ("", 3.0)


def test_a_call_that_is_selected_twice_is_a_repeat_and_ends_the_turn() -> None:
    caller = Obstinate(Selection(ORDER, 0.9, 1.0, "router"))
    turn = select_all(caller, Case("LL-1", (ORDER,)), TOOLS)
    assert (turn.dropped, len(turn.calls), caller.asked) == (REPEATED, 1, [1, 3])


def test_a_call_that_lacks_something_is_not_followed_by_another() -> None:
    caller = Obstinate(Selection(ToolCall("", "look_up_orders", {}), 0.9, 1.0, "router"))
    assert select_all(caller, Case("my order", ()), TOOLS).calls == (ToolCall("call_1", "look_up_orders", {}),)
    assert caller.asked == [1]


def test_calls_without_an_end_are_bounded() -> None:
    calls: list[ToolCall | None] = [call(order_id=f"LL-{at}") for at in range(50)]
    assert len(select_all(ScriptedCaller(calls), Case("all of them", ()), TOOLS).calls) == MOST_CALLS


def test_a_language_model_that_repeats_itself_or_breaks_off_is_found_out() -> None:
    written = '{"name": "look_up_orders", "arguments": {"order_id": "LL-1"}}'
    caller = LanguageModelCaller(ScriptedWriter([written, written]))
    turn = select_all(caller, Case("where is LL-1, and where is it?", (ORDER,)), TOOLS)
    assert (turn.dropped, len(turn.calls)) == (REPEATED, 1)
    assert outcome(Case("where is LL-1, and where is it?", (ORDER,)), turn, TOOLS) == "repeated"
    cut = select_all(LanguageModelCaller(ScriptedWriter([written[:20]])), Case("where is LL-1?", (ORDER,)), TOOLS)
    assert (cut.dropped, cut.calls) == (UNREADABLE, ())
