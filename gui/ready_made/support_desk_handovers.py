"""What waits for a person: each question with a suggested reply, to be accepted, edited or dismissed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from engine.ready_made.support_desk.commands import ListHandOvers, SettleHandOver
from engine.ready_made.support_desk.values import BY_DOCUMENTS, Desk, HandOver
from engine.text.shown import visible
from gui import texts
from gui.context import Context
from gui.tokens import Space
from gui.views.talk import humanised
from gui.widgets.buttons import button
from gui.widgets.draft import Draft
from gui.widgets.empty_state import EmptyState
from gui.widgets.fields import LineField, TextField
from gui.widgets.labels import label
from gui.widgets.plain_table import PlainTable
from gui.widgets.plain_text import PlainText
from gui.widgets.side_by_side import side_by_side
from gui.widgets.state_stack import StateStack

REPLY_HEIGHT = 220


class HandOvers(QWidget):
    """The list at the left; the question, a reply and what it asks for at the right."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._items: tuple[HandOver, ...] = ()
        self._chosen = 0
        self._waiting = 0
        self.table = PlainTable(self.tr("Questions that wait"))
        self.question = PlainText("")
        self.reply = TextField()
        self.reply.setAccessibleName(self.tr("Reply"))
        self.reply.setTabChangesFocus(True)
        self.reply.setMaximumHeight(REPLY_HEIGHT)
        self.intent = QComboBox()
        self.intent.setLineEdit(LineField())
        self.intent.lineEdit().setPlaceholderText(self.tr("Without it nothing is learned"))
        self.intent.setAccessibleName(self.tr("What it asks for"))
        self._reply_draft: Draft[int] = Draft(self.reply.toPlainText, self.reply.setPlainText)
        self._intent_draft: Draft[int] = Draft(self.intent.currentText, self.intent.setCurrentText)
        self.accept_button = button(self.tr("Accept the reply"), self.accept, role="primary", icon="check")
        self.dismiss_button = button(self.tr("Dismiss"), self.dismiss)
        self.source = label("", "small")
        self.more = label("", "small")
        self.more.hide()
        self._build()
        self.table.currentCellChanged.connect(self._row_chosen)
        self.reply.textChanged.connect(self._reply_changed)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, self.accept)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_desk(self, desk: Desk) -> None:
        """Offer these intents, and ask what waits."""
        self._waiting = desk.open
        text = self.intent.currentText()
        self.intent.clear()
        for intent in desk.intents:
            self.intent.addItem(humanised(intent.name), intent.name)
        self.intent.setCurrentText(text)
        self._context.bridge.ask(ListHandOvers(self._context.project), self._show, owner=self)

    def accept(self) -> None:
        """Keep the reply as it stands; the question becomes a training row of what it asks for."""
        item = self._item()
        if item is not None and self.accept_button.isEnabled():
            self._settle(item, self.reply.toPlainText())

    def dismiss(self) -> None:
        """Take the question off the list; nothing is learned from it."""
        item = self._item()
        if item is not None:
            self._settle(item, "")

    def _settle(self, item: HandOver, reply: str) -> None:
        said = self.intent.currentText().strip()
        at = self.intent.findText(said, Qt.MatchFlag.MatchFixedString)
        intent = str(self.intent.itemData(at)) if at >= 0 else said
        command = SettleHandOver(self._context.project, item.handover, reply, intent if reply else "")
        self._context.bridge.ask(command, self._settled, owner=self)

    def _settled(self, item: HandOver) -> None:
        if item.state == "dismissed":
            told = self.tr("Dismissed. Nothing is learned from it.")
        elif not item.intent:
            told = self.tr("Your reply is kept. Nothing is learned, as you did not say what the question asks for.")
        elif not item.learned:
            told = self.tr("Your reply is kept. The question is not learned, for the desk is measured on it.")
        elif item.state == "accepted":
            told = self.tr("Accepted. The question is learned at the next training.")
        else:
            told = self.tr("Your reply is kept. The question is learned at the next training.")
        self._context.notify(told, "good")

    def _build(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(Space.M, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(label(self.tr("The question"), "strong"))
        column.addWidget(self.question)
        column.addWidget(label(self.tr("Your reply"), "strong"))
        column.addWidget(self.reply)
        column.addWidget(self.source)
        column.addWidget(label(self.tr("What it asks for (choose one, or write a new one)"), "strong"))
        column.addWidget(self.intent)
        row = QHBoxLayout()
        row.addWidget(self.accept_button)
        row.addWidget(self.dismiss_button)
        row.addStretch()
        column.addLayout(row)
        column.addStretch()
        left = QWidget()
        listed = QVBoxLayout(left)
        listed.setContentsMargins(0, 0, 0, 0)
        listed.setSpacing(Space.S)
        listed.addWidget(self.table)
        listed.addWidget(self.more)
        splitter = side_by_side("handovers", left, side, (520, 500))
        empty = EmptyState(
            "check",
            self.tr("Nothing waits for you"),
            self.tr("What the agent is not sure of, and finds in no document, comes here with a suggested reply."),
        )
        self._stack = StateStack(splitter, empty)
        self._stack.show_empty()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, Space.M, 0, 0)
        outer.addWidget(self._stack)

    def _show(self, found: tuple[HandOver, ...]) -> None:
        self._stack.show_content_or_empty(bool(found))
        told = self.tr("The oldest {shown} of {count}. The next come as these are settled.")
        self.more.setText(told.format(shown=texts.number(len(found)), count=texts.number(self._waiting)))
        self.more.setVisible(len(found) < self._waiting)
        if found == self._items:
            return
        self._items = found
        self.table.blockSignals(True)
        self.table.set_rows(
            [self.tr("Question"), self.tr("Asked")],
            [[item.question, texts.date(item.created)] for item in found],
        )
        self.table.setColumnWidth(1, 160)
        self.table.blockSignals(False)
        if found:
            numbers = [item.handover for item in found]
            at = numbers.index(self._chosen) if self._chosen in numbers else 0
            self.table.setCurrentCell(at, 0)
            if self._chosen not in numbers:
                self._row_chosen(at)

    def _item(self) -> HandOver | None:
        return next((item for item in self._items if item.handover == self._chosen), None)

    def _row_chosen(self, row: int, *_: int) -> None:
        if not 0 <= row < len(self._items):
            return
        item = self._items[row]
        self._chosen = item.handover
        self.question.setText(visible(item.question))
        self._reply_draft.show(item.handover, item.suggested)
        self._intent_draft.show(item.handover, humanised(item.intent))
        self.source.setText(self._origin(item))

    def _origin(self, item: HandOver) -> str:
        if not item.suggested:
            return self.tr("Nothing comes near. Write the reply yourself.")
        if item.source == BY_DOCUMENTS:
            told = self.tr("Suggested from your documents: {place}. Change it where it does not fit.")
            return told.format(place=visible(item.place))
        if item.gap:
            told = self.tr(
                "Suggested: the answer to the intent that comes nearest. The question names no row to fill it from: "
                "write yourself what belongs into places such as {place}."
            )
            return told.format(place=visible(item.gap))
        return self.tr("Suggested: the answer to the intent that comes nearest. Change it where it does not fit.")

    def _reply_changed(self) -> None:
        self.accept_button.setEnabled(bool(self.reply.toPlainText().strip()))
