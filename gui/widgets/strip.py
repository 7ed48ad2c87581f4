"""A strip above a page: what there is to say, what can be done about it, and a line of detail below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.tokens import Space


def lay_out_strip(strip: QWidget, told: Sequence[QWidget], buttons: Sequence[QWidget], detail: QWidget) -> None:
    """Lay out `strip`: what is `told` takes the room that the buttons leave, the detail stands below."""
    row = QHBoxLayout()
    row.setSpacing(Space.S)
    for part in told:
        row.addWidget(part, 1)
    for part in buttons:
        row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
    column = QVBoxLayout(strip)
    column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
    column.setSpacing(Space.S)
    column.addLayout(row)
    column.addWidget(detail)
