"""Names a dataset's columns and makes its rows readable, the same wherever rows are shown."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from gui import task_words
from gui.marked_words import marked_words


def titles() -> dict[str, str]:
    """Return canonical column -> the words of its heading."""
    roles = ("text", "label", "labels", "score", "target", "messages", "spans", "text_pair")
    own = {"part": _tr("Part"), "source_file": _tr("File"), "source_row": _tr("Row in the file")}
    return own | {role: task_words.role(role) for role in roles}


def readable(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row with its part and file in words, and what is marked as the words themselves."""
    shown = dict(row)
    if "part" in row:
        shown["part"] = task_words.part(str(row["part"]))
    if "source_file" in row:
        shown["source_file"] = Path(str(row["source_file"])).name
    if "spans" in row:
        shown["spans"] = marked_words(str(row.get("text", "")), row["spans"])
    return shown


def _tr(text: str) -> str:
    return QCoreApplication.translate("row_words", text)
