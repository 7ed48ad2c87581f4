"""Two systems on the same rows: who is better, by how much, and when that may be chance."""

from __future__ import annotations

import numpy as np
import pytest

from engine.evaluation.bootstrap import ROUNDS, difference, mean_measured, metric_measured


def right(*counts: int) -> np.ndarray:
    """Return scores: so many right, so many wrong, and so on in turn."""
    return np.concatenate([np.full(count, 1.0 - at % 2) for at, count in enumerate(counts)])


def test_a_clear_lead_on_the_same_rows_is_better_and_turned_round_it_is_worse() -> None:
    # Of 100 rows both get 60 right; the first 20 more.
    strong, weak = mean_measured(right(80, 20)), mean_measured(right(60, 40))
    found = difference(strong, weak)
    assert found.value == pytest.approx(0.2)
    # The difference is 1 on 20 of 100 rows and 0 on the others: its standard error is that of a share of 0.2.
    assert found.low == pytest.approx(0.2 - 1.96 * 0.04, abs=0.02)
    assert found.high == pytest.approx(0.2 + 1.96 * 0.04, abs=0.02)
    assert found.p == pytest.approx(2 / (ROUNDS + 1))
    assert found.verdict == "better"
    assert difference(weak, strong).verdict == "worse"
    assert difference(strong, weak, lower_is_better=True).verdict == "worse"


def test_pairing_tells_apart_what_two_intervals_would_not() -> None:
    # 92 against 87 of 100: the intervals overlap, but the first is right wherever the second is.
    first, second = mean_measured(right(92, 8)), mean_measured(right(87, 13))
    assert first.interval.low < second.interval.high
    assert difference(first, second).verdict == "better"


def test_one_row_or_none_is_no_clear_difference() -> None:
    found = difference(mean_measured(right(51, 49)), mean_measured(right(50, 50)))
    assert found.verdict == "unclear"
    assert found.p > 0.05
    same = difference(mean_measured(right(50, 50)), mean_measured(right(50, 50)))
    assert (same.value, same.low, same.high, same.p, same.verdict) == (0.0, 0.0, 0.0, 1.0, "unclear")


def test_a_metric_of_the_whole_is_paired_as_well() -> None:
    gold = [0] * 60 + [1] * 60

    def metric(a: list[int], b: list[int]) -> float:
        return float(np.mean(np.array(a) == np.array(b)))

    good, poor = [0] * 60 + [1] * 50 + [0] * 10, [0] * 60 + [1] * 30 + [0] * 30
    found = difference(metric_measured(gold, good, metric), metric_measured(gold, poor, metric))
    assert found.value == pytest.approx(20 / 120)
    assert found.low > 0
    assert found.verdict == "better"


def test_many_rows_are_resampled_in_pieces_with_the_same_result(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = mean_measured(right(700, 300)).interval
    monkeypatch.setattr("engine.evaluation.bootstrap.MOST_AT_ONCE", 7000)
    pieces = mean_measured(right(700, 300)).interval
    assert (pieces.low, pieces.high) == (pytest.approx(whole.low, abs=0.005), pytest.approx(whole.high, abs=0.005))
