"""Checks and runs tool calls: arguments against their JSON Schema, with a deadline and a bound on the result."""

from __future__ import annotations

import contextvars
import json
import logging
import queue
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import jsonschema  # type: ignore[import-untyped]
from referencing.exceptions import Unresolvable
from referencing.jsonschema import EMPTY_REGISTRY

from engine.agent import cancellation, templates
from engine.agent.messages import Message, ToolCall, Trace
from engine.agent.tools import Tool, ToolResult
from engine.errors import BadInput, EngineError, ErrorInfo, JobCancelled, JobFailed
from engine.results import ToolTrial
from engine.text.values import plain, to_json

_log = logging.getLogger(__name__)
_POLL = 0.02
# The longest a call may take where its tool sets no limit of its own, and the longest tool message in characters.
_SECONDS = 10.0
_LONGEST_MESSAGE = 8000
# A call that was cut off, and how that is told of a tool that changes something: its work may be done.
_CUT_OFF = {"tool_timeout": "tool_timeout_changes", "call_stopped": "call_stopped_changes"}


@dataclass(frozen=True)
class Outcome:
    """What came of a call: its tool message, and either the result or the error."""

    message: Message
    result: ToolResult | None = None
    error: ErrorInfo | None = None


class Registry:
    """The tools of one project, by name; `clock` tells the seconds by which a call is bounded."""

    def __init__(self, tools: Iterable[Tool] = (), clock: Callable[[], float] = time.monotonic) -> None:
        self._tools = {tool.name: tool for tool in tools}
        self._clock = clock

    def __iter__(self) -> Iterator[Tool]:
        return iter(self._tools.values())

    def __contains__(self, name: object) -> bool:
        return name in self._tools

    def get(self, name: str) -> Tool:
        """Return the tool; raises BadInput `tool_unknown` (an error of the protocol, not a result)."""
        try:
            return self._tools[name]
        except KeyError:
            raise BadInput("tool_unknown", tool=name, tools=", ".join(self._tools) or "-") from None

    def run(
        self, call: ToolCall, cancelled: Callable[[], bool] = lambda: False, timeout: float | None = None
    ) -> Outcome:
        """Call a tool and build its tool message.

        A tool that fails, times out, or is given arguments against its schema makes a message with `ok` False that
        the model can read. Raises BadInput `tool_unknown`, JobCancelled when `cancelled` says so meanwhile.
        """
        tool = self.get(call.name)
        own = self._longest(tool)
        return self._outcome(tool, call, cancelled, own if timeout is None else min(timeout, own))

    def dry_run(self, call: ToolCall, cancelled: Callable[[], bool] = lambda: False) -> ToolTrial:
        """Tell what a call would do, and change nothing; raises BadInput `tool_unknown`, `no_dry_run`, JobCancelled."""
        tool = self.get(call.name)
        if tool.dry_run is None:
            raise BadInput("no_dry_run", tool=tool.title)
        tried = replace(tool, function=tool.dry_run, info=replace(tool.info, changes=False))
        return _trial(self._outcome(tried, call, cancelled, self._longest(tool)))

    def _longest(self, tool: Tool) -> float:
        return _SECONDS if tool.seconds is None else tool.seconds

    def _outcome(self, tool: Tool, call: ToolCall, cancelled: Callable[[], bool], limit: float) -> Outcome:
        started = time.perf_counter()
        try:
            check_arguments(tool, call.arguments)
            result = self._within(tool, dict(call.arguments), limit, cancelled)
            content = _content(tool, result)
            if len(content) > _LONGEST_MESSAGE:
                raise JobFailed("tool_result_large", tool=tool.name, size=len(content), limit=_LONGEST_MESSAGE)
        except EngineError as error:
            return failure(call, as_told(error.info(), tool.info.changes), _since(started))
        trace = Trace(author="tool", milliseconds=_since(started), title=tool.info.title)
        return Outcome(Message("tool", content, call_id=call.id, name=call.name, trace=trace), result)

    def _within(self, tool: Tool, arguments: dict[str, Any], limit: float, cancelled: Callable[[], bool]) -> ToolResult:
        """Run the tool on a thread of its own; what is late or after a stop goes nowhere (see `cancellation`)."""
        box: queue.SimpleQueue[ToolResult | EngineError | JobCancelled] = queue.SimpleQueue()
        left = threading.Event()

        def work() -> None:
            cancellation.heed(left.is_set)
            try:
                box.put(tool.function(arguments))
            except (EngineError, JobCancelled) as error:
                box.put(error)
            except Exception as error:  # noqa: BLE001 - a tool may fail in any way; logged, and a result with a code
                _log.exception("tool %s failed", tool.name)
                box.put(JobFailed("tool_failed", detail=repr(error), tool=tool.name))

        # The tool says its sentences in the language of the turn.
        threading.Thread(
            target=contextvars.copy_context().run, args=(work,), name=f"tool-{tool.name}", daemon=True
        ).start()
        deadline = self._clock() + limit
        try:
            while True:
                if cancelled():
                    raise JobCancelled
                try:
                    answer = box.get(timeout=max(0.0, min(_POLL, deadline - self._clock())))
                except queue.Empty:
                    if self._clock() >= deadline:
                        raise JobFailed("tool_timeout", tool=tool.title, seconds=round(limit, 1)) from None
                    continue
                if isinstance(answer, EngineError | JobCancelled):
                    raise answer
                return answer
        finally:
            left.set()

    def try_tool(
        self, name: str, arguments: Mapping[str, Any], cancelled: Callable[[], bool] = lambda: False
    ) -> ToolTrial:
        """Call a tool once outside any chat; raises BadInput `tool_unknown`, JobCancelled."""
        return _trial(self.run(ToolCall("call_1", name, arguments), cancelled))


