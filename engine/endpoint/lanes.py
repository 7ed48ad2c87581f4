"""A queue a model: requests for one wait for each other in the order in which they came, and can leave it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from engine.errors import JobFailed

T = TypeVar("T")
# Models that work at once; more would only share the same cores.
MOST_MODELS = 4


class Lanes:
    """Used on the endpoint's event loop only; the work itself runs on threads."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(MOST_MODELS, thread_name_prefix="deskhand-endpoint")
        self._locks: dict[str, asyncio.Lock] = {}
        self._closed = threading.Event()

    async def in_turn(self, model: str, work: Callable[[Callable[[], bool]], T]) -> T:
        """Return what `work(cancelled)` returns once it is this request's turn at the model.

        A task that is cancelled leaves the queue, or has `cancelled` say so to its work; the model is free for the next
        when that has ended. Raises JobFailed `endpoint_stopped` after `close`.
        """
        lock = self._locks.setdefault(model, asyncio.Lock())
        async with lock:
            if self._closed.is_set():
                raise JobFailed("endpoint_stopped")
            left = threading.Event()
            running = asyncio.get_running_loop().run_in_executor(
                self._threads, work, lambda: left.is_set() or self._closed.is_set()
            )
            try:
                return await asyncio.shield(running)
            except asyncio.CancelledError:
                left.set()
                await asyncio.wait([running])
                raise

    def close(self) -> None:
        """Have all work end early and begin none; called from any thread."""
        self._closed.set()

    def free(self) -> None:
        """Let go of the threads; called when nothing uses the queues any more."""
        self._threads.shutdown(wait=False)
