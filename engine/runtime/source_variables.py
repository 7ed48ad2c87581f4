"""The variables that tool servers see, such as tokens: kept in this home, so that no project carries them along."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from engine.machine.json_file import read_json, write_json


class SourceVariables:
    """A small JSON file that only its owner may read, source -> {name: value}; read each time, as `TrustedSources`."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def of(self, source: str) -> Mapping[str, str]:
        """Return what is kept for a source."""
        return dict(read_json(self._file).get(source, {}))

    def add(self, source: str, values: Mapping[str, str]) -> None:
        """Keep values for a source beside those it has; raises OSError where that cannot be written."""
        write_json(self._file, {**read_json(self._file), source: {**self.of(source), **values}})

    def remove(self, source: str) -> None:
        """Forget a source's; raises OSError where that cannot be written."""
        known = read_json(self._file)
        if known.pop(source, None) is not None:
            write_json(self._file, known)
