"""Two callers in turn: who decides, and what happens where neither is sure."""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.agent.callers.router_first import RouterFirstCaller
from engine.agent.callers.selection import Selection
from engine.agent.messages import Message
from tests.engine.agent.scripted import call

CALL, OTHER = call(), call(order_id="LL-2")
QUESTION = (Message("user", "Where is LL-1?"),)
SURE = Selection(CALL, 0.95, 2.0, "router")
NOTHING = Selection(None, 0.9, 2.0, "router")
PERHAPS = Selection(None, 0.3, 2.0, "router", unsure=CALL)
PERHAPS_NOTHING = Selection(None, 0.4, 2.0, "router")


@dataclass
class Fixed:
    """Selects the same each time, and counts."""

    selection: Selection
    asked: list[int] = field(default_factory=list)

    def select(self, messages: object, tools: object, cancelled: object = None) -> Selection:
        self.asked.append(1)
        return self.selection


def both(first: Selection, second: Selection) -> tuple[Selection, int]:
    """Return what is selected, and how often the second was asked."""
    thorough = Fixed(second)
    return RouterFirstCaller(Fixed(first), thorough).select(QUESTION, ()), len(thorough.asked)


def test_a_first_caller_that_is_sure_decides() -> None:
    assert both(SURE, PERHAPS) == (SURE, 0)
    assert both(NOTHING, SURE) == (NOTHING, 0)


def test_the_second_decides_where_the_first_is_unsure() -> None:
    for doubt in (PERHAPS, PERHAPS_NOTHING):
        for found in (Selection(OTHER, 0.9, 700.0, "language model"), Selection(None, 0.9, 700.0, "language model")):
            selection, asked = both(doubt, found)
            assert asked == 1
            assert (selection.call, selection.author, selection.unsure) == (found.call, "language model", None)
            assert selection.milliseconds == 702.0


def test_where_neither_is_sure_the_first_ones_question_is_asked() -> None:
    for unsure in (Selection(None, 0.3, 9.0, "language model", unsure=OTHER), Selection(None, 0.2, 9.0, "")):
        selection, _ = both(PERHAPS, unsure)
        assert (selection.call, selection.unsure, selection.author) == (None, CALL, "router")


def test_no_tool_of_the_second_is_believed_from_its_own_threshold() -> None:
    nothing = Selection(None, 0.7, 9.0, "language model")
    for threshold, author in ((0.6, "language model"), (0.8, "router")):
        caller = RouterFirstCaller(Fixed(PERHAPS), Fixed(nothing), second_threshold=threshold)
        assert caller.select(QUESTION, ()).author == author


def test_a_further_call_is_the_seconds_where_the_first_has_none() -> None:
    first, second = Fixed(NOTHING), Fixed(Selection(OTHER, 0.9, 1.0, "language model"))
    after = (*QUESTION, Message("assistant", "", (CALL,)), Message("tool", "{}", name="look_up_orders"))
    assert RouterFirstCaller(first, second).select(after, ()).call == OTHER
    second.asked.clear()
    more = Selection(OTHER, 0.9, 2.0, "router")
    assert RouterFirstCaller(Fixed(more), second).select(after, ()) == more and second.asked == []
