"""How a person answers by marking stretches of a text: any number of them, each by the number of its label."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from engine.results import ToLabel
from gui.tokens import Space
from gui.views.label_state import KEYS, LabelState
from gui.views.label_text import MarkedText, Span
from gui.widgets.buttons import button
from gui.widgets.card import Card
from gui.widgets.fields import LineField
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import label


class SpanAnswer(QWidget):
    """Marked stretches; Enter or the button gives `{"spans": JSON}`, also where nothing is marked."""

    given = Signal(dict)

    def __init__(self) -> None:
        super().__init__()
        self._state: LabelState | None = None
        self._item: ToLabel | None = None
        self.text = MarkedText(self.tr("The text to mark"))
        self.text.numbered.connect(self._numbered)
        self.text.entered.connect(self.give)
        self.text.changed.connect(self._tell)
        self.told = label("", "muted")
        self.hint = label(
            self.tr(
                "Select words with the mouse or Shift and the arrows, then press a number. "
                "Delete takes the mark under the cursor away, Enter goes on."
            ),
            "small",
        )
        self.everywhere = QCheckBox(self.tr("Mark the same words everywhere in the text"))
        self.everywhere.setChecked(True)
        self.typed = LineField()
        self.typed.setAccessibleName(self.tr("New label"))
        self.typed.setPlaceholderText(self.tr("Type a new label and press Enter to give it to the selection"))
        self.typed.setMaximumWidth(420)
        self.typed.returnPressed.connect(self._label_typed)
        self.choices = QWidget()
        self._flow = FlowLayout(self.choices, Space.S)
        card = Card()
        for part in (self.text, self.told):
            card.body.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        for part in (card, self.choices, self.typed, self.everywhere, self.hint):
            column.addWidget(part)
        self.done = button(self.tr("Done, next text"), self.give, role="primary")
        column.addWidget(self.done, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_text(self, item: ToLabel | None, state: LabelState) -> None:
        """Show a text with the stretches that the model would mark; None while the next one is being found."""
        self._state, self._item = state, item
        self.text.show_text(item.text if item else "", item.spans if item else (), state.matching(""))
        self.setEnabled(item is not None)
        self._tell()
        if self.isVisible():
            self.text.setFocus()

    @staticmethod
    def labels_of(answer: Mapping[str, str]) -> tuple[str, ...]:
        """Return the labels that an answer holds."""
        return tuple(span["label"] for span in json.loads(answer["spans"]))

    def mark(self, name: str) -> None:
        """Label the selection, and the same words elsewhere where that is wanted."""
        if self._item is not None:
            self.text.mark(name, everywhere=self.everywhere.isChecked())

    def give(self) -> None:
        """Answer with what is marked, none included."""
        if self._item is not None:
            self.given.emit({"spans": spans_json(self.text.spans)})

    def _names(self) -> tuple[str, ...]:
        known = self._state.matching("") if self._state else ()
        return (*known, *sorted({name for _, _, name in self.text.spans} - set(known)))

    def _tell(self) -> None:
        """Show the labels there are, and in words what is marked."""
        self._flow.clear()
        for at, name in enumerate(self._names()):
            key = f"{KEYS[at]}  " if at < len(KEYS) else ""
            made = button(f"{key}{name}", lambda *_, name=name: self.mark(name))
            made.setAccessibleName(name)
            # The selection in the text must not be lost to the button.
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._flow.addWidget(made)
        text = self._item.text if self._item else ""
        told = ", ".join(f"{text[start:end]}: {name}" for start, end, name in self.text.spans)
        self.told.setText(told or self.tr("Nothing is marked yet."))

    def _numbered(self, at: int) -> None:
        names = self._names()
        if at < len(names):
            self.mark(names[at])

    def _label_typed(self) -> None:
        self.mark(self.typed.text().strip())
        self.typed.clear()
        self.text.setFocus()


def spans_json(spans: Sequence[Span]) -> str:
    """Return marked stretches in the form of the `spans` column."""
    marked = [{"start": start, "end": end, "label": name} for start, end, name in spans]
    return json.dumps(marked, ensure_ascii=False)
