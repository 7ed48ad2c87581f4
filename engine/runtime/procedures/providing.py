"""Tells where the models of a worker run, if that is not where they would run best."""

from __future__ import annotations

from typing import Any, Protocol

from engine.inference.sessions import runs_on


class Noting(Protocol):
    """What a note is told to."""

    def note(self, code: str, **params: Any) -> None:
        """Tell a note."""


def tell_provider(reporter: Noting) -> None:
    """Note `on_processor` where a graphics processor is there and did not start."""
    found = runs_on()
    if found is not None and found.instead_of:
        reporter.note("on_processor", wanted=found.instead_of)
