"""Dialogs for the few moments in which the person must decide."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from engine.errors import ErrorInfo
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.error_state import ErrorState
from gui.widgets.fields import LineField
from gui.widgets.labels import label


class ChoiceDialog(QDialog):
    """A question with two to four answers; `choice` is the chosen key, '' for Esc.

    `answers` are (key, text, role), the safest last; the last one has the focus.
    """

    def __init__(
        self, title: str, sentence: str, answers: Sequence[tuple[str, str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.choice = ""
        self.buttons = {}
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(label(title, "section"))
        layout.addWidget(label(sentence, "muted"))
        layout.addSpacing(Space.S)
        box = QVBoxLayout() if len(answers) > 2 else QHBoxLayout()
        box.setSpacing(Space.S)
        if len(answers) <= 2:
            box.addStretch()
        for key, text, role in answers:
            self.buttons[key] = button(text, lambda key=key: self._choose(key), role=role)
            box.addWidget(self.buttons[key])
        layout.addLayout(box)
        self.buttons[answers[-1][0]].setFocus()

    def _choose(self, key: str) -> None:
        self.choice = key
        self.accept()


def confirm(parent: QWidget | None, title: str, sentence: str, action: str) -> bool:
    """Ask whether to go on; `action` names what happens then ('Delete')."""
    keep = QApplication.translate("dialogs", "Cancel")
    answers = [("go", action, "danger"), ("stay", keep, "")]
    dialog = ChoiceDialog(title, sentence, answers, parent)
    dialog.exec()
    return dialog.choice == "go"


def ask_save(parent: QWidget | None, title: str, suggested: str, kinds: str, endings: Sequence[str]) -> Path | None:
    """Ask for a file to write, and return it; None where none was named, or it is to stay as it is.

    A name without one of `endings` gets that of the kind that was chosen of `kinds`. The file dialog knows nothing of
    that, so whether a file of the whole name is to be replaced is asked here.
    """
    chosen, kind = QFileDialog.getSaveFileName(parent, title, suggested, kinds)
    target = Path(chosen)
    if not chosen or target.suffix.lower() in endings:
        return target if chosen else None
    target = target.with_name(target.name + next((ending for ending in endings if ending in kind), endings[0]))
    question = QApplication.translate("dialogs", "Replace {name}?").format(name=target.name)
    sentence = QApplication.translate("dialogs", "There is such a file already. What it holds will be lost.")
    if target.exists() and not confirm(parent, question, sentence, QApplication.translate("dialogs", "Replace")):
        return None
    return target


class TextDialog(QDialog):
    """Asks for one line of text; `field` holds it."""

    def __init__(self, title: str, name: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        self.field = LineField(text)
        self.field.setAccessibleName(name)
        self.field.selectAll()
        self.field.returnPressed.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(label(title, "section"))
        layout.addWidget(self.field)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(button(QApplication.translate("dialogs", "Cancel"), self.reject))
        row.addWidget(button(QApplication.translate("dialogs", "Keep"), self.accept, role="primary"))
        layout.addLayout(row)


def ask_text(parent: QWidget | None, title: str, name: str, text: str) -> str:
    """Ask for one line, beginning with `text`; returns '' where the person thought better of it."""
    dialog = TextDialog(title, name, text, parent)
    return dialog.field.text().strip() if dialog.exec() else ""


def show_error(info: ErrorInfo, parent: QWidget | None = None) -> None:
    """Show a failure in a dialog of its own."""
    dialog = QDialog(parent or QApplication.activeWindow())
    dialog.setWindowTitle(QApplication.translate("dialogs", "What happened"))
    dialog.setMinimumWidth(560)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
    state = ErrorState()
    state.show_error(info)
    layout.addWidget(state)
    row = QHBoxLayout()
    row.addStretch()
    row.addWidget(button(QApplication.translate("dialogs", "Close"), dialog.accept, role="primary"))
    layout.addLayout(row)
    dialog.exec()
