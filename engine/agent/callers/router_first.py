"""Two callers in turn: the quick one decides where it is sure, the thorough one is asked where it is not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from engine.agent.callers.selection import Caller, Selection, never
from engine.agent.messages import Message
from engine.agent.tools import Tool

# The confidence from which 'no tool' of the first is believed.
_FIRST_THRESHOLD = 0.5


class RouterFirstCaller:
    """Asks `second` where `first` is unsure, and for further calls after a result where `first` selects none.

    `second_threshold` is the confidence from which 'no tool' of the second is believed: a model that never learned to
    call says it too easily. Where neither is sure, what `first` would have done is done: the agent asks back.
    """

    def __init__(self, first: Caller, second: Caller, second_threshold: float = 0.6) -> None:
        self._first = first
        self._second = second
        self._second_threshold = second_threshold

    def select(
        self, messages: Sequence[Message], tools: Sequence[Tool], cancelled: Callable[[], bool] = never
    ) -> Selection:
        """Select with the first caller that is sure."""
        if messages and messages[-1].role == "tool":
            further = self._first.select(messages, tools, cancelled)
            return further if further.call else self._second.select(messages, tools, cancelled)
        first = self._first.select(messages, tools, cancelled)
        if _is_sure(first, _FIRST_THRESHOLD):
            return first
        second = self._second.select(messages, tools, cancelled)
        chosen = second if _is_sure(second, self._second_threshold) else first
        return replace(chosen, milliseconds=first.milliseconds + second.milliseconds)


def _is_sure(selection: Selection, threshold: float) -> bool:
    if selection.call is not None:
        return True
    return selection.unsure is None and selection.confidence >= threshold
