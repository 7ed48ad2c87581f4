"""The headless endpoint: it answers other programs on this computer until it is stopped with Ctrl+C."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Any

from engine import commands
from engine.api import Engine
from engine.cli_output import Output

HEARD_SECONDS = 0.5


def serve(engine: Engine, command: commands.StartEndpoint, output: Output) -> Mapping[str, Any]:
    """Start, tell where and with which token, and wait; returns how many requests were answered."""
    output.serving(engine.ask(command))
    try:
        # In short waits: on Windows, Ctrl+C is heard only between them.
        while not threading.Event().wait(HEARD_SECONDS):
            pass
    except KeyboardInterrupt:
        # What this command waits for: that is its end, and no failure.
        output.say("\nStopping.")
    return {"requests": engine.ask(commands.GetEndpoint()).requests}
