"""The Label tab of a dataset: one text at a time, its label by a key, undone by another, suggested by a model."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from engine.commands import FinishLabelling, GetLabelling, NextToLabel, SetLabel, UndoLabel
from engine.errors import ErrorInfo
from engine.results import DatasetInfo, Labelling, ToLabel
from gui import texts
from gui.bridge import Request
from gui.context import Context
from gui.tokens import Space
from gui.views.label_answers import Answer, answer_of
from gui.views.label_gains import gains_sentence
from gui.views.label_state import BATCH, LabelState
from gui.widgets.buttons import button
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import label
from gui.widgets.state_stack import StateStack
from gui.widgets.undo_key import UndoKey


class LabelPane(QWidget):
    """`begin(info)` shows what waits in a dataset; `finished(info)` tells of the version that a batch became."""

    finished = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.state = LabelState()
        self._info: DatasetInfo | None = None
        self._asked: Request | None = None
        self._shown: ToLabel | None = None
        # Labels that are on their way have no number yet: what takes the last one back waits for it.
        self._keeping, self._undo_wanted = 0, False
        self.answer: Answer | None = None
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, Space.M, 0, 0)
        self._column.setSpacing(Space.M)
        self._column.addLayout(self._bar())
        self.gains = label("", "muted")
        self._column.addWidget(self.gains)
        sentence = self.tr("Every row of this dataset has a label. Import more texts to label, or train a model.")
        empty = EmptyState("check", self.tr("Nothing waits for a label"), sentence)
        self.stack = StateStack(self._content, empty, cancellable=False)
        self.stack.retry.connect(self._reload)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        # Above the stack: where nothing waits, labels may lie aside all the same.
        self.aside = label("", "muted")
        self.aside.setContentsMargins(0, Space.M, 0, 0)
        self.aside.hide()
        whole.addWidget(self.aside)
        whole.addWidget(self.stack)
        QShortcut(QKeySequence("Ctrl+Down"), self, self.skip)
        UndoKey(self, self.undo_button.isEnabled, self.undo)

    def _bar(self) -> QHBoxLayout:
        self.progress = label("", "strong", wrap=False)
        self.models = QComboBox()
        self.models.setAccessibleName(self.tr("Who suggests labels"))
        self.models.activated.connect(self._choose_model)
        self.undo_button = button(self.tr("Undo"), self.undo, role="quiet", icon="undo")
        self.undo_button.setToolTip(self.tr("Take the last label back (Ctrl+Z)"))
        self.skip_button = button(self.tr("Skip"), self.skip, role="quiet")
        self.skip_button.setToolTip(self.tr("Leave this text for later (Ctrl+Down)"))
        self.finish_button = button(self.tr("Finish this batch"), self.finish, role="primary")
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.progress)
        row.addStretch()
        for part in (self.models, self.skip_button, self.undo_button, self.finish_button):
            row.addWidget(part)
        return row

    def begin(self, info: DatasetInfo) -> None:
        """Show what waits in this dataset."""
        kind = answer_of(info.task)
        if kind is None:
            return
        if not isinstance(self.answer, kind):
            if self.answer is not None:
                self.answer.hide()
                self.answer.deleteLater()
            self.answer = kind()
            self.answer.given.connect(self._give)
            self._column.addWidget(self.answer, 1)
        self._info = info
        self.stack.show_busy(self.tr("Looking for rows without a label…"))
        self._reload()

    def _reload(self) -> None:
        if self._info is not None:
            command = GetLabelling(self.context.project, self._info.dataset)
            self.context.bridge.ask(command, self._begin, self.stack.show_error, owner=self)

    def _begin(self, told: Labelling) -> None:
        self.state.begin(told)
        self._shown = None
        self.models.clear()
        self.models.addItem(self.tr("By chance, no suggestions"), "")
        for model, name in told.models:
            self.models.addItem(self.tr("What {model} is least sure of").format(model=name), model)
        self.models.setCurrentIndex(max(0, self.models.findData(self.state.model)))
        self.models.setVisible(bool(told.models))
        self.gains.setText(gains_sentence(told.gains))
        self.gains.setVisible(bool(told.gains))
        aside = self.tr(
            "Labels kept for texts that do not wait in this version: {count}. "
            "They count once a version has these texts to label."
        )
        self.aside.setText(aside.format(count=texts.number(told.aside)))
        self.aside.setVisible(told.aside > 0)
        self._follow()

    def _follow(self) -> None:
        """Show the current text, or ask for more, or say that none is left."""
        told = self.state.told
        if told is None or self.answer is None:
            return
        done = self.tr("{done} labelled in this batch, {left} left")
        self.progress.setText(done.format(done=texts.number(told.pending), left=texts.number(told.left)))
        self.undo_button.setEnabled(told.pending > 0)
        self.finish_button.setEnabled(told.pending > 0)
        self.skip_button.setEnabled(self.state.current is not None)
        if self.state.wants_more and self._asked is None:
            command = NextToLabel(self.context.project, told.dataset, self.state.model, BATCH)
            self._asked = self.context.bridge.ask(command, self._add, self._not_found, owner=self)
        if self.state.current is None and told.left == 0 and told.pending == 0:
            self.stack.show_empty()
            return
        self.stack.show_content()
        # What a person has begun to mark must not be lost when more texts arrive meanwhile.
        if self.state.current is None or self.state.current is not self._shown:
            self._shown = self.state.current
            self.answer.show_text(self.state.current, self.state)

    def _add(self, found: tuple[ToLabel, ...]) -> None:
        self._asked = None
        self.state.add(found)
        self._follow()

    def _not_found(self, error: ErrorInfo) -> None:
        self._asked = None
        self.stack.show_error(error)

    # ---- what a person does ---------------------------------------------------------------------------

    def _choose_model(self, _index: int) -> None:
        if self._asked is not None:
            self._asked.drop()
            self._asked = None
        self.state.choose_model(self.models.currentData())
        self._follow()

    def _give(self, answer: Mapping[str, str]) -> None:
        told, item = self.state.told, self.state.answered(self.answer.labels_of(answer) if self.answer else ())
        if told is None or item is None:
            return
        command = SetLabel(self.context.project, told.dataset, item.text, dict(answer))
        self._keeping += 1
        self.context.bridge.ask(command, self._kept, self._not_kept, owner=self)
        self._follow()

    def _kept(self, number: int) -> None:
        self._keeping -= 1
        self.state.given.append(number)
        if self._undo_wanted and not self._keeping:
            self.undo()

    def _not_kept(self, error: ErrorInfo) -> None:
        self._keeping, self._undo_wanted = self._keeping - 1, False
        self._look_again(error)

    def _look_again(self, error: ErrorInfo) -> None:
        """Say what was not done, and look anew at what stands: nothing may seem done that is not."""
        self.context.notify(texts.error(error).message, "bad", detail=texts.error(error).remedy)
        self.state = LabelState()
        self._reload()

    def undo(self) -> None:
        """Take the last label back."""
        self._undo_wanted = self._keeping > 0
        if self.state.told and self.state.given and not self._keeping:
            command = UndoLabel(self.context.project, self.state.told.dataset, self.state.given.pop())
            self.context.bridge.ask(command, self._undone, self._look_again, owner=self)

    def _undone(self, text: str) -> None:
        self.state.undone(text)
        self._follow()

    def skip(self) -> None:
        """Leave the current text for later."""
        self.state.skip()
        self._follow()

    def finish(self) -> None:
        """Make a version of the labels given."""
        if self.state.told and self.state.told.pending:
            self.finish_button.setEnabled(False)
            command = FinishLabelling(self.context.project, self.state.told.dataset)
            self.context.bridge.ask(command, self._finished, self._look_again, owner=self)

    def _finished(self, info: DatasetInfo) -> None:
        told = self.tr("The labels are in version {version} of {name}. Train a model to see what they brought.")
        self.context.notify(told.format(version=info.version, name=info.name), "good")
        self.finished.emit(info)
