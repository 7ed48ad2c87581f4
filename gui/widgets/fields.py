"""The fields that a person fills in: files dropped on them are no text, which is what Qt would make of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSpinBox

from gui.widgets.drop_zone import paths_of

# Pixels between the border of a number and its digits, beside the two that Qt leaves.
_BESIDE = 7


class LineField(QLineEdit):
    """A line; files that are dropped on it are for what it lies on."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # Whoever takes what is dragged when it enters gets all that follows.
        if paths_of(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)


class TextField(QPlainTextEdit):
    """Several lines; files that are dropped on it are for what it lies on."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if paths_of(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)


class PathField(QLineEdit):
    """A line for where something is; `dropped(path)` for the first of the files or folders dropped on it."""

    dropped = Signal(str)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if paths_of(event.mimeData()):
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        found = paths_of(event.mimeData())
        if found:
            event.acceptProposedAction()
            self.dropped.emit(found[0])
        else:
            super().dropEvent(event)


class NumberField(QSpinBox):
    """A whole number; its digits begin where the words of other fields do."""

    def __init__(self) -> None:
        super().__init__()
        # Qt heeds no padding of a style sheet here.
        self.lineEdit().setTextMargins(_BESIDE, 0, 0, 0)
