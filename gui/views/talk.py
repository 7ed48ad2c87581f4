"""One conversation without Qt: what was said, what is being said, and what stands where in the flow.

The page draws it; everything that can be wrong about order, sources or waiting is decided (and tested) here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from engine.agent.messages import Message, ToolCall, to_openai
from engine.errors import ErrorInfo
from engine.events import ApprovalNeeded, MessageAdded, TextDelta
from engine.results import ChatDetails
from engine.text.shown import visible

_LINE = 160
_BEFORE = 12
_EXCERPT = 280
_REFUSALS = ("tool_denied", "tool_not_allowed")
_INTERRUPTIONS = ("call_stopped", "call_stopped_changes")


@dataclass(frozen=True)
class Said:
    """Something the person said, in `branch` (which of how many ways)."""

    index: int
    message: Message
    branch: tuple[int, int] = (1, 1)

    @property
    def key(self) -> str:
        """What tells it from every other entry of the chat."""
        return f"said-{self.index}"


@dataclass(frozen=True)
class Replied:
    """A reply; `asked` are the person's words that it answers, `asked_at` their index."""

    index: int
    message: Message
    asked: str = ""
    asked_at: int = -1

    @property
    def key(self) -> str:
        """What tells it from every other entry of the chat."""
        return f"reply-{self.index}"


@dataclass(frozen=True)
class Used:
    """A tool call in its place; `result` is its tool message, None while it runs and where it was cut off.

    `title` is the tool's own, where it has one.
    """

    index: int
    call: ToolCall
    result: Message | None = None
    title: str = ""

    @property
    def key(self) -> str:
        """What tells it from every other entry of the chat."""
        return f"used-{self.index}-{self.call.id}"


Entry = Said | Replied | Used


class Flow:
    """What stands in the flow, oldest first, kept up as messages come: to go through ten thousand anew takes too long.

    The system message and tool messages have no entry of their own.
    """

    def __init__(self) -> None:
        self._forget({})

    def _forget(self, branches: Mapping[int, tuple[int, int]]) -> None:
        self.entries: list[Entry] = []
        self._branches = dict(branches)
        self._count = 0
        self._last: Message | None = None
        self._asked, self._asked_at = "", -1
        self._open: dict[str, int] = {}

    def follow(self, messages: Sequence[Message], branches: Mapping[int, tuple[int, int]] | None = None) -> list[Entry]:
        """Return the entries of `messages`, of which most are known from the last time."""
        now = branches or {}
        changed = self._count > len(messages) or (self._count and messages[self._count - 1] is not self._last)
        if changed or now != self._branches:
            self._forget(now)
        for index in range(self._count, len(messages)):
            self._add(index, messages[index])
        return self.entries

    def _add(self, index: int, message: Message) -> None:
        self._count, self._last = index + 1, message
        if message.role == "user":
            self._asked, self._asked_at = message.content, index
            self.entries.append(Said(index, message, self._branches.get(index, (1, 1))))
        elif message.role == "assistant" and (message.content.strip() or not message.calls):
            self.entries.append(Replied(index, message, self._asked, self._asked_at))
        for call in message.calls if message.role == "assistant" else ():
            self._open[call.id] = len(self.entries)
            self.entries.append(Used(index, call, title=message.trace.title))
        at = self._open.pop(message.call_id, None) if message.role == "tool" else None
        if at is not None:
            used = self.entries[at]
            assert isinstance(used, Used)
            self.entries[at] = replace(used, result=message)


def turn_of(messages: Sequence[Message], index: int) -> list[tuple[int, Message]]:
    """Return the messages that led to message `index`, in order: the system message, then those of its own turn."""
    start = index
    while start > 0 and messages[start].role != "user":
        start -= 1
    opening = [(at, messages[at]) for at in range(start) if messages[at].role == "system"]
    return opening + [(at, messages[at]) for at in range(start, min(index + 1, len(messages)))]


