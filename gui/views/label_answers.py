"""How a person answers for a text: one label by a key, or what the task of the dataset asks for."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.results import ToLabel
from gui import theme
from gui.known_tasks import known_task
from gui.tokens import Space, Type
from gui.views.label_calls import CallAnswer
from gui.views.label_choice import LabelChoice, suggestion_sentence
from gui.views.label_relations import RelationAnswer
from gui.views.label_spans import SpanAnswer
from gui.views.label_state import LabelState
from gui.widgets.card import Card
from gui.widgets.labels import label
from gui.widgets.plain_text import NO_FOCUS_BORDER, PlainText


class ClassAnswer(QWidget):
    """One label: its number key, Enter for the suggestion, or its name typed; `given({"label": ...})`."""

    given = Signal(dict)

    def __init__(self) -> None:
        super().__init__()
        self._item: ToLabel | None = None
        card = Card()
        self.text = PlainText(name=self.tr("The text to label"))
        self.suggestion = label("", "muted")
        card.body.addWidget(self.text)
        card.body.addWidget(self.suggestion)
        self.choice = LabelChoice(self.tr("Press a number, or type a label and press Enter"))
        self.choice.chosen.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(card)
        column.addWidget(self.choice)
        column.addStretch(1)

    def show_text(self, item: ToLabel | None, state: LabelState) -> None:
        """Show a text with its suggestion; None while the next one is being found."""
        self._item = item
        self.text.setStyleSheet(NO_FOCUS_BORDER + f"QTextEdit {{ font-size: {theme.current().px(Type.LARGE)}px; }}")
        self.text.setPlainText(item.text if item else "")
        suggested = str(item.suggestion) if item and item.suggestion is not None else ""
        self.suggestion.setText(suggestion_sentence(suggested, item.confidence) if item and suggested else "")
        self.suggestion.setVisible(bool(suggested))
        self.setEnabled(item is not None)
        self.choice.show_choices(state, suggested)
        if self.isVisible():
            self.choice.setFocus()

    @staticmethod
    def labels_of(answer: Mapping[str, str]) -> tuple[str, ...]:
        """Return the labels that an answer holds."""
        return (answer["label"],)

    def _choose(self, choice: str) -> None:
        if self._item is not None:
            self.given.emit({"label": choice})


Answer = ClassAnswer | SpanAnswer | RelationAnswer | CallAnswer
# The columns that a person says (`TaskInfo.answer`) -> what they say them with.
_ANSWERS: dict[tuple[str, ...], type[ClassAnswer] | type[SpanAnswer] | type[RelationAnswer] | type[CallAnswer]] = {
    ("label",): ClassAnswer,
    ("spans",): SpanAnswer,
    ("spans", "label"): RelationAnswer,
    ("label", "target", "messages"): CallAnswer,
}


def answer_of(task: str) -> type[ClassAnswer] | type[SpanAnswer] | type[RelationAnswer] | type[CallAnswer] | None:
    """Return what a person answers with for a text of a task, None where its rows cannot be labelled here."""
    info = known_task(task)
    return _ANSWERS.get(info.answer) if info is not None else None
