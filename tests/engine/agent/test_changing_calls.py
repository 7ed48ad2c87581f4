"""Calls that change something: the person is asked before one of them passes over what they stated."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from engine.agent.composer import Composer
from engine.agent.loop import Agent, run_turn
from engine.agent.messages import ToolCall
from engine.agent.registry import Registry
from engine.agent.tools import Tool, ToolResult, schema
from engine.results import ToolInfo
from tests.engine.agent.scripted import ScriptedCaller, Watcher, call, order_tool


def desk(calls: Sequence[ToolCall | None], tools: Sequence[Tool]) -> Agent:
    return Agent("Desk", "help", Registry(tools), ScriptedCaller(list(calls)), Composer(None))


def refund_tool(sent: list[Mapping[str, Any]]) -> Tool:
    """Return a tool that changes something, and tells which codes of a message its call does not hold."""

    def send(arguments: Mapping[str, Any]) -> ToolResult:
        sent.append(arguments)
        return ToolResult({}, (), "It was sent.")

    def unread(arguments: Mapping[str, Any], text: str) -> tuple[str, ...]:
        return tuple(code for code in re.findall(r"[AL]+-\d+", text) if code not in arguments.values())

    info = ToolInfo("send_refund", "Send it.", schema({"order": "It."}, ["order"]), "mcp", "allow", changes=True)
    return Tool(info, send, left_out=unread)


def test_a_call_that_changes_something_and_passes_over_what_was_stated_is_asked_about_before() -> None:
    sent: list[Mapping[str, Any]] = []
    tools = (refund_tool(sent), order_tool())
    wrong = call("send_refund", order="the lamp")
    asked = run_turn(desk([wrong], tools), (), "Refund the lamp of A-2005", Watcher())
    assert asked[-1].content == (
        "I do not know what “A-2005” means here. Should I use “send refund” (order: the lamp) without it?"
    )
    assert sent == []
    said = run_turn(desk([wrong], tools), asked, "yes", Watcher())
    assert sent == [{"order": "the lamp"}]
    assert said[-1].content.endswith("It was sent.")
    run_turn(desk([call("send_refund", order="A-2005")], tools), (), "Refund A-2005", Watcher())
    assert len(sent) == 2


def test_where_the_person_is_asked_about_each_call_there_is_no_question_before() -> None:
    sent: list[Mapping[str, Any]] = []
    made = refund_tool(sent)
    asking = replace(made, info=replace(made.info, permission="ask"))
    watcher = Watcher("once")
    run_turn(desk([call("send_refund", order="the lamp")], (asking,)), (), "Refund the lamp of A-2005", watcher)
    assert [one.arguments for one in watcher.approvals] == sent == [{"order": "the lamp"}]


def test_what_was_found_is_told_before_such_a_question() -> None:
    sent: list[Mapping[str, Any]] = []
    calls: list[ToolCall | None] = [call(), call("send_refund", order="it")]
    made = desk(calls, (refund_tool(sent), order_tool()))
    said = run_turn(made, (), "Where is LL-1? Refund it for A-7", Watcher())
    assert said[-1].content.startswith("Order LL-1: status shipped")
    assert "I do not know what “A-7” means here." in said[-1].content
    assert sent == [] and said[-1].trace.asks["tool"] == "send_refund"
