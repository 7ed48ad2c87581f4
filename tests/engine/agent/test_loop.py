"""One turn of a chat: what is said, called, asked and refused, with a scripted caller and writer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from engine.agent.composer import Composer
from engine.agent.loop import Agent, Limits, run_turn
from engine.agent.messages import ToolCall
from engine.agent.registry import Registry, check_arguments
from engine.agent.tools import Tool, ToolResult, schema
from engine.errors import BadInput, JobCancelled
from engine.results import ToolInfo
from tests.engine.agent.scripted import ScriptedCaller, ScriptedWriter, Watcher, call, order_tool, roles

LIMITS = Limits()


def agent(
    calls: list[ToolCall | None],
    texts: list[str] | None = None,
    *,
    tools: tuple[Tool, ...] = (),
    limits: Limits = LIMITS,
    unsure: ToolCall | None = None,
    permissions: Mapping[str, str] | None = None,
) -> Agent:
    """Return an agent over the order tool; without `texts` it answers with templates."""
    composer = Composer(ScriptedWriter(texts), "scripted") if texts is not None else Composer(None)
    registry = Registry(tools or (order_tool(),))
    return Agent(
        "Desk", "help", registry, ScriptedCaller(calls, unsure), composer, permissions=permissions or {}, limits=limits
    )


def test_the_tool_message_is_built_and_the_reply_composed_from_it() -> None:
    watcher = Watcher()
    said = run_turn(agent([call()], ["Order LL-1 is shipped."]), (), "Where is LL-1?", watcher)
    assert roles(said) == ["system", "user", "assistant", "tool", "assistant"]
    assert said[2].calls == (ToolCall("call_1", "look_up_orders", {"order_id": "LL-1"}),)
    assert (said[3].call_id, said[3].name, said[3].ok) == ("call_1", "look_up_orders", True)
    assert said[4].content == "Order LL-1 is shipped."
    assert said[4].trace.author == "composer"
    assert tuple(watcher.messages) == said


def test_an_ungrounded_reply_is_composed_once_more_and_then_falls_back() -> None:
    watcher = Watcher()
    said = run_turn(agent([call()], ["It comes on Friday.", "It was lost in Rome."]), (), "Where is LL-1?", watcher)
    assert said[-1].content == "Order LL-1: status shipped, expected on 19 November 2026."
    assert said[-1].trace.author == "template"
    assert [restart for _, restart in watcher.shown].count(True) == 2


def test_no_tool_fits() -> None:
    said = run_turn(agent([None]), (), "Book me a flight to Rome", Watcher())
    assert said[-1].content == "None of my tools fits that. I can look things up in orders."


def test_a_missing_argument_is_asked_for_and_remembered() -> None:
    said = run_turn(agent([ToolCall("", "look_up_orders", {})]), (), "Where is my order?", Watcher())
    assert said[-1].content == "Which order id do you mean?"
    assert said[-1].trace.asks == {"tool": "look_up_orders", "arguments": {}, "missing": ["order_id"]}


def test_the_answer_to_a_question_is_composed_for_what_was_asked_first() -> None:
    writer = ScriptedWriter(["LL-1 is expected on 19 November 2026."])
    first = run_turn(agent([ToolCall("", "look_up_orders", {})]), (), "When will it arrive?", Watcher())
    second = Agent("Desk", "", Registry([order_tool()]), ScriptedCaller([call()]), Composer(writer, "scripted"))
    said = run_turn(second, first, "it's LL-1", Watcher())
    assert "When will it arrive? (it's LL-1)" in writer.prompts[0][-1].content
    assert said[-1].trace.author == "composer"


def test_a_doubtful_call_is_asked_about() -> None:
    said = run_turn(agent([None], unsure=call()), (), "LL-1", Watcher())
    assert said[-1].content == "I am not sure what you mean. Should I use “look up orders” (order id: LL-1)?"


def test_a_failing_tool_is_a_message_that_says_what_to_do() -> None:
    said = run_turn(agent([call(order_id="LL-9")]), (), "Where is LL-9?", Watcher())
    assert roles(said) == ["system", "user", "assistant", "tool", "assistant"]
    assert not said[3].ok
    assert said[4].content.startswith("I found no order with the order id LL-9.")


def test_a_tool_that_breaks_does_not_break_the_turn() -> None:
    def broken(arguments: Mapping[str, Any]) -> ToolResult:
        raise ZeroDivisionError

    tool = Tool(ToolInfo("broken", "Breaks.", schema({}, []), "built-in"), broken)
    said = run_turn(agent([ToolCall("", "broken", {})], tools=(tool,)), (), "go", Watcher())
    assert not said[3].ok
    assert '"error":"tool_failed"' in said[3].content


def test_arguments_against_the_schema_are_refused_before_the_call() -> None:
    said = run_turn(agent([call(order_id="x" * 500)]), (), "go", Watcher())
    assert '"error":"tool_arguments"' in said[3].content


def test_an_unknown_tool_is_an_error_of_the_protocol() -> None:
    with pytest.raises(BadInput) as caught:
        run_turn(agent([ToolCall("", "launch", {})]), (), "go", Watcher())
    assert caught.value.code == "tool_unknown"


@pytest.mark.parametrize(("decision", "ok"), [("once", True), ("always", True), ("deny", False)])
def test_a_tool_set_to_ask_waits_for_the_person(decision: str, ok: bool) -> None:
    watcher = Watcher(decision)
    said = run_turn(agent([call()], tools=(order_tool("ask"),)), (), "Where is LL-1?", watcher)
    assert [asked.arguments for asked in watcher.approvals] == [{"order_id": "LL-1"}]
    assert said[3].ok is ok


def test_always_is_asked_once() -> None:
    watcher = Watcher("always")
    run_turn(agent([call(), call(order_id="LL-2"), None], tools=(order_tool("ask"),)), (), "both", watcher)
    assert len(watcher.approvals) == 1


def test_a_tool_set_to_never_is_not_called() -> None:
    said = run_turn(agent([call()], permissions={"look_up_orders": "never"}), (), "Where is LL-1?", Watcher())
    assert '"error":"tool_not_allowed"' in said[3].content
    assert "the tool look up orders" in said[3].content


def test_the_same_call_is_not_made_twice() -> None:
    said = run_turn(agent([call(), call(), call()]), (), "Where is LL-1?", Watcher())
    assert roles(said).count("tool") == 1


def test_the_steps_of_a_turn_are_bounded() -> None:
    calls: list[ToolCall | None] = [call(order_id=f"LL-{number}") for number in range(9)]
    said = run_turn(agent(calls, limits=Limits(steps=2)), (), "all of them", Watcher())
    assert roles(said).count("tool") == 3
    assert said[-1].content == "I stopped because this took more steps than one message may take."


def test_a_turn_without_time_stops() -> None:
    said = run_turn(agent([call()], limits=Limits(seconds=0)), (), "Where is LL-1?", Watcher())
    assert said[-1].content == "I stopped because this took longer than one message may take."


def test_a_stopped_turn_leaves_a_complete_transcript() -> None:
    watcher = Watcher(stop_after=3)
    with pytest.raises(JobCancelled):
        run_turn(agent([call()]), (), "Where is LL-1?", watcher)
    assert roles(watcher.messages) == ["system", "user", "assistant", "tool", "assistant"]
    assert watcher.messages[-1].content == "I stopped here, as you asked."


@pytest.mark.parametrize(("text", "code"), [("  ", "message_empty"), ("x" * 8001, "message_long")])
def test_what_cannot_be_sent(text: str, code: str) -> None:
    watcher = Watcher()
    with pytest.raises(BadInput) as caught:
        run_turn(agent([]), (), text, watcher)
    assert caught.value.code == code
    assert watcher.messages == []


def test_a_schema_that_lies_elsewhere_is_never_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def fetched(*_: Any, **__: Any) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr("urllib.request.urlopen", fetched)
    far = ToolInfo(
        "far", "", {"type": "object", "properties": {"a": {"$ref": "https://example.org/s.json"}}}, "built-in"
    )
    tool = Tool(far, lambda arguments: ToolResult({}, (), ""))
    with pytest.raises(BadInput) as caught:
        check_arguments(tool, {"a": "b"})
    assert (caught.value.code, "https://example.org/s.json" in caught.value.params["problem"]) == (
        "tool_arguments",
        True,
    )
