"""Writes a conversation down: as Markdown for people, and as one line of JSON in OpenAI's form for programs."""

from __future__ import annotations

import json
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
            parts.append(f"**You:** {message.content}")
        elif message.role == "tool":
            parts.append(f"Result of `{message.name}`:\n\n{_fenced(_pretty(message.content), 'json')}")
        elif message.role == "assistant":
            if message.content.strip():
                parts.append(f"**{agent}:** {message.content}")
            for call in message.calls:
                arguments = json.dumps(dict(call.arguments), ensure_ascii=False, indent=2)
                parts.append(f"Call of `{call.name}`:\n\n{_fenced(arguments, 'json')}")
    return "\n\n".join(parts) + "\n"


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
