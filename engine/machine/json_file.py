"""A small JSON file of the app's own, written aside and renamed: it is there as it was, or as it is now.

Several Deskhands may share it: each writes aside under a name of its own.
"""

from __future__ import annotations

import json
import logging
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)
# Beside a file that could not be read, under its name and this: a person may get back from it what stood there.
DAMAGED = ".damaged"


def read_json(path: Path) -> dict[str, Any]:
    """Return what the file holds, nothing where it is not there or damaged: the app starts without it."""
    try:
        return _read(path)
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        log.warning("%s cannot be read, and is taken as empty", path.name, exc_info=True)
        return {}


def write_json(path: Path, values: Mapping[str, Any]) -> None:
    """Replace the file's content, and keep a damaged one beside it; raises OSError where that cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    set_aside_damaged(path)
    number, aside = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        # Only ASCII: a path may hold what is no text, and could not be written otherwise.
        with os.fdopen(number, "w", encoding="ascii") as file:
            json.dump(values, file, indent=2)
        Path(aside).replace(path)
    except OSError as error:
        # The system names no file where a disk is full, and whoever tells of it has to name the disk.
        error.filename = error.filename or str(path)
        raise
    finally:
        Path(aside).unlink(missing_ok=True)


def set_aside_damaged(path: Path) -> Path | None:
    """Rename a damaged file, so that nothing replaces it, and return where it is then; None for any other.

    Raises OSError where that cannot be done.
    """
    try:
        _read(path)
    except OSError:
        # Not there, or out of reach, which `read_json` tells.
        return None
    except ValueError:
        kept = path.with_name(path.name + DAMAGED)
        path.replace(kept)
        log.warning("%s was damaged: it is kept as %s, and a new one begins", path.name, kept.name)
        return kept
    return None


def _read(path: Path) -> dict[str, Any]:
    """Raises OSError, and ValueError where the file is damaged."""
    try:
        # Windows' Notepad puts a mark of the byte order before a text that was only looked at and saved.
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(found, dict):
        raise ValueError("no object")
    return found
