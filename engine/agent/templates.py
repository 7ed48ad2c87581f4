"""The agent's fixed wording: questions, refusals and fallbacks, where a sentence has to be exact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from engine.agent.tools import Tool
from engine.agent.words import humanised
from engine.errors import ErrorInfo
from engine.sentences import sentence_for

STOPPED = "I stopped here, as you asked."
OUT_OF_STEPS = "I stopped because this took more steps than one message may take."
OUT_OF_TIME = "I stopped because this took longer than one message may take."


def ask_back(tool: Tool, missing: str) -> str:
    """Return the question for one missing argument."""
    return tool.asks.get(missing) or f"Which {humanised(missing)} do you mean?"


def unsure(tool: Tool, arguments: Mapping[str, Any]) -> str:
    """Return the question whether `tool` is meant; a yes calls it with `arguments`."""
    given = ", ".join(f"{humanised(name)}: {value}" for name, value in arguments.items())
    shown = f" ({given})" if given and len(given) < 80 else ""
    return f"I am not sure what you mean. Should I use “{humanised(tool.name)}”{shown}?"


def denied(tool: Tool) -> str:
    """Return the reply after the person did not allow a call."""
    return f"I did not use “{humanised(tool.name)}”, because it was not allowed."


def failed(error: ErrorInfo) -> str:
    """Return the reply after a tool could not answer: what happened, and what to do."""
    sentence = sentence_for(error)
    return f"{sentence.message} {sentence.remedy}".strip()


def purpose(agent_purpose: str, tools: Iterable[Tool]) -> str:
    """Return what the agent can help with, from its purpose and its tools."""
    abilities = "; ".join(_ability(tool) for tool in tools)
    own = agent_purpose.strip().rstrip(".")
    opening = f"My purpose: {own}. " if own else ""
    if not abilities:
        return f"{opening}I have no tools to work with yet.".strip()
    return f"{opening}I can help with: {abilities}."


def _ability(tool: Tool) -> str:
    first = re.split(r"(?<=[.!?])\s|[.:]$|: ", tool.info.description.strip())[0].rstrip(".")
    short = first if len(first) <= 80 else humanised(tool.name)
    return short[:1].lower() + short[1:] if short[1:2].islower() else short
