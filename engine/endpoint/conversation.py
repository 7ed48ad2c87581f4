"""A program's messages as a small model reads them best: plain roles, calls as it writes them, results as facts."""

from __future__ import annotations

from collections.abc import Sequence

from engine.agent.messages import Message, ToolCall
from engine.tasks.parts.call_form import call_text

Said = dict[str, str]


def for_a_call(messages: Sequence[Message], instruction: str) -> list[Said]:
    """Return the messages with what tools there are, behind what the system says already."""
    plain = [{"role": message.role, "content": _with_calls(message)} for message in messages]
    if plain[0]["role"] != "system":
        return [{"role": "system", "content": instruction}, *plain]
    return [{"role": "system", "content": f"{plain[0]['content']}\n\n{instruction}"}, *plain[1:]]


def for_a_text(messages: Sequence[Message]) -> list[Said]:
    """Return the messages with what tools answered put before the question that they were called for.

    A model of 135 million parameters repeats a call that it reads, and does not take what follows it for its result.
    """
    names = {call.id: call.name for message in messages for call in message.calls}
    plain: list[Said] = []
    results: dict[int, list[str]] = {}
    asked = -1
    for message in messages:
        if message.role == "tool" and asked >= 0:
            name = message.name or names.get(message.call_id) or "A tool"
            results.setdefault(asked, []).append(f"{name} says: {message.content}")
        elif message.content or not message.calls:
            asked = len(plain) if message.role == "user" else asked
            plain.append({"role": message.role, "content": message.content})
    for at, lines in results.items():
        plain[at]["content"] = "\n".join(lines) + f"\n\nQuestion: {plain[at]['content']}"
    return plain


def answered_calls(messages: Sequence[Message]) -> list[ToolCall]:
    """Return the calls since the last question, which their results answered."""
    asked = max((at for at, message in enumerate(messages) if message.role == "user"), default=0)
    results = {message.call_id for message in messages[asked:] if message.role == "tool"}
    return [call for message in messages[asked:] for call in message.calls if call.id in results]


def _with_calls(message: Message) -> str:
    calls = [call_text(call.name, call.arguments) for call in message.calls]
    return "\n".join([*([message.content] if message.content else []), *calls])
