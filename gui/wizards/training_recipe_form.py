"""Every option of a recipe as a form: a line each, what is refused said under its field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from engine.errors import ErrorInfo
from gui import texts
from gui.tokens import Space
from gui.widgets.labels import label
from gui.wizards import training_words

WIDTH = 260


class RecipeForm(QWidget):
    """`edited(field, text)` as the person types or chooses; `show_values` never sends it."""

    edited = Signal(str, str)

    def __init__(self, fields: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, QLineEdit | QComboBox] = {}
        self._errors: dict[str, QWidget] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnStretch(0, 1)
        for at, name in enumerate(fields):
            words = label(training_words.title(name))
            field = self.fields[name] = self._make(name)
            field.setAccessibleName(training_words.title(name))
            field.setFixedWidth(WIDTH)
            words.setBuddy(field)
            error = self._errors[name] = label("", "bad")
            error.hide()
            grid.addWidget(words, 2 * at, 0)
            grid.addWidget(field, 2 * at, 1)
            grid.addWidget(error, 2 * at + 1, 0, 1, 2)

    def show_values(self, values: dict[str, str], errors: dict[str, ErrorInfo]) -> None:
        """Show the recipe's values; a field with an error keeps what was typed."""
        for name, field in self.fields.items():
            field.blockSignals(True)
            if isinstance(field, QComboBox):
                field.setCurrentIndex(field.findData(values[name]))
            elif name not in errors and not field.hasFocus():
                field.setText(values[name])
            field.blockSignals(False)
            error = errors.get(name)
            self._errors[name].setVisible(error is not None)
            if error is not None:
                self._errors[name].setText(texts.error(error).remedy)

    def _make(self, name: str) -> QLineEdit | QComboBox:
        choices = training_words.CHOICES.get(name)
        if choices is None:
            field = QLineEdit()
            field.textEdited.connect(lambda text: self.edited.emit(name, text))
            return field
        box = QComboBox()
        for value in choices:
            box.addItem(training_words.choice(name, value), value)
        box.activated.connect(lambda _at: self.edited.emit(name, str(box.currentData())))
        return box
