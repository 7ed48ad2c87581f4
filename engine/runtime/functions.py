"""Runs a person's Python file in a process of its own, which is killed when it is late: the app never imports it."""

from __future__ import annotations

import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from engine.errors import JobCancelled, JobFailed, error_from
from engine.machine.offline import count_attempt
from engine.machine.processes import kill_tree
from engine.runtime.child import NETWORK, start_context
from engine.runtime.trusted_file import FunctionOrder, Listing
from engine.runtime.worker import describe_exit, tail

SECONDS = 20.0
_POLL = 0.1


def listed(order: FunctionOrder, cancelled: Callable[[], bool] = lambda: False) -> Listing:
    """Return what a file offers; raises what `called` raises, and JobCancelled."""
    found: Listing = _run(order, order.file.name, SECONDS, cancelled)
    return found


def called(order: FunctionOrder, cancelled: Callable[[], bool] = lambda: False, seconds: float = SECONDS) -> str:
    """Return what a function answered, as text or JSON; once `cancelled` its process is killed.

    Raises BadInput `tool_file_missing`, `tool_file_changed`, `tool_file_broken`, JobFailed `tool_function_failed`,
    `tool_timeout` after `seconds` (starting the process counts), `tool_file_died` where the process ended, and
    JobCancelled.
    """
    answer: str = _run(order, order.function, seconds, cancelled)
    return answer


def _run(order: FunctionOrder, name: str, seconds: float, cancelled: Callable[[], bool]) -> Any:
    # What checks arguments takes a moment to load, and most people have no file of their own.
    from engine.runtime.functions_main import main

    context = start_context()
    connection, other = context.Pipe()
    process = context.Process(target=main, args=(other, order), name="deskhand-function", daemon=True)
    process.start()
    other.close()
    try:
        kind, value = _answer(connection, name, seconds, cancelled)
    except EOFError:
        process.join()
        raise JobFailed("tool_file_died", tail(order.log), tool=name, exit=describe_exit(process.exitcode)) from None
    finally:
        # Also when it has answered: what the function started must not stay.
        kill_tree(process.pid)
        process.join()
        connection.close()
    if kind == "failed":
        raise error_from(value)
    return value


def _answer(connection: Connection, name: str, seconds: float, cancelled: Callable[[], bool]) -> tuple[str, Any]:
    deadline = time.monotonic() + seconds
    while True:
        while not connection.poll(_POLL):
            if cancelled():
                raise JobCancelled
            if time.monotonic() >= deadline:
                raise JobFailed("tool_timeout", tool=name, seconds=round(seconds, 1))
        message: tuple[str, Any] = connection.recv()
        if message[0] != NETWORK:
            return message
        count_attempt(message[1])
