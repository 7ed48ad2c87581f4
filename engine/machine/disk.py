"""Says whether an error is for want of room on a disk, and which folder that disk holds.

Python, SQLite and DuckDB each say it in their own way, and the sentence for it has to name the disk that is full.
"""

from __future__ import annotations

import errno
import re
import sqlite3
from pathlib import Path

from engine.errors import JobFailed

_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
# The second is that of the index of the log beside a database.
_SQLITE = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE)
# DuckDB hands on what the system said, and the file's name in quotes, which may be escaped.
_SAID = ("No space left on device", "Disk quota exceeded", "There is not enough space on the disk")
_NAMED = re.compile(r'file \\*"([^"\\]+)')
# What is being made has such a name, and is gone by the time a person reads of it.
_ASIDE = ".part"


def is_full(error: BaseException) -> bool:
    """Whether the error is for want of room on a disk."""
    if isinstance(error, OSError):
        return error.errno in _FULL
    if isinstance(error, sqlite3.Error):
        return getattr(error, "sqlite_errorcode", 0) in _SQLITE
    return any(said in str(error) for said in _SAID)


def full_folder(error: BaseException, otherwise: str | Path) -> str:
    """Return the folder of the file that could not be written, `otherwise` where the error does not name it."""
    if isinstance(error, OSError):
        named = error.filename
    else:
        found = _NAMED.search(str(error))
        named = found and found[1]
    folder = Path(str(named)).parent if named else Path(otherwise)
    return str(next(place for place in (folder, *folder.parents) if place.suffix != _ASIDE))


def disk_full(error: BaseException, otherwise: str | Path) -> JobFailed:
    """Return JobFailed `disk_full` for an error that `is_full`."""
    return JobFailed("disk_full", detail=str(error), folder=full_folder(error, otherwise))
