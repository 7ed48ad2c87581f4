"""Looks at the free space before something is written, so that a full disk is told while nothing is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

from engine.errors import JobFailed


def free_bytes(folder: Path) -> int:
    """Return the free bytes of the disk that holds `folder`."""
    return shutil.disk_usage(folder).free


def require(folder: Path, needed: int) -> None:
    """Raise JobFailed `disk_full` where the disk that holds `folder` has not as many bytes left."""
    left = free_bytes(folder)
    if left < needed:
        raise JobFailed("disk_full", detail=f"{needed} bytes needed, {left} free", folder=str(folder))
