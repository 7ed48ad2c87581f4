"""Remembers a question the agent asked back, so that the person's next words can be its answer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.agent.messages import Message, ToolCall
from engine.agent.said_arguments import takes_all, unheld
from engine.agent.tools import Tool
from engine.agent.wishes import is_wish
from engine.agent.written_dates import find_dates

_SHORT = 6
# Chinese has no blanks: a word of it counts where a sentence, or a part of one, is nothing else. 不锈钢 is no 不.
_END = r"(?=\s|[，,。.！!～~、；;]|$)"
_YES = re.compile(
    r"^(?:(?:yes|true|yeah|yep|sure|ok(?:ay)?|please do|do it|go ahead|right|correct|exactly|of course)\b|"
    r"(?:是|对|好|行|可以|没错|当然|嗯|要|用|用吧|请用|继续|确定|同意|没问题)(?:的|啊|吧|呀|了|可以)*" + _END + ")",
    re.IGNORECASE,
)
_NO = re.compile(
    r"^(?:(?:no(?! idea)|nope|false)\b|"
    r"(?:不|不是|不对|不用|不要|不必|不行|不可以|不需要|否)(?:的|了|啊|吧|你|您)*" + _END + ")",
    re.IGNORECASE,
)
_NO_ANSWER = re.compile(
    r"^(?:(?:nothing|none|never ?mind|forget it|cancel|stop|skip|don'?t know|i (?:do not|don'?t) know|"
    r"no idea|not sure|wait|hold on|hm+|um+|uh+|"
    r"thanks?|thank you|hello|hi|hey|bye)\b|"
    r"我?(?:不知道|不清楚|不记得|不确定|没有)|"
    r"(?:算了|等等|等一下|稍等|取消|停|停止|跳过|谢谢|多谢|你好|您好|再见)(?:的|了|啊|吧|你|您)*" + _END + ")",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"^(?:(?:oh|ah|sorry|well|so|okay|ok),?\s+)*(?:(?:it'?s|it is|that'?s|that is|that would be|this is|i mean|i meant|"
    r"the one is|number|no\.?)\s+)+(?:the\s+|number\s+)?",
    re.IGNORECASE,
)
# What points to something that was said, and so names nothing itself.
_POINTER = re.compile(
    r"\b(?:i|me|you|it|this|that|these|those|one|same|said|told|already|above)\b|"
    r"[我你您]|[这那](?:个|单|笔)|刚才|刚刚|上面|说过",
    re.IGNORECASE,
)
_THANKS = re.compile(r"[\s,.，。]*(?:\b(?:please|thanks|thank you)|谢谢[你您]?|多谢)$", re.IGNORECASE)


@dataclass(frozen=True)
class Pending:
    """A call that waits: for the arguments `missing`, or for a yes where none are."""

    tool: str
    arguments: Mapping[str, Any]
    missing: tuple[str, ...]

    def as_asks(self) -> dict[str, Any]:
        """Return the form that `Trace.asks` keeps."""
        return {"tool": self.tool, "arguments": dict(self.arguments), "missing": list(self.missing)}


def pending_of(messages: Sequence[Message]) -> Pending | None:
    """Return what the agent's last message before the person's asked for, None when it was no question."""
    before = [message for message in messages if message.role != "system"]
    if before and before[-1].role == "user":
        before = before[:-1]
    asks = before[-1].trace.asks if before and before[-1].role == "assistant" else None
    if not asks:
        return None
    return Pending(str(asks["tool"]), dict(asks.get("arguments", {})), tuple(asks.get("missing", ())))


def said_for(messages: Sequence[Message], tool: str) -> tuple[str, ...]:
    """Return the person's messages that one call of `tool` is made of, oldest first.

    They are the last one, and those before it that the agent answered by asking for more of that call.
    """
    said = [message for message in messages if message.content and message.role in ("user", "assistant")]
    parts: list[str] = []
    while said and said[-1].role == "user":
        parts.insert(0, said.pop().content.strip())
        asks = said[-1].trace.asks if said else None
        if not asks or asks["tool"] != tool:
            break
        said.pop()
    return tuple(parts)


def answered(
    pending: Pending, tool: Tool, text: str, spans: Mapping[str, Any], before: Sequence[str] = ()
) -> ToolCall | None:
    """Return the waiting call completed with the person's answer, None when `text` is none.

    An argument is filled from the caller's `spans`, by its finder, or, where one is missing, by the whole message
    when that is short, asks for nothing, and does not only point to what was said `before`.
    """
    words = text.strip()
    if not pending.missing:
        return ToolCall("", pending.tool, pending.arguments) if _YES.match(words) else None
    asked = pending.missing[0]
    found: dict[str, Any] = {}
    is_truth, no = tool.kind(asked) == "boolean", _NO.match(words)
    if is_truth and (no or _YES.match(words)):
        found[asked] = no is None
    elif (no or _NO_ANSWER.match(words)) and not any(char.isdigit() for char in words):
        return None
    for name in (name for name in pending.missing if name not in found):
        value = spans.get(name) or _found(tool, name, words)
        if value:
            found[name] = value
    is_value = not is_truth and not insists(pending, words, before)
    if not found and is_value and _is_short(words, tool.kind(asked) == "array"):
        value = _value(asked, words)
        found |= {asked: value} if value else {}
    if not found:
        return None
    return ToolCall("", pending.tool, {**pending.arguments, **found})


def insists(pending: Pending, text: str, before: Sequence[str]) -> bool:
    """Say whether `text` only agrees, or only points to what was said `before` and the waiting call does not hold.

    'Yes, do it' and 'the one I just said' name no order, so that what was asked for is asked for again.
    """
    words = text.strip()
    if not pending.missing or takes_all(pending.missing[0]) or _NO.match(words) or _NO_ANSWER.match(words):
        return False
    rest = words
    while agreed := _YES.match(rest):
        rest = rest[agreed.end() :].lstrip(" ,，。.!！~～、；;")
    agrees = rest != words
    rest = _THANKS.sub("", _LEAD_IN.sub("", rest))
    if agrees and not rest:
        return True
    points = _points(rest) and _is_short(rest, False) and not is_wish(rest)
    return points and (agrees or bool(unheld(pending.arguments, " ".join(before), "")))


def _points(words: str) -> bool:
    return _POINTER.search(words) is not None and not any(char.isdigit() for char in words)


def starts_anew(pending: Pending, given: Mapping[str, Any], text: str) -> bool:
    """Say whether `text`, which means the waiting tool, is a question of its own: it states more than was asked for.

    `given` are the arguments of a call for `text` alone. 'How many?' answers what to work out; 'how many were sold in
    May?' would lose its May, or keep the April of the question before.
    """
    known = pending.arguments
    more = [name for name, value in given.items() if name not in pending.missing and known.get(name) != value]
    return is_wish(text) and bool(more) and not any(given.get(name) in (None, "") for name in pending.missing)


def settles(pending: Pending, tool: Tool, text: str) -> bool:
    """Say whether `text` is hardly more than a value of what was asked for: '2,5 kg', 'on 3 December 2026'."""
    value = _found(tool, pending.missing[0], text) if pending.missing else None
    if not value or not any(sign.isdigit() for sign in value):
        return False
    rest = text.replace(value, " ")
    for day in reversed(find_dates(rest)):
        rest = rest[: day.start] + rest[day.end :]
    return len(re.findall(r"[^\W\d]+", _LEAD_IN.sub("", rest))) <= 1


def _is_short(words: str, is_list: bool) -> bool:
    parts = re.split(r"[,;，；、]", words) if is_list else [words]
    return all(len(part.split()) <= _SHORT for part in parts)


def _value(name: str, words: str) -> str:
    """Return the value that short words are for an argument, '' where they ask for something."""
    if takes_all(name):
        return _bare(words)
    agreed = _YES.match(words)
    # 'OK Computer' is a name: only behind a comma the value begins after the yes.
    if agreed and words[agreed.end() :].startswith((",", "，")):
        words = words[agreed.end() + 1 :].strip()
    bare = _bare(words)
    bare = _THANKS.sub("", bare) or bare
    return "" if is_wish(bare) else bare


def _bare(words: str) -> str:
    return _LEAD_IN.sub("", words).strip(" .,!") or words


def _found(tool: Tool, name: str, words: str) -> str | None:
    finder = tool.finders.get(name)
    return finder.find(words) if finder else None
