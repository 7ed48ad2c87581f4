"""Writes a conversation down: as Markdown for people, and as one line of JSON in OpenAI's form for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from engine.agent.messages import Message, to_openai


def as_jsonl(messages: Sequence[Message]) -> str:
    """Return one line, `{"messages": [...]}`: what an import of conversations or of tool calls reads."""
    return json.dumps({"messages": [to_openai(message) for message in messages]}, ensure_ascii=False) + "\n"


def as_markdown(title: str, agent: str, messages: Sequence[Message]) -> str:
    """Return the title, and what was said under who said it; tool calls and results stand in code blocks."""
    parts = [f"# {title}" if title else "# Chat"]
    for message in messages:
        if message.role == "user":
            parts.append(_said("You", message.content))
        elif message.role == "tool":
            parts.append(f"Result of `{message.name}`:\n\n{_fenced(_pretty(message.content), 'json')}")
        elif message.role == "assistant":
            if message.content.strip():
                parts.append(_said(agent, message.content))
            for call in message.calls:
                arguments = json.dumps(dict(call.arguments), ensure_ascii=False, indent=2)
                parts.append(f"Call of `{call.name}`:\n\n{_fenced(arguments, 'json')}")
    return "\n\n".join(parts) + "\n"


def _said(who: str, text: str) -> str:
    """Return a line, or a quotation of several: what opens a block in it, such as a fence, ends with the quotation."""
    lines = re.split(r"\r\n?|\n", text.strip("\r\n"))
    if len(lines) < 2:
        return f"**{who}:** {lines[0]}"
    return f"**{who}:**\n\n" + "\n".join(f"> {line}".rstrip() for line in lines)


def _pretty(text: str) -> str:
    try:
        return json.dumps(json.loads(text), ensure_ascii=False, indent=2)
    except ValueError:
        return text


def _fenced(text: str, language: str) -> str:
    """Return a code block whose fence is longer than any in the text."""
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}{language}\n{text}\n{fence}"
