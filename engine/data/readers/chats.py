"""Turns conversations in other forms into OpenAI's messages: ShareGPT's, Alpaca's, schema-guided dialogues."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from engine.data.readers import sgd
from engine.data.readers.calls import tool_call
from engine.data.readers.source import ROW, Source
from engine.data.readers.spill import spilled
from engine.data.sql import quote
from engine.data.workbench import Bench
from engine.errors import BadInput

MESSAGES = "messages"
_CONVERSATIONS = "conversations"
_ALPACA = frozenset({"instruction", "output"})
_ROLES = {
    "human": "user",
    "user": "user",
    "gpt": "assistant",
    "chatgpt": "assistant",
    "assistant": "assistant",
    "system": "system",
    "observation": "tool",
    "tool": "tool",
    "function_response": "tool",
}
_CALL = "function_call"

Message = dict[str, Any]
Shape = Callable[[Mapping[str, str | None]], list[Message]]


def as_messages(bench: Bench, source: Source) -> Source:
    """Return the source with its conversations as a column `messages` before its own; any other comes back as it is.

    Raises BadInput `chat_row` with the row that is no conversation.
    """
    shape = _shape_of(source)
    if shape is None:
        return source
    kept = [name for name in source.columns if name not in (_CONVERSATIONS, sgd.TURNS)]
    rows = _rows(bench, source, kept, shape)
    return spilled(bench, source.path, source.format, source.encoding, [MESSAGES, *kept], rows)


def _shape_of(source: Source) -> Shape | None:
    names = set(source.columns)
    if MESSAGES in names:
        return None
    if _CONVERSATIONS in names:
        return _sharegpt
    if names >= sgd.COLUMNS:
        return sgd.sgd_messages
    return _alpaca if names >= _ALPACA else None


def _rows(bench: Bench, source: Source, kept: list[str], shape: Shape) -> Iterator[list[str | None]]:
    cells = ", ".join(map(quote, source.columns))
    for batch in bench.batches(f"SELECT {ROW}, {cells} FROM ({source.sql}) ORDER BY {ROW}"):
        for number, *values in batch:
            row = dict(zip(source.columns, values, strict=True))
            try:
                messages = shape(row)
            except (ValueError, TypeError, AttributeError, KeyError) as error:
                problem = str(error) if isinstance(error, ValueError) else "a part of it is missing"
                where = {"file": str(source.path), "row": number, "problem": problem}
                raise BadInput("chat_row", detail=repr(error), **where) from error
            yield [json.dumps(messages, ensure_ascii=False), *(row[name] for name in kept)]


def _alpaca(row: Mapping[str, str | None]) -> list[Message]:
    asked = "\n\n".join(text for text in (row["instruction"], row.get("input")) if text)
    return [{"role": "user", "content": asked}, {"role": "assistant", "content": row["output"] or ""}]


def _sharegpt(row: Mapping[str, str | None]) -> list[Message]:
    turns = json.loads(row[_CONVERSATIONS] or "")
    messages: list[Message] = []
    for turn in turns:
        speaker, value = str(turn["from"]), str(turn["value"])
        if speaker == _CALL:
            messages.append(_call(json.loads(value), len(messages)))
        elif speaker not in _ROLES:
            raise ValueError(f"nobody is known as '{speaker[:40]}'")
        elif _ROLES[speaker] == "tool":
            messages.append({"role": "tool", "tool_call_id": _last_call(messages), "content": value})
        else:
            messages.append({"role": _ROLES[speaker], "content": value})
    return messages


def _call(call: Mapping[str, Any], place: int) -> Message:
    return tool_call(str(call["name"]), call["arguments"], f"call_{place}")


def _last_call(messages: list[Message]) -> str:
    for message in reversed(messages):
        if "tool_calls" in message:
            return str(message["tool_calls"][0]["id"])
    raise ValueError("a tool answers that nobody called")
