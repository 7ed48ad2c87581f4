"""A Python file that the person trusts: read so that what is run is what was looked at, and what is asked of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.agent.offers import Offer
from engine.errors import BadInput

LARGEST_FILE = 1 << 20


@dataclass(frozen=True)
class FunctionOrder:
    """What to do with a file: call `function`, or list what there is where it is ''; `dry_run` changes nothing.

    `sha256` is that of the file as it was trusted, '' for a first look; `log` is where its output goes.
    """

    log: Path
    file: Path
    sha256: str = ""
    function: str = ""
    arguments: Mapping[str, Any] | None = None
    dry_run: bool = False


@dataclass(frozen=True)
class Listing:
    """The functions that a file offers, those that cannot be tools, and the SHA-256 of what was read."""

    offers: tuple[Offer, ...]
    left_out: tuple[str, ...]
    sha256: str


def read_file(file: Path, trusted: str) -> tuple[bytes, str]:
    """Return a file's bytes and their SHA-256: what is run is what was looked at.

    Raises BadInput `tool_file_missing`, `tool_file_large`, `tool_file_changed` where `trusted` is another.
    """
    try:
        with file.open("rb") as opened:
            code = opened.read(LARGEST_FILE + 1)
    except OSError as error:
        raise BadInput("tool_file_missing", detail=str(error), file=str(file)) from error
    if len(code) > LARGEST_FILE:
        raise BadInput("tool_file_large", file=str(file), limit=LARGEST_FILE >> 20)
    found = hashlib.sha256(code).hexdigest()
    if trusted and found != trusted:
        raise BadInput("tool_file_changed", file=str(file))
    return code, found
