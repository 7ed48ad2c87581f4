"""Tries one tool by hand: a form of its arguments, and the message that comes back."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from engine.commands import TryTool
from engine.errors import ErrorInfo
from engine.results import ToolInfo, ToolTrial
from gui.bridge import Request
from gui.context import Context
from gui.tokens import Space
from gui.views import talk, talk_words, tool_words
from gui.widgets.buttons import button
from gui.widgets.code_block import CodeBlock
from gui.widgets.error_state import ErrorState
from gui.widgets.labels import label
from gui.widgets.schema_form import SchemaForm
from gui.widgets.scroll import ScrollPage


class ToolTrialDialog(QDialog):
    """Nothing of a trial is kept; a tool that changes data says so before."""

    def __init__(self, context: Context, info: ToolInfo) -> None:
        super().__init__(context.window)
        self._context = context
        self._info = info
        self._request: Request | None = None
        self.setWindowTitle(self.tr("Try {tool}").format(tool=tool_words.title(info)))
        self.setMinimumSize(520, 420)
        self.resize(600, 600)
        self.form = SchemaForm(info.parameters)
        self.form.submitted.connect(self.run)
        self.result = CodeBlock(self.tr("The tool message"))
        self.result.hide()
        self.error = ErrorState()
        self.error.hide()
        self._facts = label("", "small")
        page = ScrollPage()
        page.body.setSpacing(Space.M)
        page.body.addWidget(label(self.windowTitle(), "title"))
        page.body.addWidget(label(tool_words.does(info), "muted"))
        if info.changes:
            page.body.addWidget(label(self.tr("This tool changes data. Trying it really does so."), "careful"))
        for part in (self.form, self._facts, self.result, self.error):
            page.body.addWidget(part)
        page.body.addStretch()
        self.run_button = button(self.tr("Try it"), self.run, role="primary", icon="play")
        row = QHBoxLayout()
        row.setContentsMargins(Space.XL, 0, Space.XL, Space.L)
        row.addStretch()
        row.addWidget(button(self.tr("Close"), self.reject))
        row.addWidget(self.run_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page, 1)
        column.addLayout(row)

    def run(self) -> None:
        """Call the tool with what was typed."""
        arguments = self.form.read()
        if arguments is None or self._request is not None:
            return
        self.run_button.setEnabled(False)
        command = TryTool(self._context.project, self._info.name, arguments)
        self._request = self._context.bridge.ask(command, self._show, self._failed, owner=self)

    def _show(self, trial: ToolTrial) -> None:
        self._end()
        words = self.tr("Answered in {time}.") if trial.ok else self.tr("The tool could not do it ({time}).")
        self._facts.setText(words.format(time=talk_words.took(trial.milliseconds)))
        self.error.hide()
        self.result.show()
        self.result.set_text(talk.pretty(trial.content))

    def _failed(self, info: ErrorInfo) -> None:
        self._end()
        self._facts.setText("")
        self.result.hide()
        self.error.show_error(info)
        self.error.show()

    def _end(self) -> None:
        self._request = None
        self.run_button.setEnabled(True)
