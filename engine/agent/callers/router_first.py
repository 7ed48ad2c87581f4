"""Two callers in turn: the quick one decides where it is sure, the thorough one is asked where it is not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from engine.agent.callers.selection import Caller, Selection, never
from engine.agent.messages import Message
from engine.agent.tools import Tool


class RouterFirstCaller:
    """Asks `second` where `first` is unsure, and for further calls after a result, which `first` does not select.

    `threshold` is the confidence from which 'no tool' of either is believed. Where neither is sure, what `first` would
    have done is done: the agent asks back.
    """

    def __init__(self, first: Caller, second: Caller, threshold: float = 0.5) -> None:
        self._first = first
        self._second = second
        self._threshold = threshold

    def select(
        self, messages: Sequence[Message], tools: Sequence[Tool], cancelled: Callable[[], bool] = never
    ) -> Selection:
        """Select with the first caller that is sure."""
        if messages and messages[-1].role == "tool":
            return self._second.select(messages, tools, cancelled)
        first = self._first.select(messages, tools, cancelled)
        if self._is_sure(first):
            return first
        second = self._second.select(messages, tools, cancelled)
        chosen = second if self._is_sure(second) else first
        return replace(chosen, milliseconds=first.milliseconds + second.milliseconds)

    def _is_sure(self, selection: Selection) -> bool:
        if selection.call is not None:
            return True
        return selection.unsure is None and selection.confidence >= self._threshold
