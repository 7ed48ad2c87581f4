"""How a person answers about a pair: marks the first and the second thing, then chooses what they have to do."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.results import ToLabel
from gui.tokens import Space
from gui.views.label_choice import LabelChoice, suggestion_sentence
from gui.views.label_spans import spans_json
from gui.views.label_state import KEYS, LabelState
from gui.views.label_text import MarkedText
from gui.views.pair_buttons import PAIR, PairButtons
from gui.widgets.card import Card
from gui.widgets.labels import label


class RelationAnswer(QWidget):
    """Two marks, then the relation: `given({"label": ..., "spans": JSON})`. Esc goes back from the one to the other."""

    given = Signal(dict)

    def __init__(self) -> None:
        super().__init__()
        self._state: LabelState | None = None
        self._item: ToLabel | None = None
        self.text = MarkedText(self.tr("The text to mark"))
        self.text.numbered.connect(lambda at: self.mark(PAIR[at]) if at < len(PAIR) else None)
        self.text.entered.connect(self._go_on)
        self.text.changed.connect(self._follow)
        self.buttons = PairButtons(KEYS)
        self.buttons.wanted.connect(self.mark)
        self.suggestion = label("", "muted")
        self.hint = label("", "small")
        self.choice = LabelChoice(self.tr("Press a number, or type the relation and press Enter"), self._shown)
        self.choice.keeps_escape = True
        self.choice.chosen.connect(self._choose)
        self.choice.left.connect(self.text.setFocus)
        card = Card()
        for part in (self.text, self.buttons, self.suggestion):
            card.body.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        for part in (card, self.hint, self.choice):
            column.addWidget(part)
        column.addStretch(1)

    def show_text(self, item: ToLabel | None, state: LabelState) -> None:
        """Show a text with the pair that it came with; None while the next one is being found."""
        self._state, self._item = state, item
        self.text.show_text(item.text if item else "", item.spans if item else (), PAIR)
        self.setEnabled(item is not None)
        self._follow()

    @staticmethod
    def labels_of(answer: Mapping[str, str]) -> tuple[str, ...]:
        """Return the labels that an answer holds."""
        return (answer["label"],)

    @property
    def paired(self) -> bool:
        """Whether both things are marked."""
        return all(self.text.words(name) for name in PAIR)

    def mark(self, name: str) -> None:
        """Make the selection the first or the second thing; what was it before is no more."""
        if self._item is not None and not self.text.mark(name, once=True):
            self.text.setFocus()

    def _follow(self) -> None:
        """Show what is marked, and go on to the relation as soon as both are."""
        self.buttons.follow(self.text.words)
        item = self._item
        suggested = str(item.suggestion) if item and item.suggestion is not None and self._as_it_came else ""
        self.suggestion.setVisible(bool(suggested))
        if item and suggested:
            self.suggestion.setText(suggestion_sentence(self._shown(suggested), item.confidence))
        self.choice.setEnabled(self.paired)
        self.choice.show_choices(self._state, suggested)
        self.hint.setText(
            self.tr("Choose what the first has to do with the second. Esc goes back to the marks.")
            if self.paired
            else self.tr(
                "Select words with the mouse or Shift and the arrows, then press 1 for the first thing and 2 for the "
                "second. Delete takes the mark under the cursor away."
            )
        )
        self._go_on()

    @property
    def _as_it_came(self) -> bool:
        """Whether the marks are those that the model saw."""
        return self._item is not None and self.text.spans == sorted(self._item.spans)

    def _go_on(self) -> None:
        if self.isVisible():
            (self.choice if self.paired else self.text).setFocus()

    def _choose(self, relation: str) -> None:
        if self._item is not None and self.paired:
            self.given.emit({"label": relation, "spans": spans_json(self.text.spans)})

    def _shown(self, relation: str) -> str:
        """Return a relation with its direction in words: Cause-Effect (first → second)."""
        first, second = self.tr("first"), self.tr("second")
        for direction, arrow in (("(e1,e2)", f" ({first} → {second})"), ("(e2,e1)", f" ({second} → {first})")):
            if relation.endswith(direction):
                return relation.removesuffix(direction) + arrow
        return relation
