"""What any process of the app tries on the network is counted by the app, and told as it happens."""

from __future__ import annotations

import asyncio
import queue
import socket
import time
from pathlib import Path

import pytest

from engine import commands
from engine.api import Engine
from engine.events import Changed, Event
from engine.machine import offline
from engine.runtime import functions
from engine.runtime.jobs import Job
from engine.runtime.trusted_file import FunctionOrder
from engine.runtime.worker import run_worker
from tests.helpers.reaching import ADDRESS, ReachOrder

CODE = f'''
import socket
import threading


def attempt() -> None:
    try:
        socket.create_connection(("{ADDRESS}", 80), timeout=1)
    except PermissionError:
        pass


def weather(city: str) -> str:
    """Tell the weather of a city."""
    tries = [threading.Thread(target=attempt) for _ in range(3)]
    for one in tries:
        one.start()
    for one in tries:
        one.join()
    return "sunny"
'''


def test_what_a_function_tries_is_counted(tmp_path: Path) -> None:
    file = tmp_path / "weather.py"
    file.write_text(CODE, encoding="utf-8")
    before = offline.network_attempts()
    assert functions.called(FunctionOrder(tmp_path / "log", file, "", "weather", {"city": "Rome"})) == "sunny"
    assert offline.network_attempts() == before + 3


def test_what_a_worker_tries_is_counted(tmp_path: Path) -> None:
    async def work() -> int:
        job = Job("job-1", commands.GetOverview(), lambda event: None)
        found: int = await run_worker(ReachOrder(tmp_path / "log", 2), job, lambda kind, values: None)
        return found

    before = offline.network_attempts()
    assert asyncio.run(work()) == 2
    assert offline.network_attempts() == before + 2


def test_an_attempt_is_told_while_the_engine_runs(tmp_path: Path) -> None:
    engine = Engine(tmp_path / "home")
    told: queue.SimpleQueue[Event] = queue.SimpleQueue()
    engine.subscribe(told.put)
    engine.start()
    before = engine.ask(commands.GetOverview()).network_attempts
    with pytest.raises(PermissionError):
        socket.create_connection((ADDRESS, 80), timeout=1)
    until = time.monotonic() + 30
    while told.get(timeout=until - time.monotonic()) != Changed("", "", "network"):
        pass
    assert engine.ask(commands.GetOverview()).network_attempts == before + 1
    engine.stop()
    assert not offline._listeners
