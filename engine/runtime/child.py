"""What every process that the engine starts does first: its output goes to a log, its priority down."""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
from pathlib import Path

from engine.logs import FORMAT
from engine.offline import watch_network


def begin(log: Path, niceness: int) -> None:
    """Send all output, also that of native code, to `log`: its tail is what a dead process leaves to be read.

    `niceness` is how much the process gives way to the window (0 to 19, where the system knows it).
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    sys.stdout = sys.stderr = open(file, "w", encoding="utf-8", errors="replace", buffering=1, closefd=False)  # noqa: SIM115
    for descriptor in (1, 2):
        os.dup2(file, descriptor)
    faulthandler.enable()
    logging.basicConfig(level=logging.INFO, format=FORMAT, stream=sys.stderr, force=True)
    watch_network()
    if hasattr(os, "nice"):
        os.nice(niceness)
