"""Exact text such as JSON, in a fixed-width font, at most a dozen lines tall, with a button that copies it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from engine.text.shown import visible
from gui import theme
from gui.tokens import Space
from gui.widgets.buttons import icon_button
from gui.widgets.labels import label

MOST_LINES = 12


class CodeBlock(QWidget):
    """`title` says what it is; the text can be selected, scrolled and copied."""

    def __init__(self, title: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._field = QPlainTextEdit()
        self._field.setReadOnly(True)
        self._field.setTabChangesFocus(True)
        self._field.setAccessibleName(title)
        self._field.setFont(theme.current().font(mono=True))
        self._field.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        head = QHBoxLayout()
        head.addWidget(label(title, "small", wrap=False))
        head.addStretch()
        self.copy = icon_button("copy", self.tr("Copy: {what}").format(what=title), self._copy, size=14)
        head.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(head)
        column.addWidget(self._field)
        self.set_text(text)

    def text(self) -> str:
        """Return what is shown."""
        return self._field.toPlainText()

    def set_text(self, text: str) -> None:
        """Show this instead."""
        self._field.setPlainText(visible(text))
        self._field.ensurePolished()
        width = max(1, self._field.viewport().width() // max(1, self._field.fontMetrics().averageCharWidth()))
        lines = sum(1 + len(line) // max(40, width) for line in text.split("\n"))
        spacing = self._field.fontMetrics().lineSpacing()
        self._field.setFixedHeight(spacing * min(MOST_LINES, max(1, lines)) + 2 * Space.S + Space.M)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())
