"""How far a job is and how long it will take: at most ten reports a second, the latest wins."""

from __future__ import annotations

import time
from collections.abc import Callable

INTERVAL = 0.1
# Before this share or time, a forecast is a guess that would only jump about.
EARLIEST_SECONDS = 1.5


class TimeLeft:
    """Forecasts from the pace since the stage began, which is the steadiest guess for work of even steps."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.stage = ""
        self.started = 0.0
        self.first = 0.0

    def update(self, stage: str, done: float, total: float) -> float | None:
        """Return the seconds left, or None while it cannot be told."""
        if stage != self.stage:
            # What was done before (a resumed run) says nothing of the pace.
            self.stage, self.started, self.first = stage, self.clock(), done
        elapsed, gained = self.clock() - self.started, done - self.first
        if total <= 0 or gained <= 0 or elapsed < EARLIEST_SECONDS:
            return None
        return elapsed / gained * max(0.0, total - done)


class Throttle:
    """Lets a report through when the last is old enough, or when it begins or ends a stage."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.last = float("-inf")
        self.stage = ""

    def due(self, stage: str, done: float, total: float) -> bool:
        """Return whether this report is to be passed on."""
        now = self.clock()
        if stage == self.stage and done < total and now - self.last < INTERVAL:
            return False
        if stage == self.stage and total <= 0 and now - self.last < INTERVAL:
            return False
        self.last, self.stage = now, stage
        return True
