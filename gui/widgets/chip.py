"""A chip: one short fact with an icon, in one of the three meanings where it has one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from gui.theme import set_role
from gui.tokens import Space
from gui.widgets.labels import icon_label, label


class Chip(QFrame):
    """`tone` is '' (neutral), accent, good, careful or bad; the words carry the meaning, the colour helps."""

    def __init__(self, text: str, tone: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, f"tint-{tone}" if tone else "sunken")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.S, 2, Space.S, 2)
        layout.setSpacing(Space.XS)
        if icon:
            layout.addWidget(icon_label(icon, tone or "muted", 14))
        self._label = label(text, "small", wrap=False)
        if tone in ("good", "careful", "bad"):
            set_role(self._label, tone)
        layout.addWidget(self._label, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(text)

    def set_text(self, text: str) -> None:
        """Change the words."""
        self._label.setText(text)
        self.setAccessibleName(text)
