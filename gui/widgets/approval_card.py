"""Asks the person whether a tool may be used: once, always, or not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from engine.errors import ErrorInfo
from engine.events import ApprovalNeeded
from engine.results import ToolTrial
from engine.text.look_alikes import mixes_alphabets
from gui import texts
from gui.theme import set_role
from gui.tokens import Space
from gui.views import talk, talk_words, tool_words
from gui.widgets.buttons import button
from gui.widgets.code_block import CodeBlock
from gui.widgets.key_value import KeyValue
from gui.widgets.labels import icon_label, label
from gui.widgets.plain_text import PlainText

_LONGEST = 240


class ApprovalCard(QFrame):
    """`answered(event, decision)`; the decision is once, always or deny.

    Where the call can be tried, `trial_wanted(event)` asks for what `show_trial` or `show_error` takes.
    """

    answered = Signal(object, str)
    trial_wanted = Signal(object)

    def __init__(self, event: ApprovalNeeded, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "tint-careful")
        self.event = event
        title = self.tr("May the agent use {tool}?").format(tool=talk_words.tool(event.tool, event.title))
        self.setAccessibleName(title)
        column = QVBoxLayout()
        column.setSpacing(Space.S)
        column.addWidget(label(title, "strong"))
        if mixes_alphabets(event.title or event.tool):
            warning = self.tr("Its name mixes letters of different alphabets, which may look like another tool's.")
            column.addWidget(label(warning, "careful"))
        if event.description:
            # What a source from outside says may be one long word, which no label breaks.
            column.addWidget(PlainText(_described(event.description), self.tr("What the tool does")))
        if event.source:
            column.addWidget(label(self.tr("It comes from “{source}”.").format(source=event.source), "small"))
        column.addWidget(label(self.tr("It waits for you. Nothing has been done yet."), "muted"))
        rows = [(talk_words.argument(name), talk.in_words(value)) for name, value in event.arguments.items()]
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
        self.trial = button(self.tr("Try without changing"), self._try, role="quiet", icon="play")
        self.trial.setVisible(event.dry_run)
        column.addWidget(self.trial, 0, Qt.AlignmentFlag.AlignLeft)
        self._told = label("", "small")
        self._told.hide()
        column.addWidget(self._told)
        self.outcome: CodeBlock | None = None
        self._column = column
        column.addLayout(answers)
        side = QVBoxLayout()
        side.addWidget(icon_label("warning", "careful"))
        side.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        row.setSpacing(Space.M)
        row.addLayout(side)
        row.addLayout(column, 1)

    def show_trial(self, found: ToolTrial) -> None:
        """Show what the call would do."""
        self.trial.setEnabled(True)
        if not found.ok:
            self._tell(self.tr("It could not be tried: {why}").format(why=talk.failure_words(found.content)))
            return
        self._tell(self.tr("This is what it would do. Nothing was changed."))
        self.outcome = CodeBlock(self.tr("Result"), talk.outcome_words(found.content))
        self._column.insertWidget(self._column.indexOf(self._told) + 1, self.outcome)
        self.outcome.show()

    def show_error(self, error: ErrorInfo) -> None:
        """Say why it could not be tried."""
        self.trial.setEnabled(True)
        self._tell(self.tr("It could not be tried: {why}").format(why=texts.error(error).message))

    def _try(self) -> None:
        self.trial.setEnabled(False)
        self._tell(self.tr("Trying it without changing anything"))
        self.trial_wanted.emit(self.event)

    def _tell(self, words: str) -> None:
        if self.outcome is not None:
            self.outcome.hide()
            self.outcome.deleteLater()
            self.outcome = None
        self._told.setText(words)
        self._told.show()

    def _answer(self, decision: str) -> None:
        self.trial.setEnabled(False)
        for made in self.buttons.values():
            made.setEnabled(False)
        self.answered.emit(self.event, decision)


def _described(description: str) -> str:
    words = " ".join(tool_words.description(description).split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
