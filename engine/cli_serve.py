"""The headless endpoint: it answers other programs on this computer until it is stopped."""

from __future__ import annotations

import signal
import threading
from collections.abc import Mapping
from typing import Any

from engine import commands
from engine.api import Engine
from engine.cli_output import Output

HEARD_SECONDS = 0.5


def serve(engine: Engine, command: commands.StartEndpoint, output: Output) -> Mapping[str, Any]:
    """Start, tell where and with which token, and wait; returns how many requests were answered."""
    stopped = threading.Event()
    # Both are what this command waits for, and no failure. A shell has what it starts in the background ignore Ctrl+C.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    output.serving(engine.ask(command))
    # In short waits: on Windows, Ctrl+C is heard only between them.
    while not stopped.wait(HEARD_SECONDS):
        pass
    output.say("\nStopping.")
    return {"requests": engine.ask(commands.GetEndpoint()).requests}
