"""Asks which tool a turn should have called, with which of the person's words: the labelling of calls, in a chat."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from engine.results import Correcting
from gui import words
from gui.theme import set_role
from gui.tokens import Space
from gui.views import talk_words
from gui.views.label_calls import CallAnswer, plain_name
from gui.views.label_state import LabelState
from gui.widgets.buttons import button
from gui.widgets.labels import label


class CallCorrection(QFrame):
    """`saved(answer)` in the form that `CorrectCall` takes; `left` where the person thinks better of it."""

    saved = Signal(dict)
    left = Signal()

    def __init__(self, told: Correcting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        state = LabelState()
        state.begin(told.labelling)
        self.answer = CallAnswer(lambda tool: _called(tool, told), talk_words.argument)
        self.answer.choice.takes_new = False
        self.answer.arguments.typed.hide()
        save = self.tr("Save correction")
        self.answer.arguments.done.setText(save)
        self.answer.arguments.done.setAccessibleName(save)
        self.answer.given.connect(self._given)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        column.setSpacing(Space.S)
        column.addWidget(label(self.tr("Which tool should have been used for these words?"), "strong"))
        column.addWidget(label(self._why(told), "small"))
        column.addWidget(self.answer)
        row = QHBoxLayout()
        row.addWidget(button(self.tr("Cancel"), self.left.emit, role="quiet"))
        row.addStretch()
        column.addLayout(row)
        self.answer.show_text(told.item, state)

    def begin(self) -> None:
        """Take the focus: a hidden field cannot."""
        self.answer.choice.setFocus()

    def _why(self, told: Correcting) -> str:
        if told.held:
            return self.tr(
                "These words stand among the locked test rows, so they are never learned from. Later models that "
                "choose tools are checked against your answer."
            )
        return self.tr(
            "Your answer becomes a row to learn from. Later models that choose tools are checked against it."
        )

    def _given(self, answer: dict[str, str]) -> None:
        self.setEnabled(False)
        self.saved.emit(answer)


def _called(tool: str, told: Correcting) -> str:
    """Return what a tool is called in the chat."""
    return plain_name(tool) if tool == words.NO_TOOL else talk_words.tool(tool, told.titles.get(tool, ""))
