"""Every option of a recipe as a form, in groups: only what has an effect, and what is the person's own is marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from engine.errors import ErrorInfo
from engine.training.recipe import CHOICES, Recipe
from gui import texts
from gui.tokens import Space
from gui.widgets.labels import label
from gui.wizards import training_words
from gui.wizards.training_recipe_row import RecipeRow

YES_NO = ("true", "false")


class RecipeForm(QWidget):
    """`edited(field, text)` and `reset(field)` as the person works; `show_values` never sends either."""

    edited = Signal(str, str)
    reset = Signal(str)

    def __init__(self, groups: Mapping[str, Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, RecipeRow] = {}
        self._groups: list[tuple[QWidget, Sequence[str]]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        for name, fields in groups.items():
            title = label(training_words.group(name), "strong")
            title.setContentsMargins(0, Space.S, 0, 0)
            column.addWidget(title)
            self._groups.append((title, fields))
            for field in fields:
                column.addWidget(self._row(field))

    def field(self, name: str) -> QLineEdit | QComboBox:
        """Return what a field is typed or chosen in."""
        return self.rows[name].field

    def show_values(
        self, values: Mapping[str, str], own: Mapping[str, str], errors: Mapping[str, ErrorInfo], shown: Sequence[str]
    ) -> None:
        """Show the fields named in `shown`; `own` is field -> the preset's value for those that the person changed."""
        for name, row in self.rows.items():
            row.setVisible(name in shown)
            remedy = texts.error(errors[name]).remedy if name in errors else ""
            row.show_value(values[name], own.get(name), remedy)
        for title, fields in self._groups:
            title.setVisible(any(name in shown for name in fields))

    def _row(self, name: str) -> RecipeRow:
        values = YES_NO if isinstance(getattr(Recipe, name), bool) else CHOICES.get(name, ())
        choices = [(value, training_words.choice(name, value)) for value in values]
        row = self.rows[name] = RecipeRow(training_words.title(name), training_words.hint(name), choices)
        row.edited.connect(lambda text: self.edited.emit(name, text))
        row.reset.connect(lambda: self.reset.emit(name))
        return row
