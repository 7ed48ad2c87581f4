"""The person's settings: a small JSON file, written aside and renamed."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)

DEFAULTS: Mapping[str, Any] = {
    "language": "system",
    "theme": "system",
    "text_size": "normal",
    "recent": [],
}
MOST_RECENT = 12


class Settings:
    """Reads once, writes on every change."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.values: dict[str, Any] = {**DEFAULTS, **self._read()}

    def _read(self) -> dict[str, Any]:
        try:
            found = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError):
            # Settings are a convenience: a damaged file must not keep the app from starting.
            log.warning("The settings file cannot be read; defaults are used", exc_info=True)
            return {}
        return found if isinstance(found, dict) else {}

    def update(self, changes: Mapping[str, Any]) -> None:
        """Merge and write."""
        self.values.update(changes)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        aside = self.path.with_suffix(".part")
        aside.write_text(json.dumps(self.values, indent=2, ensure_ascii=False), encoding="utf-8")
        aside.replace(self.path)

    def opened(self, project: str, when: str) -> None:
        """Put a project first on the recent list."""
        rest = [entry for entry in self.values["recent"] if entry["path"] != project]
        self.update({"recent": [{"path": project, "opened": when}, *rest][:MOST_RECENT]})

    def forget(self, project: str) -> None:
        """Take a project off the recent list."""
        self.update({"recent": [entry for entry in self.values["recent"] if entry["path"] != project]})
