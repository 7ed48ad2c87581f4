"""What a person does with mouse and keyboard, done to widgets by real events."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from engine.errors import JobFailed


def press(widget: QWidget) -> None:
    """Click it, as a person does. Raises JobFailed `self_test_off` for a control that cannot be clicked now."""
    # What was only just put on the page has its place after the next turn of the event loop.
    QApplication.processEvents()
    if not widget.isEnabled():
        raise JobFailed("self_test_off", control=widget.accessibleName())
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def write(field: QWidget, text: str) -> None:
    """Type into a field, after what stands there."""
    QTest.keyClicks(field, text)
