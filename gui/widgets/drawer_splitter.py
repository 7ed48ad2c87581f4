"""A list, what is chosen of it, and a drawer at the right; the list makes room for the drawer where that is scarce."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from gui import theme

# Pixels at normal text size that the three need beside each other.
ROOM = 780


class DrawerSplitter(QSplitter):
    """The parts from the left; the drawer is shown and hidden by whoever owns it."""

    def __init__(self, name: str, side: QWidget, middle: QWidget, drawer: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._side, self._drawer = side, drawer
        self.setObjectName(name)
        self.setChildrenCollapsible(False)
        for part in (side, middle, drawer):
            self.addWidget(part)
        self.setStretchFactor(1, 1)
        self.setSizes([240, 640, 320])
        drawer.installEventFilter(self)
        theme.current().changed.connect(self._make_room)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._drawer and event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._make_room()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self._side.setVisible(self._drawer.isHidden() or self.width() >= theme.current().px(ROOM))
