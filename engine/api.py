"""The engine's front door: start it, ask it, listen to it, stop it."""

from __future__ import annotations

import asyncio
import itertools
import logging
import math
import threading
import time
import traceback
from collections.abc import Callable
from concurrent.futures import Future, wait
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TypeVar

from engine.commands import Command
from engine.errors import EngineError, ErrorInfo, JobCancelled, JobFailed, error_from
from engine.events import ENDS, Cancelled, Changed, Done, Event, Failed
from engine.machine.installed import home_refused
from engine.paths import Home

R = TypeVar("R")
Listener = Callable[[Event], None]
HEARD_SECONDS = 0.5
log = logging.getLogger(__name__)


class Engine:
    """Runs on a thread of its own; every method may be called from any thread.

    `home` is where settings, logs and base models live; None takes the platform's folders.
    """

    def __init__(self, home: Path | None = None) -> None:
        self._home = Home(home)
        self.home = self._home.root
        self._numbers = itertools.count(1)
        self._listeners: list[Listener] = []
        self._ready: Future[None] = Future()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._early: list[tuple[str, Command[Any]]] = []
        self._lock = threading.Lock()
        self._runtime: Any = None
        self._handlers: dict[type, Any] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        # Why the engine could not start.
        self._broken: ErrorInfo | None = None

    def start(self) -> None:
        """Start the engine thread; returns at once."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="deskhand-engine", daemon=True)
            self._thread.start()

    def submit(self, command: Command[Any]) -> str:
        """Queue a command and return its job id at once; events with that id follow.

        Once the engine has stopped the job fails at once, on the caller's thread.
        """
        job = f"job-{next(self._numbers)}"
        with self._lock:
            if self._loop is None and not self._ready.done():
                self._early.append((job, command))
                return job
        self._soon(self._begin, job, command)
        return job

    def ask(self, command: Command[R], timeout: float | None = None, listener: Listener | None = None) -> R:
        """Submit and wait for the answer; raises the EngineError or JobCancelled that ended it.

        `listener` sees the job's events meanwhile. For the command line and tests; never call it on the GUI thread.
        """
        ended: Future[Any] = Future()
        events: list[Event] = []
        mine: list[str] = []

        def watch(event: Event) -> None:
            # Events may come before submit has returned the id, so they are kept until it is known.
            events.append(event)
            if mine:
                drain()

        def drain() -> None:
            while events:
                event = events.pop(0)
                if event.job != mine[0] or ended.done():
                    continue
                if listener is not None:
                    listener(event)
                if isinstance(event, ENDS):
                    ended.set_result(event)

        unsubscribe = self.subscribe(watch)
        try:
            mine.append(self.submit(command))
            self._soon(drain)
            return _answer(_waited(ended, timeout))  # type: ignore[no-any-return]
        finally:
            unsubscribe()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` for every event, on the engine thread; returns what unsubscribes it."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def stop(self, timeout: float = 10.0) -> None:
        """Pause what can be resumed, cancel the rest, and end the thread; waits at most `timeout` seconds."""
        thread, self._thread = self._thread, None
        if thread is None:
            return
        self._ready.result(timeout)
        self._soon(self._stopping.set)
        thread.join(timeout)

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        self._stopping = asyncio.Event()
        with ExitStack() as left:
            try:
                self._open(left)
            except Exception as error:  # noqa: BLE001 - whoever asks is told: nobody waits for ever
                self._broken = _why(error, self.home)
            self._take_up()
            await self._stopping.wait()
            if self._broken is None:
                await self._end()
        with self._lock:
            # What was handed to the loop until here is still begun, and refused, before the loop closes.
            self._loop = None

    def _open(self, left: ExitStack) -> None:
        """Make what answers commands; `left` takes what is to be done at the end."""
        # Imported here: the window is painted before any of the services loads.
        from engine.logs import start_logging, stop_logging
        from engine.machine.offline import on_attempt, refuse_network
        from engine.ready_made.registry import all_projects, handlers
        from engine.runtime.core import Runtime
        from engine.runtime.handlers import HANDLERS
        from engine.runtime.kits import Known

        ring, file = start_logging(self._home.log)
        left.callback(stop_logging, ring, file)
        refuse_network()
        self._handlers = {**HANDLERS, **handlers()}
        known = {name: Known(project.info, project.kit) for name, project in all_projects().items()}
        self._runtime = Runtime(self._home, ring, self._publish, known)
        left.callback(self._runtime.close)
        loop = asyncio.get_running_loop()
        tried = Changed("", "", "network")
        left.callback(on_attempt(lambda _host: loop.call_soon_threadsafe(self._publish, tried)))

    def _take_up(self) -> None:
        """Begin with what was asked before there was a loop."""
        with self._lock:
            self._loop = asyncio.get_running_loop()
            early, self._early = self._early, []
        for job, command in early:
            self._begin(job, command)
        self._ready.set_result(None)

    async def _end(self) -> None:
        self._runtime.stop()
        # A call to a tool server would keep its job for as long as it may take; in a thread, as the pool may be busy.
        await asyncio.to_thread(self._runtime.servers.close)
        if self._tasks:
            await asyncio.wait(self._tasks)
        # While this loop still runs: what it is answering may ask for something here.
        await self._runtime.endpoint.stop()

    def _begin(self, job: str, command: Command[Any]) -> None:
        if self._stopping.is_set():
            self._publish(Failed(job, ErrorInfo("engine_stopped")))
            return
        if self._broken is not None:
            self._publish(Failed(job, self._broken))
            return
        task = asyncio.get_running_loop().create_task(
            self._runtime.answer(self._runtime.jobs.add(job, command), self._handlers)
        )
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _soon(self, function: Callable[..., None], *values: Any) -> None:
        """Call `function` on the engine's thread, or here where that has ended; not before the engine has started."""
        with self._lock:
            if self._loop is not None:
                self._loop.call_soon_threadsafe(function, *values)
                return
        if self._ready.done():
            function(*values)

    def _publish(self, event: Event) -> None:
        for listener in list(self._listeners):
            try:
                listener(event)
            except Exception:
                # One listener's fault must not keep the others from hearing, nor end the job twice.
                log.exception("A listener failed on %s", type(event).__name__)


def _why(error: Exception, home: Path) -> ErrorInfo:
    """Return what to tell of an engine that could not start; called while the error is handled."""
    if isinstance(error, EngineError):
        return error.info()
    if isinstance(error, OSError):
        return home_refused(error, error.filename or home).info()
    return ErrorInfo("internal", {}, traceback.format_exc())


def _waited(ended: Future[Any], timeout: float | None) -> Any:
    """Return the result, waiting in short waits: on Windows, Ctrl+C is heard only between them."""
    until = math.inf if timeout is None else time.monotonic() + timeout
    while not ended.done() and (left := until - time.monotonic()) > 0:
        wait([ended], min(left, HEARD_SECONDS))
    return ended.result(0)


def _answer(event: Event) -> Any:
    if isinstance(event, Done):
        return event.result
    if isinstance(event, Failed):
        raise error_from(event.error)
    if isinstance(event, Cancelled):
        raise JobCancelled(event.reason)
    raise JobFailed("internal", detail=repr(event))
