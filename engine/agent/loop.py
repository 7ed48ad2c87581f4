"""One turn of a chat: a message goes in, a tool is selected and called, its tool message built, the reply composed."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from engine.agent import templates
from engine.agent.callers.selection import Caller, Selection
from engine.agent.composer import Composer, asked, brief, wish
from engine.agent.courtesy import courtesy
from engine.agent.follow_up import follow_up
from engine.agent.grounding import says
from engine.agent.language import language_of, say, speaking
from engine.agent.messages import Message, ToolCall, Trace, as_understood
from engine.agent.pending import Pending, pending_of
from engine.agent.ports import Observer
from engine.agent.registry import Outcome, Registry, failure, permission_of, stopped, usable_tools
from engine.agent.tools import Tool, ToolResult
from engine.errors import BadInput, JobCancelled

_log = logging.getLogger(__name__)
_LONGEST = 8000
# What a call that was begun in time has at least, where its tool says nothing: to cut one off would only waste it.
_LEAST_SECONDS = 5.0


@dataclass(frozen=True)
class Limits:
    """Bounds of one turn: tool calls, and seconds for all of it.

    Neither the person's time to approve is counted, nor that in which models load (see `Agent.clock`).
    """

    steps: int = 4
    seconds: float = 60.0


@dataclass(frozen=True)
class Agent:
    """An agent ready to answer.

    `tools` names those it may use (empty: all of the registry); `permissions` maps a tool to allow, ask or never and
    goes before the tool's own permission. `clock` tells the seconds by which the turn is bounded.
    """

    name: str
    purpose: str
    registry: Registry
    caller: Caller
    composer: Composer
    tools: tuple[str, ...] = ()
    permissions: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = Limits()
    clock: Callable[[], float] = time.monotonic

    def permission(self, tool: Tool) -> str:
        """Return allow, ask or never."""
        return permission_of(tool, self.permissions)

    def usable(self) -> tuple[Tool, ...]:
        """Return the tools that it may call, asked for or not, in the registry's order."""
        return usable_tools(self.registry, self.tools, self.permissions)

    def system_message(self) -> Message:
        """Return the message that opens every transcript: who the agent is and what it can use."""
        names = ", ".join(tool.name for tool in self.usable()) or "none"
        purpose = f" Your purpose: {self.purpose.strip().rstrip('.')}." if self.purpose.strip() else ""
        content = f"You are {self.name}, an assistant on this computer.{purpose} Your tools: {names}."
        return Message("system", content, trace=Trace("template"))


def run_turn(agent: Agent, history: Sequence[Message], text: str, observer: Observer) -> tuple[Message, ...]:
    """Answer `text` after `history`; returns the turn's new messages, each already given to the observer.

    An empty history gets the system message first; one that ends in a call without its result, as an app that ended
    leaves it, the message that it was stopped. Raises BadInput `message_empty` or `message_long` before anything is
    said, BadInput `tool_unknown` when the caller names a tool that does not exist, JobCancelled when the person
    stopped the turn: the transcript is then complete (every call has its tool message, the last one is a reply).
    """
    words = checked(text)
    with speaking(_language(history, words)):
        return _Turn(agent, history, observer).run(words)


def _language(history: Sequence[Message], words: str) -> str:
    """Return the language to answer in: that of the message, with the question that it answers where the agent asked.

    What somebody answers is often a name or a code, which is of no language.
    """
    if pending_of(history) is None:
        return language_of(words)
    return language_of(words, *(message.content for message in history[-2:] if message.role == "user"))


def checked(text: str) -> str:
    """Return what is said without space around it; raises BadInput `message_empty`, `message_long`."""
    words = text.strip()
    if not words:
        raise BadInput("message_empty")
    if len(words) > _LONGEST:
        raise BadInput("message_long", size=len(words), limit=_LONGEST)
    return words