def claim_spans(text: str, sources: Mapping[str, int]) -> list[tuple[int, int, int]]:
    """Return (start, end, message index) of every claim in `text`, in order and without overlaps; longer ones win."""
    taken: list[tuple[int, int, int]] = []
    for claim in sorted((claim for claim in sources if claim.strip()), key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w){re.escape(claim)}(?!\w)", text):
            if all(match.end() <= start or match.start() >= end for start, end, _ in taken):
                taken.append((match.start(), match.end(), sources[claim]))
    return sorted(taken)


def excerpt(message: Message, claim: str) -> str:
    """Return the part of a message around a claim, for a tooltip."""
    text = message.content or "; ".join(one_line(call.arguments) for call in message.calls)
    flat = " ".join(text.split())
    if len(flat) <= _EXCERPT:
        return flat
    at = max(0, flat.find(claim))
    start = max(0, min(at - _EXCERPT // 2, len(flat) - _EXCERPT))
    cut = flat[start : start + _EXCERPT]
    return f"{'…' if start else ''}{cut}{'…' if start + _EXCERPT < len(flat) else ''}"


def around(text: str, words: str) -> str:
    """Return what stands around the words, else from the first of them on, in one line that begins near them."""
    flat, wanted = " ".join(text.split()), " ".join(words.casefold().split())
    folded = flat.casefold()
    looked_for = [wanted] if wanted in folded else wanted.split()
    places = [folded.index(word) for word in looked_for if word in folded]
    at = max(0, min(places, default=0) - _BEFORE)
    return f"{'…' if at else ''}{flat[at : at + _LINE].strip()}"


def one_line(arguments: Mapping[str, Any]) -> str:
    """Return arguments in one line: 'date: 2026-10-12, offset: two weeks'."""
    parts = [f"{humanised(name).lower()}: {in_words(value)}" for name, value in arguments.items()]
    line = ", ".join(parts)
    return line if len(line) <= _LINE else line[: _LINE - 1] + "…"


def arguments_json(call: ToolCall) -> str:
    """Return the exact arguments as indented JSON."""
    return json.dumps(dict(call.arguments), ensure_ascii=False, indent=2)


def pretty(text: str) -> str:
    """Return JSON text indented; anything else as it is."""
    try:
        return json.dumps(json.loads(text), ensure_ascii=False, indent=2)
    except (ValueError, RecursionError):
        return text


def built_message(message: Message) -> str:
    """Return the tool message exactly as a model reads it, in OpenAI's form."""
    return json.dumps(to_openai(message), ensure_ascii=False, indent=2)


def outcome_words(content: str) -> str:
    """Return what a tool's message says came of a call: its `result` alone where that is all, a text as it is."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return content
    found = data["result"] if isinstance(data, Mapping) and list(data) == ["result"] else data
    return found if isinstance(found, str) else json.dumps(found, ensure_ascii=False, indent=2)


def failure_words(content: str) -> str:
    """Return why a tool failed in plain words; a failing tool's message holds them as `message`."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return visible(content)
    told = str(data.get("message") or data.get("error") or "") if isinstance(data, Mapping) else content
    return visible(told)


def refused(message: Message) -> bool:
    """Return whether the tool was not used at all, because the person or the agent's settings did not allow it."""
    return _error_of(message) in _REFUSALS


def interrupted(message: Message) -> bool:
    """Return whether the call was stopped before the tool answered."""
    return _error_of(message) in _INTERRUPTIONS


def _error_of(message: Message) -> str:
    """Return the code that a failing tool's message holds, '' where it holds none."""
    try:
        data = json.loads(message.content)
    except (ValueError, RecursionError):
        return ""
    return str(data.get("error", "")) if isinstance(data, Mapping) else ""


def humanised(name: str) -> str:
    """Return a tool's or argument's name as words: look_up_orders -> Look up orders."""
    words = name.replace("_", " ").replace("-", " ").strip()
    return words[:1].upper() + words[1:]


def in_words(value: Any) -> str:
    """Return one argument's value in one line: text as it is, anything else as JSON."""
    if isinstance(value, str):
        return visible(" ".join(value.split()))
    return json.dumps(value, ensure_ascii=False)


@dataclass
class Talk:
    """One chat as the window knows it.

    `job` answers just now ('' when at rest); `words` were sent and are not stored yet; `streaming` is the reply so far;
    `approvals` wait for the person, by call id; `error` is how the last turn failed, `failed_words` what it was about
    and `failed_at` the index that they take when they are sent again, -1 for the end; `verdicts` maps a reply's index
    to good or wrong, `branches` the index of what was said in several ways to (which, of how many).
    """

    chat: str
    messages: list[Message] = field(default_factory=list)
    loaded: bool = False
    busy: bool = False
    job: str = ""
    words: str = ""
    streaming: str = ""
    stage: str = ""
    approvals: dict[str, ApprovalNeeded] = field(default_factory=dict)
    error: ErrorInfo | None = None
    failed_words: str = ""
    failed_at: int = -1
    verdicts: dict[int, str] = field(default_factory=dict)
    branches: dict[int, tuple[int, int]] = field(default_factory=dict)
    _instead: int = field(default=-1, init=False, repr=False, compare=False)
    _flow: Flow = field(default_factory=Flow, init=False, repr=False, compare=False)

    def load(self, details: ChatDetails) -> None:
        """Take the stored messages; those that arrived meanwhile as events stay."""
        if len(details.messages) >= len(self.messages) or not self.busy:
            self.messages = list(details.messages)
        self.verdicts, self.branches = {**details.verdicts, **self.verdicts}, dict(details.branches)
        self.loaded = True

    def sent(self, text: str, instead: int = -1) -> None:
        """The person sent something, `instead` of what stands at that index and all after it."""
        if instead >= 0:
            self.messages = self.messages[:instead]
            self.verdicts = {at: verdict for at, verdict in self.verdicts.items() if at < instead}
            self.branches = {at: branch for at, branch in self.branches.items() if at < instead}
        self._instead = instead
        self.busy, self.words, self.streaming, self.stage = True, text, "", ""
        self.error, self.failed_words, self.failed_at = None, "", -1

    def added(self, event: MessageAdded) -> bool:
        """Take a stored message; False where one before it is missing and the chat has to be read again."""
        self._works_on(event.job)
        if event.index > len(self.messages):
            return False
        self.messages[event.index :] = [event.message]
        if event.message.role == "user":
            self.words = ""
        elif event.message.role == "assistant":
            self.streaming = ""
        elif event.message.role == "tool":
            self.approvals.pop(event.message.call_id, None)
        return True

    def switched(self, details: ChatDetails) -> None:
        """Take another branch of the chat: what was judged on the one before is not about its replies."""
        self.verdicts = {}
        self.load(details)

    def wrote(self, event: TextDelta) -> None:
        """Take a piece of the reply."""
        self._works_on(event.job)
        self.streaming = ("" if event.restart else self.streaming) + event.text

    def asked(self, event: ApprovalNeeded) -> None:
        """A tool waits for the person."""
        self._works_on(event.job)
        self.approvals[event.call] = event

    def answered(self, call: str) -> None:
        """The person decided."""
        self.approvals.pop(call, None)

    def ended(self, error: ErrorInfo | None = None) -> str:
        """The turn is over; returns words that were never stored, so that they are not lost."""
        unsaid = self.words if error is not None else ""
        if error is not None:
            said = [at for at, message in enumerate(self.messages) if message.role == "user"]
            stored = not unsaid and said
            self.failed_words = self.messages[said[-1]].content if stored else unsaid
            # Words that stand already are said again in their own place: at the end they would stand twice.
            self.failed_at = said[-1] if stored else self._instead
        self.error = error
        self.busy, self.job, self.words, self.streaming, self.stage = False, "", "", "", ""
        self.approvals.clear()
        return unsaid

    def works_on(self, used: Used) -> bool:
        """Whether a call without a result is still at work: the last thing said in a turn that goes on.

        One that an app which ended left behind stays without; it stands before words that are only on their way.
        """
        return self.busy and not self.words and used.index == len(self.messages) - 1

    def entries(self) -> list[Entry]:
        """Return what stands in the flow; the list is kept up, so it is looked at and not kept."""
        return self._flow.follow(self.messages, self.branches)

    def _works_on(self, job: str) -> None:
        self.busy, self.job = True, job
