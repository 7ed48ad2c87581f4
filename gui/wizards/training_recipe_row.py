"""One option of a recipe: what it means, a hint, its value, the way back to the preset, and what is refused."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from gui.theme import set_role
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.fields import LineField
from gui.widgets.labels import label

WIDTH = 280
TOP = Qt.AlignmentFlag.AlignTop


class RecipeRow(QWidget):
    """`edited(text)` as the person types or chooses, `reset` for the way back; `show_value` never sends either.

    `choices` are (value, words); none make a line to type in.
    """

    edited = Signal(str)
    reset = Signal()

    def __init__(self, title: str, hint: str, choices: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._title, self._hint, self._choices = title, hint, dict(choices)
        self._words = label(title)
        self.field = self._make()
        self.field.setFixedWidth(WIDTH)
        self.field.setAccessibleName(title)
        self._words.setBuddy(self.field)
        self.back = button("", self.reset.emit, role="quiet", icon="undo")
        self.back.hide()
        self._error = label("", "bad")
        self._error.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._words, 0, 0, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(label(hint, "small"), 1, 0, TOP)
        grid.addWidget(self.field, 0, 1, 2, 1, TOP)
        grid.addWidget(self._error, 2, 0, 1, 2)
        # Below both: its words may be longer than the field is wide, and must not push it aside.
        grid.addWidget(self.back, 3, 0, 1, 2, Qt.AlignmentFlag.AlignRight)

    def show_value(self, value: str, preset: str | None, error: str) -> None:
        """Show a value; `preset` is the preset's where this one is the person's own, `error` what was refused.

        What was refused, and what is being typed, stays as it was typed.
        """
        self.field.blockSignals(True)
        if isinstance(self.field, QComboBox):
            self.field.setCurrentIndex(self.field.findData(value))
        elif not error and not self.field.hasFocus():
            self.field.setText(value)
        self.field.blockSignals(False)
        self._error.setText(error)
        self._error.setVisible(bool(error))
        self._mark(preset)

    def _mark(self, preset: str | None) -> None:
        own = preset is not None
        set_role(self._words, "strong" if own else "")
        words = self.tr("Back to the preset: {value}").format(value=self._choices.get(preset or "", preset or ""))
        self.field.setAccessibleDescription(f"{self._hint} {words}" if own else self._hint)
        if not own and self.back.hasFocus():
            self.field.setFocus()
        self.back.setText(words)
        self.back.setAccessibleName(f"{self._title}. {words}")
        self.back.setVisible(own)

    def _make(self) -> QLineEdit | QComboBox:
        if not self._choices:
            line = LineField()
            line.textEdited.connect(self.edited)
            return line
        box = QComboBox()
        for value, words in self._choices.items():
            box.addItem(words, value)
        box.activated.connect(lambda _at: self.edited.emit(str(box.currentData())))
        return box