class _Turn:
    """The state of one turn."""

    def __init__(self, agent: Agent, history: Sequence[Message], observer: Observer) -> None:
        self._agent = agent
        self._observer = observer
        self._messages = list(history)
        self._before = len(history)
        self._deadline = agent.clock() + agent.limits.seconds
        self._done: set[str] = set()
        self._always: set[str] = set()
        # The parts of the message that calls were made for, by their ids; no entry where that is all of it.
        self._wishes: dict[str, str] = {}
        # Whether the message is a follow-up of which it is not clear what it changes.
        self._unclear = False

    def run(self, words: str) -> tuple[Message, ...]:
        if not self._messages:
            self._say(self._agent.system_message())
        self._close_calls()
        heard = follow_up(self._messages, words, self._agent.usable())
        self._unclear = heard == ""
        self._say(Message("user", words, trace=Trace("person", heard=heard or "")))
        try:
            self._answer()
        except JobCancelled:
            self._close()
            raise
        return tuple(self._messages[self._before :])

    def _answer(self) -> None:
        polite = courtesy(self._messages[-1].content)
        if polite and pending_of(self._messages) is None:
            # No caller is asked: one that reads English only would take 你好 for a wish.
            return self._reply(polite)
        found: list[Outcome] = []
        for _ in range(self._agent.limits.steps + 1):
            self._check_cancelled()
            if self._is_late():
                return self._end_late(found)
            selection = self._agent.caller.select(self._heard(), self._agent.usable(), self._stop_writing)
            self._check_cancelled()
            is_done = selection.call is None and bool(found) and not selection.dropped
            if self._is_late() and not is_done:
                return self._end_late(found)
            if selection.call is None:
                return self._finish(selection, found)
            call = replace(selection.call, id=self._next_id())
            tool = self._agent.registry.get(call.name)
            declined = "" if found else tool.declines(wish(self._heard(), tool.name))
            if declined:
                return self._reply(declined, _selected(selection))
            missing = tool.missing(call.arguments)
            if missing and self._unclear:
                return self._reply(say(templates.NO_FOLLOW_UP))
            if missing:
                return self._ask(tool, Pending(tool.name, call.arguments, missing), selection)
            if self._is_repeat(call):
                _log.info("the caller selected %s twice with the same arguments", call.name)
                return self._finish(replace(selection, call=None, unsure=None), found)
            passed = self._passed_over(tool, call)
            if passed:
                return self._confirm(tool, call, passed, selection, found)
            found.append(self._call(tool, call, selection))
        return self._reply(say(templates.OUT_OF_STEPS))

    def _finish(self, selection: Selection, found: Sequence[Outcome]) -> None:
        """End the turn without a further call: with the results at hand, a question, or plain words."""
        if len(found) > 1:
            return self._tell(found)
        if found:
            return self._compose(found[0])
        words, tools = self._messages[-1].content, self._agent.usable()
        if self._unclear:
            return self._reply(courtesy(words) or say(templates.NO_FOLLOW_UP))
        if selection.unsure is not None:
            return self._doubt(selection.unsure, selection)
        # Without a result there is nothing that a composed reply could be held to, so the words are fixed.
        return self._reply(courtesy(words) or templates.no_tool(words, self._agent.purpose, tools))

    def _doubt(self, call: ToolCall, selection: Selection) -> None:
        """Ask for what an unsure call lacks, which tells whether it is meant; else whether it is.

        Of a tool that changes something the second is always asked: an answer to the first would be taken for a yes.
        """
        tool = self._agent.registry.get(call.name)
        declined = tool.declines(wish(self._heard(), tool.name))
        if declined:
            return self._reply(declined, _selected(selection))
        missing = tool.missing(call.arguments)
        if missing and not tool.info.changes:
            return self._ask(tool, Pending(tool.name, call.arguments, missing), selection)
        asks = Pending(tool.name, call.arguments, ()).as_asks()
        return self._reply(templates.unsure(tool, call.arguments), replace(_selected(selection), asks=asks))

    def _end_late(self, found: Sequence[Outcome]) -> None:
        """End a turn that is out of time, with the results at hand."""
        if not found:
            return self._reply(say(templates.OUT_OF_TIME))
        # What is left out was not looked at for want of time, so that no other reason is told.
        return self._together([*_told(found), say(templates.NO_TIME_FOR_MORE)])

    def _compose(self, outcome: Outcome) -> None:
        if outcome.result is None:
            # A failure is never composed: "LL-9999 is on its way" names nothing that the person did not say.
            return self._reply(_failed(outcome))
        result = self._honest(outcome, outcome.result)
        reply = self._agent.composer.answer(self._heard(), result, self._observer.text, self._stop_writing)
        self._check_cancelled()
        return self._say(Message("assistant", reply.text, trace=reply.trace))

    def _honest(self, outcome: Outcome, result: ToolResult) -> ToolResult:
        """Return the result with what of the question its call left out, which is then said as it stands."""
        left = self._not_answered((outcome,))
        if not left:
            return result
        told = result.reply if result.verbatim else brief(self._heard(), result).spoken
        return replace(result, reply=say(" ").join((*left, result.spoken or told)), verbatim=True)

    def _passed_over(self, tool: Tool, call: ToolCall) -> tuple[str, ...]:
        """Return what was stated and a call that changes something leaves out, where nobody is asked about the call.

        Said after such a call it is too late: the money went elsewhere.
        """
        if tool.left_out is None or not tool.info.changes or self._is_asked(tool) or tool not in self._agent.usable():
            return ()
        at = max(at for at, message in enumerate(self._messages) if message.role == "user")
        if pending_of(self._messages[: at + 1]) == Pending(tool.name, call.arguments, ()):
            return ()
        left = tool.left_out(call.arguments, wish(self._heard(), tool.name))
        made = [one for message in self._messages[at:] for one in message.calls]
        return tuple(part for part in left if not any(_holds(one, None, part) for one in made))

    def _not_answered(self, found: Sequence[Outcome]) -> list[str]:
        """Return what is said of the parts of the question that no call took up, and why."""
        text = asked(self._heard())
        left = sorted(self._left_out(found), key=text.find)
        known = [part for part in left if any(_names_one(tool, part) for tool in self._agent.usable())]
        unknown = [part for part in left if part not in known]
        return [
            *([templates.left_out(unknown)] if unknown else ()),
            *([templates.not_reached(known)] if known else ()),
        ]

    def _left_out(self, found: Sequence[Outcome]) -> tuple[str, ...]:
        """Return what of the question a call that was answered leaves out, and no other call of the turn holds."""
        text = asked(self._heard())
        made = {call.id: call for message in self._messages for call in message.calls}
        heard: list[tuple[ToolCall, Sequence[str] | None]] = []
        named: list[str] = []
        for outcome in found:
            call = made[outcome.message.call_id]
            # Of a call that failed its tool is not asked: it may not be able to read the arguments.
            # What stands in another wish is not for this call.
            said = self._wishes.get(call.id) or text
            tell = self._agent.registry.get(call.name).left_out if outcome.result is not None else None
            left = tell(call.arguments, said) if tell else None
            heard.append((call, left))
            named += left or ()
        return tuple(part for part in dict.fromkeys(named) if not any(_holds(call, left, part) for call, left in heard))

    def _tell(self, found: Sequence[Outcome]) -> None:
        """Reply with the results of several calls, in order; what failed says why in its place."""
        return self._together([*self._not_answered(found), *_told(found)])

    def _together(self, parts: Sequence[ToolResult | str]) -> None:
        reply = self._agent.composer.together(self._heard(), parts, self._observer.text)
        return self._say(Message("assistant", reply.text, trace=reply.trace))

    def _confirm(
        self, tool: Tool, call: ToolCall, passed: Sequence[str], selection: Selection, found: Sequence[Outcome]
    ) -> None:
        """Ask, after the results at hand, whether a call is to be made without what was stated."""
        question = templates.unsure_without(tool, call.arguments, passed)
        told = [*_told(found), question]
        reply = self._agent.composer.together(self._heard(), told, self._observer.text)
        asks = Pending(tool.name, call.arguments, ()).as_asks()
        return self._say(Message("assistant", reply.text, trace=replace(_selected(selection), asks=asks)))

    def _ask(self, tool: Tool, pending: Pending, selection: Selection) -> None:
        unsayable = next((name for name in pending.missing if not tool.is_sayable(name)), None)
        if unsayable is not None:
            # No question: nothing that the person could write would be its answer.
            return self._reply(templates.unsayable(tool, unsayable), _selected(selection))
        question = templates.ask_back(tool, pending.missing[0])
        return self._reply(question, replace(_selected(selection), asks=pending.as_asks()))

    def _call(self, tool: Tool, call: ToolCall, selection: Selection) -> Outcome:
        """Call with the person's permission; the call and its tool message are always said together."""
        trace = replace(_selected(selection, author=selection.author), title=tool.info.title)
        self._say(Message("assistant", "", (call,), trace=trace))
        self._done.add(_signature(call))
        self._wishes[call.id] = selection.wish
        outcome = self._permitted(tool, call)
        if outcome is None:
            left = max(tool.seconds or _LEAST_SECONDS, self._deadline - self._agent.clock())
            try:
                outcome = self._agent.registry.run(call, self._observer.cancelled, left)
            except JobCancelled:
                self._say(stopped(call, tool))
                raise
        self._say(outcome.message)
        return outcome

    def _permitted(self, tool: Tool, call: ToolCall) -> Outcome | None:
        """Return None when the call may be made, else its refusal."""
        if tool not in self._agent.usable():
            return failure(call, BadInput("tool_not_allowed", tool=tool.title).info())
        if not self._is_asked(tool):
            return None
        asked = self._agent.clock()
        registry, cancelled = self._agent.registry, self._observer.cancelled
        dry_run = (lambda: registry.dry_run(call, cancelled)) if tool.dry_run else None
        decision = self._observer.approve(call, tool.info, dry_run)
        self._deadline += self._agent.clock() - asked
        if decision == "always":
            self._always.add(tool.name)
        if decision in ("once", "always"):
            return None
        return failure(call, BadInput("tool_denied", tool=tool.title).info())

    def _is_asked(self, tool: Tool) -> bool:
        """Say whether the person is asked before each call of a tool, and sees what it is made with."""
        return self._agent.permission(tool) == "ask" and tool.name not in self._always

    def _close_calls(self) -> None:
        """Say of calls without a result that they were stopped: a model is never given one without the other."""
        registry = self._agent.registry
        for call in self._messages[-1].calls:
            self._say(stopped(call, registry.get(call.name) if call.name in registry else None))

    def _close(self) -> None:
        """Leave a complete transcript behind a cancelled turn."""
        self._say(Message("assistant", say(templates.STOPPED), trace=Trace("template")))

    def _reply(self, text: str, trace: Trace | None = None) -> None:
        self._observer.text(text, False)
        self._say(Message("assistant", text, trace=trace or Trace("template")))

    def _say(self, message: Message) -> None:
        self._messages.append(message)
        self._observer.message(message)

    def _heard(self) -> tuple[Message, ...]:
        return as_understood(self._messages)

    def _next_id(self) -> str:
        return f"call_{sum(len(message.calls) for message in self._messages) + 1}"

    def _is_repeat(self, call: ToolCall) -> bool:
        return _signature(call) in self._done

    def _check_cancelled(self) -> None:
        if self._observer.cancelled():
            raise JobCancelled

    def _stop_writing(self) -> bool:
        return self._observer.cancelled() or self._is_late()

    def _is_late(self) -> bool:
        return self._agent.clock() >= self._deadline


def _told(found: Sequence[Outcome]) -> list[ToolResult | str]:
    return [_failed(outcome) if outcome.result is None else outcome.result for outcome in found]


def _failed(outcome: Outcome) -> str:
    return templates.failed(outcome.error) if outcome.error else say(templates.OUT_OF_STEPS)


def _names_one(tool: Tool, part: str) -> bool:
    """Say whether `part` is a thing that a tool takes and nothing else: a key of a table's rows."""
    finder = tool.finders.get(tool.arguments[0]) if len(tool.arguments) == 1 else None
    return finder is not None and finder.specific and finder.find(part) == part


def _holds(call: ToolCall, left: Sequence[str] | None, part: str) -> bool:
    """Say whether a call takes up a part of the question; `left` is what its tool says that it leaves out."""
    if left is not None:
        return part not in left
    return says(", ".join(map(str, call.arguments.values())), part)


def _selected(selection: Selection, author: str = "template") -> Trace:
    return Trace(author, selection.model, selection.milliseconds, confidence=selection.confidence)


def _signature(call: ToolCall) -> str:
    return f"{call.name} {sorted((name, str(value).strip().lower()) for name, value in call.arguments.items())}"
