"""Labels in the roles of the stylesheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from gui.icons import set_icon
from gui.theme import set_role


def label(text: str = "", role: str = "", *, wrap: bool = True, parent: QWidget | None = None) -> QLabel:
    """Return a plain-text label; `role` is display, title, section, strong, muted, small, good, careful or bad."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        set_role(made, role)
    return made


def icon_label(icon: str, colour: str = "muted", size: int = 20, parent: QWidget | None = None) -> QLabel:
    """Return a decorative icon; the sentence beside it carries the meaning."""
    made = QLabel(parent)
    made.setFixedSize(size, size)
    set_icon(made, icon, colour, size)
    return made
