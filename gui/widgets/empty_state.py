"""The empty state of a page: what this is, and the one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.labels import icon_label, label


class EmptyState(QWidget):
    """An icon, a short title, a sentence and at most one button, in the middle of the room there is."""

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str = "",
        button_text: str = "",
        on_click: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        layout.setSpacing(Space.S)
        layout.addStretch(2)
        layout.addWidget(icon_label(icon, "muted", 40), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(Space.XS)
        for text, role in ((title, "section"), (sentence, "muted")):
            if text:
                layout.addLayout(_in_the_middle(text, role))
        self.button = None
        if button_text:
            layout.addSpacing(Space.S)
            self.button = button(button_text, on_click, role="primary")
            layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)


def _in_the_middle(text: str, role: str) -> QHBoxLayout:
    """Return a line of at most 440 pixels; aligned instead, a label would not get the height that its width needs."""
    line = label(text, role)
    line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    line.setFixedWidth(440)
    row = QHBoxLayout()
    row.addStretch()
    row.addWidget(line)
    row.addStretch()
    return row
