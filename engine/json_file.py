"""A small JSON file of the app's own, written aside and renamed: it is there as it was, or as it is now."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)


def read_json(path: Path) -> dict[str, Any]:
    """Return what the file holds, nothing where it is not there or damaged: the app starts without it."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        log.warning("%s cannot be read, and is taken as empty", path.name, exc_info=True)
        return {}
    return found if isinstance(found, dict) else {}


def write_json(path: Path, values: Mapping[str, Any]) -> None:
    """Replace the file's content; raises OSError where that cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(".part")
    aside.write_text(json.dumps(values, indent=2, ensure_ascii=False), encoding="utf-8")
    aside.replace(path)
