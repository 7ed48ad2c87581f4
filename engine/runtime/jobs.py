"""Jobs: work with one id, progress, a cancel, and exactly one end."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any

from engine.commands import Command
from engine.errors import JobCancelled
from engine.events import ENDS, Event, Progress
from engine.results import ToolTrial
from engine.runtime.progress import Throttle, TimeLeft

log = logging.getLogger(__name__)


class Job:
    """One piece of work; its methods may be called from any thread."""

    def __init__(self, job: str, command: Command[Any], publish: Callable[[Event], None]) -> None:
        self.id = job
        self.command = command
        self.reason = ""
        self._publish = publish
        self._ended = False
        self._lock = threading.Lock()
        self._throttle = Throttle()
        self._time_left = TimeLeft()
        self._on_stop: list[Callable[[str], None]] = []
        self.approvals: dict[str, Callable[[str], None]] = {}
        # What the calls that wait would do, for those that can tell.
        self.dry_runs: dict[str, Callable[[], ToolTrial]] = {}

    @property
    def ended(self) -> bool:
        """Whether the one end was told."""
        return self._ended

    def tell(self, event: Event) -> None:
        """Publish an event of this job; what comes after its end never lands."""
        with self._lock:
            if self._ended:
                log.info("Dropped %s after the end of %s", type(event).__name__, self.id)
                return
            self._ended = isinstance(event, ENDS)
            self._publish(event)

    def progress(self, stage: str, done: float = 0.0, total: float = 0.0) -> None:
        """Tell how far the job is; see `events.Progress`."""
        seconds_left = self._time_left.update(stage, done, total)
        if self._throttle.due(stage, done, total):
            self.tell(Progress(self.id, stage, done, total, seconds_left))

    def listen(self, kind: str, values: tuple[Any, ...]) -> None:
        """Pass on how far the job's worker is (`engine.runtime.worker.Listener`); what else it says is not told."""
        if kind == "progress":
            self.progress(*values)

    def stop(self, reason: str) -> None:
        """Ask the job to stop; `reason` is cancelled or paused."""
        if not self.reason:
            self.reason = reason
            for callback in self._on_stop:
                callback(reason)

    def on_stop(self, callback: Callable[[str], None]) -> None:
        """Call `callback` with the reason when the job is asked to stop, at once if it was already."""
        self._on_stop.append(callback)
        if self.reason:
            callback(self.reason)

    def cancelled(self) -> bool:
        """Return whether the job was asked to stop."""
        return bool(self.reason)

    def check(self) -> None:
        """Raise JobCancelled if the job was asked to stop."""
        if self.reason:
            raise JobCancelled(self.reason)


class Jobs:
    """The jobs that have not ended."""

    def __init__(self, publish: Callable[[Event], None]) -> None:
        self._publish = publish
        self._running: dict[str, Job] = {}

    def add(self, job: str, command: Command[Any]) -> Job:
        """Register a job."""
        self._running[job] = Job(job, command, self._publish)
        return self._running[job]

    def find(self, job: str) -> Job | None:
        """Return a job that has not ended."""
        return self._running.get(job)

    def remove(self, job: str) -> None:
        """Forget an ended job."""
        self._running.pop(job, None)

    def running(self) -> list[Job]:
        """Return those that have not ended."""
        return list(self._running.values())
