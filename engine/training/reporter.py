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
