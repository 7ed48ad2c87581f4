"""What a person is shown first to label."""

from __future__ import annotations

from collections.abc import Sequence

from engine.inference.uncertainty import most_useful
from engine.results import Prediction


def said(value: object, confidence: float, second: float = 0.0) -> Prediction:
    return Prediction(value, confidence, (("other", second),) if second else ())


def test_the_least_sure_come_first() -> None:
    found = [said("a", 0.9), said("a", 0.5, 0.49), said("b", 0.9, 0.1), said("b", 0.6, 0.2)]
    assert most_useful(found, 3) == [1, 3, 2]
    assert most_useful(found, 9) == [1, 3, 2, 0]


def test_answers_without_a_class_are_ordered_by_confidence() -> None:
    assert most_useful([said([(0, 1, "x")], 0.9), said([], 0.2), said([(2, 3, "y")], 0.5)], 3) == [1, 2, 0]


def test_a_batch_is_spread_over_the_least_sure_by_how_unsure_they_are() -> None:
    found = [said("a", 1.0), *[said("a", 0.5, 0.3 + number / 100) for number in range(25)]]
    asked: list[tuple[list[int], list[float], int]] = []

    def spread(indices: Sequence[int], weights: Sequence[float], count: int) -> list[int]:
        asked.append((list(indices), [round(weight, 2) for weight in weights], count))
        return [7, 3]

    assert most_useful(found, 2, spread) == [22, 18]
    assert asked == [(list(range(25, 5, -1)), [round(1.04 - number / 100, 2) for number in range(20)], 2)]


def test_a_batch_is_filled_by_doubt_where_too_few_are_unlike_each_other() -> None:
    found = [said("a", 0.9), said("a", 0.4), said("a", 0.6), said("a", 1.0)]
    assert most_useful(found, 3, lambda indices, weights, count: [3]) == [1, 2, 3]
