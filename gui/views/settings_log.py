"""Settings: the log's last lines, to be read, copied or saved for whoever helps."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from engine.commands import GetLog
from gui import theme
from gui.context import Context
from gui.text_saving import save_text
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.section_title import SectionTitle


class LogSection(QWidget):
    """Read whenever it is shown, and on demand."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Log"))
        self.text.setFont(theme.current().font(mono=True))
        self.text.setFixedHeight(220)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setPlaceholderText(self.tr("Nothing was logged yet."))
        row = QHBoxLayout()
        row.addWidget(button(self.tr("Read again"), self.reload, icon="refresh"))
        row.addWidget(button(self.tr("Copy"), self._copy, icon="copy"))
        row.addWidget(button(self.tr("Save as…"), self._save, icon="download"))
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        sentence = self.tr("What happened, for whoever helps you. It holds file names, not what is in your files.")
        column.addWidget(SectionTitle(self.tr("Logs"), sentence))
        column.addWidget(self.text)
        column.addLayout(row)

    def reload(self) -> None:
        """Ask for the last lines."""
        self._context.bridge.ask(GetLog(), self._show, owner=self)

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever was sent here by an error finds it."""
        super().showEvent(event)
        self.reload()

    def _show(self, lines: tuple[str, ...]) -> None:
        self.text.setPlainText("\n".join(lines))
        self.text.verticalScrollBar().setValue(self.text.verticalScrollBar().maximum())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._context.notify(self.tr("Copied the log."), "good")

    def _save(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save the log"), "deskhand-log.txt")
        if path:
            save_text(self._context, self.text.toPlainText(), path)
