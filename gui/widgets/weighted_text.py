"""A text whose words are tinted by what they were worth to a model's answer, to be read and copied."""

from __future__ import annotations

from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from engine.results import Explanation, WordWeight
from gui import theme
from gui.theme import set_role

# What is worth less is as good as nothing.
LEAST = 0.01
# The strongest tint on which the text stays readable.
MOST_TINT = 0.42


class WeightedText(QPlainTextEdit):
    """`show_text(text)`, `show_explanation(found)`: words that spoke for the answer are blue, those against it red.

    Colour is never alone: what spoke against it is underlined with dots.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Explanation | None = None
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setMinimumHeight(48)
        set_role(self, "plain")
        theme.current().changed.connect(self._tint)

    def show_text(self, text: str) -> None:
        """Show a text without tints."""
        self._found = None
        self.setPlainText(text)
        self._tint()

    def show_explanation(self, found: Explanation) -> None:
        """Tint the words of an explained text."""
        self._found = found
        self.setPlainText(found.text)
        self._tint()

    def _tint(self) -> None:
        made: list[QTextEdit.ExtraSelection] = []
        strong = [word for word in self._found.words if abs(word.weight) >= LEAST] if self._found else []
        most = max((abs(word.weight) for word in strong), default=1.0)
        for word in strong:
            made.append(self._selection(word, abs(word.weight) / most))
        self.setExtraSelections(made)

    def _selection(self, word: WordWeight, share: float) -> QTextEdit.ExtraSelection:
        text = self._found.text
        cursor = self.textCursor()
        # Qt counts in UTF-16 units.
        cursor.setPosition(_units(text[: word.start]))
        cursor.setPosition(_units(text[: word.end]), cursor.MoveMode.KeepAnchor)
        style = QTextCharFormat()
        colour = QColor(theme.current().color("accent" if word.weight > 0 else "bad"))
        colour.setAlphaF(MOST_TINT * (0.25 + 0.75 * share))
        style.setBackground(colour)
        if word.weight < 0:
            style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        made = QTextEdit.ExtraSelection()
        made.cursor, made.format = cursor, style
        return made


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
