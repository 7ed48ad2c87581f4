"""Which sources of tools were trusted in this home: a project that somebody hands over runs nothing by itself.

The commands and files of a project's sources lie in the project, and so does what was allowed for them. Whether they
may be run here is kept in the app's own folder, which no project brings along.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine.machine.json_file import read_json, write_json
from engine.text.values import to_json


class TrustedSources:
    """A small JSON file, source -> SHA-256 of what runs it; read each time, as another Deskhand may have written."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def holds(self, source: str, runs: Mapping[str, Any]) -> bool:
        """Return whether a source was trusted with the settings that decide what is run of it."""
        return read_json(self._file).get(source) == _hash(runs)

    def add(self, source: str, runs: Mapping[str, Any]) -> None:
        """Trust a source as it is; raises OSError where that cannot be written."""
        write_json(self._file, {**read_json(self._file), source: _hash(runs)})

    def remove(self, source: str) -> None:
        """Trust a source no more; raises OSError where that cannot be written."""
        known = read_json(self._file)
        if known.pop(source, None) is not None:
            write_json(self._file, known)


def _hash(runs: Mapping[str, Any]) -> str:
    return hashlib.sha256(to_json(dict(sorted(runs.items()))).encode()).hexdigest()
