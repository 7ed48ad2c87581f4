"""F1: what this page is for and which keys work, in a dialog."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.key_value import KeyValue
from gui.widgets.labels import label


class HelpDialog(QDialog):
    """Shows the page's `help_text()` where it has one, and the keys: those of the window, or the `keys` given."""

    def __init__(self, page: QWidget | None, parent: QWidget, keys: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Help on this page"))
        self.setMinimumWidth(480)
        self.text = page.help_text() if page is not None and hasattr(page, "help_text") else ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        if self.text:
            layout.addWidget(label(self.tr("This page"), "section"))
            layout.addWidget(label(self.text))
        layout.addWidget(label(self.tr("Keys"), "section"))
        layout.addWidget(KeyValue(keys or self._window_keys()))
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(button(self.tr("Close"), self.accept, role="primary"))
        layout.addLayout(row)

    def _window_keys(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+K", self.tr("Find any action")),
            ("Ctrl+1 – Ctrl+8", self.tr("Go to a page")),
            ("Ctrl+N", self.tr("New project")),
            ("Ctrl+O", self.tr("Open a project")),
            ("Ctrl+I", self.tr("Import data")),
            ("Ctrl+T", self.tr("Train a model")),
            ("Ctrl+Enter", self.tr("Send a message")),
            ("Ctrl+Z", self.tr("Undo")),
            ("Esc", self.tr("Stop or go back")),
            ("F1", self.tr("This help")),
        ]
