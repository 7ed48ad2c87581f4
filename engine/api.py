"""The engine's front door: start it, ask it, listen to it, stop it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TypeVar

from engine.commands import Command
from engine.events import Event

R = TypeVar("R")
Listener = Callable[[Event], None]


class Engine:
    """Runs on a thread of its own; every method may be called from any thread.

    `home` is where settings, logs and base models live; None takes the platform's folders.
    """

    def __init__(self, home: Path | None = None) -> None: ...

    def start(self) -> None:
        """Start the engine thread; returns at once."""

    def submit(self, command: Command[object]) -> str:
        """Queue a command and return its job id at once; events with that id follow."""

    def ask(self, command: Command[R], timeout: float | None = None) -> R:
        """Submit and wait for the answer; raises the EngineError or JobCancelled that ended it.

        For the command line and tests; never call it on the GUI thread.
        """

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` for every event, on the engine thread; returns what unsubscribes it."""

    def stop(self, timeout: float = 10.0) -> None:
        """Pause what can be resumed, cancel the rest, and end the thread."""
