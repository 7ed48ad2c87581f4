"""A worker that may take no more memory from its first step on, until it computes less at once."""

from __future__ import annotations

import re
import resource
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from engine.runtime import worker_main
from engine.runtime.orders import Order
from engine.runtime.reporter import PipeReporter

# Beyond what it holds, bytes: the step's small things, none of its activations.
LEFT = 4 << 20


class _Limited(PipeReporter):
    """Limits this process itself: from outside the limit would be lifted after more halvings than one, or too late."""

    def note(self, code: str, **params: Any) -> None:
        if code == "started":
            (held,) = re.findall(r"VmData:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
            _limit((int(held) << 10) + LEFT)
        if code == "smaller_batch":
            _limit(resource.RLIM_INFINITY)
        super().note(code, **params)


def _limit(data: int) -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (data, resource.RLIM_INFINITY))


def main(connection: Connection, order: Order) -> None:
    """As `worker_main.main`, in the process of the worker."""
    worker_main.PipeReporter = _Limited  # type: ignore[misc]
    worker_main.main(connection, order)
