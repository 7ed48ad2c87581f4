"""What a worker tells the engine through its pipe, and how it hears the word to stop."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from engine.errors import JobCancelled
from engine.results import MetricPoint
from engine.runtime.progress import Throttle

# How long an orphan may take to leave a checkpoint behind.
ORPHAN_SECONDS = 30.0


class PipeReporter:
    """Sends what happens through the pipe; metrics and notes always, progress at most ten times a second."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.throttle = Throttle()
        self.reason = ""
        self.lock = threading.Lock()

    def send(self, kind: str, *values: Any) -> None:
        """Send one message."""
        with self.lock:
            self.connection.send((kind, values))

    def metric(self, point: MetricPoint) -> None:
        """A value was measured."""
        self.send("metric", point)

    def progress(self, stage: str, done: float, total: float) -> None:
        """How far the stage is."""
        if self.throttle.due(stage, done, total):
            self.send("progress", stage, done, total)

    def note(self, code: str, **params: Any) -> None:
        """Something worth telling happened."""
        self.send("note", code, params)

    def stop_reason(self) -> str:
        """Return why to stop, or ''."""
        return self.reason

    def cancelled(self) -> bool:
        """Return whether to stop."""
        return bool(self.reason)

    def check(self) -> None:
        """Raise JobCancelled where the person asked to stop."""
        if self.reason:
            raise JobCancelled(self.reason)

    def counting(self, stage: str, total: int) -> Callable[[int], None]:
        """Return what tells how many of a stage's `total` are done, and raises JobCancelled where one is to stop."""

        def count(done: int) -> None:
            self.progress(stage, done, total)
            self.check()

        count(0)
        return count

    def listen(self) -> None:
        """Wait for the word to stop; an engine that is gone means: leave a checkpoint and go."""
        try:
            self.reason = self.connection.recv()
        except (EOFError, OSError):
            self.reason = "paused"
            timer = threading.Timer(ORPHAN_SECONDS, os._exit, (1,))
            timer.daemon = True
            timer.start()
