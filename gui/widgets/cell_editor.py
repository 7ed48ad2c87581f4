"""Edits a table's cell with as many lines as its text has: Qt's own editor cuts long texts and takes one line only."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.widgets.fields import TextField

Index = QModelIndex | QPersistentModelIndex
_LINES = 8
# How Qt keeps line breaks in a document.
_BREAKS = str.maketrans("\u2028\u2029", "\n\n")


class CellEditor(TextField):
    """A text with its line breaks; `kept` fires on Enter, Shift+Enter begins a new line."""

    kept = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setToolTip(
            self.tr("Enter keeps the change, Shift+Enter begins a new line, Esc leaves the cell as it was.")
        )

    @property
    def text(self) -> str:
        """The text as it was typed: unlike `toPlainText`, with blanks that do not break as they are."""
        return self.document().toRawText().translate(_BREAKS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.insertPlainText("\n")
        else:
            self.kept.emit()


class CellDelegate(QStyledItemDelegate):
    """Opens a CellEditor in columns where `sentences(section)` is true and on cells with line breaks, else a line."""

    def __init__(self, sentences: Callable[[int], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._sentences = sentences

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        if not self._sentences(index.column()) and "\n" not in str(index.data(Qt.ItemDataRole.EditRole)):
            line = super().createEditor(parent, option, index)
            # The line would take the addresses of files as text.
            line.setAcceptDrops(False)
            return line
        editor = CellEditor(parent)
        editor.kept.connect(self._keep)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if not isinstance(editor, CellEditor):
            super().setEditorData(editor, index)
        # Also called when the model changes elsewhere: what is being typed stays.
        elif not editor.document().isModified():
            editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if not isinstance(editor, CellEditor):
            super().setModelData(editor, model, index)
        elif editor.document().isModified():
            model.setData(index, editor.text)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        super().updateEditorGeometry(editor, option, index)
        if not isinstance(editor, CellEditor):
            return
        seen = editor.parentWidget().rect()
        margins = editor.height() - editor.viewport().height() + 2 * int(editor.document().documentMargin())
        room = editor.geometry()
        room.setHeight(max(room.height(), min(seen.height(), _LINES * editor.fontMetrics().lineSpacing() + margins)))
        # The last row's editor opens upwards.
        room.moveBottom(min(room.bottom(), max(seen.bottom(), room.height() - 1)))
        editor.setGeometry(room)

    def _keep(self) -> None:
        editor = self.sender()
        assert isinstance(editor, CellEditor)
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)
