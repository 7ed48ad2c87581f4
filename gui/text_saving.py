"""Saves plain text, such as a log or a report, in a file that the person names."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from gui.context import Context


def _tr(text: str) -> str:
    return QCoreApplication.translate("text_saving", text)


def save_text(context: Context, text: str, path: str) -> None:
    """Write `text` to `path`, and tell where it is or that it could not be saved there."""
    try:
        Path(path).write_text(f"{text}\n", encoding="utf-8")
    except OSError as error:
        words = _tr("This could not be saved to {path}. Choose another folder.").format(path=path)
        context.notify(words, "bad", detail=str(error))
        return
    context.notify(_tr("Saved to {path}.").format(path=path), "good")
