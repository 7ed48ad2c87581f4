"""The processes that the engine of this one has started."""

from __future__ import annotations

import os

import psutil


def started() -> list[psutil.Process]:
    """Return the living processes with the work or the models of an engine in this process, however they were made."""
    found = []
    for process in psutil.Process().children(recursive=True):
        # One that has ended stays listed, as a zombie, until it was waited for.
        words = "" if process.status() == psutil.STATUS_ZOMBIE else " ".join(process.cmdline())
        if "spawn_main" in words or ("forkserver" in words and process.ppid() != os.getpid()):
            found.append(process)
    return found
