"""Builds a folder beside its place and renames it there, so that a half-written export is never visible."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.disk import disk_full, is_full


@contextmanager
def written_aside(target: Path) -> Iterator[Path]:
    """Yield an empty folder beside `target`; when the block ends well it is synced and takes `target`'s place.

    When it does not, the folder is removed and `target` is as it was. Raises JobFailed `disk_full`.
    """
    aside = target.with_name(f".{target.name}.part")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    try:
        yield aside
        _sync(aside)
        if target.exists():
            shutil.rmtree(target)
        aside.rename(target)
    except OSError as problem:
        if is_full(problem):
            raise disk_full(problem, target.parent) from problem
        raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _sync(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb+") as file:
                os.fsync(file.fileno())
