"""A full disk is known by what Python, SQLite and DuckDB say of it, and the folder that is named is on that disk."""

from __future__ import annotations

import errno
import sqlite3

import duckdb
import pytest

from engine.machine.disk import disk_full, is_full

SAID = (
    'IO Error: Async write failed for range [offset=0, size=42]: {"exception_type":"IO","exception_message":"Could '
    'not write file \\"/tmp/scratch.1.part/rows_1\\": No space left on device","errno":"28"}'
)


def too_large() -> sqlite3.Error:
    """Return what SQLite raises where nothing more fits."""
    connection = sqlite3.connect(":memory:")
    connection.execute("PRAGMA max_page_count = 1")
    with pytest.raises(sqlite3.OperationalError) as caught:
        connection.execute("CREATE TABLE rows (text)")
    connection.close()
    return caught.value


@pytest.mark.parametrize(
    ("error", "folder"),
    [
        (OSError(errno.ENOSPC, "full", "/data/rows/1.parquet"), "/data/rows"),
        (OSError(errno.ENOSPC, "full"), "/project"),
        (too_large(), "/project"),
        (duckdb.IOException(SAID), "/tmp"),
        (duckdb.IOException('Could not write file "/data/1.parquet": No space left on device'), "/data"),
    ],
)
def test_the_full_disk_is_named(error: Exception, folder: str) -> None:
    assert is_full(error)
    assert disk_full(error, "/project/.making.part").params == {"folder": folder}


def test_other_failures_are_no_full_disk() -> None:
    others = OSError(errno.EACCES, "no"), sqlite3.OperationalError("no"), duckdb.IOException("no")
    assert not any(map(is_full, others))
