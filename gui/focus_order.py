"""Puts what can take the focus into reading order: Qt goes by when a widget was made, and pages are filled late."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QTableWidget, QWidget


def order_focus(top: QWidget) -> None:
    """Let Tab walk through everything in `top` as it stands in its layouts."""
    for before, after in pairwise(reading_order(top)):
        QWidget.setTabOrder(before, after)


def focus_first(widget: QWidget) -> bool:
    """Put the focus on the first part of a widget that can take it; False where there is none."""
    for part in reading_order(widget):
        if part.isEnabled() and part.isVisibleTo(widget):
            part.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
    return False


def join_focus(made: QWidget, before: QWidget) -> None:
    """Let Tab go to what `made` holds after `before`, or after what it reaches last before that, and then on."""
    last = before
    while not last.focusPolicy() & Qt.FocusPolicy.TabFocus:
        last = last.previousInFocusChain()
        if last is before:
            return
    for one, other in pairwise((last, *reading_order(made))):
        QWidget.setTabOrder(one, other)


def reading_order(widget: QWidget) -> Iterator[QWidget]:
    """Yield what Tab can reach in a widget, hidden parts included: itself, then its layout, rows of a table in turn."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)
    elif isinstance(widget, QScrollArea) and widget.widget() is not None:
        yield from reading_order(widget.widget())
    elif isinstance(widget, QTableWidget):
        for row in range(widget.rowCount()):
            for column in range(widget.columnCount()):
                cell = widget.cellWidget(row, column)
                if cell is not None:
                    yield from reading_order(cell)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item.layout() is not None:
            yield from _in_layout(item.layout())
        elif item.widget() is not None:
            yield from reading_order(item.widget())
