"""First page of the chat wizard: the agent's name and what it is for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.fields import LineField, TextField
from gui.widgets.labels import label
from gui.wizards.chat_state import LONGEST_NAME, ChatState

WIDTH = 560


class PurposePage(QWidget):
    """Writes name and purpose into the state as they are typed; `deletes` where the agent is not to stay."""

    deletes = Signal()

    def __init__(self, state: ChatState, changes: bool = False) -> None:
        super().__init__()
        self._state = state
        self.name = LineField()
        self.name.setMaximumWidth(WIDTH)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(self.tr("For example: Desk helper"))
        self.name.setAccessibleName(self.tr("Name of the agent"))
        self.name.textEdited.connect(self._edited)
        self.purpose = TextField()
        self.purpose.setMaximumWidth(WIDTH)
        self.purpose.setFixedHeight(96)
        self.purpose.setTabChangesFocus(True)
        self.purpose.setPlaceholderText(self.tr("For example: answers questions about orders and return policies"))
        self.purpose.setAccessibleName(self.tr("What the agent is for"))
        self.purpose.textChanged.connect(self._edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.setSpacing(Space.S)
        for words, field in (
            (self.tr("Name"), self.name),
            (self.tr("What is it for? (you may leave this empty)"), self.purpose),
        ):
            title = label(words, "strong")
            title.setBuddy(field)
            column.addSpacing(Space.M)
            column.addWidget(title)
            column.addWidget(field)
        column.addWidget(label(self.tr("The agent says this of itself when somebody asks what it can do."), "small"))
        column.addStretch()
        self.delete = button(self.tr("Delete this agent"), self.deletes.emit, role="danger", icon="trash")
        column.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignLeft)
        if not changes:
            self.delete.hide()

    def help_text(self) -> str:
        """Return what F1 says."""
        return self.tr("Give the agent a name and say in a sentence what it is for. Both can be changed later.")

    def fill(self) -> None:
        """Show what the state holds (an agent that is changed)."""
        for field in (self.name, self.purpose):
            field.blockSignals(True)
        self.name.setText(self._state.name)
        self.purpose.setPlainText(self._state.purpose)
        for field in (self.name, self.purpose):
            field.blockSignals(False)

    def _edited(self, *_: object) -> None:
        self._state.set_purpose(self.name.text(), self.purpose.toPlainText())
