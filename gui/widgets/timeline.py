"""What happened, as a list: a time and a sentence each, the newest on top."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from gui import theme
from gui.tokens import Space, Type
from gui.widgets.labels import label


class Timeline(QWidget):
    """`set_entries([(time, sentence), ...])`, oldest first; `add(time, sentence)`."""

    MOST = 60

    def __init__(self, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing = nothing
        self.entries: list[tuple[str, str]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.S)
        self._grid.setColumnStretch(1, 1)
        self._draw()

    def set_entries(self, entries: Sequence[tuple[str, str]]) -> None:
        """Show these instead."""
        self.entries = list(entries)
        self._draw()

    def add(self, time: str, sentence: str) -> None:
        """Put one more on top."""
        self.entries.append((time, sentence))
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_height()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._take_height()

    def _take_height(self) -> None:
        """Sentences wrap to the width there is, which a scroll bar that appears makes smaller once more."""
        # The grid remembers the heights from before the sentences had their font, which they get when they are shown.
        self._grid.invalidate()
        self.setMinimumHeight(max(0, self._grid.heightForWidth(self.width())))
        self._grid.activate()

    def _draw(self) -> None:
        while item := self._grid.takeAt(0):
            item.widget().hide()
            item.widget().deleteLater()
        if not self.entries:
            self._grid.addWidget(label(self._nothing, "muted"), 0, 0, 1, 2)
            return
        for row, (time, sentence) in enumerate(reversed(self.entries[-self.MOST :])):
            moment = label(time, "small", wrap=False)
            moment.setFont(theme.current().font(Type.SMALL, tabular=True))
            self._grid.addWidget(moment, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(label(sentence), row, 1, Qt.AlignmentFlag.AlignTop)
        self._take_height()
