"""The title of a section, with a line of explanation and room for buttons at its right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.tokens import Space
from gui.widgets.labels import label


class SectionTitle(QWidget):
    """`size` is section, title or display; `add(widget)` puts something at the right end."""

    def __init__(self, title: str, sentence: str = "", size: str = "section", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout()
        column.setSpacing(2)
        self.title = label(title, size)
        self.sentence = label(sentence, "muted")
        # Shown before it has its place, it would flash up as a window of its own.
        if not sentence:
            self.sentence.hide()
        column.addWidget(self.title)
        column.addWidget(self.sentence)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.S)
        self._row.addLayout(column, 1)

    def add(self, widget: QWidget) -> None:
        """Add a button at the right."""
        self._row.addWidget(widget)

    def set_sentence(self, text: str) -> None:
        """Change the line of explanation."""
        self.sentence.setText(text)
        self.sentence.setVisible(bool(text))
