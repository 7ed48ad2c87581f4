"""Finds the several things that one message may ask for, from the person's words alone, and calls for each in turn."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from engine.agent.callers.said import MOST_FINDS, finds, place_of
from engine.agent.callers.selection import Caller, Selection, completed, never
from engine.agent.finders import find_marked
from engine.agent.messages import Message, ToolCall, asked_at, calls_of_turn
from engine.agent.pending import pending_of
from engine.agent.tools import Tool
from engine.agent.wishes import begins_wish

# What joins two wishes: another sentence, a word that adds one.
_JOINT = re.compile(
    r"[.?!;]\s+(?=\w)|\b(?:and|also|then|plus|as well as)\b|[。？！；](?=\w)|还有|以及|然后|并且|另外|和|再",
    re.IGNORECASE,
)
# Where a message can be parted, its signs left with what they end; what stands in a wish of a few words only is none.
_PARTING = re.compile(
    r"(?<=[.?!;])\s+|\s*\n\s*|,?\s+(?:and|then|also|plus)(?:\s+(?:then|also))?\s+|(?<=[。？！；])(?=\w)|"
    r"[，,]?(?:还有|然后|并且|另外)[，,]?",
    re.IGNORECASE,
)
# A part that points to another one cannot be understood without it.
_POINTS = re.compile(
    r"\b(?:it|its|they|them|their|he|she|his|her|this|that|these|those|same|ones?)\b|[它他她这那]", re.IGNORECASE
)


def most_calls(text: str) -> int:
    """Return how many calls a message may be worth: one, and one more for each joint in it.

    It only bounds how often a model is asked again: 'fish and chips' has a joint, too.
    """
    return 1 + sum(1 for _ in _JOINT.finditer(text.strip()))


def wishes_in(text: str) -> tuple[str, ...]:
    """Return the wishes that a message holds one after the other, all of it where it is one or cannot be parted.

    Each begins like a wish and points to none of the others; a text that is quoted or stands behind a colon is one.
    """
    if find_marked(text):
        return (text,)
    parts: list[str] = []
    start = 0
    for joint in _PARTING.finditer(text):
        before = text[start : joint.start()]
        if begins_wish(before) and begins_wish(text[joint.end() :]):
            parts.append(before)
            start = joint.end()
    parts.append(text[start:])
    return (text,) if any(map(_POINTS.search, parts[1:])) else tuple(parts)


class SeveralCaller:
    """Calls for each of the wishes in a message, and for each thing that a wish names, where `one` makes one call.

    Wishes are parted only where each alone makes a call that needs nothing more and changes nothing, and only a tool
    that takes nothing else is called for a second thing ('R-101 and R-102'). At most MOST_FINDS calls are made so.
    """

    def __init__(self, one: Caller) -> None:
        self._one = one

    def select(
        self, messages: Sequence[Message], tools: Sequence[Tool], cancelled: Callable[[], bool] = never
    ) -> Selection:
        """Select the first call that the turn has not made; only the person's own words are read."""
        at = asked_at(messages)
        if at < 0:
            return self._one.select(messages, tools, cancelled)
        made = [(call.name, call.arguments) for call in calls_of_turn(messages)]
        planned = self._planned(messages[: at + 1], tools, cancelled)
        calls = [(one, one.call) for one in planned if one.call]
        if not made and not calls:
            return planned[0]
        # A call of another's making has nothing to do with what was planned here.
        if all(one in [(call.name, call.arguments) for _, call in calls] for one in made):
            for selection, call in calls[:MOST_FINDS]:
                if (call.name, call.arguments) not in made:
                    return selection
        return self._one.select(messages, tools, cancelled)

    def _planned(
        self, messages: Sequence[Message], tools: Sequence[Tool], cancelled: Callable[[], bool]
    ) -> list[Selection]:
        *before, said = messages
        known = {tool.name: tool for tool in tools}
        parts = (said.content,) if pending_of(messages) else wishes_in(said.content)
        if len(parts) > 1:
            alone = [
                replace(self._one.select((*before, replace(said, content=part)), tools, cancelled), wish=part)
                for part in parts
            ]
            if all(one.call and _is_whole(known[one.call.name], one.call) for one in alone):
                return [more for one in alone for more in _each(one, known, one.wish)]
        return _each(self._one.select(messages, tools, cancelled), known, said.content)


def _is_whole(tool: Tool, call: ToolCall) -> bool:
    return not tool.info.changes and not tool.missing(call.arguments)


def _each(selection: Selection, tools: dict[str, Tool], text: str) -> list[Selection]:
    """Return a selection for each thing that `text` names for the one argument of the selected tool, as they stand."""
    call = selection.call
    tool = tools[call.name] if call else None
    if call is None or tool is None or tool.info.changes or len(tool.arguments) != 1:
        return [selection]
    (name,) = tool.arguments
    finder = tool.finders.get(name)
    values = list(dict.fromkeys(finds(finder, [text]))) if finder and finder.specific else []
    if call.arguments.get(name) not in values:
        return [selection]
    values.sort(key=lambda value: place.start if (place := place_of(value, text)) else -1)
    return [replace(selection, call=replace(call, arguments=completed(tool, {name: value}, text))) for value in values]
