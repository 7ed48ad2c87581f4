"""The time of one turn, by a clock that the tests set: what is not begun any more, and what is told all the same."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from engine.agent.callers.selection import Selection
from engine.agent.composer import Composer
from engine.agent.loop import Agent, Limits, run_turn
from engine.agent.messages import ToolCall
from engine.agent.registry import Outcome, Registry
from engine.agent.tools import Tool, ToolResult, schema
from engine.results import ToolInfo
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


@pytest.mark.parametrize(("own", "least"), [(None, 5.0), (90.0, 90.0)])
def test_a_call_that_was_begun_in_time_has_some_to_answer(own: float | None, least: float) -> None:
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

    made = Agent("Desk", "", Timed([replace(order_tool(), seconds=own)]), Late([call()]), Composer(None), clock=clock)
    said = run_turn(made, (), "Where is LL-1?", Watcher())
    assert limits == [least]
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


def test_the_time_in_which_a_model_loads_is_not_that_of_the_tool() -> None:
    asked = threading.Event()

    def answer(arguments: Mapping[str, Any]) -> ToolResult:
        loaded.wait(30)
        return ToolResult({"found": 1}, (), "Found.")

    def clock() -> float:
        # Looked at while the tool waits for its model: the clock stands.
        loaded.set() if asked.is_set() else asked.set()
        return 0.0

    loaded = threading.Event()
    tool = Tool(ToolInfo("find", "Find.", schema({}, []), "documents"), answer, seconds=0.001)
    assert Registry([tool], clock).run(ToolCall("call_1", "find", {})).message.ok
