"""What a training tells while it runs, and how it is asked to stop: implemented by the worker, faked in tests."""

from __future__ import annotations

from typing import Any, Protocol

from engine.results import MetricPoint


class Reporter(Protocol):
    """Receives what happens in a training."""

    def metric(self, point: MetricPoint) -> None:
        """A value was measured."""

    def progress(self, stage: str, done: float, total: float) -> None:
        """How far the stage is."""

    def note(self, code: str, **params: Any) -> None:
        """Something worth telling happened; `code` has its sentence in `engine.sentences.NOTES`."""

    def stop_reason(self) -> str:
        """Return 'cancelled' or 'paused' when the person asked to stop, else ''."""


class Part:
    """Tells of one of several trainings that make a model, from 0 on, as that share of the whole.

    Only the last one's figures are the model's.
    """

    def __init__(self, outer: Reporter, number: int, count: int) -> None:
        self._outer, self._number, self._count = outer, number, count

    def metric(self, point: MetricPoint) -> None:
        """A value was measured."""
        if self._number == self._count - 1:
            self._outer.metric(point)

    def progress(self, stage: str, done: float, total: float) -> None:
        """How far the stage is."""
        self._outer.progress(stage, self._number * total + done, self._count * total)

    def note(self, code: str, **params: Any) -> None:
        """Something worth telling happened."""
        self._outer.note(code, **params)

    def stop_reason(self) -> str:
        """Return 'cancelled' or 'paused' when the person asked to stop, else ''."""
        return self._outer.stop_reason()
