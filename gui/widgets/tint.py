"""A tinted strip with an icon and one sentence, for what a person should not miss."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from gui.icons import set_icon
from gui.theme import set_role
from gui.tokens import Space
from gui.widgets.labels import icon_label, label

_ICONS = {"good": "check", "careful": "warning", "bad": "error", "accent": "info"}


class Tint(QFrame):
    """`set(sentence, tone)`; tone is good, careful, bad or accent."""

    def __init__(self, sentence: str = "", tone: str = "accent", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tone = tone
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        row.setSpacing(Space.M)
        self._icon = icon_label("info", "accent", 20)
        self.sentence = label("", "strong")
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.sentence, 1)
        self.set(sentence, tone)

    def set(self, sentence: str, tone: str) -> None:
        """Change what it says."""
        self.tone = tone
        set_role(self, f"tint-{tone}")
        set_icon(self._icon, _ICONS.get(tone, "info"), tone, 20)
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)
