"""A card: the surface on which one thing is shown, or chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gui.theme import set_role
from gui.tokens import Space
from gui.widgets.elided_label import ElidedLabel


class Card(QFrame):
    """A bordered surface with a vertical `body`; with `clickable` it acts as one large button."""

    clicked = Signal()

    def __init__(self, title: str = "", *, clickable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("clickable", clickable)
        self.setProperty("selected", False)
        set_role(self, "card")
        self._clickable = clickable
        if clickable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setAccessibleName(title)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        self.body.setSpacing(Space.S)
        if title:
            self.body.addWidget(ElidedLabel(title, "section"))

    @property
    def selected(self) -> bool:
        """Whether it is marked as the chosen one."""
        return bool(self.property("selected"))

    def set_selected(self, selected: bool) -> None:
        """Mark it as the chosen one."""
        self.setProperty("selected", selected)
        set_role(self, "card")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if self._clickable and event.button() == Qt.MouseButton.LeftButton and inside:
            self.clicked.emit()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._clickable and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)
