"""The token that every request has to bring: kept in a file that only the person can read, until they want another."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from engine.machine.aside import written_file

BYTES = 32


def kept(file: Path) -> str:
    """Return the token that is kept, '' where none was made yet."""
    try:
        return file.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return ""


def kept_or_new(file: Path) -> str:
    """Return the token that is kept, making the first."""
    return kept(file) or new(file)


def new(file: Path) -> str:
    """Make another token and keep it in place of the one before; raises JobFailed `disk_full`, `write_failed`."""
    token = secrets.token_urlsafe(BYTES)
    with written_file(file) as aside:
        # Made unreadable to others before anything stands in it.
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as opened:
            opened.write(token)
    return token


def is_right(header: str, token: str) -> bool:
    """Return whether an Authorization header holds the token; takes as long for a wrong one as for the right one."""
    scheme, _, given = header.partition(" ")
    # Bytes: only of these are signs outside ASCII compared at all.
    same = secrets.compare_digest(given.strip().encode(), token.encode())
    return bool(token) and scheme.lower() == "bearer" and same
