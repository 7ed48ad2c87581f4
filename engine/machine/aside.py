"""Writes a file or a folder beside its place, has the disk itself hold it, and renames it: it is there whole or not.

What is made has the numbers of its process and its thread in its hidden name, so that two never make one thing in one
place, and what a killed one left can be told from what is still being made.
"""

from __future__ import annotations

import errno
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from engine.errors import JobFailed
from engine.machine.disk import disk_full, is_full


def staged(path: Path) -> Path:
    """Return the hidden name beside `path` under which this thread makes it."""
    return path.with_name(f".{path.name}.{threading.get_native_id()}.{os.getpid()}.part")


@contextmanager
def written_file(target: Path, *failures: type[Exception]) -> Iterator[Path]:
    """Hand out a path beside `target`; at the end it is synced and takes `target`'s place.

    On any failure it is deleted and `target` is as it was. An OSError, and what else of `failures` the one who writes
    raises where it cannot, becomes JobFailed `disk_full` where the disk is full and `write_failed` otherwise.
    """
    aside = staged(target)
    caught: tuple[type[Exception], ...] = (OSError, *failures)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        yield aside
        _sync(aside)
        aside.replace(target)
        _sync(target.parent)
    except caught as error:
        if is_full(error):
            raise disk_full(error, target.parent) from error
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error).partition("\n")[0]
        raise JobFailed("write_failed", detail=str(error), file=str(target), reason=reason) from error
    finally:
        # Where it cannot be removed it mostly is not there either, and why it was not written is what counts.
        with suppress(OSError):
            aside.unlink(missing_ok=True)


@contextmanager
def written_folder(target: Path) -> Iterator[Path]:
    """Hand out an empty folder beside `target`; at the end it is synced and takes `target`'s place.

    On any failure it is removed and `target` is as it was. Raises JobFailed `disk_full`, any other OSError as it is:
    it may be about what was read.
    """
    aside = staged(target)
    shutil.rmtree(aside, ignore_errors=True)
    try:
        aside.mkdir(parents=True)
        yield aside
        put_folder(aside, target)
    except OSError as problem:
        if is_full(problem):
            raise disk_full(problem, target.parent) from problem
        raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def put_folder(built: Path, target: Path) -> None:
    """Sync the folder `built` and rename it to `target` on the same disk; a folder that stood there is replaced.

    Raises OSError; `target` is as it was then.
    """
    for path in built.rglob("*"):
        if path.is_file():
            _sync(path)
    gone = staged(built.with_name(f"{target.name}.old"))
    shutil.rmtree(gone, ignore_errors=True)
    if target.exists():
        target.rename(gone)
    try:
        built.rename(target)
    except BaseException:
        if gone.exists():
            gone.rename(target)
        raise
    _sync(target.parent)
    shutil.rmtree(gone, ignore_errors=True)


def _sync(path: Path) -> None:
    if path.is_dir() and os.name == "nt":
        return  # Windows cannot open a folder to sync it; a rename is in its journal
    handle = os.open(path, os.O_RDONLY if path.is_dir() or os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some file systems of a network have no way to sync a folder: nothing else is to be done there.
        if error.errno != errno.EINVAL or not path.is_dir():
            raise
    finally:
        os.close(handle)
