"""Chooses whether a tool may be used freely, after asking, or never."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

PERMISSIONS = ("allow", "ask", "never")


class PermissionBox(QComboBox):
    """`chosen(permission)` fires for what the person chooses, not for `set_value`."""

    chosen = Signal(str)

    def __init__(self, tool: str, value: str = "allow", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = {"allow": self.tr("Use freely"), "ask": self.tr("Ask me each time"), "never": self.tr("Never use")}
        for key in PERMISSIONS:
            self.addItem(words[key], key)
        self.setAccessibleName(self.tr("Permission of {tool}").format(tool=tool))
        self.set_value(value)
        self.activated.connect(self._activated)

    def value(self) -> str:
        """Return allow, ask or never."""
        return str(self.currentData())

    def set_value(self, value: str) -> None:
        """Show a permission."""
        self.setCurrentIndex(max(0, PERMISSIONS.index(value) if value in PERMISSIONS else 0))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling the page must not change a permission

    def _activated(self, _index: int) -> None:
        self.chosen.emit(self.value())
