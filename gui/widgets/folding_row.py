"""Parts that stand beside each other where there is room for them, and below each other where there is not."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from gui import theme
from gui.tokens import Space


class FoldingRow(QWidget):
    """Add parts with `add(part, stretch)`; `room` is what a row of them needs, in pixels at normal text size."""

    def __init__(self, room: int = 640, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(Space.M)
        theme.current().changed.connect(self._turn)

    def add(self, part: QWidget, stretch: int = 1) -> None:
        """Add a part that takes `stretch` shares of the width."""
        self._box.addWidget(part, stretch)

    def minimumSizeHint(self) -> QSize:
        # That of the parts below each other: narrower than this they are put so.
        widths = [self._box.itemAt(at).minimumSize().width() for at in range(self._box.count())]
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        directions = QBoxLayout.Direction
        beside = self.width() >= theme.current().px(self._room)
        wanted = directions.LeftToRight if beside else directions.TopToBottom
        if self._box.direction() != wanted:
            self._box.setDirection(wanted)
            self.updateGeometry()
