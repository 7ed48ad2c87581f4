"""Makes a whole question of a follow-up such as 'and in March?': the last question with one value changed or added."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from engine.agent.composer import asked
from engine.agent.messages import Message, ToolCall, as_understood
from engine.agent.pending import pending_of
from engine.agent.slots import DATE, MONTH, YEAR, Kind, Slot, find_slots
from engine.agent.tools import Tool
from engine.agent.wishes import is_wish
from engine.agent.words import singular

_ABOUT = r"(?:(?:what|how)\s+about|i\s+meant?)\b"
_LEAD_IN = re.compile(
    rf"(?:(?:oh|ok|okay|so|but|then|well|sorry)\b[\s,.]*)*(?:(?:(?:and|no|sorry)\b[\s,.]*)+(?:{_ABOUT})?|{_ABOUT})[\s,.]*",
    re.IGNORECASE,
)
# The words around a value that say nothing of their own, and those that say how it belongs to the question.
_FILLER = frozenset(["a", "an", "the", "one", "ones", "only", "just", "please", "then", "is", "it", "it's", "instead"])
_PREPOSITIONS = frozenset(
    ["in", "on", "at", "of", "for", "from", "by", "with", "to", "since", "until", "before", "after"]
)
_LONGEST = 8


def follow_up(messages: Sequence[Message], text: str, tools: Sequence[Tool]) -> str | None:
    """Return the whole question that `text`, said after `messages`, stands for.

    '' is returned for a follow-up of which that is not clear, None for a message that is none: nothing was called yet,
    the agent waits for an answer, or the message does not begin like one or is a question of its own.
    """
    lead_in = _LEAD_IN.match(text)
    rest = text[lead_in.end() :].rstrip(" ?!.") if lead_in else ""
    if not rest or is_wish(rest) or len(rest.split()) > _LONGEST or pending_of((*messages, Message("user", text))):
        return None
    calls = _last_calls(messages)
    if not calls:
        return None
    tool = next((tool for tool in tools if tool.name == calls[0].name), None)
    if tool is None or len(calls) > 1:
        return ""
    said = asked(as_understood(messages[: _called_at(messages) + 1]))
    return _restated(said, text, len(text) - len(text[lead_in.end() :]) if lead_in else 0, tool, calls[0])


def _called_at(messages: Sequence[Message]) -> int:
    return max((at for at, message in enumerate(messages) if message.calls), default=-1)


def _last_calls(messages: Sequence[Message]) -> list[ToolCall]:
    """Return the calls of the last turn that made any."""
    at = _called_at(messages)
    begun = max((place for place in range(at) if messages[place].role == "user"), default=0)
    return [call for message in messages[begun : at + 1] for call in message.calls]


def _restated(said: str, text: str, begin: int, tool: Tool, call: ToolCall) -> str:
    """Return what was `said` with the values that `text` has from `begin` on, '' where it is not clear how."""
    new = [slot for slot in find_slots(text, tool, {}) if slot.start >= begin]
    kinds = [slot.kind for slot in new]
    if not new or (len(new) > 1 and kinds != [MONTH, YEAR]) or not _is_bare(text, begin, new, said):
        return ""
    old = find_slots(said, tool, call.arguments)
    if any(sum(slot.kind == kind for slot in old) > 1 for kind in kinds):
        return ""
    changed = _changed(said, text, old, new)
    if changed is not None:
        return changed if changed != said else ""
    is_new_time = all(kind[0] == DATE[0] for kind in kinds) and any(slot.kind[0] == DATE[0] for slot in old)
    can_narrow = tool.values is not None and tool.values.narrows and kinds[0][0] in ("value", DATE[0])
    return _narrowed(said, text, begin, new[-1].end) if can_narrow and not is_new_time else ""


def _is_bare(text: str, begin: int, new: Sequence[Slot], said: str) -> bool:
    """Say whether nothing stands beside the new values but words that say nothing, or that were said before."""
    rest = text
    for slot in new:
        rest = rest[: slot.start] + " " * (slot.end - slot.start) + rest[slot.end :]
    known = {singular(word) for word in re.findall(r"\w+", said.lower())} | _FILLER | _PREPOSITIONS
    return all(word in known or singular(word) in known for word in re.findall(r"[\w'’]+", rest[begin:].lower()))


def _changed(said: str, text: str, old: Sequence[Slot], new: Sequence[Slot]) -> str | None:
    """Return what was `said` with each new value in the place of the old one of its kind, None where there is none.

    A year without an old one goes where its month does: February, then 'and in March 2024'.
    """
    at: Mapping[Kind, Slot] = {slot.kind: slot for slot in old}
    replaced = [(at[slot.kind], text[slot.start : slot.end]) for slot in new if slot.kind in at]
    if not replaced:
        return None
    if len(replaced) < len(new):
        replaced = [(replaced[0][0], text[new[0].start : new[-1].end])]
    for slot, value in sorted(replaced, key=lambda pair: -pair[0].start):
        said = said[: slot.start] + value + said[slot.end :]
    return said


def _narrowed(said: str, text: str, begin: int, end: int) -> str:
    """Return what was `said` with one more condition, before the mark at its end."""
    more = text[begin:end].strip()
    body = said.rstrip(" ?!.")
    joint = " " if more.split()[0].lower() in _PREPOSITIONS else ", "
    return f"{body}{joint}{more}{said[len(body) :]}"
