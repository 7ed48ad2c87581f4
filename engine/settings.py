"""The person's settings, in a small JSON file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine.machine.json_file import read_json, set_aside_damaged, write_json

DEFAULTS: Mapping[str, Any] = {
    "language": "system",
    "theme": "system",
    "text_size": "normal",
    "recent": [],
}
MOST_RECENT = 12
_ENTRY = ("path", "opened")


class Settings:
    """Read at the start, and again for every change: another Deskhand with the same home may have written meanwhile.

    A person may have written too, or a Deskhand of another version: a value of another kind counts as its default.
    `set_aside` is where a file is kept that was damaged at the start, None where it was not.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.set_aside = set_aside_damaged(path)
        self.values: dict[str, Any] = {**DEFAULTS, **_sound(read_json(path))}

    def update(self, changes: Mapping[str, Any]) -> None:
        """Merge and write; raises OSError where that cannot be written."""
        self.values = {**self._now(), **changes}
        write_json(self.path, self.values)

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
        return {**self.values, **_sound(read_json(self.path))}


def _sound(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values without those that are of another kind than their defaults."""
    kept = {name: value for name, value in found.items() if isinstance(value, type(DEFAULTS.get(name, value)))}
    if "recent" in kept:
        kept["recent"] = [entry for entry in kept["recent"] if _is_entry(entry)]
    return kept


def _is_entry(entry: Any) -> bool:
    return isinstance(entry, dict) and all(isinstance(entry.get(name), str) for name in _ENTRY)
