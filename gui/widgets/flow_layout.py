"""A layout that wraps its items into rows, for cards and chips; those that expand take what is left of their row."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from gui.tokens import Space


class FlowLayout(QLayout):
    """`min_width` > 0 makes columns of equal width, at least that wide; 0 leaves every item its own size.

    `most` > 0 is how many columns there may be.
    """

    def __init__(
        self, parent: QWidget | None = None, spacing: int = Space.M, min_width: int = 0, most: int = 0
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}  # width -> height, as long as no item changes
        self._min_width = min_width
        self._most = most
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def clear(self) -> None:
        """Remove and delete all widgets."""
        while self._items:
            widget = self._items.pop().widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def at(self, place: int) -> QWidget:
        """Return the widget in a place. Raises IndexError where there is none."""
        return self._items[place].widget()

    def put(self, at: int, widget: QWidget) -> None:
        """Give a widget the place `at`, whether it has another one or none yet."""
        if at < len(self._items) and self._items[at].widget() is widget:
            return
        old = next((number for number, item in enumerate(self._items) if item.widget() is widget), None)
        if old is None:
            self.addWidget(widget)
            old = len(self._items) - 1
        self._items.insert(at, self._items.pop(old))
        self.invalidate()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Lay out once for all that is added, shown and hidden within; Qt would do so for each that is shown."""
        self.setEnabled(False)
        try:
            yield
        finally:
            self.setEnabled(True)
            self.activate()

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize(self._min_width, 0)
        for item in self._items:
            size = size.expandedTo(item.minimumSize() if not self._min_width else QSize(self._min_width, 0))
        return size

    def _arrange(self, rect: QRect, apply: bool) -> int:
        shown = [item for item in self._items if not item.isEmpty()]
        y = rect.y()
        for row in self._rows(shown, rect.width()):
            height = max((self._height(item, width) for item, width in row), default=0)
            x = rect.x()
            for item, width in row:
                if apply:
                    item.setGeometry(QRect(QPoint(x, y), QSize(width, height)))
                x += width + self.spacing()
            y += height + self.spacing()
        return max(0, y - rect.y() - self.spacing()) if shown else 0

    def _rows(self, items: list[QLayoutItem], room: int) -> list[list[tuple[QLayoutItem, int]]]:
        gap = self.spacing()
        if self._min_width:
            columns = max(1, (room + gap) // (self._min_width + gap))
            columns = min(columns, self._most or columns)
            width = max(1, (room - gap * (columns - 1)) // columns)
            sized = [(item, width) for item in items]
            return [sized[at : at + columns] for at in range(0, len(sized), columns)]
        rows: list[list[tuple[QLayoutItem, int]]] = []
        used = room + 1
        for item in items:
            width = min((item.minimumSize() if _expands(item) else item.sizeHint()).width(), max(1, room))
            if not rows or used + gap + width > room:
                rows.append([])
                used = -gap
            rows[-1].append((item, width))
            used += gap + width
        return [_filled(row, room, gap) for row in rows]

    @staticmethod
    def _height(item: QLayoutItem, width: int) -> int:
        return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def _expands(item: QLayoutItem) -> bool:
    return bool(item.expandingDirections() & Qt.Orientation.Horizontal)


def _filled(row: list[tuple[QLayoutItem, int]], room: int, gap: int) -> list[tuple[QLayoutItem, int]]:
    """Give what is left of a row to the items of it that expand."""
    expanding = sum(_expands(item) for item, _ in row)
    left = room - sum(width for _, width in row) - gap * (len(row) - 1)
    return [(item, width + left // expanding if _expands(item) else width) for item, width in row]
