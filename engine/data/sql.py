"""Writes names, texts and files into the SQL that DuckDB is asked, and reads its values as JSON data."""

from __future__ import annotations

import datetime
import decimal
from pathlib import Path
from typing import Any


def quote(name: str) -> str:
    """Return `name` as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Return `text` as an SQL string, for the places where DuckDB takes no bound parameter."""
    return "'" + text.replace("'", "''") + "'"


def blank(value: str) -> str:
    """Return the SQL condition that a text holds nothing but blanks: seven times as fast as to trim it."""
    return f"regexp_matches({value}, '^[\\s\\p{{Z}}]*$')"


def pattern(path: Path) -> str:
    """Return `path` as DuckDB's pattern for this one file, though its name may hold wildcards."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in str(path))


def file_literal(path: Path) -> str:
    """Return the `pattern` of `path` as an SQL string."""
    return literal(pattern(path))


def one_file(path: Path) -> str:
    """Return the first arguments of DuckDB's `read_...` functions for this one file and what stands in it.

    DuckDB takes a folder named `label=spam` on its way for a column `label`, in place of the file's own.
    """
    return f"{file_literal(path)}, hive_partitioning=false"


def plain_cell(value: Any) -> Any:
    """Return a DuckDB value as JSON data: dates in ISO 8601, decimals as numbers, anything nested as it is."""
    if isinstance(value, datetime.datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, decimal.Decimal):
        return float(value)
    return value if isinstance(value, str | int | float | bool | list | dict | None) else str(value)
