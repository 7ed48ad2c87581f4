"""The time of one turn, by a clock that the tests set: what is not begun any more, and what is told all the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from engine.agent.callers.selection import Selection
from engine.agent.composer import Composer
from engine.agent.loop import Agent, Limits, run_turn
from engine.agent.messages import ToolCall
from engine.agent.registry import Outcome, Registry
from tests.engine.agent.scripted import ScriptedCaller, Watcher, call, order_tool, roles


class Clock:
    """Tells the time that a test says it is."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize("found", [0, 1])
def test_a_call_that_is_selected_too_late_is_not_made_and_what_was_found_is_told(found: int) -> None:
    clock = Clock()

    class Slow(ScriptedCaller):
        """Selects the last of its calls when the time is over."""

        def select(self, *asked: Any) -> Selection:
            clock.now = 60.0 if len(self.calls) == 1 else 0.0
            return super().select(*asked)

    calls: list[ToolCall | None] = [*[call()] * found, call(order_id="LL-2")]
    # That LL-2 was left out is for want of time: that it was not understood is not told.
    tool = replace(order_tool(), left_out=lambda arguments, text: ("LL-2",))
    made = Agent("Desk", "", Registry([tool]), Slow(calls), Composer(None), clock=clock)
    said = run_turn(made, (), "Where is LL-1, and what is LL-2?", Watcher())
    assert roles(said).count("tool") == found
    assert said[-1].content == (
        "Order LL-1: status shipped, expected on 19 November 2026. "
        "There was no time to look whether you asked for more."
        if found
        else "I stopped because this took longer than one message may take."
    )


def test_a_call_that_was_begun_in_time_has_some_to_answer() -> None:
    clock, limits = Clock(), list[float | None]()

    class Timed(Registry):
        """Notes how long a call may take."""

        def run(self, call: ToolCall, cancelled: Callable[[], bool] = bool, timeout: float | None = None) -> Outcome:
            limits.append(timeout)
            return super().run(call, cancelled, timeout)

    class Late(ScriptedCaller):
        """Selects in the last moment."""

        def select(self, *asked: Any) -> Selection:
            clock.now = 59.9
            return super().select(*asked)

    made = Agent("Desk", "", Timed([order_tool()]), Late([call()]), Composer(None), clock=clock)
    said = run_turn(made, (), "Where is LL-1?", Watcher())
    assert limits == [5.0]
    assert said[-1].content.startswith("Order LL-1: ")


def test_a_turn_without_time_stops() -> None:
    caller, limits = ScriptedCaller([call()]), Limits(seconds=0)
    made = Agent("Desk", "", Registry([order_tool()]), caller, Composer(None), limits=limits)
    said = run_turn(made, (), "Where is LL-1?", Watcher())
    assert said[-1].content == "I stopped because this took longer than one message may take."


def test_a_selection_that_outlasts_the_turn_is_said_to_be_late() -> None:
    class Slow:
        """Selects until the time is up."""

        def select(self, messages: object, tools: object, cancelled: Callable[[], bool]) -> Selection:
            while not cancelled():
                pass
            return Selection(None, 0.0, 50.0, "language model")

    made = Agent("Desk", "", Registry([order_tool()]), Slow(), Composer(None), limits=Limits(seconds=0.05))
    said = run_turn(made, (), "Where is LL-1?", Watcher())
    assert said[-1].content == "I stopped because this took longer than one message may take."
