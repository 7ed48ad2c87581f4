"""Reads the header of a safetensors file, which tells shapes and sizes without loading a single weight."""

from __future__ import annotations

import json
from math import prod
from pathlib import Path
from typing import Any

_LARGEST_HEADER = 100 << 20


class DamagedError(Exception):
    """The file is not a whole safetensors file; says why."""


def count_parameters(path: Path) -> int:
    """Return how many weights the file holds; raises DamagedError for a file that is cut short or is something else.

    The form: 8 bytes, little endian, the header's length; the header, JSON, name -> dtype, shape, data_offsets;
    then the data, which must end where the last offset does.
    """
    header, start = _header(path)
    tensors = {name: facts for name, facts in header.items() if name != "__metadata__"}
    if not tensors:
        raise DamagedError("it holds no weights")
    try:
        end = max(int(facts["data_offsets"][1]) for facts in tensors.values())
        count = sum(prod(int(size) for size in facts["shape"]) for facts in tensors.values())
    except (KeyError, TypeError, ValueError, IndexError) as problem:
        raise DamagedError("its table of contents is not in the expected form") from problem
    missing = start + end - path.stat().st_size
    if missing > 0:
        raise DamagedError(f"its last {missing} bytes are missing")
    return count


def _header(path: Path) -> tuple[dict[str, Any], int]:
    with path.open("rb") as file:
        size = int.from_bytes(file.read(8), "little")
        if not 2 <= size <= min(_LARGEST_HEADER, path.stat().st_size - 8):
            raise DamagedError("it is cut short, or not a safetensors file")
        body = file.read(size)
    try:
        header = json.loads(body)
    except ValueError as problem:
        raise DamagedError("it is not a safetensors file") from problem
    if not isinstance(header, dict):
        raise DamagedError("it is not a safetensors file")
    return header, 8 + size
