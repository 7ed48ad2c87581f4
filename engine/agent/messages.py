"""Messages as pure values, in and out of the form that OpenAI's chat interface made common."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from engine.errors import BadInput

ROLES = ("system", "user", "assistant", "tool")
# What the content of a failed tool's message holds, and nothing else: a code, and why in plain words.
FAILED = frozenset({"error", "message"})


@dataclass(frozen=True)
class ToolCall:
    """What a caller selected: a tool's name and its arguments."""

    id: str
    name: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True)
class Trace:
    """How a message came about, for 'How this reply came about'.

    `author` is person, router, nearest, language model, tool, template or composer; `model` its name; `tokens` read
    and written; `sources` maps a claim in the text to the index of the message it came from; `asks` holds, on a
    question of the agent, the call that waits for its answer: {'tool', 'arguments', 'missing'} (see
    `engine.agent.pending`); `told` is, on a reply to a tool's result, what the composer's model reads for it;
    `title` is, on a call and on its result, the tool's own (see `ToolInfo`); `heard` is, on a person's follow-up
    ('and in March?'), the whole question that it stands for.
    """

    author: str = ""
    model: str = ""
    milliseconds: float = 0.0
    tokens: int = 0
    confidence: float | None = None
    sources: Mapping[str, int] = field(default_factory=dict)
    asks: Mapping[str, Any] = field(default_factory=dict)
    told: str = ""
    title: str = ""
    heard: str = ""


@dataclass(frozen=True)
class Message:
    """One message; `calls` only on the assistant's, `call_id` and `ok` only on a tool's."""

    role: str
    content: str = ""
    calls: tuple[ToolCall, ...] = ()
    call_id: str = ""
    name: str = ""
    ok: bool = True
    trace: Trace = Trace()


def as_understood(messages: Sequence[Message]) -> tuple[Message, ...]:
    """Return the messages with each follow-up as the whole question that it stands for."""
    return tuple(
        replace(message, content=message.trace.heard) if message.trace.heard else message for message in messages
    )


def asked_at(messages: Sequence[Message]) -> int:
    """Return the index of the person's last message, -1 where there is none."""
    return max((at for at, message in enumerate(messages) if message.role == "user"), default=-1)


def calls_of_turn(messages: Sequence[Message]) -> tuple[ToolCall, ...]:
    """Return the calls since the person's last message."""
    return tuple(call for message in messages[asked_at(messages) + 1 :] for call in message.calls)


def question_of_turn(messages: Sequence[Message]) -> str:
    """Return the person's last message, '' where there is none."""
    at = asked_at(messages)
    return messages[at].content if at >= 0 else ""


def to_openai(message: Message) -> dict[str, Any]:
    """Return the message in OpenAI's form (arguments as a JSON string).

    That form has no place for `ok`: a failed tool's content tells it, see `FAILED`.
    """
    out: dict[str, Any] = {"role": message.role, "content": message.content}
    if message.calls:
        out["content"] = message.content or None
        out["tool_calls"] = [
            {
                "id": call.id,
                "type": "function",
                "function": {"name": call.name, "arguments": json.dumps(dict(call.arguments), ensure_ascii=False)},
            }
            for call in message.calls
        ]
    if message.role == "tool":
        out["tool_call_id"] = message.call_id
        out["name"] = message.name
    return out


def from_openai(data: Mapping[str, Any]) -> Message:
    """Return the message that `data` describes; parts of a text become one, the developer's message is the system's.

    Raises BadInput `message_form` with what is wrong: an unknown role, arguments that are not a JSON object.
    """
    role = data.get("role") if isinstance(data, Mapping) else None
    role = "system" if role == "developer" else role
    if role not in ROLES:
        raise BadInput("message_form", problem="a message needs a role: system, user, assistant or tool")
    content = _text(data.get("content"))
    calls = data.get("tool_calls") or ()
    if not isinstance(calls, list | tuple):
        raise BadInput("message_form", problem="tool_calls must be a list")
    return Message(
        role=role,
        content=content,
        calls=tuple(_call(call, number) for number, call in enumerate(calls)),
        call_id=str(data.get("tool_call_id") or ""),
        name=str(data.get("name") or ""),
        ok=role != "tool" or not _tells_failure(content),
    )


def _text(content: Any) -> str:
    """Return a message's content, which is a text, a list of parts of one, or None, as one text."""
    if content is None or isinstance(content, str):
        return content or ""
    parts = content if isinstance(content, list) else [None]
    found = [part.get("text") if isinstance(part, Mapping) else None for part in parts]
    texts = [text for text in found if isinstance(text, str)]
    if len(texts) < len(found):
        raise BadInput("message_form", problem="the content of a message must be text")
    return "\n".join(texts)


def _tells_failure(content: str) -> bool:
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        return False
    return isinstance(told, dict) and told.keys() == FAILED and all(isinstance(text, str) for text in told.values())


def chat_from_openai(value: Any) -> list[Message]:
    """Return the messages of a list, or of the JSON text of one, at least one; raises BadInput `message_form`."""
    try:
        data = json.loads(value) if isinstance(value, str) else value
    except ValueError:
        raise BadInput("message_form", problem="the messages are not valid JSON") from None
    if not isinstance(data, list) or not data:
        raise BadInput("message_form", problem="the messages must be a list")
    return [from_openai(item) for item in data]


def _call(data: Any, number: int) -> ToolCall:
    try:
        function = data["function"]
        name, arguments = function["name"], function.get("arguments") or "{}"
        parsed = json.loads(arguments) if isinstance(arguments, str) else arguments
    except (KeyError, TypeError, AttributeError, ValueError):
        raise BadInput("message_form", problem="a tool call needs function.name and function.arguments") from None
    if not isinstance(name, str) or not isinstance(parsed, Mapping):
        raise BadInput("message_form", problem="the arguments of a tool call must be a JSON object")
    return ToolCall(str(data.get("id") or f"call_{number + 1}"), name, parsed)
