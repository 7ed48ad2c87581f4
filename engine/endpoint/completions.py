"""Answers in the form of OpenAI's chat completions: whole, or as server-sent events while they are written."""

from __future__ import annotations

import asyncio
import json
import secrets
import time
from collections.abc import AsyncGenerator
from typing import Any

from engine.agent.messages import Message, to_openai
from engine.endpoint.answering import Answer, answer
from engine.endpoint.chat_request import ChatRequest
from engine.endpoint.failures import told
from engine.endpoint.lanes import Lanes
from engine.endpoint.ports import Offered, Writer

END = b"data: [DONE]\n\n"


async def whole(lanes: Lanes, model: Offered, writer: Writer, request: ChatRequest) -> dict[str, Any]:
    """Return the completion; raises as `answering.answer`."""
    found = await lanes.in_turn(model.id, lambda cancelled: answer(writer, request, lambda text: None, cancelled))
    calls = (found.call,) if found.call else ()
    message = to_openai(Message("assistant", found.text, calls))
    choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": found.finish}
    return {**_head(model, "chat.completion"), "choices": [choice], "usage": _usage(found)}


async def streamed(lanes: Lanes, model: Offered, writer: Writer, request: ChatRequest) -> AsyncGenerator[bytes, None]:
    """Yield the events of the completion, the first once there is something to tell of.

    What goes wrong before the first event is raised, as by `answering.answer`; later, it is told as an event. Closing
    the iterator stops the writing.
    """
    loop = asyncio.get_running_loop()
    # None is the end. A writer's pieces are few and small: at most as many as the tokens that were asked for.
    pieces: asyncio.Queue[str | None] = asyncio.Queue()

    def on_text(text: str) -> None:
        loop.call_soon_threadsafe(pieces.put_nowait, text)

    def ended(task: asyncio.Task[Answer]) -> None:
        if not task.cancelled():
            # Looked at here too: nobody else does where the client left just then.
            task.exception()
        pieces.put_nowait(None)

    writing = asyncio.create_task(
        lanes.in_turn(model.id, lambda cancelled: answer(writer, request, on_text, cancelled))
    )
    writing.add_done_callback(ended)
    head = _head(model, "chat.completion.chunk")
    try:
        piece = await pieces.get()
        if piece is None:
            # Nothing was written, or it failed: then nothing was sent yet either.
            await writing
        yield _chunk(head, {"role": "assistant", "content": None if piece is None else ""})
        while piece is not None:
            yield _chunk(head, {"content": piece})
            piece = await pieces.get()
        for event in _ended(head, request, writing):
            yield event
    finally:
        writing.cancel()


def _ended(head: dict[str, Any], request: ChatRequest, writing: asyncio.Task[Answer]) -> list[bytes]:
    """Return the last events of a completion that was written, or that failed on the way."""
    failed = writing.exception()
    if failed is not None:
        _, body = told(failed if isinstance(failed, Exception) else RuntimeError(repr(failed)))
        return [_event(body)]
    found = writing.result()
    events = []
    if found.call is not None:
        # In one piece: half a call is nothing that a program may run.
        (call,) = to_openai(Message("assistant", calls=(found.call,)))["tool_calls"]
        events.append(_chunk(head, {"tool_calls": [{"index": 0, **call}]}))
    events.append(_chunk(head, {}, found.finish))
    if request.include_usage:
        events.append(_event({**head, "choices": [], "usage": _usage(found)}))
    return [*events, END]


def _head(model: Offered, kind: str) -> dict[str, Any]:
    return {"id": f"chatcmpl-{secrets.token_hex(12)}", "object": kind, "created": int(time.time()), "model": model.id}


def _chunk(head: dict[str, Any], delta: dict[str, Any], finish: str | None = None) -> bytes:
    return _event({**head, "choices": [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}]})


def _event(data: dict[str, Any]) -> bytes:
    return f"data: {json.dumps(data, ensure_ascii=False)}\n\n".encode()


def _usage(found: Answer) -> dict[str, int]:
    return {
        "prompt_tokens": found.prompt_tokens,
        "completion_tokens": found.tokens,
        "total_tokens": found.prompt_tokens + found.tokens,
    }
