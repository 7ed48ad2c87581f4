"""A clock that leaves out the time in which models load."""

from __future__ import annotations

from engine.runtime.model_clock import ModelClock


def test_the_time_in_which_it_stands_is_left_out() -> None:
    times = [100.0]
    clock = ModelClock(lambda: times[-1])
    assert clock() == 100.0
    clock.stand()
    times.append(140.0)
    clock.stand()
    assert clock() == 100.0, "it stands already"
    clock.go()
    clock.go()
    times.append(143.0)
    assert clock() == 103.0
