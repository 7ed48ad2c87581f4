"""The agent's fixed wording: questions, refusals and fallbacks, where a sentence has to be exact."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from engine.agent.language import chained, listed, say, told
from engine.agent.tools import Tool
from engine.agent.words import humanised
from engine.errors import ErrorInfo
from engine.sentences import sentence_for

STOPPED = "I stopped here, as you asked."
OUT_OF_STEPS = "I stopped because this took more steps than one message may take."
OUT_OF_TIME = "I stopped because this took longer than one message may take."
NO_TIME_FOR_MORE = "There was no time to look whether you asked for more."
NO_FOLLOW_UP = "I do not see what that changes in your last question. Please ask the whole question anew."
# What a call was made with is named where it is no longer than this.
_LONGEST_GIVEN = 80
# Tools that are named when the agent says what it can do.
_NAMED = 6
_ABOUT_ME = re.compile(
    r"\b(?:what|how) (?:can|could|do|are) you\b|\bwho are you\b|\bwhat are you\b|\bhow does this work\b|^help\W*$|"
    r"\bhelp me with\b|你(?:能|会|可以)(?:做|干|帮)[^，。]{0,4}什么|你是谁|你有(?:什么|哪些)功能|怎么用你|^帮助\W*$",
    re.IGNORECASE,
)


def ask_back(tool: Tool, missing: str) -> str:
    """Return the question for one missing argument."""
    if missing not in tool.asks and tool.kind(missing) == "boolean":
        return say("{name}: yes or no?", name=_opened(humanised(missing)))
    return told(tool.asks.get(missing, "")) or say("Which {name} do you mean?", name=humanised(missing))


def unsayable(tool: Tool, missing: str) -> str:
    """Return the reply where an argument is missing that no message can give."""
    return say(
        "“{tool}” needs {name}, which has several parts: I cannot take that from a message. "
        "Try the tool on the Tools page, where it can be typed.",
        tool=told(tool.title),
        name=humanised(missing),
    )


def unsure(tool: Tool, arguments: Mapping[str, Any]) -> str:
    """Return the question whether `tool` is meant; a yes calls it with `arguments`."""
    return say("I am not sure what you mean. Should I use {call}?", call=_call_of(tool, arguments))


def unsure_without(tool: Tool, arguments: Mapping[str, Any], parts: Sequence[str]) -> str:
    """Return the question whether `tool` is to be called though `parts` of the message are in no argument."""
    form = "I do not know what {parts} mean here. Should I use {call} without them?"
    if len(parts) == 1:
        form = "I do not know what {parts} means here. Should I use {call} without it?"
    return say(form, parts=_quoted(parts), call=_call_of(tool, arguments))


def _call_of(tool: Tool, arguments: Mapping[str, Any]) -> str:
    given = say(", ").join(
        say("{name}: {value}", name=humanised(name), value=value) for name, value in arguments.items()
    )
    if not given or len(given) >= _LONGEST_GIVEN:
        return say("“{tool}”", tool=told(tool.title))
    return say("“{tool}” ({given})", tool=told(tool.title), given=given)


def failed(error: ErrorInfo) -> str:
    """Return the reply after a tool could not answer: what happened, and what to do."""
    sentence = sentence_for(error, told)
    return say(" ").join(filter(None, (sentence.message, sentence.remedy)))


def left_out(parts: Sequence[str]) -> str:
    """Return what goes before a reply for which `parts` of the message were not understood."""
    if len(parts) == 1:
        return say("I left out {parts}, as I do not know what it means here.", parts=_quoted(parts))
    return say("I left out {parts}, as I do not know what they mean here.", parts=_quoted(parts))


def not_reached(parts: Sequence[str]) -> str:
    """Return what goes before a reply that has no room for `parts` of the message, which are understood."""
    return say("I did not get to {parts}: please ask for that in another message.", parts=_quoted(parts))


def _quoted(parts: Sequence[str]) -> str:
    return chained([f"“{part}”" for part in parts])


def asks_about_me(words: str) -> bool:
    """Return whether somebody asks what the agent is or can do."""
    return bool(_ABOUT_ME.search(words))


def no_tool(words: str, agent_purpose: str, tools: Sequence[Tool]) -> str:
    """Return the reply to `words` that no tool fits: that none does, unless just this was asked, and what does."""
    own = agent_purpose.strip().rstrip(".")
    able = abilities(tools)
    offer = say("I can {able}.", able=able) if able else say("I have no tools to work with yet.")
    if not asks_about_me(words):
        return say("None of my tools fits that. {offer}", offer=offer)
    if not own:
        return offer
    if _is_verb_phrase(own):
        return say("I am here to {purpose}. {offer}", purpose=own, offer=offer)
    return say("{purpose}. {offer}", purpose=_opened(own), offer=offer)


def abilities(tools: Sequence[Tool]) -> str:
    """Return what `tools` can do, grouped by where they come from, '' where there are none."""
    tables = list(dict.fromkeys(humanised(tool.name.split("_", 2)[-1]) for tool in tools if _is_look_up(tool)))
    figures = list(dict.fromkeys(humanised(tool.name.split("_", 1)[-1]) for tool in tools if _is_figure(tool)))
    models = [tool.title for tool in tools if tool.info.origin == "model"]
    rest = [told(tool.title) for tool in tools if tool.info.origin not in ("model", "table")]
    same = tables == figures
    parts = [
        say("look things up and work out figures in {tables}", tables=listed(tables)) if tables and same else "",
        say("look things up in {tables}", tables=listed(tables)) if tables and not same else "",
        say("work out figures over {tables}", tables=listed(figures)) if figures and not same else "",
        say("ask your model {models}", models=listed(models)) if len(models) == 1 else "",
        say("ask your models {models}", models=listed(models)) if len(models) > 1 else "",
        say("use {tools}", tools=listed(_some(rest))) if rest else "",
    ]
    return listed([part for part in parts if part])


def _some(names: list[str]) -> list[str]:
    """Return the first names, and how many there are besides: a server alone may bring a dozen."""
    left = len(names) - _NAMED
    return names if left < 2 else [*names[:_NAMED], say("{count} more", count=left)]


def _is_look_up(tool: Tool) -> bool:
    return tool.info.origin == "table" and tool.name.startswith("look_up_")


def _is_figure(tool: Tool) -> bool:
    return tool.info.origin == "table" and tool.name.startswith("aggregate_")


def _is_verb_phrase(words: str) -> bool:
    return bool(re.match(r"(?:help|answer|assist|support|look|find|tell|sort|check|explain)\b", words, re.IGNORECASE))


def _opened(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
