"""A hash by its first signs, whole in the tooltip, with a button that copies it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui import theme
from gui.tokens import Space
from gui.widgets.buttons import icon_button
from gui.widgets.labels import icon_label, label

SIGNS = 12


class Fingerprint(QWidget):
    """`set_hash(words, hash)` says what is locked and by which hash; it hides where there is none."""

    def __init__(self, copy: str) -> None:
        super().__init__()
        self._hash = ""
        self._told = label("", "small", wrap=False)
        self._signs = label("", "small", wrap=False)
        self._signs.setFont(theme.current().font(mono=True))
        self.copy = icon_button("copy", copy, self._copy, size=14)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        row.addWidget(icon_label("lock", "muted", 16))
        for part in (self._told, self._signs, self.copy):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch()

    def set_hash(self, words: str, whole: str) -> None:
        """Show these words and this hash."""
        self._hash = whole
        self._told.setText(words)
        self._signs.setText(whole[:SIGNS])
        self._signs.setToolTip(whole)
        self._signs.setAccessibleName(whole)
        self.setVisible(bool(whole))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._hash)
