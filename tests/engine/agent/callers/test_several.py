"""Several things in one message: where it is parted, which calls are made for it, and what of it is not reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from engine.agent.builtin.calculator import make_calculator
from engine.agent.builtin.days_between import make_days_between
from engine.agent.callers.nearest import NearestCaller
from engine.agent.callers.several import SeveralCaller, wishes_in
from engine.agent.composer import Composer
from engine.agent.finders import key_finder
from engine.agent.loop import Agent, run_turn
from engine.agent.registry import Registry
from engine.agent.tools import Finder, Tool
from tests.engine.agent.callers.test_callers import Words
from tests.engine.agent.scripted import Watcher, order_tool

KEYS = tuple(f"LL-{at}" for at in range(1, 7))


def looks(**more: Any) -> Tool:
    """Return `look_up_orders` with what finds its keys in a message and tells which of them a call leaves out."""
    find = key_finder(lambda: KEYS)

    def others(arguments: Mapping[str, Any], text: str) -> tuple[str, ...]:
        return tuple(key for key in KEYS if key in text and key != arguments["order_id"])

    examples = ("what is the status of order LL-1", "look up order LL-1")
    return replace(order_tool(), examples=examples, finders={"order_id": Finder(find)}, left_out=others, **more)


def asked(text: str, *tools: Tool) -> tuple[list[tuple[str, dict[str, Any]]], str]:
    """Return the calls that are made for a message, and the reply."""
    tools = tools or (looks(), make_calculator(), make_days_between())
    agent = Agent("Desk", "", Registry(tools), SeveralCaller(NearestCaller(Words())), Composer(None))
    said = run_turn(agent, (), text, Watcher())
    calls = [(call.name, dict(call.arguments)) for message in said for call in message.calls]
    return calls, said[-1].content


@pytest.mark.parametrize("text", ["What is the status of LL-2 and LL-1?", "What is the status of\nLL-2\nLL-1?"])
def test_each_thing_that_a_message_names_is_looked_up_in_its_order(text: str) -> None:
    calls, reply = asked(text)
    assert calls == [("look_up_orders", {"order_id": "LL-2"}), ("look_up_orders", {"order_id": "LL-1"})]
    assert reply.startswith("Order LL-2: status delayed") and "Order LL-1: status shipped" in reply


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("What is the status of order LL-1, and what is 15% of 200?", "calculator"),
        ("Look up order LL-1. What is 15% of 200?", "calculator"),
        ("Look up order LL-1 and tell me how many days between 2026-11-20 and 2026-12-05", "days_between"),
    ],
)
def test_each_wish_of_a_message_is_called_for(text: str, second: str) -> None:
    calls, reply = asked(text)
    assert [name for name, _ in calls] == ["look_up_orders", second]
    assert "LL-1" in reply and ("30" in reply or "15 days" in reply) and "left out" not in reply


def test_what_is_too_much_for_one_message_is_named_as_that() -> None:
    calls, reply = asked(f"What is the status of order {', '.join(KEYS)}?")
    assert [given["order_id"] for _, given in calls] == list(KEYS[:4])
    assert reply.startswith("I did not get to “LL-5” and “LL-6”: please ask for that in another message. Order LL-1")


def test_a_tool_that_changes_something_is_called_once() -> None:
    tool = looks()
    calls, _ = asked("What is the status of LL-2 and LL-1?", replace(tool, info=replace(tool.info, changes=True)))
    assert len(calls) <= 1


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("What is LL-1 and what is 3*4?", 2),
        ("What is LL-1? How much is 3*4?", 2),
        ("LL-1的状态是什么？15%的200是多少？", 2),
        ("Hello. What is LL-1?", 1),
        ("What is LL-1, and what does it cost?", 1),
        ("Is LL-1 paid and sent?", 1),
        ("Classify: My lamp is broken. How do I return a lamp?", 1),
        ("My lamp is broken. How do I return a lamp?", 1),
    ],
)
def test_a_message_is_parted_where_each_part_is_a_wish_of_its_own(text: str, parts: int) -> None:
    assert len(wishes_in(text)) == parts
