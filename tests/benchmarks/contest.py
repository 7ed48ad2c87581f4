"""Trainings that take turns, so that a busy moment of the machine hits each of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass
class Contestant:
    """`turn(number)` takes a few steps and returns how many examples they were."""

    name: str
    turn: Callable[[int], int]
    seconds: float = 0.0
    examples: int = 0

    def take(self, number: int) -> None:
        started = time.perf_counter()
        examples = self.turn(number)
        if number:
            self.seconds += time.perf_counter() - started
            self.examples += examples

    @property
    def pace(self) -> float:
        return self.examples / self.seconds


class Silent:
    """A reporter to which nobody listens."""

    def metric(self, point: Any) -> None: ...

    def progress(self, stage: str, done: float, total: float) -> None: ...

    def note(self, code: str, **params: Any) -> None: ...

    def stop_reason(self) -> str:
        return ""


def contest(contestants: Sequence[Contestant], turns: int) -> None:
    """Have each take its turns, the first only to warm up, and print the paces beside the first one's."""
    for number in range(turns):
        for contestant in contestants:
            contestant.take(number)
    first = contestants[0]
    for contestant in contestants:
        ratio = first.pace / contestant.pace
        print(f"  {contestant.name:22} {contestant.pace:8.1f} examples/s  {first.name} is {ratio:5.2f} times that")
