"""Marks stretches of a text: selected by mouse or keys, labelled by a number, taken away again."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QCheckBox, QLineEdit, QTextEdit, QVBoxLayout, QWidget

from engine.results import ToLabel
from gui import theme
from gui.tokens import Space, Type
from gui.views.label_state import KEYS, LabelState
from gui.widgets.buttons import button
from gui.widgets.card import Card
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import label

Span = tuple[int, int, str]


class SpanAnswer(QWidget):
    """Marked stretches; Enter or the button gives `{"spans": JSON}`, also where nothing is marked."""

    given = Signal(dict)

    def __init__(self) -> None:
        super().__init__()
        self._state: LabelState | None = None
        self._item: ToLabel | None = None
        self.spans: list[Span] = []
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("The text to mark"))
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(120)
        self.text.installEventFilter(self)
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
        self.typed = QLineEdit()
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
        theme.current().changed.connect(self._draw)

    def show_text(self, item: ToLabel | None, state: LabelState) -> None:
        """Show a text with the stretches that the model would mark; None while the next one is being found."""
        self._state, self._item = state, item
        self.text.setStyleSheet(f"QTextEdit {{ font-size: {theme.current().px(Type.LARGE)}px; }}")
        self.text.setPlainText(item.text if item else "")
        suggested = item.suggestion if item and item.suggestion else ()
        self.spans = sorted((int(start), int(end), str(name)) for start, end, name in suggested)
        self.setEnabled(item is not None)
        self._show_choices()
        self._draw()
        if self.isVisible():
            self.text.setFocus()

    @staticmethod
    def labels_of(answer: Mapping[str, str]) -> tuple[str, ...]:
        """Return the labels that an answer holds."""
        return tuple(span["label"] for span in json.loads(answer["spans"]))

    def mark(self, name: str) -> None:
        """Label the selection, by whole words, and the same words elsewhere where that is wanted."""
        cursor = self.text.textCursor()
        text = self.text.toPlainText()
        start, end = whole_words(text, cursor.selectionStart(), cursor.selectionEnd())
        if self._item is None or not name or start >= end:
            return
        places = [(start, end)]
        if self.everywhere.isChecked():
            places += identical(text, text[start:end])
        for first, last in places:
            self.spans = [span for span in self.spans if span[1] <= first or span[0] >= last]
            self.spans.append((first, last, name))
        self.spans.sort()
        cursor.setPosition(end)
        self.text.setTextCursor(cursor)
        self._show_choices()
        self._draw()

    def unmark(self) -> None:
        """Take away what is marked under the cursor or the selection."""
        cursor = self.text.textCursor()
        first, last = cursor.selectionStart(), max(cursor.selectionEnd(), cursor.selectionStart() + 1)
        at_end = not cursor.hasSelection()
        self.spans = [s for s in self.spans if s[0] >= last or (s[1] < first if at_end else s[1] <= first)]
        self._draw()

    def give(self) -> None:
        """Answer with what is marked, none included."""
        if self._item is not None:
            marked = [{"start": start, "end": end, "label": name} for start, end, name in self.spans]
            self.given.emit({"spans": json.dumps(marked, ensure_ascii=False)})

    def _names(self) -> tuple[str, ...]:
        known = self._state.matching("") if self._state else ()
        return (*known, *sorted({name for _, _, name in self.spans} - set(known)))

    def _show_choices(self) -> None:
        self._flow.clear()
        for at, name in enumerate(self._names()):
            key = f"{KEYS[at]}  " if at < len(KEYS) else ""
            made = button(f"{key}{name}", lambda *_, name=name: self.mark(name))
            made.setAccessibleName(name)
            # The selection in the text must not be lost to the button.
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._flow.addWidget(made)

    def _label_typed(self) -> None:
        self.mark(self.typed.text().strip())
        self.typed.clear()
        self.text.setFocus()

    def _draw(self) -> None:
        look = theme.current()
        marks = []
        for start, end, _name in self.spans:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.text.document())
            mark.cursor.setPosition(start)
            mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.format = QTextCharFormat()
            mark.format.setBackground(look.color("accent_soft"))
            mark.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            marks.append(mark)
        self.text.setExtraSelections(marks)
        text = self.text.toPlainText()
        told = ", ".join(f"{text[start:end]}: {name}" for start, end, name in self.spans)
        self.told.setText(told or self.tr("Nothing is marked yet."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.text and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        names = self._names()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.give()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.unmark()
        elif event.text() and event.text() in KEYS and KEYS.index(event.text()) < len(names):
            self.mark(names[KEYS.index(event.text())])
        else:
            return False
        return True


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the selection without blanks at its ends and, in writing with blanks, by whole words."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while 0 < start < end and _one_word(text[start - 1 : start + 1]):
        start -= 1
    while start < end < len(text) and _one_word(text[end - 1 : end + 1]):
        end += 1
    return start, end


def identical(text: str, words: str) -> list[tuple[int, int]]:
    """Return where the same words stand, not as a part of other words."""
    found = [(match.start(), match.end()) for match in re.finditer(re.escape(words), text)]
    return [place for place in found if place == whole_words(text, *place)]


def _one_word(pair: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z0-9À-ɏ]{2}", pair))
