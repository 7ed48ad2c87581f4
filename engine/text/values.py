"""Turns values of the engine into the plain forms in which they leave it: JSON data, and text for a cell of a table."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from enum import Enum
from pathlib import PurePath
from typing import Any


def plain(value: Any) -> Any:
    """Return `value` as JSON data: dataclasses and mappings become dicts, tuples become lists.

    Raises TypeError for anything that is neither a value of the engine nor JSON data, so that a tensor
    or a cursor can never slip out.
    """
    if value is None or isinstance(value, bool | int | float | str):
        return value.value if isinstance(value, Enum) else value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, PurePath):
        return str(value)
    raise TypeError(f"{type(value).__name__} is not a plain value")


def to_json(value: Any, indent: int | None = None) -> str:
    """Return `value` as JSON text; see `plain`."""
    return json.dumps(plain(value), ensure_ascii=False, indent=indent)


def cell_text(value: object) -> str:
    """Return a cell of a table as text, '' for an empty one."""
    return "" if value is None else str(value)
