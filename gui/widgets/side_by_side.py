"""Two parts with a border between them that can be moved."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget


def side_by_side(name: str, first: QWidget, second: QWidget, sizes: tuple[int, int], above: bool = False) -> QSplitter:
    """Return both, `first` at the left or, with `above`, on top; `name` is the one its place is remembered by."""
    made = QSplitter(Qt.Orientation.Vertical if above else Qt.Orientation.Horizontal)
    made.setObjectName(name)
    made.setChildrenCollapsible(False)
    made.addWidget(first)
    made.addWidget(second)
    made.setSizes(list(sizes))
    return made
