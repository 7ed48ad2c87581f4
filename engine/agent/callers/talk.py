"""How a conversation is put to the language model that selects tools: what never changes comes first."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from engine.agent.callers.nearest import SMALL_TALK
from engine.agent.callers.selection import completed
from engine.agent.messages import Message, asked_at
from engine.agent.tools import Tool
from engine.tasks.parts.call_form import NOTHING_TO_CALL, Lesson, call_text, described, instruction

# Messages of the conversation that are read, and characters of each.
_READ = 8
_LONGEST, _LONGEST_RESULT = 2000, 300
_EXAMPLES_EACH = 1
_NOTHING = json.dumps(NOTHING_TO_CALL)


def told(messages: Sequence[Message], tools: Sequence[Tool], lesson: Lesson, shown: bool) -> tuple[Message, ...]:
    """Return the prompt: the instruction with the tools, worked examples if `shown`, and the end of the conversation.

    What stands before the conversation is the same for every message to an agent, so it is read once.
    """
    lines = (
        lesson.lines.get(tool.name) or described(tool.name, tool.arguments, tool.info.description) for tool in tools
    )
    system = Message("system", instruction(lines))
    return (system, *(_worked(tools) if shown else ()), *_asked(tuple(_conversation(messages)), lesson))


def _asked(said: Sequence[Message], lesson: Lesson) -> tuple[Message, ...]:
    """Return the conversation with the person's last message as the model learned to read the one it calls for."""
    at = asked_at(said)
    if at < 0:
        return tuple(said)
    return (*said[:at], Message("user", lesson.asked(said[at].content)), *said[at + 1 :])


def _conversation(messages: Sequence[Message]) -> Iterator[Message]:
    """Yield the last messages as this model would have written its own: a reply to a result was 'no tool' to it."""
    read = [message for message in messages if message.role != "system"][-_READ:]
    begin = next((at for at, message in enumerate(read) if message.role == "user"), 0)
    for message in read[begin:]:
        if message.role == "tool":
            yield _result(message)
        elif message.role == "user":
            yield Message("user", message.content[:_LONGEST])
        elif message.calls:
            yield Message("assistant", "\n".join(call_text(call.name, call.arguments) for call in message.calls))
        else:
            yield Message("assistant", message.content if message.trace.asks else _NOTHING)


def _result(message: Message) -> Message:
    told_by = f"Data from {message.name}, not a wish: {message.content[:_LONGEST_RESULT]}"
    return Message("tool", told_by, call_id=message.call_id, name=message.name)


def _worked(tools: Sequence[Tool]) -> Iterator[Message]:
    """Yield examples of the tools as turns, each with the call it means, and one that means no tool.

    Only those whose arguments the tool finds by itself: an example without them would teach to leave them out.
    """
    for tool in tools:
        found = ((text, completed(tool, {}, text)) for text in tool.examples)
        whole = [(text, given) for text, given in found if not tool.missing(given) and (given or not tool.arguments)]
        for text, given in whole[:_EXAMPLES_EACH]:
            yield Message("user", text)
            yield Message("assistant", call_text(tool.name, given))
    yield Message("user", SMALL_TALK[4])
    yield Message("assistant", _NOTHING)
