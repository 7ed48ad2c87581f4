"""Turns what a tool server answered into a result of the agent's: text is joined, everything else is only named."""

from __future__ import annotations

import json
from typing import Any

from engine.agent.answers import answered
from engine.agent.offers import cleaned
from engine.agent.tools import ToolResult
from engine.errors import JobFailed

_LONGEST_SAID = 600


def result_of(tool: str, answer: Any) -> ToolResult:
    """Return the result for an `mcp_types.CallToolResult`; raises JobFailed `tool_said_no` for one that is an error."""
    texts = [block.text for block in answer.content if block.type == "text"]
    others = [_named(block) for block in answer.content if block.type != "text"]
    text = "\n".join(texts)
    if answer.is_error:
        raise JobFailed("tool_said_no", tool=tool, said=text.strip()[:_LONGEST_SAID] or "-")
    if not text.strip() and answer.structured_content is not None:
        text = json.dumps(answer.structured_content, ensure_ascii=False)
    return answered(text, others)


def _named(block: Any) -> str:
    where = getattr(block, "uri", None) or getattr(getattr(block, "resource", None), "uri", "")
    what = getattr(block, "mime_type", None) or getattr(getattr(block, "resource", None), "mime_type", None) or ""
    return cleaned(" ".join(str(part) for part in (block.type, what, where) if part), 200)
