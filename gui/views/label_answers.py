"""How a person answers for a text: one label by a key, or marked stretches by mouse and keys."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from engine.results import ToLabel
from gui import texts, theme
from gui.tokens import Space, Type
from gui.views.label_spans import SpanAnswer
from gui.views.label_state import KEYS, LabelState
from gui.widgets.buttons import button
from gui.widgets.card import Card
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import label
from gui.widgets.plain_text import NO_FOCUS_BORDER, PlainText

# More labels than these are found by typing.
SHOWN = 40


class ClassAnswer(QWidget):
    """One label: its number key, Enter for the suggestion, or its name typed; `given({"label": ...})`."""

    given = Signal(dict)

    def __init__(self) -> None:
        super().__init__()
        self._state: LabelState | None = None
        self._item: ToLabel | None = None
        self._card = Card()
        self.text = PlainText(name=self.tr("The text to label"))
        self.suggestion = label("", "muted")
        self._card.body.addWidget(self.text)
        self._card.body.addWidget(self.suggestion)
        self.typed = QLineEdit()
        self.typed.setAccessibleName(self.tr("Label"))
        self.typed.setPlaceholderText(self.tr("Press a number, or type a label and press Enter"))
        self.typed.setClearButtonEnabled(True)
        self.typed.setMaximumWidth(420)
        self.typed.textChanged.connect(self._show_choices)
        self.typed.installEventFilter(self)
        self.choices = QWidget()
        self._flow = FlowLayout(self.choices, Space.S)
        self._more = label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        for part in (self._card, self.typed, self.choices, self._more):
            column.addWidget(part)
        column.addStretch(1)

    def show_text(self, item: ToLabel | None, state: LabelState) -> None:
        """Show a text with its suggestion; None while the next one is being found."""
        self._state, self._item = state, item
        self.text.setStyleSheet(NO_FOCUS_BORDER + f"QTextEdit {{ font-size: {theme.current().px(Type.LARGE)}px; }}")
        self.text.setPlainText(item.text if item else "")
        told = self.tr("The model would say: {label} ({sure} sure). Enter accepts it.")
        suggested = item is not None and item.suggestion is not None
        self.suggestion.setText(
            told.format(label=item.suggestion, sure=texts.percent(item.confidence, 0)) if suggested else ""
        )
        self.suggestion.setVisible(suggested)
        self.setEnabled(item is not None)
        self.typed.clear()
        self._show_choices()
        if self.isVisible():
            self.typed.setFocus()

    @staticmethod
    def labels_of(answer: Mapping[str, str]) -> tuple[str, ...]:
        """Return the labels that an answer holds."""
        return (answer["label"],)

    def _show_choices(self, _text: str = "") -> None:
        self._flow.clear()
        matching = self._state.matching(self.typed.text()) if self._state else ()
        for at, choice in enumerate(matching[:SHOWN]):
            key = f"{KEYS[at]}  " if at < len(KEYS) else ""
            made = button(f"{key}{choice}", lambda *_, choice=choice: self._choose(choice))
            made.setAccessibleName(choice)
            self._flow.addWidget(made)
        typed = self.typed.text().strip()
        if typed and typed not in matching:
            made = button(self.tr("New label “{name}”").format(name=typed), lambda *_: self._choose(typed), icon="plus")
            self._flow.addWidget(made)
        hidden = len(matching) - SHOWN
        self._more.setText(self.tr("{count} more: type a part of the name").format(count=texts.number(hidden)))
        self._more.setVisible(hidden > 0)

    def _choose(self, choice: str) -> None:
        if self._item is not None:
            self.given.emit({"label": choice})

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.typed and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        """Take a number while nothing is typed, and Enter; everything else is typing."""
        matching = self._state.matching(self.typed.text()) if self._state else ()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            typed = self.typed.text().strip()
            suggested = self._item.suggestion if self._item else None
            chosen = (typed if typed in matching else matching[0] if matching else typed) if typed else suggested
            if chosen:
                self._choose(str(chosen))
            return True
        if not self.typed.text() and event.text() and event.text() in KEYS and not event.modifiers():
            at = KEYS.index(event.text())
            if at < len(matching):
                self._choose(matching[at])
            return True
        return False


Answer = ClassAnswer | SpanAnswer
# Task -> what answers for a text of it.
ANSWERS: dict[str, type[ClassAnswer] | type[SpanAnswer]] = {"classification": ClassAnswer, "entities": SpanAnswer}
