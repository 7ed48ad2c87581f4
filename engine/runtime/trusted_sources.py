"""Which sources of tools were trusted in this home: a project that somebody hands over runs nothing by itself.

The commands and files of a project's sources lie in the project, and so does what was allowed for them. Whether they
may be run here is kept in the app's own folder, which no project brings along.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine.values import to_json

log = logging.getLogger(__name__)


class TrustedSources:
    """A small JSON file, source -> SHA-256 of what runs it; read each time, as another Deskhand may have written."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def holds(self, source: str, runs: Mapping[str, Any]) -> bool:
        """Return whether a source was trusted with the settings that decide what is run of it."""
        return self._read().get(source) == _hash(runs)

    def add(self, source: str, runs: Mapping[str, Any]) -> None:
        """Trust a source as it is; raises OSError where that cannot be written."""
        self._write({**self._read(), source: _hash(runs)})

    def remove(self, source: str) -> None:
        """Trust a source no more; raises OSError where that cannot be written."""
        known = self._read()
        if known.pop(source, None) is not None:
            self._write(known)

    def _read(self) -> dict[str, str]:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError):
            # Nothing is trusted then, which the person can mend by a press.
            log.warning("The list of trusted sources of tools cannot be read; none is trusted", exc_info=True)
            return {}
        return found if isinstance(found, dict) else {}

    def _write(self, known: Mapping[str, str]) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        aside = self._file.with_suffix(".part")
        aside.write_text(json.dumps(known, indent=2), encoding="utf-8")
        aside.replace(self._file)


def _hash(runs: Mapping[str, Any]) -> str:
    return hashlib.sha256(to_json(dict(sorted(runs.items()))).encode()).hexdigest()
