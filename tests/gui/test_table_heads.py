"""The heading of a column stands exactly over its cells."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.theme import Theme
from gui.widgets.value_table import Column, ValueTable

# A stem whose own edge is the same at any size, but for a pixel of the bolder heading.
STEM = "HHH"


def ink(widget: QWidget) -> tuple[int, int]:
    """Return the first and the last column of pixels that are unlike the ground."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    row = [
        any(_far(image, x, y, image.pixelColor(4, y).lightness()) for y in range(4, image.height() - 4))
        for x in range(image.width())
    ]
    return row.index(True), len(row) - 1 - row[::-1].index(True)


def _far(image: QImage, x: int, y: int, ground: int) -> bool:
    return abs(image.pixelColor(x, y).lightness() - ground) > 40


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("number", [False, True])
def test_a_heading_stands_over_its_cells(qtbot: QtBot, theme: Theme, name: str, number: bool) -> None:
    theme.set_mode(name)
    table = ValueTable([Column(STEM, lambda row: row, number=number, width=0)], "A table")
    qtbot.addWidget(table)
    table.setAlternatingRowColors(False)
    table.set_rows([STEM])
    table.resize(300, 60)
    table.show()
    table.horizontalHeader().setSortIndicator(-1, table.horizontalHeader().sortIndicatorOrder())
    head, cells = ink(table.horizontalHeader()), ink(table.viewport())
    assert abs(head[number] - cells[number]) <= 1, (head, cells)
