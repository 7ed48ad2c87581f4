"""The headless endpoint: it answers other programs on this computer until it is stopped."""

from __future__ import annotations

import argparse
import signal
import threading
from collections.abc import Mapping
from typing import Any

from engine import commands
from engine.api import HEARD_SECONDS, Engine
from engine.cli.output import Output
from engine.cli.projects import opened


def serve(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    """Start, tell where and with which token, and wait; returns how many requests were answered."""
    project = parsed.project and opened(engine, parsed.project)
    stopped = threading.Event()
    # Both are what this command waits for, and no failure. A shell has what it starts in the background ignore Ctrl+C.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    output.serving(engine.ask(commands.StartEndpoint(project, parsed.port, parsed.host)))
    # In short waits: on Windows, Ctrl+C is heard only between them.
    while not stopped.wait(HEARD_SECONDS):
        pass
    output.say("\nStopping.")
    return {"requests": engine.ask(commands.GetEndpoint()).requests}
