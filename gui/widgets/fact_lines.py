"""A few sentences below each other, each with an icon that says what it is about."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from gui.tokens import Space
from gui.widgets.labels import icon_label, label


class FactLines(QWidget):
    """`set_lines([(icon, sentence, careful), ...])`; a careful one is marked by icon and colour."""

    def __init__(self, lines: Iterable[tuple[str, str, bool]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.S)
        self._grid.setVerticalSpacing(Space.S)
        self._grid.setColumnStretch(1, 1)
        self.set_lines(lines)

    def set_lines(self, lines: Iterable[tuple[str, str, bool]]) -> None:
        """Show these instead."""
        while item := self._grid.takeAt(0):
            item.widget().hide()
            item.widget().deleteLater()
        for at, (icon, sentence, careful) in enumerate(lines):
            mark = icon_label("warning" if careful else icon, "careful" if careful else "muted")
            self._grid.addWidget(mark, at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(label(sentence, "careful" if careful else ""), at, 1)
