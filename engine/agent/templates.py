"""The agent's fixed wording: questions, refusals and fallbacks, where a sentence has to be exact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from engine.agent.tools import Tool
from engine.agent.words import humanised
from engine.errors import ErrorInfo
from engine.sentences import sentence_for

STOPPED = "I stopped here, as you asked."
OUT_OF_STEPS = "I stopped because this took more steps than one message may take."
OUT_OF_TIME = "I stopped because this took longer than one message may take."
NO_TIME_FOR_MORE = "There was no time to look whether you asked for more."
NO_FOLLOW_UP = "I do not see what that changes in your last question. Please ask the whole question anew."
# Tools that are named when the agent says what it can do.
_NAMED = 6
_ABOUT_ME = re.compile(
    r"\b(?:what|how) (?:can|could|do|are) you\b|\bwho are you\b|\bwhat are you\b|\bhow does this work\b|^help\W*$|"
    r"\bhelp me with\b",
    re.IGNORECASE,
)


def ask_back(tool: Tool, missing: str) -> str:
    """Return the question for one missing argument."""
    if missing not in tool.asks and tool.kind(missing) == "boolean":
        return f"{_opened(humanised(missing))}: yes or no?"
    return tool.asks.get(missing) or f"Which {humanised(missing)} do you mean?"


def unsayable(tool: Tool, missing: str) -> str:
    """Return the reply where an argument is missing that no message can give."""
    return (
        f"“{tool.title}” needs {humanised(missing)}, which has several parts: I cannot take that from a "
        "message. Try the tool on the Tools page, where it can be typed."
    )


def unsure(tool: Tool, arguments: Mapping[str, Any]) -> str:
    """Return the question whether `tool` is meant; a yes calls it with `arguments`."""
    return f"I am not sure what you mean. Should I use {_call_of(tool, arguments)}?"


def unsure_without(tool: Tool, arguments: Mapping[str, Any], parts: Sequence[str]) -> str:
    """Return the question whether `tool` is to be called though `parts` of the message are in no argument."""
    means, it = ("means", "it") if len(parts) == 1 else ("mean", "them")
    question = f"Should I use {_call_of(tool, arguments)} without {it}?"
    return f"I do not know what {_quoted(parts)} {means} here. {question}"


def _call_of(tool: Tool, arguments: Mapping[str, Any]) -> str:
    given = ", ".join(f"{humanised(name)}: {value}" for name, value in arguments.items())
    return f"“{tool.title}”" + (f" ({given})" if given and len(given) < 80 else "")


def failed(error: ErrorInfo) -> str:
    """Return the reply after a tool could not answer: what happened, and what to do."""
    sentence = sentence_for(error)
    return f"{sentence.message} {sentence.remedy}".strip()


def left_out(parts: Sequence[str]) -> str:
    """Return what goes before a reply for which `parts` of the message were not understood."""
    means = "it means" if len(parts) == 1 else "they mean"
    return f"I left out {_quoted(parts)}, as I do not know what {means} here."


def _quoted(parts: Sequence[str]) -> str:
    return " and ".join(f"“{part}”" for part in parts)


def asks_about_me(words: str) -> bool:
    """Return whether somebody asks what the agent is or can do."""
    return bool(_ABOUT_ME.search(words))


def no_tool(words: str, agent_purpose: str, tools: Sequence[Tool]) -> str:
    """Return the reply to `words` that no tool fits: that none does, unless just this was asked, and what does."""
    own = agent_purpose.strip().rstrip(".")
    able = abilities(tools)
    offer = f"I can {able}." if able else "I have no tools to work with yet."
    if asks_about_me(words):
        return (
            f"I am here to {own}. {offer}" if _is_verb_phrase(own) else " ".join(filter(None, (_sentence(own), offer)))
        )
    return f"None of my tools fits that. {offer}"


def abilities(tools: Sequence[Tool]) -> str:
    """Return what `tools` can do, grouped by where they come from, '' where there are none."""
    tables = dict.fromkeys(humanised(tool.name.split("_", 2)[-1]) for tool in tools if _is_look_up(tool))
    figures = dict.fromkeys(humanised(tool.name.split("_", 1)[-1]) for tool in tools if _is_figure(tool))
    models = [tool.title for tool in tools if tool.info.origin == "model"]
    rest = [tool.title for tool in tools if tool.info.origin not in ("model", "table")]
    same = list(tables) == list(figures)
    parts = [
        f"look things up and work out figures in {_listed(tables)}" if tables and same else "",
        f"look things up in {_listed(tables)}" if tables and not same else "",
        f"work out figures over {_listed(figures)}" if figures and not same else "",
        f"ask your model {_listed(models)}" if len(models) == 1 else "",
        f"ask your models {_listed(models)}" if len(models) > 1 else "",
        f"use {_listed(_some(rest))}" if rest else "",
    ]
    return _listed([part for part in parts if part])


def _some(names: list[str]) -> list[str]:
    """Return the first names, and how many there are besides: a server alone may bring a dozen."""
    left = len(names) - _NAMED
    return names if left < 2 else [*names[:_NAMED], f"{left} more"]


def _is_look_up(tool: Tool) -> bool:
    return tool.info.origin == "table" and tool.name.startswith("look_up_")


def _is_figure(tool: Tool) -> bool:
    return tool.info.origin == "table" and tool.name.startswith("aggregate_")


def _is_verb_phrase(words: str) -> bool:
    return bool(re.match(r"(?:help|answer|assist|support|look|find|tell|sort|check|explain)\b", words, re.IGNORECASE))


def _sentence(words: str) -> str:
    return f"{_opened(words)}." if words else ""


def _opened(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _listed(words: Iterable[str]) -> str:
    found = list(words)
    return " and ".join(part for part in (", ".join(found[:-1]), *found[-1:]) if part)
