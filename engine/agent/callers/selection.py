"""What a caller is, and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from engine.agent.messages import Message, ToolCall
from engine.agent.pending import Pending, answered, insists, pending_of, said_for, settles, starts_anew
from engine.agent.said_arguments import takes_all
from engine.agent.tools import Tool
from engine.agent.wishes import names, orders, orders_not

# Why a caller makes nothing of what its model said: the turn has that call already, or it is none that can be read.
REPEATED, UNREADABLE = "repeated", "unreadable"


@dataclass(frozen=True)
class Selection:
    """What a caller selected; `call` is None where no tool is meant.

    `unsure` is a call that the caller would not make on its own: the agent asks whether it is meant. `author` and
    `model` say who selected. `dropped` tells, where there is no call, why one that the model wrote was not taken: it is
    REPEATED, UNREADABLE or ''. `wish` is the part of the message that the call is for, '' where that is all of it.
    """

    call: ToolCall | None
    confidence: float
    milliseconds: float
    author: str
    model: str = ""
    unsure: ToolCall | None = None
    dropped: str = ""
    wish: str = ""


@dataclass(frozen=True)
class Guess:
    """A caller's reading of one message, before thresholds; `arguments` are only those that the tool knows."""

    tool: Tool | None
    arguments: Mapping[str, Any]
    confidence: float


def never() -> bool:
    """Say that nobody stopped."""
    return False


class Caller(Protocol):
    """Selects a tool for the conversation so far; `tools` are those it may select.

    `cancelled` is asked while that takes long; what is selected after it said so does not count.
    """

    def select(
        self, messages: Sequence[Message], tools: Sequence[Tool], cancelled: Callable[[], bool] = never
    ) -> Selection: ...


def decide(
    guess: Guess, messages: Sequence[Message], tools: Sequence[Tool], threshold: float, sure: float
) -> tuple[ToolCall | None, ToolCall | None]:
    """Return (the call to make, the call to ask about) for a guess on the last message, which is the person's.

    A question that the agent asked back goes first, unless the guess is another tool with at least `sure`
    confidence, or a likely one that the message names, and the message is more than the value that was asked for, or
    the guess is the same tool and the message a whole question that states something else. Where the message only
    insists, the waiting call is returned as it is, so that the question is asked again.
    Below `threshold` a guess is only asked about; a tool that changes something is not called where the message forbids
    just that, or asks how it is done. An order that begins like another tool is no answer either.
    """
    text = messages[-1].content
    pending = pending_of(messages)
    waiting = next((tool for tool in tools if pending and tool.name == pending.tool), None)
    likely = guess.confidence >= threshold
    elsewhere = (
        guess.tool is not None
        and guess.tool is not waiting
        and (guess.confidence >= sure or (likely and names(text, guess.tool)))
    )
    same = guess.tool is waiting
    if pending and waiting and same and likely:
        elsewhere = starts_anew(pending, completed(waiting, guess.arguments, text), text)
    if pending and waiting and guess.tool and _is_order(text, pending, [tool for tool in tools if tool is not waiting]):
        elsewhere = True
    if pending and waiting and (not elsewhere or settles(pending, waiting, text)):
        spans = guess.arguments if same else {}
        before = said_for(messages, waiting.name)[:-1]
        call = answered(pending, waiting, text, spans, before)
        if call:
            return ToolCall("", call.name, waiting.refine(call.arguments, text)), None
        if insists(pending, text, before):
            return ToolCall("", waiting.name, pending.arguments), None
    if guess.tool is None or (guess.tool.info.changes and orders_not(text, guess.tool)):
        return None, None
    call = ToolCall("", guess.tool.name, completed(guess.tool, guess.arguments, text))
    return (call, None) if likely else (None, call)


def _is_order(text: str, pending: Pending, others: Sequence[Tool]) -> bool:
    """Say whether what is said after a question is an order to another tool; two words may be a name: 'Days Inn'."""
    free = bool(pending.missing) and takes_all(pending.missing[0])
    return not free and len(text.split()) > 2 and any(orders(text, tool) for tool in others)


def completed(tool: Tool, arguments: Mapping[str, Any], text: str) -> Mapping[str, Any]:
    """Return `arguments` with the missing required ones that the tool's finders see in `text`."""
    found = dict(arguments)
    for name in tool.missing(arguments):
        finder = tool.finders.get(name)
        value = finder.find(text) if finder else None
        if value:
            found[name] = value
    return tool.refine(found, text)
