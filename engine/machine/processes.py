"""Ends processes with all their children: what a killed parent leaves behind would run on unseen."""

from __future__ import annotations

import logging
import os
import signal

import psutil

log = logging.getLogger(__name__)


def family(pid: int | None) -> list[psutil.Process]:
    """Return a living process after all its descendants, nothing where it is gone."""
    try:
        parent = psutil.Process(pid)
        return [*parent.children(recursive=True), parent]
    except psutil.NoSuchProcess:
        return []


def kill(processes: list[psutil.Process]) -> None:
    """Kill those that still live; a number that was given again meanwhile is another process and is left alone."""
    for process in processes:
        try:
            process.kill()
        except psutil.NoSuchProcess:
            log.info("Process %s was already gone", process.pid)


def kill_tree(pid: int | None) -> None:
    """Kill a process with all its children."""
    kill(family(pid))


def kill_group(leader: int) -> None:
    """Kill what is left of the group that a process began, also when that is gone; Windows knows no groups."""
    if hasattr(os, "killpg"):
        try:
            os.killpg(leader, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            log.debug("Nothing is left of the process group %s", leader)
