"""Answers a chat request with a writer: a call that fits a tool's schema, or a text. Runs on a thread."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.agent.messages import ToolCall
from engine.endpoint.chat_request import REQUIRED, ChatRequest, ToolSpec
from engine.endpoint.conversation import answered_calls, for_a_call, for_a_text
from engine.endpoint.ports import Writer, Written
from engine.errors import JobFailed
from engine.tasks.parts.call_form import NOTHING_TO_CALL, call_schema, described, instruction

# Where a request says nothing of it. A call ends where its schema does; a small model's text may not end at all.
MOST_TEXT_TOKENS = 256
MOST_CALL_TOKENS = 2048
# Seeds are no less than 0; OpenAI's may be.
SEEDS = 1 << 31


@dataclass(frozen=True)
class Answer:
    """What a model answered: a text or a call. `finish` is stop, length or tool_calls; the tokens are all that it took.

    A call that was cut short is none: `finish` is length then, and there is nothing to run.
    """

    text: str
    call: ToolCall | None
    finish: str
    prompt_tokens: int
    tokens: int


@dataclass
class _Turn:
    """One request on its way: what it is asked with, and the tokens so far."""

    writer: Writer
    request: ChatRequest
    cancelled: Callable[[], bool]
    prompt_tokens: int = 0
    tokens: int = 0

    def write(
        self,
        messages: Sequence[Mapping[str, str]],
        on_text: Callable[[str], None],
        schema: Mapping[str, Any] | None,
        most: int,
        stop: Sequence[str] = (),
    ) -> Written:
        request = self.request
        written = self.writer.generate(
            messages,
            on_text,
            self.cancelled,
            max_tokens=request.max_tokens or most,
            stop=stop,
            temperature=request.temperature,
            top_p=request.top_p,
            seed=None if request.seed is None else request.seed % SEEDS,
            schema=schema,
        )
        if written.finished == "cancelled":
            raise JobFailed("endpoint_stopped")
        self.prompt_tokens += written.prompt_tokens
        self.tokens += written.tokens
        return written


def answer(
    writer: Writer, request: ChatRequest, on_text: Callable[[str], None], cancelled: Callable[[], bool]
) -> Answer:
    """Return the answer; `on_text` gets a text as it is written, and nothing of a call.

    Where a model may choose, it is first asked for a call or for no tool, as it learns to choose, and then for a text.

    Raises what the writer raises, and JobFailed `endpoint_stopped` once it is `cancelled`.
    """
    turn = _Turn(writer, request, cancelled)
    if request.tools:
        told = instruction(map(_described, request.tools), must=request.choice == REQUIRED)
        messages = for_a_call(request.messages, told)
        written = turn.write(messages, lambda text: None, _calls(request), MOST_CALL_TOKENS)
        if written.finished == "length":
            return Answer("", None, "length", turn.prompt_tokens, turn.tokens)
        call = _call(written.text, request)
        if call is not None:
            return Answer("", call, "tool_calls", turn.prompt_tokens, turn.tokens)
    written = turn.write(for_a_text(request.messages), on_text, request.schema, MOST_TEXT_TOKENS, request.stop)
    finish = "length" if written.finished == "length" else "stop"
    return Answer(written.text, None, finish, turn.prompt_tokens, turn.tokens)


def _described(tool: ToolSpec) -> str:
    return described(tool.name, tool.arguments.get("properties", {}), tool.description)


def _calls(request: ChatRequest) -> dict[str, Any]:
    """Return the schema of a call of one of the tools, or of none where the model may choose."""
    calls: list[dict[str, Any]] = [call_schema(tool.name, tool.arguments) for tool in request.tools]
    nothing = [] if request.choice == REQUIRED else [{"const": NOTHING_TO_CALL}]
    return {"anyOf": [*calls, *nothing]}


def _call(text: str, request: ChatRequest) -> ToolCall | None:
    """Return the call that was written, None for no tool."""
    written = json.loads(text)
    if written == NOTHING_TO_CALL:
        return None
    made = written["name"], written["arguments"]
    # A small model calls again what was answered already, and would do so as long as a program goes along.
    answered = ((call.name, call.arguments) for call in answered_calls(request.messages))
    if request.choice != REQUIRED and made in answered:
        return None
    return ToolCall(f"call_{secrets.token_hex(12)}", *made)
