"""The error state: what happened, what to do next, and the details for who wants them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from engine.errors import ErrorInfo
from gui import texts, theme
from gui.theme import set_role
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.labels import icon_label, label


class ErrorState(QFrame):
    """Shows one ErrorInfo; `retry` fires where `retryable`."""

    retry = Signal()

    def __init__(self, retryable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "tint-bad")
        self._message = label("", "strong")
        self._remedy = label("")
        self._details = QPlainTextEdit()
        self._details.setReadOnly(True)
        self._details.setMinimumHeight(120)
        self._details.setMaximumHeight(200)
        self._details.setAccessibleName(self.tr("Details of the error"))
        self._details.setFont(theme.current().font(mono=True))
        self._details.hide()
        self._more = button(self.tr("Details"), self._toggle, role="quiet")
        again = button(self.tr("Try again"), self.retry.emit)
        # Shown before it has its place, it would flash up as a window of its own.
        if not retryable:
            again.hide()
        row = QHBoxLayout()
        row.addWidget(again)
        row.addWidget(self._more)
        row.addStretch()
        column = QVBoxLayout()
        column.setSpacing(Space.XS)
        for part in (self._message, self._remedy):
            column.addWidget(part)
        column.addLayout(row)
        column.addWidget(self._details)
        column.addStretch()
        outer = QHBoxLayout(self)
        outer.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        outer.setSpacing(Space.M)
        side = QVBoxLayout()
        side.addWidget(icon_label("error", "bad"))
        side.addStretch()
        outer.addLayout(side)
        outer.addLayout(column, 1)

    def show_error(self, info: ErrorInfo) -> None:
        """Show this failure."""
        sentence = texts.error(info)
        self._message.setText(sentence.message)
        self._remedy.setText(sentence.remedy)
        self._remedy.setVisible(bool(sentence.remedy))
        self._details.setPlainText(f"{info.code}\n{info.detail}".strip())
        self._details.hide()
        self._more.setVisible(bool(info.detail))
        self.setAccessibleName(f"{sentence.message} {sentence.remedy}")

    def _toggle(self) -> None:
        self._details.setVisible(self._details.isHidden())

    def details_shown(self) -> bool:
        """Whether the details are open."""
        return not self._details.isHidden()
