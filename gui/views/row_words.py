"""Names a dataset's columns and makes its rows readable, the same wherever rows are shown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from gui import task_words
from gui.known_tasks import known_task
from gui.marked_words import marked_words


def titles(task: str = "") -> dict[str, str]:
    """Return canonical column of a task's dataset -> the words of its heading."""
    roles = ("text", "label", "labels", "score", "target", "messages", "spans", "text_pair")
    own = {"part": _tr("Part"), "source_file": _tr("File"), "source_row": _tr("Row in the file")}
    return own | {role: task_words.role(role) for role in roles} | _two_texts(task)


def _two_texts(task: str) -> dict[str, str]:
    info = known_task(task)
    if info is None or len(info.reads) < 2:
        return {}
    return dict(zip(("text", "text_pair"), task_words.both_read(task), strict=True))


def readable(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row with its part and file in words, and what is marked as the words themselves."""
    shown = dict(row)
    if "part" in row:
        shown["part"] = task_words.part(str(row["part"]))
    if "source_file" in row:
        shown["source_file"] = Path(str(row["source_file"])).name
    if "labels" in row:
        shown["labels"] = _listed(row["labels"])
    if "spans" in row:
        shown["spans"] = marked_words(str(row.get("text", "")), row["spans"])
    return shown


def _listed(cell: Any) -> str:
    """Return the classes of a text, which are kept as a JSON list, with commas between."""
    try:
        found = json.loads(str(cell)) if cell else []
    except ValueError:
        return str(cell)
    return ", ".join(map(str, found)) if isinstance(found, list) else str(cell)


def _tr(text: str) -> str:
    return QCoreApplication.translate("row_words", text)
