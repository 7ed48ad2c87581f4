"""A text to type in which two things are marked: the marks go with their words when the text is changed."""

from __future__ import annotations

import bisect

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from gui import theme
from gui.marked_words import Span, marked_up, parted
from gui.qt_places import qt_places
from gui.views.label_text import mark_format, whole_words
from gui.views.pair_buttons import PAIR
from gui.widgets.fields import TextField


class PairField(TextField):
    """`spans` are (start, end, name) in characters; `textChanged` also tells that a mark was made."""

    def __init__(self) -> None:
        super().__init__()
        # By name where it begins and ends, in Qt's places.
        self._marks: dict[str, tuple[int, int]] = {}
        self.document().contentsChange.connect(self._move)
        self.textChanged.connect(self._draw)
        theme.current().changed.connect(self._draw)

    @property
    def spans(self) -> list[Span]:
        """Return what is marked, in the order of the text."""
        places = qt_places(self.toPlainText())
        return sorted((*_characters(places, *ends), name) for name, ends in self._marks.items())

    def words(self, name: str) -> list[str]:
        """Return what is marked with a name."""
        text = self.toPlainText()
        return [text[start:end] for start, end, known in self.spans if known == name]

    def marked_up(self) -> str:
        """Return the text with the marks written into it."""
        return marked_up(self.toPlainText(), self.spans)

    def show_read(self, text: str, signs: tuple[str, ...]) -> None:
        """Show a text as a model read it: what stands between its signs is marked instead."""
        plain, spans = parted(text, dict(zip(PAIR, signs, strict=False)))
        self.setPlainText(plain)
        places = qt_places(plain)
        self._marks = {name: (places[start], places[end]) for start, end, name in spans}
        self.textChanged.emit()

    def mark(self, name: str) -> None:
        """Give the selected words this name; what had it before has it no more, nor do they have the other."""
        text, cursor = self.toPlainText(), self.textCursor()
        places = qt_places(text)
        start, end = whole_words(text, *_characters(places, cursor.selectionStart(), cursor.selectionEnd()))
        if start >= end:
            return
        first, last = places[start], places[end]
        self._marks = {other: ends for other, ends in self._marks.items() if ends[1] <= first or last <= ends[0]}
        self._marks[name] = (first, last)
        cursor.setPosition(last)
        self.setTextCursor(cursor)
        self.textChanged.emit()

    def _move(self, at: int, removed: int, added: int) -> None:
        """Let the marks go with their words; what is written at their edges is not part of them."""
        until, by = at + removed, added - removed
        for name, (start, end) in list(self._marks.items()):
            start = start if start < at else start + by if start >= until else at + added
            end = end if end <= at else end + by if end >= until else at
            if start < end:
                self._marks[name] = (start, end)
            else:
                del self._marks[name]

    def _draw(self) -> None:
        drawn = []
        for name, (start, end) in self._marks.items():
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.document())
            mark.cursor.setPosition(start)
            mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.format = mark_format(PAIR.index(name))
            drawn.append(mark)
        self.setExtraSelections(drawn)


def _characters(places: list[int], start: int, end: int) -> tuple[int, int]:
    return bisect.bisect_left(places, start), bisect.bisect_left(places, end)
