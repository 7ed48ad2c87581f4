"""Between engine and window: brings events to the GUI thread as typed signals, and answers to whoever asked.

The only file of the window that knows how the engine's thread works.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from engine.api import Engine
from engine.commands import CancelJob, Command
from engine.errors import ErrorInfo
from engine.events import (
    ENDS,
    ApprovalNeeded,
    Cancelled,
    Changed,
    Done,
    Event,
    Failed,
    MessageAdded,
    MetricLogged,
    Progress,
    RunNote,
    RunStarted,
    Started,
    TextDelta,
    TrialChanged,
)

R = TypeVar("R")
logger = logging.getLogger(__name__)

BURST_MS = 33  # soft events (progress, text) reach the window at most thirty times a second
SLICE_S = 0.008  # the longest that one delivery may hold the GUI thread
SEARCHES = frozenset({"SearchSettings", "ResumeSearch"})
TRAININGS = SEARCHES | {"StartTraining", "TrainOnCorrections", "ResumeTraining"}
LONG = TRAININGS | {
    "ImportDataset",
    "RepairRows",
    "FetchBase",
    "ImportBase",
    "Evaluate",
    "PredictFile",
    "CreateSampleProject",
    "MakeCalls",
    "MeasureCalls",
    "CreateReadyMade",
    "BringData",
    "FitRecommender",
    "ExportRecommendations",
    "ScoreTexts",
    "RescoreTexts",
    "MeasureDesk",
    "AddToolSource",
    "RefreshToolSource",
}


@dataclass(frozen=True)
class Job:
    """Work that runs now, as the tray shows it; `progress` is None until the first report.

    `name` is what it is about, where that has one. A training's `run`, and what its `data` are called, are '' until it
    has its run row.
    """

    id: str
    command: str
    project: str = ""
    run: str = ""
    name: str = ""
    data: str = ""
    progress: Progress | None = None

    @property
    def pausable(self) -> bool:
        """Whether it can be paused and resumed: trainings, and searches for their settings."""
        return self.command in TRAININGS

    @property
    def long(self) -> bool:
        """Whether a person would want to find it in the tray."""
        return self.command in LONG or self.progress is not None


class Request:
    """One question on its way; `drop()` makes sure that its answer never lands."""

    def __init__(self, bridge: Bridge, command: Command[Any], owner: QObject | None) -> None:
        self.command = command
        self.job = ""
        self._bridge = bridge
        self._owner: QObject | None = None
        self._active = True
        self._cancel: bool | None = None
        self.done: Callable[[Any], None] | None = None
        self.failed: Callable[[ErrorInfo], None] | None = None
        self.cancelled: Callable[[str], None] | None = None
        self.progress: Callable[[Progress], None] | None = None
        self._belong_to(owner)

    @property
    def active(self) -> bool:
        """Whether an answer may still land."""
        return self._active and (self._owner is None or isValid(self._owner))

    def drop(self, *_: object) -> None:
        """Stop listening: no callback is called any more; the work itself goes on."""
        self._active = False
        self.done = self.failed = self.cancelled = self.progress = None

    def pass_on(self, owner: QObject, done: Callable[[Any], None]) -> None:
        """Let what asked go while the work goes on: the answer lands at `done`, a failure becomes a notice."""
        self._leave_owner()
        self._belong_to(owner)
        self.done, self.failed, self.cancelled, self.progress = done, None, None, None

    def cancel(self, pause: bool = False) -> None:
        """Ask the engine to stop the work; the end still arrives (`cancelled`) unless dropped."""
        if self.job:
            self._bridge.cancel(self.job, pause)
        else:
            self._cancel = pause

    def _submitted(self, job: str) -> None:
        self.job = job
        if self._cancel is not None:
            self._bridge.cancel(job, self._cancel)

    def _belong_to(self, owner: QObject | None) -> None:
        self._owner = owner
        if owner is not None:
            owner.destroyed.connect(self.drop)

    def _leave_owner(self) -> None:
        if self._owner is not None and isValid(self._owner) and self._active:
            self._owner.destroyed.disconnect(self.drop)

    def _close(self) -> None:
        self._leave_owner()
        self.drop()


class Bridge(QObject):
    """Signals carry the engine's event values; all of them are emitted on the GUI thread.

    `changed(project, what)`: stored rows changed. `ended(event)`: a Done, Failed or Cancelled of any job.
    `unhandled(info)`: a failure that nobody took; the window shows it as a notice. `jobs_changed()`: see `jobs()`.
    """

    changed = Signal(str, str)
    started = Signal(object)
    progress = Signal(object)
    run_started = Signal(object)
    metric_logged = Signal(object)
    run_note = Signal(object)
    trial_changed = Signal(object)
    text_delta = Signal(object)
    message_added = Signal(object)
    approval_needed = Signal(object)
    ended = Signal(object)
    unhandled = Signal(object)
    jobs_changed = Signal()
    _hard_wake = Signal()
    _soft_wake = Signal()

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._running = False
        self._held: list[Request] = []
        self._requests: dict[str, Request] = {}
        self._jobs: dict[str, Job] = {}
        self._inbox: deque[Event] = deque()
        self._ready: deque[Event] = deque()
        self._hard_pending = self._soft_pending = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(BURST_MS)
        self._timer.timeout.connect(self._deliver)
        self._hard_wake.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._soft_wake.connect(self._start_timer, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe: Callable[[], None] | None = engine.subscribe(self._receive)

    def start(self) -> None:
        """Start the engine and send what was asked before; called once, after the first paint."""
        if self._running:
            return
        self._engine.start()
        self._running = True
        held, self._held = self._held, []
        for request in held:
            if request.active:
                self._submit(request)

    def close(self) -> None:
        """Stop listening; nothing is delivered any more."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        self._timer.stop()
        for request in [*self._requests.values(), *self._held]:
            request.drop()
        self._requests.clear()
        self._held.clear()
        self._inbox.clear()
        self._ready.clear()

    def ask(
        self,
        command: Command[R],
        done: Callable[[R], None] | None = None,
        failed: Callable[[ErrorInfo], None] | None = None,
        owner: QObject | None = None,
        *,
        cancelled: Callable[[str], None] | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> Request:
        """Ask the engine; exactly one of the callbacks done, failed, cancelled is called, on the GUI thread, later.

        A failure without a handler becomes a notice. With an `owner` the request drops by itself when the owner is
        destroyed. GUI thread only.
        """
        request = Request(self, command, owner)
        request.done, request.failed, request.cancelled, request.progress = done, failed, cancelled, progress
        if self._running:
            self._submit(request)
        else:
            self._held.append(request)
        return request

    def cancel(self, job: str, pause: bool = False) -> None:
        """Ask a job to stop; with `pause` a training keeps a checkpoint and can be resumed."""
        self.ask(CancelJob(job, pause))

    def jobs(self) -> tuple[Job, ...]:
        """Return the long work that runs now, oldest first."""
        return tuple(job for job in self._jobs.values() if job.long)

    def trainings(self) -> tuple[Job, ...]:
        """Return the trainings that run now."""
        return tuple(job for job in self._jobs.values() if job.pausable)

    def job_of_run(self, run: str) -> str:
        """Return the id of the job that trains `run`, '' where none does."""
        return next((job.id for job in self._jobs.values() if run and job.run == run), "")

    def _submit(self, request: Request) -> None:
        # Events are only delivered from the event loop, so even a job that ends within submit() finds its request.
        job = self._engine.submit(request.command)
        self._requests[job] = request
        request._submitted(job)

    def _receive(self, event: Event) -> None:
        """Take an event on the engine's thread."""
        self._inbox.append(event)
        if isinstance(event, Progress | TextDelta):
            if not self._soft_pending:
                self._soft_pending = True
                self._soft_wake.emit()
        elif not self._hard_pending:
            self._hard_pending = True
            self._hard_wake.emit()

    @Slot()
    def _start_timer(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _deliver(self) -> None:
        # The flags fall before the inbox is read: an event that comes in between wakes us once more, none is lost.
        self._hard_pending = self._soft_pending = False
        while self._inbox:
            self._ready.append(self._inbox.popleft())
        self._ready = coalesce(self._ready)
        until = time.monotonic() + SLICE_S
        try:
            while self._ready and time.monotonic() < until:
                self._handle(self._ready.popleft())
        finally:
            if self._ready and not self._hard_pending:
                self._hard_pending = True
                self._hard_wake.emit()

    def _handle(self, event: Event) -> None:
        if isinstance(event, ENDS):
            self._end(event)
        elif isinstance(event, Progress):
            self._note_progress(event)
        elif isinstance(event, Changed):
            self.changed.emit(event.project, event.what)
        elif isinstance(event, Started):
            self._jobs[event.job] = Job(event.job, event.command, event.project, name=event.name)
            self.started.emit(event)
            self.jobs_changed.emit()
        else:
            if isinstance(event, RunStarted) and event.job in self._jobs:
                self._jobs[event.job] = replace(self._jobs[event.job], run=event.run, name=event.name, data=event.data)
                self.jobs_changed.emit()
            signal = self._plain_signals().get(type(event))
            if signal is None:
                logger.warning("no signal for %s", type(event).__name__)
                return
            signal.emit(event)

    def _plain_signals(self) -> dict[type[Event], Any]:
        return {
            RunStarted: self.run_started,
            MetricLogged: self.metric_logged,
            RunNote: self.run_note,
            TrialChanged: self.trial_changed,
            TextDelta: self.text_delta,
            MessageAdded: self.message_added,
            ApprovalNeeded: self.approval_needed,
        }

    def _note_progress(self, event: Progress) -> None:
        if event.job in self._jobs:
            self._jobs[event.job] = replace(self._jobs[event.job], progress=event)
            self.jobs_changed.emit()
        request = self._requests.get(event.job)
        if request is not None and request.active and request.progress is not None:
            request.progress(event)
        self.progress.emit(event)

    def _end(self, event: Event) -> None:
        job = self._jobs.pop(event.job, None)
        request = self._requests.pop(event.job, None)
        if job is not None:
            self.jobs_changed.emit()
        done, failed, cancelled = (request.done, request.failed, request.cancelled) if request else (None,) * 3
        active = request is not None and request.active
        if request is not None:
            request._close()
        if isinstance(event, Done) and active and done is not None:
            done(event.result)
        elif isinstance(event, Cancelled) and active and cancelled is not None:
            cancelled(event.reason)
        elif isinstance(event, Failed):
            if active and failed is not None:
                failed(event.error)
            elif active or (job is not None and job.command in LONG):
                self.unhandled.emit(event.error)
        self.ended.emit(event)


def coalesce(events: deque[Event]) -> deque[Event]:
    """Return the events with each job's progress only at its latest, and text that follows on in one piece.

    The order of everything else stays; text never moves across another event of its job.
    """
    kept: list[Event | None] = []
    last_progress: dict[str, int] = {}
    last_text: dict[str, int] = {}
    for event in events:
        if isinstance(event, Progress):
            if event.job in last_progress:
                kept[last_progress[event.job]] = None
            last_progress[event.job] = len(kept)
        elif isinstance(event, TextDelta):
            at = last_text.get(event.job)
            before = kept[at] if at is not None else None
            if at is not None and isinstance(before, TextDelta) and before.chat == event.chat and not event.restart:
                kept[at] = replace(before, text=before.text + event.text)
                continue
            last_text[event.job] = len(kept)
        else:
            last_text.pop(event.job, None)
        kept.append(event)
    return deque(event for event in kept if event is not None)
