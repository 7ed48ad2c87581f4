"""Callers are scored on the same messages, the tuned one against the one before it."""

from __future__ import annotations

import pytest

from engine.evaluation.calls import score_callers
from engine.results import CallerChoice

KINDS = ("right", "wrong", "missed")
BEFORE = CallerChoice("before", "nearest", "Base", False)
AFTER = CallerChoice("after", "router", "Router", True, before="before")


def test_every_row_counts_once_and_the_difference_is_paired() -> None:
    outcomes = {"before": ["right"] * 40 + ["missed"] * 60, "after": ["right"] * 90 + ["wrong"] * 10}
    spent = {"before": [1.0, 2.0, 9.0], "after": [5.0]}
    first, second = score_callers((BEFORE, AFTER), outcomes, spent, KINDS, "right")
    assert (first.counts, first.milliseconds) == ({"right": 40, "wrong": 0, "missed": 60}, 2.0)
    assert sum(share.value for share in second.shares.values()) == pytest.approx(1.0)
    share = second.shares["right"]
    assert share.low < share.value == 0.9 < share.high
    assert first.difference is None and second.difference is not None
    assert (second.difference.value, second.difference.verdict) == (pytest.approx(0.5), "better")


def test_a_caller_whose_forerunner_was_not_measured_stands_alone() -> None:
    (score,) = score_callers((AFTER,), {"after": ["right"]}, {"after": [1.0]}, KINDS, "right")
    assert score.difference is None
