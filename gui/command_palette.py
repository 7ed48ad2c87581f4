"""The command palette: every action of the app, found by typing a few letters of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from gui.context import PaletteAction
from gui.icons import icon
from gui.tokens import Space
from gui.widgets.fields import LineField


def matches(query: str, title: str) -> bool:
    """Return whether every word of `query` begins a word of `title` or stands somewhere in it."""
    return all(word in title.casefold() for word in query.casefold().split())


class CommandPalette(QDialog):
    """A field and a list; Enter runs the chosen action after the palette has closed."""

    def __init__(self, actions: Sequence[PaletteAction], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Actions"))
        self.setModal(True)
        self.resize(520, 380)
        self._actions = [action for action in actions if action.enabled()]
        self.field = LineField()
        self.field.setPlaceholderText(self.tr("What would you like to do?"))
        self.field.setAccessibleName(self.tr("Search actions"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Actions"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.field.textChanged.connect(self._filter)
        self.field.returnPressed.connect(self._run)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda _item: self._run())
        self._filter("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        moves = (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in moves:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
            return True
        return super().eventFilter(watched, event)

    def _filter(self, query: str) -> None:
        self.list.clear()
        for at, action in enumerate(self._actions):
            if matches(query, action.title):
                text = f"{action.title}    {action.shortcut}" if action.shortcut else action.title
                item = QListWidgetItem(icon(action.icon or "chevron-right", "muted", 18), text)
                item.setData(Qt.ItemDataRole.UserRole, at)
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _run(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        action = self._actions[item.data(Qt.ItemDataRole.UserRole)]
        self.close()
        action.run()
