"""A fake at the Engine boundary, so that the window is tested without data, models or a worker."""

from __future__ import annotations

import itertools
import queue
import threading
from collections.abc import Callable, Mapping
from typing import Any

from engine.commands import Command, GetEndpoint, GetOverview, ListProjects, ListReadyMade, ListToolSources
from engine.errors import EngineError, JobCancelled
from engine.events import Cancelled, Done, Event, Failed, Started
from engine.results import Device, EndpointState, Hardware, Overview

CPU = Device("cpu", "Test processor", 24 << 30, True)
OVERVIEW = Overview("0.1", Hardware("Linux", "Test processor", 2, 24 << 30, 20 << 30, 90 << 30, (CPU,)), {}, {})


class FakeEngine:
    """Answers a command from `answers`: command type -> value, or a function of the command that returns or raises.

    A command type in `held` starts and stays open until `end(job, event)`. Events are sent from a thread of its own,
    as the real engine does. `asked` records the commands in order. `immediate` answers before submit returns.
    """

    def __init__(self, answers: Mapping[type, Any] | None = None, held: tuple[type, ...] = ()) -> None:
        nothing = dict.fromkeys((ListProjects, ListReadyMade, ListToolSources), ())
        usual = {GetOverview: OVERVIEW, GetEndpoint: EndpointState(), **nothing}
        self.answers: dict[type, Any] = {**usual, **(answers or {})}
        self.held = held
        self.immediate = False
        self.asked: list[Command[Any]] = []
        self.jobs: dict[str, Command[Any]] = {}
        self.started = False
        self._listeners: list[Callable[[Event], None]] = []
        self._numbers = itertools.count(1)
        self._work: queue.Queue[Callable[[], None] | None] = queue.Queue()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        self.started = True
        self._thread = threading.Thread(target=self._loop, name="fake-engine")
        self._thread.start()

    def stop(self, timeout: float = 10.0) -> None:
        if self._thread is not None:
            self._work.put(None)
            self._thread.join(timeout)
            self._thread = None

    def subscribe(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def submit(self, command: Command[Any]) -> str:
        assert self.started, "submitted before start"
        job = f"job-{next(self._numbers)}"
        self.asked.append(command)
        self.jobs[job] = command
        if self.immediate:
            self._answer(job, command)
        else:
            self._work.put(lambda: self._answer(job, command))
        return job

    def ask(self, command: Command[Any], timeout: float | None = None) -> Any:
        return self._result(command)

    def emit(self, event: Event) -> None:
        """Send an event from the engine's thread."""
        self._work.put(lambda: self._publish(event))

    def end(self, job: str, result: Any = None) -> None:
        """End a held job with Done."""
        self.emit(Done(job, result))

    def asked_for(self, kind: type) -> list[Any]:
        """Return the commands of a type that were asked, oldest first."""
        return [command for command in self.asked if isinstance(command, kind)]

    def job_of(self, kind: type) -> str:
        """Return the newest job of a command type."""
        return next(job for job, command in reversed(self.jobs.items()) if isinstance(command, kind))

    def _loop(self) -> None:
        while (work := self._work.get()) is not None:
            work()

    def _answer(self, job: str, command: Command[Any]) -> None:
        project = getattr(command, "project", "")
        self._publish(Started(job, type(command).__name__, project, command.about))
        if isinstance(command, self.held):
            return
        try:
            self._publish(Done(job, self._result(command)))
        except EngineError as error:
            self._publish(Failed(job, error.info()))
        except JobCancelled as stop:
            self._publish(Cancelled(job, stop.reason))

    def _result(self, command: Command[Any]) -> Any:
        answer = self.answers.get(type(command))
        return answer(command) if callable(answer) else answer

    def _publish(self, event: Event) -> None:
        for listener in list(self._listeners):
            listener(event)
