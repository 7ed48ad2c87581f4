"""Lets callers select for the same messages and judges each turn; models run in this process, and no tool is called."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from engine.agent.lab.judging import Case, Turn, outcome, select_all
from engine.agent.messages import ToolCall, chat_from_openai
from engine.agent.tools import Tool
from engine.data.rows import read_part
from engine.errors import BadInput
from engine.runtime.callers import make_caller
from engine.runtime.lab_callers import agent_with
from engine.runtime.lab_orders import MeasureCallsOrder, MeasuredCalls
from engine.runtime.lab_tools import agent_tools, with_declared
from engine.runtime.own_models import OwnModels
from engine.runtime.reporter import PipeReporter


def run(order: MeasureCallsOrder, reporter: PipeReporter) -> MeasuredCalls:
    """Return what every caller did; raises BadInput `nothing_to_measure`, `no_tools`, `no_caller`, JobCancelled."""
    loaded = OwnModels(order.log)
    tools: Sequence[Tool] = agent_tools(order.workshop, loaded, order.log)
    cases = list(order.cases)
    if order.data is not None:
        cases = [case_of(row) for row in read_part(order.data, order.part)]
        tools = with_declared(tools, order.data, [call.name for case in cases for call in case.expected])
    if not cases:
        raise BadInput("nothing_to_measure")
    sample = spread(cases, order.most)
    found: dict[str, tuple[Mapping[str, Any], ...]] = {}
    for at, choice in enumerate(order.callers):
        agent = agent_with(order.workshop.agent, choice)
        caller = make_caller(agent, order.workshop.held.models, order.workshop.bases, loaded)
        rows = []
        for number, case in enumerate(sample):
            reporter.check()
            reporter.progress("measure_calls", at * len(sample) + number, len(order.callers) * len(sample))
            turn = select_all(caller, case, tools, reporter.cancelled)
            # What was selected after the word to stop does not count.
            reporter.check()
            rows.append(_row(case, turn, outcome(case, turn, tools)))
        found[choice.key] = tuple(rows)
    return MeasuredCalls(found, len(cases), len(tools))


def spread(cases: Sequence[Case], most: int) -> list[Case]:
    """Return at most `most` (0: all) of the cases, evenly spread over them."""
    if not most or len(cases) <= most:
        return list(cases)
    return [cases[at * len(cases) // most] for at in range(most)]


def case_of(row: Mapping[str, Any]) -> Case:
    """Return a row of a dataset of tool calls as a case: what the assistant calls from there on to the next words."""
    messages = chat_from_openai(row["messages"]) if row.get("messages") else []
    at = next(
        (
            at
            for at in range(len(messages) - 1, 0, -1)
            if messages[at - 1].role == "user" and messages[at].role == "assistant"
        ),
        0,
    )
    target = json.loads(row["target"])
    first = [ToolCall("", target["tool"], target["arguments"])] if target["tool"] else []
    if not at or messages[at - 1].content != row["text"]:
        return Case(row["text"], tuple(first))
    later: list[ToolCall] = []
    for message in messages[at + 1 :]:
        if message.role == "user":
            break
        later += message.calls
    return Case(row["text"], (*first, *later) if first else (), tuple(messages[: at - 1]))


def _row(case: Case, turn: Turn, judged: str) -> dict[str, Any]:
    return {
        "outcome": judged,
        "text": case.text,
        "expected": [_told(call) for call in case.expected],
        "made": [_told(call) for call in turn.calls],
        "asks": _told(turn.asks) if turn.asks else None,
        "confidence": turn.confidence,
        "milliseconds": turn.milliseconds,
    }


def _told(call: ToolCall) -> dict[str, Any]:
    return {"tool": call.name, "arguments": dict(call.arguments)}
