"""How every process of the engine's is started, and what it does first: its output goes to a log, its priority down."""

from __future__ import annotations

import faulthandler
import logging
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.context import SpawnContext
from pathlib import Path
from typing import cast

from engine.logs import Discreet
from engine.machine.offline import on_attempt, refuse_network

# `spawn` everywhere: a fork would copy the window's threads and locks. Tests, which start hundreds, fork a process that
# has loaded the libraries and done nothing else.
START = "spawn"
# The message of every process that it tried to reach the network; what follows is the host.
NETWORK = "network"
# Bytes above which a log is put aside: with the one before it, no log takes more than twice that, and what one process
# writes.
LONGEST_LOG = 4_000_000


def start_context() -> SpawnContext:
    """Return what makes pipes and processes."""
    return cast(SpawnContext, multiprocessing.get_context(START))


def begin(log: Path, niceness: int, tell: Callable[[str, str], None]) -> None:
    """Send all output, also that of native code, to `log`: its tail is what a dead process leaves to be read.

    `niceness` is how much the process gives way to the window (0 to 19, where the system knows it). `tell(NETWORK,
    host)` is called, on any thread, for every attempt to reach the network: who started the process counts it too.
    """
    # A terminal sends Ctrl+C to every process; whoever started this one asks it to stop. Ignored outright, it would be
    # ignored by what is started from here, too.
    signal.signal(signal.SIGINT, lambda *_: None)
    log.parent.mkdir(parents=True, exist_ok=True)
    _keep_short(log)
    file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    sys.stdout = sys.stderr = open(file, "w", encoding="utf-8", errors="replace", buffering=1, closefd=False)  # noqa: SIM115
    for descriptor in (1, 2):
        os.dup2(file, descriptor)
    faulthandler.enable()
    output = logging.StreamHandler(sys.stderr)
    output.setFormatter(Discreet())
    logging.basicConfig(level=logging.INFO, handlers=[output], force=True)
    refuse_network()
    on_attempt(lambda host: tell(NETWORK, host))
    if hasattr(os, "nice"):
        os.nice(niceness)


def _keep_short(log: Path) -> None:
    """Put a log that has become long aside as `<name>.1`, in the place of the one that was so before."""
    try:
        if log.stat().st_size > LONGEST_LOG:
            log.replace(log.with_name(f"{log.name}.1"))
    except (FileNotFoundError, PermissionError):
        # There is none, or another process is just putting it aside; or it writes to it, where the system does not let
        # go of an open file: then the next one tries.
        return
