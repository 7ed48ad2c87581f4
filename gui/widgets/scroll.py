"""A page body that scrolls and keeps a readable width."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gui.theme import set_role
from gui.tokens import Space


class ScrollPage(QScrollArea):
    """Add widgets to `body` (vertical); they stay at the top, at most `max_width` wide (0: no limit)."""

    def __init__(self, max_width: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        set_role(inner, "scrolled")
        if max_width:
            inner.setMaximumWidth(max_width)
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        self.body.setSpacing(Space.L)
        self.body.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
