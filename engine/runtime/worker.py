"""The engine's end of a worker process: starts it, listens to it, and stops it by a ladder.

A crash, an out-of-memory or a kill there ends one job as failed; it never takes the window or the project with it.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from engine.errors import ErrorInfo, JobCancelled, JobFailed, error_from
from engine.machine.offline import count_attempt
from engine.machine.processes import kill_tree
from engine.runtime.child import NETWORK, start_context
from engine.runtime.jobs import Job
from engine.runtime.orders import Order
from engine.runtime.worker_main import main

log = logging.getLogger(__name__)

TAIL_LINES = 40
# More than that many lines take; what a process says on one line has no bound.
_TAIL_BYTES = 1 << 16


# Seconds that each step of stopping gets: a flag at the next step, then terminate, then kill the tree.
GRACE_SECONDS, TERMINATE_SECONDS = 20.0, 3.0
Listener = Callable[[str, tuple[Any, ...]], None]


async def run_worker(order: Order, job: Job, listener: Listener) -> Any:
    """Run `order` in a fresh process and return its result.

    `listener(kind, values)` gets metric, note and progress messages on the loop's thread, none dropped. Raises what
    the worker raised, JobCancelled after a stop, and JobFailed `worker_died` with its exit code and the tail of its
    log when it ended without a last word.
    """
    job.check()
    loop = asyncio.get_running_loop()
    worker = _Worker(order, loop, listener)
    job.on_stop(worker.stop)
    outcome, exit_code = await worker.ended
    if outcome is not None:
        return _unpack(outcome)
    if job.reason:
        raise JobCancelled(job.reason)
    raise JobFailed("worker_died", detail=tail(order.log), exit=describe_exit(exit_code))


def _unpack(outcome: tuple[str, Any]) -> Any:
    kind, value = outcome
    if kind == "done":
        return value
    if kind == "cancelled":
        raise JobCancelled(value)
    info: ErrorInfo = value
    raise error_from(info)


class _Worker:
    """One process and the thread that listens to it."""

    def __init__(self, order: Order, loop: asyncio.AbstractEventLoop, listener: Listener) -> None:
        context = start_context()
        self.connection, other = context.Pipe()
        self.process = context.Process(target=main, args=(other, order), name="deskhand-worker", daemon=False)
        self.loop = loop
        self.listener = listener
        self.ended: asyncio.Future[tuple[tuple[str, Any] | None, int | None]] = loop.create_future()
        self.process.start()
        other.close()
        threading.Thread(target=self._listen, name="deskhand-worker-listener", daemon=True).start()

    def _listen(self) -> None:
        outcome = None
        while (message := _receive(self.connection)) is not None:
            kind, values = message
            if kind in ("done", "failed", "cancelled"):
                outcome = (kind, values[0])
            elif kind == NETWORK:
                count_attempt(*values)
            else:
                self._call(self.listener, kind, values)
        self.process.join()
        self.connection.close()
        self._call(self._end, outcome, self.process.exitcode)

    def _call(self, function: Callable[..., None], *values: Any) -> None:
        # A loop that was closed has nobody left to tell.
        if not self.loop.is_closed():
            self.loop.call_soon_threadsafe(function, *values)

    def _end(self, outcome: tuple[str, Any] | None, exit_code: int | None) -> None:
        if not self.ended.done():
            self.ended.set_result((outcome, exit_code))

    def stop(self, reason: str) -> None:
        """Start the ladder on a thread of its own; called from any thread."""
        threading.Thread(target=self._climb, args=(reason,), name="deskhand-stop-ladder", daemon=True).start()

    def _climb(self, reason: str) -> None:
        try:
            self.connection.send(reason)
        except OSError:
            log.info("The worker was gone before it could be asked to stop")
        self.process.join(GRACE_SECONDS)
        if self.process.is_alive():
            log.warning("The worker did not stop within %s s; terminating it", GRACE_SECONDS)
            self.process.terminate()
            self.process.join(TERMINATE_SECONDS)
        if self.process.is_alive():
            kill_tree(self.process.pid)


def _receive(connection: Connection) -> tuple[str, tuple[Any, ...]] | None:
    try:
        message: tuple[str, tuple[Any, ...]] = connection.recv()
    except (EOFError, OSError):
        return None
    return message


def describe_exit(code: int | None) -> str:
    """Return an exit code as people name it: a signal by its name."""
    if code is not None and code < 0:
        try:
            return signal.Signals(-code).name
        except ValueError:
            return str(code)
    return str(code)


def tail(path: Path) -> str:
    """Return the last lines of a log, '' where there is none."""
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL_BYTES))
        return "\n".join(file.read().decode("utf-8", "replace").splitlines()[-TAIL_LINES:])
