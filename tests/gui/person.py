"""What a person does at the window and reads in it: clicks, choices by keyboard, and the words that can be seen."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def press(qtbot: QtBot, widget: QWidget, at: QPoint | None = None) -> None:
    """Click it; `at` is a place within it, its middle by default."""
    assert widget.isVisible() and widget.isEnabled()
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())


def choose(qtbot: QtBot, box: QComboBox, words: str) -> None:
    """Choose these words from the list of a box, by keyboard. Raises ValueError where they are not in it."""
    assert box.isVisible() and box.isEnabled()
    wanted = [box.itemText(at) for at in range(box.count())].index(words)
    qtbot.keyClick(box, Qt.Key.Key_F4)
    qtbot.keyClick(box.view(), Qt.Key.Key_Home)
    for _ in range(wanted):
        qtbot.keyClick(box.view(), Qt.Key.Key_Down)
    qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    assert box.currentText() == words


def write(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    """Type this in place of what a field holds."""
    assert field.isVisible() and field.isEnabled()
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)


def drop(widget: QWidget, *paths: str) -> None:
    """Let go of these files over a widget, where it takes them."""
    mime = files(*paths)
    if dragged_in(widget, mime):
        QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, _LEFT, _NONE))


def dragged_in(target: QWidget, mime: QMimeData) -> bool:
    """Drag something over a widget; returns whether it, or what it lies on, takes it."""
    event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, _LEFT, _NONE)
    QApplication.sendEvent(target, event)
    return event.isAccepted()


def files(*paths: str) -> QMimeData:
    """Return what a file manager gives when these are dragged out of it."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path) for path in paths])
    return mime


def said(widget: QWidget) -> str:
    """Return the words of every label that can be seen in a widget, one a line."""
    found = [widget, *widget.findChildren(QLabel)] if isinstance(widget, QLabel) else widget.findChildren(QLabel)
    return "\n".join(part.text() for part in found if part.isVisible() and part.text())
