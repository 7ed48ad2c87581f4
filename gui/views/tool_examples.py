"""Asks the person how they would ask for one tool: sentences of their own, by which agents tell that it is meant."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from engine.commands import GetToolExamples, SaveToolExamples
from engine.errors import ErrorInfo
from engine.results import ToolExamples, ToolInfo
from gui.context import Context
from gui.tokens import Space
from gui.views import tool_words
from gui.widgets.buttons import button
from gui.widgets.error_state import ErrorState
from gui.widgets.fields import TextField
from gui.widgets.labels import label


class ToolExamplesDialog(QDialog):
    """One sentence a line; begins with what was said before, or else with suggestions to change."""

    def __init__(self, context: Context, info: ToolInfo) -> None:
        super().__init__(context.window)
        self._context = context
        self._info = info
        self.setWindowTitle(self.tr("How would you ask for “{tool}”?").format(tool=tool_words.title(info)))
        self.setMinimumSize(520, 420)
        self.text = TextField()
        self.text.setAccessibleName(self.tr("Your sentences, one a line"))
        self.text.setTabChangesFocus(True)
        self.text.setEnabled(False)
        self.text.textChanged.connect(lambda: self.error.hide())
        self.suggested = label(self.tr("These are suggestions. Put them in your own words, and add some."), "small")
        self.suggested.hide()
        self.error = ErrorState()
        self.error.hide()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._build()
        asked = GetToolExamples(context.project, info.name)
        context.bridge.ask(asked, self._show, self._failed, owner=self)

    def save(self) -> None:
        """Keep the sentences; none takes those away that were said before."""
        if not self.save_button.isEnabled():
            return
        lines = (line.strip() for line in self.text.toPlainText().splitlines())
        command = SaveToolExamples(self._context.project, self._info.name, tuple(filter(None, lines)))
        self.save_button.setEnabled(False)
        self._context.bridge.ask(command, lambda _none: self.accept(), self._refused, owner=self)

    def _build(self) -> None:
        sentence = self.tr(
            "Write three to five sentences, one a line, as you would say them in a chat. Agents tell by them when this "
            "tool is meant; a router does so once it is trained again."
        )
        self.save_button = button(self.tr("Save"), self.save, role="primary")
        self.save_button.setEnabled(False)
        row = QHBoxLayout()
        row.addWidget(label(self.tr("Ctrl+Enter saves."), "small"), 1)
        row.addWidget(button(self.tr("Cancel"), self.reject))
        row.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(label(self.windowTitle(), "title"))
        column.addWidget(label(tool_words.does(self._info), "muted"))
        column.addWidget(label(sentence))
        column.addWidget(self.text, 1)
        column.addWidget(self.suggested)
        column.addWidget(self.error)
        column.addLayout(row)

    def _show(self, found: ToolExamples) -> None:
        self.text.setPlainText("\n".join(found.own or found.suggested))
        self.suggested.setVisible(bool(found.suggested) and not found.own)
        self.text.setEnabled(True)
        self.save_button.setEnabled(True)
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.setFocus()

    def _refused(self, error: ErrorInfo) -> None:
        self.save_button.setEnabled(True)
        self._failed(error)

    def _failed(self, error: ErrorInfo) -> None:
        self.error.show_error(error)
        self.error.show()
