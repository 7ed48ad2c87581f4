"""How a person answers with a tool call: chooses the tool, then marks the words that are its arguments."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.commands import CALLS
from engine.results import ToLabel
from gui import words
from gui.tokens import Space
from gui.views.label_arguments import ArgumentMarks
from gui.views.label_choice import LabelChoice, suggestion_sentence
from gui.views.label_spans import spans_json
from gui.views.label_state import LabelState
from gui.views.label_text import MarkedText
from gui.widgets.card import Card
from gui.widgets.labels import label


def plain_name(tool: str) -> str:
    """Return a tool by its name in the data, and what stands for none of them in words."""
    return words.class_name(tool, CALLS)


class CallAnswer(QWidget):
    """A tool, then its arguments: `given({"label": tool, "spans": JSON})`; no tool is given at once.

    `named` says what a tool is called, `argued` what an argument is.
    """

    given = Signal(dict)

    def __init__(self, named: Callable[[str], str] = plain_name, argued: Callable[[str], str] = str) -> None:
        super().__init__()
        self._named = named
        self._state: LabelState | None = None
        self._item: ToLabel | None = None
        self.tool = ""
        self.text = MarkedText(self.tr("The text to mark"))
        self.text.keeps_escape = True
        self.text.entered.connect(self.give)
        self.text.left.connect(lambda: self.choose(""))
        self.suggestion = label("", "muted")
        self.choice = LabelChoice(self.tr("Press a number, or type a tool and press Enter"), named)
        self.choice.chosen.connect(self.choose)
        self.arguments = ArgumentMarks(self.text, named, argued)
        self.arguments.done.clicked.connect(self.give)
        self.arguments.other.clicked.connect(lambda: self.choose(""))
        card = Card()
        card.body.addWidget(self.text)
        card.body.addWidget(self.suggestion)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        for part in (card, self.choice, self.arguments):
            column.addWidget(part)
        column.addStretch(1)

    def show_text(self, item: ToLabel | None, state: LabelState) -> None:
        """Show a text with the call that the model would make; None while the next one is being found."""
        self._state, self._item = state, item
        self.text.show_text(item.text if item else "", item.spans if item else (), ())
        self.setEnabled(item is not None)
        suggested = (item.suggestion["tool"] or words.NO_TOOL) if item and item.suggestion else ""
        self.suggestion.setVisible(bool(suggested))
        if item and suggested:
            self.suggestion.setText(suggestion_sentence(self._named(suggested), item.confidence))
        self.choice.show_choices(state, suggested)
        self._turn_to("" if suggested == words.NO_TOOL else suggested)

    @staticmethod
    def labels_of(answer: Mapping[str, str]) -> tuple[str, ...]:
        """Return the labels that an answer holds."""
        return (answer["label"],)

    def choose(self, tool: str) -> None:
        """Go on to the arguments of a tool; '' goes back to the choice of one, no tool is an answer."""
        if self._item is None:
            return
        if tool == words.NO_TOOL:
            self.given.emit({"label": words.NO_TOOL, "spans": "[]"})
        else:
            self._turn_to(tool)

    def _turn_to(self, tool: str) -> None:
        self.tool = tool
        self.choice.setVisible(not tool)
        self.arguments.setVisible(bool(tool))
        if tool and self._state:
            self.arguments.show_tool(self._state, tool)
        if self.isVisible():
            (self.text if tool else self.choice).setFocus()

    def give(self) -> None:
        """Answer with the call, unless an argument that the tool needs is still open."""
        if self._item is not None and self.tool and not self.arguments.refuse_open():
            self.given.emit({"label": self.tool, "spans": spans_json(self.text.spans)})
