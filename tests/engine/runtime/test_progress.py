"""Time left and throttling, on a clock of the test's own."""

from __future__ import annotations

from engine.runtime.progress import Throttle, TimeLeft


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_time_left_comes_from_the_pace_since_the_stage_began() -> None:
    clock = Clock()
    left = TimeLeft(clock)
    assert left.update("training", 100, 200) is None
    clock.now = 10.0
    assert left.update("training", 120, 200) == 40.0
    assert left.update("export", 0, 0) is None


def test_reports_are_at_most_ten_a_second_but_ends_always_pass() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    passed = 0
    for step in range(100):
        clock.now = step * 0.01
        passed += throttle.due("training", step, 1000)
    assert passed == 10
    assert throttle.due("training", 1000, 1000)
    assert throttle.due("export", 0, 0)