def _trial(outcome: Outcome) -> ToolTrial:
    message = outcome.message
    return ToolTrial(message.ok, message.content, message.trace.milliseconds)


def permission_of(tool: Tool, permissions: Mapping[str, str]) -> str:
    """Return allow, ask or never: that of `permissions` (tool -> permission) goes before the tool's own."""
    return permissions.get(tool.name, tool.info.permission)


def usable_tools(tools: Iterable[Tool], chosen: Sequence[str], permissions: Mapping[str, str]) -> tuple[Tool, ...]:
    """Return those of `tools` that are `chosen` (none: all are) and not never to be used, in their order."""
    among = (tool for tool in tools if not chosen or tool.name in chosen)
    return tuple(tool for tool in among if permission_of(tool, permissions) != "never")


def check_arguments(tool: Tool, arguments: Mapping[str, Any]) -> None:
    """Raise BadInput `tool_missing` or `tool_arguments` where `arguments` do not fit the tool's schema."""
    missing = tool.missing(arguments)
    if missing:
        raise BadInput("tool_missing", tool=tool.name, missing=", ".join(missing))
    # A registry of its own: the default one would fetch what a schema refers to elsewhere.
    validator = jsonschema.Draft202012Validator(plain(tool.info.parameters), registry=EMPTY_REGISTRY)
    try:
        error = jsonschema.exceptions.best_match(validator.iter_errors(plain(arguments)))
    except Unresolvable as gone:
        problem = f"the tool's schema refers to {gone.ref}, which did not come with it"
        raise BadInput("tool_arguments", tool=tool.name, argument="arguments", problem=problem) from gone
    except RecursionError as endless:
        problem = "the tool's schema refers to itself without end"
        raise BadInput("tool_arguments", tool=tool.name, argument="arguments", problem=problem) from endless
    if error is not None:
        where = ".".join(str(part) for part in error.absolute_path) or "arguments"
        raise BadInput("tool_arguments", tool=tool.name, argument=where, problem=str(error.message)[:200])


def as_told(error: ErrorInfo, changes: bool) -> ErrorInfo:
    """Return how a tool's error is told, where the tool `changes` something: cut off, it may have done so already."""
    return replace(error, code=_CUT_OFF.get(error.code, error.code)) if changes else error


def stopped(call: ToolCall, tool: Tool | None) -> Message:
    """Return the tool message of a call that was stopped before it answered; None for a tool that is gone."""
    title = tool.title if tool else call.name.replace("_", " ")
    error = JobFailed("call_stopped", tool=title).info()
    return failure(call, as_told(error, tool is None or tool.info.changes)).message


def failure(call: ToolCall, error: ErrorInfo, milliseconds: float = 0.0) -> Outcome:
    """Return the outcome of a call that failed, with a tool message that says why in plain words."""
    content = _compact({"error": error.code, "message": templates.failed(error)})
    trace = Trace(author="tool", milliseconds=milliseconds)
    message = Message("tool", content, call_id=call.id, name=call.name, ok=False, trace=trace)
    return Outcome(message, error=error)


def _content(tool: Tool, result: ToolResult) -> str:
    """Return the tool message; raises JobFailed `tool_failed` where the data are no JSON, or nested without an end."""
    try:
        return _compact(result.data)
    except (RecursionError, TypeError, ValueError) as error:
        raise JobFailed("tool_failed", detail=repr(error), tool=tool.name) from error


def _compact(data: Mapping[str, Any]) -> str:
    # JSON has no word for infinity and for what is no number.
    known = json.loads(to_json(data), parse_constant=lambda word: None)
    return json.dumps(known, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _since(started: float) -> float:
    return (time.perf_counter() - started) * 1000
