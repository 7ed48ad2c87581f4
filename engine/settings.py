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
    """Read at the start, and again for every change: another Deskhand with the same home may have written meanwhile."""

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
        self.values = {**self._now(), **changes}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        aside = self.path.with_suffix(".part")
        aside.write_text(json.dumps(self.values, indent=2, ensure_ascii=False), encoding="utf-8")
        aside.replace(self.path)

    def opened(self, project: str, when: str) -> None:
        """Put a project first on the recent list."""
        self.update({"recent": [{"path": project, "opened": when}, *self._others(project)][:MOST_RECENT]})

    def forget(self, project: str) -> None:
        """Take a project off the recent list."""
        self.update({"recent": self._others(project)})

    def recent(self) -> list[dict[str, str]]:
        """Return the projects on the recent list, newest first: `path`, and `opened` in ISO 8601."""
        found: list[dict[str, str]] = self._now()["recent"]
        return found

    def _others(self, project: str) -> list[dict[str, str]]:
        return [entry for entry in self.recent() if entry["path"] != project]

    def _now(self) -> dict[str, Any]:
        # A file that cannot be read now leaves what was known.
        return {**self.values, **self._read()}
