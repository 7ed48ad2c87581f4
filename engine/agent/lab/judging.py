"""Judges what a caller selects for a message against the calls that it should lead to; no tool is called for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.agent.callers.selection import REPEATED, UNREADABLE, Caller, completed, never
from engine.agent.messages import Message, ToolCall
from engine.agent.registry import check_arguments
from engine.agent.tools import Tool
from engine.errors import BadInput

RIGHT, WRONG_TOOL, WRONG_ARGUMENT = "right", "wrong_tool", "wrong_argument"
NEEDLESS, MISSED, REPEAT, INVALID, ASKED = "needless", "missed", "repeated", "invalid", "asked"
# In the order in which they are shown; every turn has exactly one.
OUTCOMES = (RIGHT, ASKED, WRONG_TOOL, WRONG_ARGUMENT, NEEDLESS, MISSED, REPEAT, INVALID)
# What a tool 'answers' while a caller is measured: nothing that a caller could take arguments from.
STAND_IN = '{"result": "done"}'
# As many calls as a turn of the agent may have.
MOST_CALLS = 4


@dataclass(frozen=True)
class Case:
    """What is said, after `before`, and the calls that it should lead to (none: no tool is meant).

    Of a call the required arguments may be missing: then the caller should name the tool without them, upon which the
    agent asks back.
    """

    text: str
    expected: tuple[ToolCall, ...]
    before: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Turn:
    """What a caller made of a case: its calls in order, the one it asks about, why one was dropped, how sure it was."""

    calls: tuple[ToolCall, ...]
    asks: ToolCall | None
    dropped: str
    confidence: float
    milliseconds: float


def select_all(caller: Caller, case: Case, tools: Sequence[Tool], cancelled: Callable[[], bool] = never) -> Turn:
    """Let a caller select for a case until it selects no more, or what it selected lacks something.

    After each call stands a tool message that says nothing, so that a caller may ask for a further one.
    """
    by_name = {tool.name: tool for tool in tools}
    messages = [*case.before, Message("user", case.text)]
    calls: list[ToolCall] = []
    first = caller.select(tuple(messages), tools, cancelled)
    selection, spent = first, first.milliseconds
    while selection.call is not None and len(calls) < MOST_CALLS:
        call = ToolCall(f"call_{len(calls) + 1}", selection.call.name, selection.call.arguments)
        if any(_same(call, one) for one in calls):
            return Turn(tuple(calls), None, REPEATED, first.confidence, spent)
        calls.append(call)
        tool = by_name.get(call.name)
        if tool is None or tool.missing(call.arguments):
            break
        messages += [Message("assistant", calls=(call,)), Message("tool", STAND_IN, call_id=call.id, name=call.name)]
        selection = caller.select(tuple(messages), tools, cancelled)
        spent += selection.milliseconds
    return Turn(tuple(calls), first.unsure, selection.dropped, first.confidence, spent)


def outcome(case: Case, turn: Turn, tools: Sequence[Tool]) -> str:
    """Return which of OUTCOMES a turn is.

    Both sides are completed by the tool from the words, as it is before it is called, so that what a tool reads by
    itself counts for nobody. Texts are the same but for case and blanks, numbers where they are equal.
    """
    by_name = {tool.name: tool for tool in tools}
    if turn.dropped == UNREADABLE or not all(_is_valid(call, by_name.get(call.name)) for call in turn.calls):
        return INVALID
    wanted = [_whole(call, case.text, by_name.get(call.name)) for call in case.expected]
    made = [_whole(call, case.text, by_name.get(call.name)) for call in turn.calls]
    if not made and turn.asks is not None:
        return ASKED
    for call in list(made):
        match = next((one for one in wanted if _same(one, call)), None)
        if match is not None:
            wanted.remove(match)
            made.remove(call)
    if made and wanted:
        return WRONG_ARGUMENT if {call.name for call in made} & {call.name for call in wanted} else WRONG_TOOL
    if wanted:
        return MISSED
    if made:
        return NEEDLESS
    return REPEAT if turn.dropped == REPEATED else RIGHT


def _whole(call: ToolCall, text: str, tool: Tool | None) -> ToolCall:
    return ToolCall("", call.name, completed(tool, call.arguments, text)) if tool else call


def _is_valid(call: ToolCall, tool: Tool | None) -> bool:
    """Return whether the tool would take the call; what is missing is asked for, and no error."""
    if tool is None:
        return False
    if tool.missing(call.arguments):
        return True
    try:
        check_arguments(tool, call.arguments)
    except BadInput:
        return False
    return True


def _same(first: ToolCall, second: ToolCall) -> bool:
    return first.name == second.name and _plain(first.arguments) == _plain(second.arguments)


def _plain(value: Any) -> Any:
    """Return a value in the form in which it is compared; empty arguments are none."""
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items() if part not in (None, "", [], ())}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    text = " ".join(str(value).casefold().split())
    try:
        return float(text)
    except ValueError:
        return text
