"""Asks the person whether a tool may be used: once, always, or not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from engine.events import ApprovalNeeded
from gui.theme import set_role
from gui.tokens import Space
from gui.views import talk
from gui.widgets.buttons import button
from gui.widgets.key_value import KeyValue
from gui.widgets.labels import icon_label, label


class ApprovalCard(QFrame):
    """`answered(event, decision)`; the decision is once, always or deny."""

    answered = Signal(object, str)

    def __init__(self, event: ApprovalNeeded, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "tint-careful")
        self.event = event
        title = self.tr("May the agent use {tool}?").format(tool=talk.humanised(event.tool))
        self.setAccessibleName(title)
        column = QVBoxLayout()
        column.setSpacing(Space.S)
        column.addWidget(label(title, "strong"))
        column.addWidget(label(self.tr("It waits for you. Nothing has been done yet."), "muted"))
        rows = [(talk.humanised(name), talk.in_words(value)) for name, value in event.arguments.items()]
        if rows:
            column.addWidget(KeyValue(rows))
        answers = QHBoxLayout()
        answers.setSpacing(Space.S)
        self.buttons = {}
        for key, text, role in (
            ("once", self.tr("Allow once"), "primary"),
            ("always", self.tr("Always for this tool"), ""),
            ("deny", self.tr("Deny"), "danger"),
        ):
            self.buttons[key] = button(text, lambda key=key: self._answer(key), role=role)
            answers.addWidget(self.buttons[key])
        answers.addStretch()
        column.addLayout(answers)
        side = QVBoxLayout()
        side.addWidget(icon_label("warning", "careful"))
        side.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        row.setSpacing(Space.M)
        row.addLayout(side)
        row.addLayout(column, 1)

    def _answer(self, decision: str) -> None:
        for made in self.buttons.values():
            made.setEnabled(False)
        self.answered.emit(self.event, decision)
