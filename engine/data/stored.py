"""Tells DuckDB's failures to read a version's file from all others: the rows are gone or damaged, and no try helps."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from engine.data.sql import pattern
from engine.errors import JobFailed
from engine.machine.disk import is_full


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn what DuckDB raises for a version's file that is missing or damaged into JobFailed `version_broken`."""
    try:
        yield
    except duckdb.Error as error:
        if _is_damage(error, path):
            raise JobFailed("version_broken", detail=str(error), file=str(path)) from error
        raise


def _is_damage(error: duckdb.Error, path: Path) -> bool:
    if isinstance(error, duckdb.IOException):
        # Rows may be written in the same breath, and other files read.
        return not is_full(error) and any(name in str(error) for name in (str(path), pattern(path)))
    # A footer that makes no sense has no kind of its own.
    return isinstance(error, duckdb.InvalidInputException) or type(error) is duckdb.Error
