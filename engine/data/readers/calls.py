"""Writes an assistant's tool call in OpenAI's form: what every reader of chats and calls needs."""

from __future__ import annotations

import json
from typing import Any


def tool_call(name: str, arguments: Any, call: str) -> dict[str, Any]:
    """Return the message; arguments that are no text yet become JSON."""
    text = arguments if isinstance(arguments, str) else json.dumps(arguments, ensure_ascii=False)
    called = {"id": call, "type": "function", "function": {"name": name, "arguments": text}}
    return {"role": "assistant", "content": None, "tool_calls": [called]}
