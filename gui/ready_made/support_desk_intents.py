"""What is asked and what is answered: the groups of questions with their answers, to be corrected."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engine.ready_made.support_desk.commands import ListQuestions, MoveQuestions, RenameIntent, SetAnswer
from engine.ready_made.support_desk.values import Desk, Intent, Question
from gui import texts
from gui.context import Context
from gui.tips import plain_line, plain_tip
from gui.tokens import Space
from gui.views.talk import humanised
from gui.widgets.buttons import button
from gui.widgets.dialogs import ask_text
from gui.widgets.draft import Draft
from gui.widgets.fields import LineField, TextField
from gui.widgets.labels import label
from gui.widgets.plain_table import PlainTable
from gui.widgets.side_by_side import side_by_side

ROW = Qt.ItemDataRole.UserRole


class Intents(QWidget):
    """The groups at the left; name, answer and questions of the chosen one at the right."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._intents: tuple[Intent, ...] = ()
        self._chosen = ""
        self._version = 0
        self.table = PlainTable(self.tr("Intents"))
        self.name = LineField()
        self.name.setAccessibleName(self.tr("Name of the intent"))
        self.answer = TextField()
        self.answer.setAccessibleName(self.tr("Answer"))
        self.answer.setTabChangesFocus(True)
        self.answer.setMaximumHeight(140)
        self._name_draft: Draft[str] = Draft(self.name.text, self.name.setText)
        self._answer_draft: Draft[str] = Draft(self.answer.toPlainText, self.answer.setPlainText)
        self.questions = QListWidget()
        self.questions.setAccessibleName(self.tr("Questions"))
        self.questions.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.questions.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.questions.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.save_button = button(self.tr("Save"), self.save, role="primary")
        self.move_button = button(self.tr("Move to another intent…"), self.move_chosen)
        self.move_button.setEnabled(False)
        self._build()
        self.table.currentCellChanged.connect(self._row_chosen)
        self.questions.itemSelectionChanged.connect(self._selection_changed)

    def show_desk(self, desk: Desk) -> None:
        """Show these intents, the chosen one still chosen."""
        if desk.intents == self._intents:
            return
        self._intents = desk.intents
        names = [intent.name for intent in desk.intents]
        self.table.blockSignals(True)
        self.table.set_rows(
            [self.tr("Intent"), self.tr("Questions"), self.tr("Answer")],
            [
                [humanised(one.name), texts.number(one.questions), one.answer or self.tr("none yet")]
                for one in desk.intents
            ],
            stretch=2,
        )
        self.table.setColumnWidth(0, 230)
        self.table.blockSignals(False)
        if names:
            at = names.index(self._chosen) if self._chosen in names else 0
            self.table.setCurrentCell(at, 0)
            self._row_chosen(at)

    def save(self) -> None:
        """Keep the answer, and the name where it was changed."""
        intent, name = self._intent(), self.name.text().strip()
        if intent is None:
            return
        bridge, project = self._context.bridge, self._context.project
        if self.answer.toPlainText().strip() != intent.answer:
            bridge.ask(SetAnswer(project, intent.name, self.answer.toPlainText()), owner=self)
        if name and name not in (intent.name, humanised(intent.name)):
            bridge.ask(RenameIntent(project, intent.name, name), lambda _: self._follow(name), owner=self)

    def _follow(self, name: str) -> None:
        """Choose the intent by its new name, under which it may not have come yet."""
        self._chosen = name
        names = [intent.name for intent in self._intents]
        if name in names:
            self.table.setCurrentCell(names.index(name), 0)

    def move_chosen(self) -> None:
        """Put the chosen questions under another intent, which may be a new one."""
        # Before the dialog: another version may be shown behind it.
        version, rows = self._version, tuple(int(item.data(ROW)) for item in self.questions.selectedItems())
        known = ", ".join(intent.name for intent in self._intents[:8])
        title = self.tr("Move the question")
        if len(rows) > 1:
            title = self.tr("Move {count} questions").format(count=len(rows))
        name = ask_text(
            self._context.window, title, self.tr("To the intent (such as: {known})").format(known=known), ""
        )
        if rows and name:
            by_words = {humanised(intent.name).casefold(): intent.name for intent in self._intents}
            to = by_words.get(name.strip().casefold(), name.strip())
            self._context.bridge.ask(MoveQuestions(self._context.project, version, rows, to), owner=self)

    def _build(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(Space.M, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(label(self.tr("What is asked for"), "strong"))
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.save_button)
        column.addLayout(row)
        column.addWidget(label(self.tr("The answer"), "strong"))
        column.addWidget(self.answer)
        hint = self.tr("A place such as {field} is filled from the row of that table that the customer names.")
        column.addWidget(label(hint.format(field="{orders.status}"), "small"))
        column.addWidget(label(self.tr("Questions"), "strong"))
        column.addWidget(self.questions, 1)
        column.addWidget(self.move_button, 0, Qt.AlignmentFlag.AlignLeft)
        splitter = side_by_side("intents", self.table, side, (560, 460))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, Space.M, 0, 0)
        outer.addWidget(splitter)

    def _intent(self) -> Intent | None:
        return next((intent for intent in self._intents if intent.name == self._chosen), None)

    def _row_chosen(self, row: int, *_: int) -> None:
        if not 0 <= row < len(self._intents):
            return
        intent = self._intents[row]
        self._chosen = intent.name
        self._name_draft.show(intent.name, humanised(intent.name))
        self._answer_draft.show(intent.name, intent.answer)
        self._context.bridge.ask(ListQuestions(self._context.project, intent.name), self._show_questions, owner=self)

    def _show_questions(self, found: tuple[Question, ...]) -> None:
        self.questions.clear()
        self._version = found[0].version if found else 0
        for question in found:
            item = QListWidgetItem(plain_line(question.text))
            item.setData(ROW, question.row)
            item.setToolTip(plain_tip(question.text))
            self.questions.addItem(item)

    def _selection_changed(self) -> None:
        self.move_button.setEnabled(bool(self.questions.selectedItems()))
