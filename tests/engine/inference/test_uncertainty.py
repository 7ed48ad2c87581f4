"""What a person is shown first to label."""

from __future__ import annotations

from engine.inference.uncertainty import most_uncertain
from engine.results import Prediction


def said(value: object, confidence: float, second: float = 0.0) -> Prediction:
    return Prediction(value, confidence, (("other", second),) if second else ())


def test_the_least_sure_of_each_class_come_in_turn() -> None:
    found = [said("a", 0.5, 0.49), said("a", 0.5, 0.48), said("b", 0.9, 0.1), said("a", 0.9), said("b", 0.6, 0.2)]
    assert most_uncertain(found) == [0, 4, 1, 2, 3]


def test_answers_without_a_class_are_ordered_by_confidence() -> None:
    assert most_uncertain([said([(0, 1, "x")], 0.9), said([], 0.2), said([(2, 3, "y")], 0.5)]) == [1, 2, 0]


def test_a_call_is_of_the_class_of_its_tool() -> None:
    found = [said({"tool": "find", "arguments": {}}, share) for share in (0.2, 0.3)] + [said({"tool": None}, 0.8)]
    assert most_uncertain(found) == [0, 2, 1]
