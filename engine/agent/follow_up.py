"""Makes a whole question of a follow-up such as 'and in March?': the last question with one value changed or added."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from engine.agent.composer import asked
from engine.agent.language import CHINESE, language_of
from engine.agent.messages import Message, ToolCall, as_understood
from engine.agent.pending import pending_of
from engine.agent.slots import DATE, MONTH, YEAR, Kind, Slot, find_slots
from engine.agent.tools import Tool
from engine.agent.wishes import is_wish
from engine.agent.words import singular
from engine.text.han import HAN

_ABOUT = r"(?:(?:what|how)\s+about|i\s+meant?)\b"
_LEAD_IN = re.compile(
    rf"(?:(?:oh|ok|okay|so|but|then|well|sorry)\b[\s,.]*)*(?:(?:(?:and|no|sorry)\b[\s,.]*)+(?:{_ABOUT})?|{_ABOUT})[\s,.]*",
    re.IGNORECASE,
)
# In Chinese a follow-up may only end like one ('李雷呢'), and ask anew what the question asked ('上海有多少').
_CHINESE = re.compile(
    r"(?P<lead>(?:(?:哦|嗯|好的?)[，,\s]*)*(?:(?:那么?|还有|不是?[，,]|我是?说的?是?|换成|如果是|要是)[，,\s]*)+)?"
    r"(?P<rest>.+?)的?(?P<amount>[有是]?(?:多少|几)[个名位条笔种项家款件]?)?(?P<ends>呢)?[\s？?！!。.]*"
)
_AMOUNT = re.compile(r"多少|几[个名位条笔种项家款件]")
_HAN = re.compile(f"[{HAN}]")
_CHINESE_FILLER = re.compile(r"[的呢吗在就只个]")
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
    part = _part(text)
    rest = text[part.begin : part.end].rstrip(" ?!.")
    if not rest or is_wish(rest) or len(rest.split()) > _LONGEST or pending_of((*messages, Message("user", text))):
        return None
    calls = _last_calls(messages)
    if not calls:
        return None
    said = asked(as_understood(messages[: _called_at(messages) + 1]))
    if _AMOUNT.search(text, part.end) and not _AMOUNT.search(said):
        return None
    tool = next((tool for tool in tools if tool.name == calls[0].name), None)
    whole = _restated(said, text, part, tool, calls[0]) if tool and len(calls) == 1 else ""
    return whole if whole or part.is_marked else None


class _Part(NamedTuple):
    """What of a follow-up is other than before, nothing of a text that is none.

    One that is not marked as a follow-up by a word of its own may be a question of its own as well.
    """

    begin: int = 0
    end: int = 0
    is_marked: bool = True


def _part(text: str) -> _Part:
    if language_of(text) == CHINESE:
        match = _CHINESE.fullmatch(text)
        is_marked = bool(match and (match["lead"] or match["ends"]))
        return _Part(*match.span("rest"), is_marked) if match and (is_marked or match["amount"]) else _Part()
    lead_in = _LEAD_IN.match(text)
    return _Part(lead_in.end(), len(text)) if lead_in else _Part()


def _called_at(messages: Sequence[Message]) -> int:
    return max((at for at, message in enumerate(messages) if message.calls), default=-1)


def _last_calls(messages: Sequence[Message]) -> list[ToolCall]:
    """Return the calls of the last turn that made any."""
    at = _called_at(messages)
    begun = max((place for place in range(at) if messages[place].role == "user"), default=0)
    return [call for message in messages[begun : at + 1] for call in message.calls]


def _restated(said: str, text: str, part: _Part, tool: Tool, call: ToolCall) -> str:
    """Return what was `said` with the values that `text` has in a `part` of it, '' where it is not clear how."""
    begin, end, _ = part
    new = [slot for slot in find_slots(text, tool, {}) if begin <= slot.start and slot.end <= end]
    kinds = [slot.kind for slot in new]
    of_year = [YEAR, MONTH] if language_of(text) == CHINESE else [MONTH, YEAR]
    if not new or (len(new) > 1 and kinds != of_year) or not _is_bare(text[:end], begin, new, said):
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
    return all(_is_known(word, known, said) for word in re.findall(r"[\w'’]+", rest[begin:].lower()))


def _is_known(word: str, known: Collection[str], said: str) -> bool:
    """Say whether a word is `known` or, in Chinese, which has no blanks, a part of what was `said`."""
    is_part = bool(_HAN.match(word)) and _CHINESE_FILLER.sub("", word) in said
    return is_part or word in known or singular(word) in known


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
    """Return what was `said` with one more condition, before the mark at its end; in Chinese it goes first."""
    more = text[begin:end].strip()
    if language_of(said) == CHINESE:
        return f"{more}，{said}"
    body = said.rstrip(" ?!.")
    joint = " " if more.split()[0].lower() in _PREPOSITIONS else ", "
    return f"{body}{joint}{more}{said[len(body) :]}"
