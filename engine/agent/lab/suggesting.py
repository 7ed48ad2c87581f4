"""Suggests how a person may ask for a tool of which nothing is known but its name, its words and its arguments."""

from __future__ import annotations

from dataclasses import replace

from engine.agent.lab import phrases
from engine.agent.lab.patterns import wishes
from engine.agent.lab.values import NEUTRAL, argument_values
from engine.agent.tools import Tool
from engine.agent.words import humanised

# The first of the frames is the bare wish, which the tool's name says already.
_FRAMES = slice(1, 3)


def suggested(tool: Tool) -> tuple[str, ...]:
    """Return two sentences, with values for what the tool needs where its schema tells any.

    None for a tool whose name and description say no wish: 'use price' is nothing that a person says.
    """
    language = phrases.ENGLISH if wishes(tool, phrases.ENGLISH) else phrases.CHINESE
    does = wishes(tool, language)
    if not does:
        return ()
    # What arguments are called is English as a rule, which no Chinese sentence says.
    told = _told(tool) if language == phrases.ENGLISH else ""
    # A wish that leaves out what the tool needs still says which tool is meant.
    frames = (phrases.ASKS if told else phrases.BARE)[language][_FRAMES]
    # The last is the description, where that is a wish: it says more than the name.
    sentences = (frame.format(do=does[-1], args=told) for frame in frames)
    return tuple(sentence[0].upper() + sentence[1:] for sentence in sentences)


def _told(tool: Tool) -> str:
    """Return what the tool needs in words, '' where it needs nothing or of some of it no likely value is known."""
    values = argument_values(replace(tool, examples=()), {}, 0)
    if any(name not in values or set(values[name]) <= set(NEUTRAL) for name in tool.required):
        return ""
    first, then = phrases.NAMED[phrases.ENGLISH][:2]
    named = ((then if at else first, name) for at, name in enumerate(tool.required))
    return " and ".join(form.format(name=humanised(name), value=values[name][0]) for form, name in named)
