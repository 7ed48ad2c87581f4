"""Turns what a tool server answered into a result of the agent's: text is joined, what is none is only named."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from engine.agent.answers import answered
from engine.agent.offers import cleaned
from engine.agent.tools import ToolResult
from engine.errors import JobFailed

_LONGEST_SAID = 600


def result_of(tool: str, answer: Any) -> ToolResult:
    """Return the result for an `mcp_types.CallToolResult`; raises JobFailed `tool_said_no` for one that is an error."""
    texts = [text for block in answer.content if (text := _text(block)) is not None]
    others = [_named(block) for block in answer.content if _text(block) is None]
    text = "\n".join(texts)
    if answer.is_error:
        raise JobFailed("tool_said_no", tool=tool, said=text.strip()[:_LONGEST_SAID] or "-")
    data = _data(answer.structured_content)
    if not others and data is not None and (not text.strip() or _is_rows(data)):
        # The blocks of a list of rows are each JSON, but together they are none.
        text = json.dumps(data, ensure_ascii=False)
    return answered(text, others)


def _text(block: Any) -> str | None:
    """Return a block's text, also that of a document that came along; None for one that holds none."""
    found = block.text if block.type == "text" else getattr(getattr(block, "resource", None), "text", None)
    return None if found is None else str(found)


def _data(structured: Any) -> Any:
    """Return what a function answered out of the object that the protocol puts it into."""
    is_put = isinstance(structured, Mapping) and set(structured) == {"result"}
    return structured["result"] if is_put else structured


def _is_rows(data: Any) -> bool:
    return isinstance(data, list) and not any(isinstance(item, str) for item in data)


def _named(block: Any) -> str:
    where = getattr(block, "uri", None) or getattr(getattr(block, "resource", None), "uri", "")
    what = getattr(block, "mime_type", None) or getattr(getattr(block, "resource", None), "mime_type", None) or ""
    # 'image/png' says that it is an image.
    kind = "" if str(what).startswith(f"{block.type}/") else block.type
    return cleaned(" ".join(str(part) for part in (kind, what, where) if part), 200)
