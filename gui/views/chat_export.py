"""Saves a chat where the person says: as Markdown to read, or as JSONL in OpenAI's form for other programs."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from engine.commands import ExportChat
from engine.results import ChatInfo, FileResult
from gui.context import Context
from gui.widgets.dialogs import ask_save

ENDINGS = (".md", ".jsonl")


def _tr(text: str) -> str:
    return QCoreApplication.translate("chat_export", text)


def export_chat(context: Context, info: ChatInfo, parent: QWidget) -> None:
    """Ask for a file and have the engine write the chat to it."""
    name = re.sub(r"[^\w -]+", "", info.title).strip() or "chat"
    kinds = f"Markdown (*.md);;{_tr('Messages in OpenAI’s form (*.jsonl)')}"
    target = ask_save(parent, _tr("Save this chat"), f"{name}.md", kinds, ENDINGS)
    if target is None:
        return
    command = ExportChat(context.project, info.chat, str(target))
    context.bridge.ask(command, lambda done: _told(context, done), owner=parent)


def _told(context: Context, done: FileResult) -> None:
    context.notify(
        _tr("Saved the chat as {name}.").format(name=Path(done.output).name),
        "good",
        action=_tr("Open"),
        on_action=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(done.output)),
    )
