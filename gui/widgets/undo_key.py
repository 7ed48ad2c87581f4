"""Ctrl+Z within one part of the window, before the window's own undo: of two shortcuts Qt would follow neither."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget


class UndoKey(QObject):
    """Calls `undo` for Ctrl+Z while the focus is in `part` and `ready()`; a field that was typed in goes first."""

    def __init__(self, part: QWidget, ready: Callable[[], bool], undo: Callable[[], None]) -> None:
        super().__init__(part)
        self._ready, self._undo = ready, undo
        part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() not in kinds or not isinstance(event, QKeyEvent) or not self._undoes(event):
            return super().eventFilter(watched, event)
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self._undo()
        return True

    def _undoes(self, event: QKeyEvent) -> bool:
        return event.matches(QKeySequence.StandardKey.Undo) and self._ready()
