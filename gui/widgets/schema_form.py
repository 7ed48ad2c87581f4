"""A form made of a tool's JSON Schema, so that every tool can be tried without writing JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QVBoxLayout, QWidget

from gui.tokens import Space
from gui.views import schema, talk_words, tool_words
from gui.views.schema import Field
from gui.widgets.fields import LineField, TextField
from gui.widgets.labels import label
from gui.widgets.tick_list import TickList

LIST_HEIGHT = 88


class SchemaForm(QWidget):
    """`read()` returns the arguments, or None after saying at each field what is wrong; `submitted` for Enter."""

    submitted = Signal()

    def __init__(self, parameters: Mapping[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = schema.fields(parameters)
        self.inputs: dict[str, QWidget] = {}
        self.problems: dict[str, QLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        for item in self.form:
            self._add(column, item)
        if not self.form:
            column.addWidget(label(self.tr("This tool takes nothing. Just try it."), "muted"))

    def read(self) -> dict[str, Any] | None:
        """Return the arguments, or None where something has to be corrected first."""
        typed = schema.read(self.form, {name: _typed(made) for name, made in self.inputs.items()})
        first = ""
        for item in self.form:
            code = typed.problems.get(item.name, "")
            said = tool_words.problem(code, item, typed.lines.get(item.name, 0)) if code else ""
            self.problems[item.name].setText(said)
            self.problems[item.name].setVisible(bool(code))
            first = first or (item.name if code else "")
        if first:
            self.inputs[first].setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return dict(typed.arguments)

    def _add(self, column: QVBoxLayout, item: Field) -> None:
        name = talk_words.argument(item.name)
        made = self._input(item, name)
        if not isinstance(made, QCheckBox):
            title = label(name if item.required else self.tr("{name} (may be left out)").format(name=name), "strong")
            title.setBuddy(made)
            column.addWidget(title)
        column.addWidget(made)
        if item.description:
            words = tool_words.description(item.description)
            made.setAccessibleDescription(words)
            column.addWidget(label(words, "small"))
        problem = self.problems[item.name] = label("", "bad")
        problem.hide()
        column.addWidget(problem)
        column.addSpacing(Space.S)
        self.inputs[item.name] = made

    def _input(self, item: Field, name: str) -> QWidget:
        if item.kind == "boolean" and (item.required or item.default is not None):
            tick = QCheckBox(name)
            tick.setChecked(bool(item.default))
            return tick
        if item.kind == "boolean":
            # Left out, it may be neither.
            return self._box(name, False, [(self.tr("Yes"), True), (self.tr("No"), False)])
        if item.kind == "choice":
            return self._box(name, item.required, [(choice, choice) for choice in item.choices])
        if item.each and item.each.choices:
            return TickList(name, item.each.choices)
        if item.each:
            return self._lines(name)
        field = LineField()
        field.setAccessibleName(name)
        field.returnPressed.connect(self.submitted)
        return field

    def _lines(self, name: str) -> TextField:
        field = TextField()
        field.setAccessibleName(name)
        field.setPlaceholderText(self.tr("One a line"))
        field.setTabChangesFocus(True)
        field.setFixedHeight(LIST_HEIGHT)
        return field

    def _box(self, name: str, required: bool, choices: list[tuple[str, Any]]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        if not required:
            box.addItem(self.tr("(none)"), "")
        for words, value in choices:
            box.addItem(words, value)
        return box


def _typed(made: QWidget) -> Any:
    if isinstance(made, QCheckBox):
        return made.isChecked()
    if isinstance(made, QComboBox):
        return made.currentData()
    if isinstance(made, TickList):
        return made.chosen()
    if isinstance(made, TextField):
        return made.toPlainText()
    assert isinstance(made, LineField)
    return made.text()
