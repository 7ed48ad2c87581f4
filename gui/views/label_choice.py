"""One label out of many: by its number, by a part of its name, or a new one typed; Enter takes what is suggested."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui import texts
from gui.tokens import Space
from gui.views.label_state import KEYS, LabelState
from gui.widgets.buttons import button
from gui.widgets.fields import LineField
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import label

# More labels than these are found by typing.
SHOWN = 40


class LabelChoice(QWidget):
    """A line to type in and a button a label; `chosen(label)`, and `left` on Esc where `keeps_escape`.

    `words` says how a label is shown. Only where it `takes_new` ones a label that is not known can be given.
    """

    chosen = Signal(str)
    left = Signal()

    def __init__(self, prompt: str, words: Callable[[str], str] = str) -> None:
        super().__init__()
        self._words = words
        self._state: LabelState | None = None
        self._suggestion = ""
        self.keeps_escape = False
        self.takes_new = True
        self.typed = LineField()
        self.typed.setAccessibleName(self.tr("Label"))
        self.typed.setPlaceholderText(prompt)
        self.typed.setClearButtonEnabled(True)
        self.typed.setMaximumWidth(420)
        self.typed.textChanged.connect(self._show)
        self.typed.installEventFilter(self)
        self.choices = QWidget()
        self._flow = FlowLayout(self.choices, Space.S)
        self._more = label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        for part in (self.typed, self.choices, self._more):
            column.addWidget(part)
        self.setFocusProxy(self.typed)

    def show_choices(self, state: LabelState | None, suggestion: str = "") -> None:
        """Offer the labels of the state anew; Enter alone gives the suggestion, where there is one."""
        self._state, self._suggestion = state, suggestion
        self.typed.clear()
        self._show()

    def _matching(self) -> tuple[str, ...]:
        return self._state.matching(self.typed.text(), self._words) if self._state else ()

    def _show(self, _text: str = "") -> None:
        self._flow.clear()
        matching = self._matching()
        for at, choice in enumerate(matching[:SHOWN]):
            key = f"{KEYS[at]}  " if at < len(KEYS) else ""
            made = button(f"{key}{self._words(choice)}", lambda *_, choice=choice: self.chosen.emit(choice))
            made.setAccessibleName(self._words(choice))
            self._flow.addWidget(made)
        typed = self.typed.text().strip()
        if typed and typed not in matching and self.takes_new:
            new = self.tr("New label “{name}”").format(name=typed)
            self._flow.addWidget(button(new, lambda *_: self.chosen.emit(typed), icon="plus"))
        hidden = len(matching) - SHOWN
        self._more.setText(self.tr("{count} more: type a part of the name").format(count=texts.number(hidden)))
        self._more.setVisible(hidden > 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.typed and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._pressed(event)
            if event.type() == QEvent.Type.ShortcutOverride:
                return self._claimed(event)
        return super().eventFilter(watched, event)

    def _claimed(self, event: QKeyEvent) -> bool:
        """Keep Esc from the window where it goes back in here; leave undo to the page while there is nothing typed."""
        escape = event.key() == Qt.Key.Key_Escape and self.keeps_escape
        event.setAccepted(escape)
        return escape or self._undoes_label(event)

    def _undoes_label(self, event: QKeyEvent) -> bool:
        return event.matches(QKeySequence.StandardKey.Undo) and not self.typed.text()

    def _pressed(self, event: QKeyEvent) -> bool:
        """Take a number while nothing is typed, Enter, and Esc; everything else is typing."""
        if self._undoes_label(event):
            event.ignore()
            return True
        matching = self._matching()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            typed = self.typed.text().strip()
            new = typed if self.takes_new else ""
            wanted = (typed if typed in matching else matching[0] if matching else new) if typed else self._suggestion
            if wanted:
                self.chosen.emit(wanted)
            return True
        if event.key() == Qt.Key.Key_Escape and self.keeps_escape:
            self.left.emit()
            return True
        if not self.typed.text() and event.text() and event.text() in KEYS and not event.modifiers():
            at = KEYS.index(event.text())
            if at < len(matching):
                self.chosen.emit(matching[at])
            return True
        return False


def suggestion_sentence(said: str, confidence: float) -> str:
    """Return what a model would say of the text, and how sure it is."""
    told = QCoreApplication.translate("label_choice", "The model would say: {label} ({sure} sure). Enter accepts it.")
    return told.format(label=said, sure=texts.percent(confidence, 0))
