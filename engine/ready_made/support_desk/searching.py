"""Looks questions up in the person's documents, by the tools that search them."""

from __future__ import annotations

from collections.abc import Sequence

from engine.agent.tools import Tool, ToolResult
from engine.errors import EngineError


def passages_of(question: str, tools: Sequence[Tool]) -> tuple[Tool, ToolResult] | None:
    """Return the first of the tools over documents that finds something, with what it finds."""
    for tool in tools:
        try:
            return tool, tool.function({"question": question})
        except EngineError as error:
            if error.code not in ("passages_none", "documents_unindexed"):
                raise
    return None


def document_tools(tools: Sequence[Tool]) -> list[Tool]:
    """Return the tools that search documents."""
    return [tool for tool in tools if tool.info.origin == "documents"]
