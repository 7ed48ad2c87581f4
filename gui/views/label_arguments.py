"""The arguments of one tool beside a text: each has a number, and those that the tool needs are open until marked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.results import ArgumentChoice
from gui.theme import set_role
from gui.tokens import Space
from gui.views.label_state import KEYS, LabelState
from gui.views.label_text import MarkedText
from gui.widgets.buttons import button
from gui.widgets.fields import LineField
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import label


class ArgumentMarks(QWidget):
    """Marks the selection of `text` as arguments.

    A number without a selection leaves out an argument that the tool needs, and takes that back. `named` and `argued`
    say what a tool and an argument are called.
    """

    def __init__(self, text: MarkedText, named: Callable[[str], str] = str, argued: Callable[[str], str] = str) -> None:
        super().__init__()
        self._named, self._argued = named, argued
        self._text = text
        self._state: LabelState | None = None
        self._tool = ""
        self._left_out: set[str] = set()
        text.numbered.connect(self._numbered)
        text.changed.connect(self._show)
        self.title = label("", "strong")
        self.choices = QWidget()
        self._flow = FlowLayout(self.choices, Space.S)
        self.hint = label("", "small")
        self.typed = LineField()
        self.typed.setAccessibleName(self.tr("New argument"))
        self.typed.setPlaceholderText(self.tr("Type a new argument for the selection, press Enter"))
        self.typed.setMaximumWidth(420)
        self.typed.returnPressed.connect(self._typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        for part in (self.title, self.choices, self.hint, self.typed):
            column.addWidget(part)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        self.done = button(self.tr("Done, next text"), role="primary")
        self.other = button(self.tr("Another tool"), role="quiet")
        self.other.setToolTip(self.tr("Back to the choice of a tool (Esc)"))
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for part in (self.done, self.other):
            row.addWidget(part)
        row.addStretch()
        return row

    def show_tool(self, state: LabelState, tool: str) -> None:
        """Show what there is to mark for a tool; marks that it has no argument for are taken away."""
        self._state, self._tool = state, tool
        self._left_out.clear()
        self.title.setText(self.tr("Arguments of {tool}").format(tool=self._named(tool)))
        names = [argument.name for argument in self._arguments()]
        self._text.set_spans([span for span in self._text.spans if span[2] in names], names)
        self._show()

    def refuse_open(self) -> bool:
        """Say which arguments are still open, and return whether any is."""
        still = [self._argued(argument.name) for argument in self._arguments() if self._is_open(argument)]
        if still:
            told = self.tr(
                "Still open: {names}. Mark the words, or press the number with nothing selected to leave it out."
            )
            self._say(told.format(names=", ".join(still)), "careful")
        return bool(still)

    def _arguments(self) -> tuple[ArgumentChoice, ...]:
        return self._state.tool(self._tool).arguments if self._state else ()

    def _is_open(self, argument: ArgumentChoice) -> bool:
        return argument.required and argument.name not in self._left_out and not self._text.words(argument.name)

    def _numbered(self, at: int) -> None:
        arguments = self._arguments()
        if self.isVisible() and at < len(arguments):
            self._take(arguments[at])

    def _take(self, argument: ArgumentChoice) -> None:
        """Mark the selection as this argument; without one, leave it out or take that back."""
        self._text.setFocus()
        if self._text.selected:
            self._left_out.discard(argument.name)
            self._text.mark(argument.name, once=not argument.many)
        elif argument.required and not self._text.words(argument.name):
            self._left_out ^= {argument.name}
            self._show()

    def _typed(self) -> None:
        name = self.typed.text().strip()
        if self._state and name and self._text.selected:
            self._state.add_argument(self._tool, name)
            self._take(next(argument for argument in self._arguments() if argument.name == name))
            self.typed.clear()

    def _show(self) -> None:
        self._flow.clear()
        for at, argument in enumerate(self._arguments()):
            words = self._words(argument)
            made = button(f"{KEYS[at]}  {words}" if at < len(KEYS) else words, lambda one=argument: self._take(one))
            made.setAccessibleName(words)
            # The selection in the text must not be lost to the button.
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._flow.addWidget(made)
        self._say(self._how(), "small")

    def _words(self, argument: ArgumentChoice) -> str:
        """Return an argument and how it stands: its words, or whether it is still wanted."""
        marked = ", ".join(self._text.words(argument.name))
        if not marked and argument.name in self._left_out:
            marked = self.tr("left out")
        elif not marked:
            marked = self.tr("still open") if argument.required else self.tr("if there is one")
        return f"{self._argued(argument.name)}: {marked}"

    def _how(self) -> str:
        if not self._arguments():
            return self.tr("This tool has no arguments so far. Enter goes on.")
        return self.tr(
            "Select words with the mouse or Shift and the arrows, then press the number of the argument. "
            "Delete takes the mark under the cursor away, Enter goes on."
        )

    def _say(self, sentence: str, role: str) -> None:
        self.hint.setText(sentence)
        set_role(self.hint, role)
