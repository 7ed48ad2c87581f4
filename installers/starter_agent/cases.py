"""A case of composing a reply: a conversation up to a tool's real result, and for training the replies wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from engine.agent.composer import Brief, brief
from engine.agent.messages import Message, ToolCall
from engine.agent.registry import Registry
from engine.agent.tools import Tool, ToolResult

_OPENINGS = ("", "", "", "", "hi, ", "please tell me: ", "quick question: ")


@dataclass(frozen=True)
class Case:
    """A conversation up to a tool's result; `gold` are values that a right reply states, none where it has to refuse.

    `replies` are right replies, best first (training only).
    """

    kind: str
    messages: tuple[Message, ...]
    result: ToolResult
    gold: tuple[str, ...]
    replies: tuple[str, ...] = ()

    @property
    def brief(self) -> Brief:
        """What the composer is given."""
        return brief(self.messages, self.result)

    @property
    def question(self) -> str:
        """What the person asked."""
        return self.brief.question


def case(
    kind: str, tool: Tool, arguments: Mapping[str, Any], question: str, gold: Sequence[str], replies: Sequence[str] = ()
) -> Case:
    """Return the conversation in which `tool` is called for `question`. Raises ValueError where it fails."""
    call = ToolCall("call_1", tool.name, arguments)
    outcome = Registry([tool]).run(call)
    if outcome.result is None:
        raise ValueError(f"{tool.name} failed: {outcome.message.content}")
    system = Message("system", f"You are Ada, an assistant on this computer. Your tools: {tool.name}.")
    said = (system, Message("user", question), Message("assistant", "", (call,)), outcome.message)
    return Case(kind, said, outcome.result, tuple(gold), tuple(replies))


def refusing(found: Case, wanted: str, thing: str) -> Case:
    """Return `found` with the reply that its result does not hold what is wanted; it names a fact that is there.

    The check lets no reply of a row through that names none of its values.
    """
    name, value = next(fact for fact in found.brief.facts if fact[0] != found.result.subject)
    plural = name.endswith("s") and not name.endswith(("ss", "us", "is"))
    told = f"the {name.removeprefix('data ')} {'are' if plural else 'is'} {value}"
    reply = f"I find no {wanted} for {thing}; {told}."
    return Case(found.kind, found.messages, found.result, (), (reply,))


def asked(random: Random, question: str) -> str:
    """Return a question as somebody says it: with an opening or none, with a capital or none."""
    said = f"{random.choice(_OPENINGS)}{question}"
    return said[0].upper() + said[1:] if random.random() < 0.5 else said


def filled(say: str, thing: str, value: str) -> str:
    """Return a reply for its form."""
    said = say.format(t=thing, v=value).replace("The The ", "The ")
    return said[0].upper() + said[1:]


def listed(parts: Sequence[str]) -> str:
    """Return parts as a list in words: 'one, two and three'."""
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)
