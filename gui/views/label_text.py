"""A text in which stretches are marked: whole words selected by mouse or keys, named by a number, taken away again."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from gui import theme
from gui.marked_words import Span
from gui.qt_places import qt_places
from gui.tokens import Type
from gui.views.label_state import KEYS

HEIGHT = 120
# How strongly a mark tints what lies under it: the text stays readable in both themes.
TINT = 56


class MarkedText(QTextEdit):
    """`spans` are (start, end, name) in the order of the text and never overlap.

    `changed` tells that they did; `numbered` which number was pressed, from 0; `entered` is Enter, `left` is Esc
    where `keeps_escape` says that there is something to go back to in here. Places count characters, as the engine's.
    """

    changed = Signal()
    numbered = Signal(int)
    entered = Signal()
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.spans: list[Span] = []
        self.keeps_escape = False
        self._text = ""
        self._places: list[int] = [0]
        # What a name is told apart by is its place among these.
        self._names: tuple[str, ...] = ()
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setFixedHeight(HEIGHT)
        theme.current().changed.connect(self._draw)

    def show_text(self, text: str, spans: Sequence[Span], names: Sequence[str]) -> None:
        """Show a text with what is marked in it; names at the same place look the same."""
        self.setStyleSheet(f"QTextEdit {{ font-size: {theme.current().px(Type.LARGE)}px; }}")
        self.setPlainText(text)
        self._text, self._places = text, qt_places(text)
        self.set_spans(spans, names)

    def set_spans(self, spans: Sequence[Span], names: Sequence[str]) -> None:
        """Mark these stretches and no others."""
        self.spans = sorted((int(start), int(end), str(name)) for start, end, name in spans)
        self._names = tuple(names)
        self._draw()

    def words(self, name: str) -> list[str]:
        """Return what is marked with a name."""
        return [self._text[start:end] for start, end, known in self.spans if known == name]

    @property
    def selected(self) -> bool:
        """Whether there are words to mark."""
        start, end = self._selection()
        return start < end

    def mark(self, name: str, *, everywhere: bool = False, once: bool = False) -> bool:
        """Name the selection, and tell whether there was one.

        With `everywhere` the same words are named wherever they stand, with `once` nothing else keeps the name.
        """
        start, end = self._selection()
        if not name or start >= end:
            return False
        places = [(start, end)]
        if everywhere:
            places += identical(self._text, self._text[start:end])
        kept = [span for span in self.spans if not (once and span[2] == name)]
        for first, last in places:
            kept = [span for span in kept if span[1] <= first or span[0] >= last]
            kept.append((first, last, name))
        cursor = self.textCursor()
        cursor.setPosition(self._places[end])
        self.setTextCursor(cursor)
        self._change(kept)
        return True

    def unmark(self) -> None:
        """Take away what is marked under the cursor or the selection."""
        first, end = self._selected_places()
        last, at_end = max(end, first + 1), first == end
        self._change([s for s in self.spans if s[0] >= last or (s[1] < first if at_end else s[1] <= first)])

    def event(self, event: QEvent) -> bool:
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if event.type() == QEvent.Type.ShortcutOverride and escape and self.keeps_escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.unmark()
        elif event.key() == Qt.Key.Key_Escape and self.keeps_escape:
            self.left.emit()
        elif event.text() and event.text() in KEYS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.numbered.emit(KEYS.index(event.text()))
        else:
            super().keyPressEvent(event)

    def _selection(self) -> tuple[int, int]:
        return whole_words(self._text, *self._selected_places())

    def _selected_places(self) -> tuple[int, int]:
        cursor = self.textCursor()
        ends = (cursor.selectionStart(), cursor.selectionEnd())
        first, last = (bisect.bisect_left(self._places, place) for place in ends)
        return first, last

    def _change(self, spans: Sequence[Span]) -> None:
        self.spans = sorted(spans)
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        names = list(dict.fromkeys((*self._names, *(name for _, _, name in self.spans))))
        marks = []
        for start, end, name in self.spans:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.document())
            mark.cursor.setPosition(self._places[start])
            mark.cursor.setPosition(self._places[end], QTextCursor.MoveMode.KeepAnchor)
            mark.format = mark_format(names.index(name))
            marks.append(mark)
        self.setExtraSelections(marks)


def mark_format(at: int) -> QTextCharFormat:
    """Return how marked words look whose name is at this place among the names."""
    colour, made = theme.current().chart(at), QTextCharFormat()
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    made.setUnderlineColor(colour)
    colour.setAlpha(TINT)
    made.setBackground(colour)
    return made


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
