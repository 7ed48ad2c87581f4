"""One of several things to choose: a radio button with a title, a sentence, chips, and room for a button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from gui.theme import set_role
from gui.tokens import Space
from gui.widgets.chip import Chip
from gui.widgets.fact_lines import FactLines
from gui.widgets.labels import label


class ChoiceCard(QFrame):
    """`chosen` when the person picks it; `chips` are (text, tone, icon). Whoever makes it keeps one checked."""

    chosen = Signal()

    def __init__(
        self,
        title: str,
        sentence: str,
        chips: Sequence[tuple[str, str, str]] = (),
        *,
        enabled: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("clickable", enabled)
        self.setProperty("selected", False)
        set_role(self, "card")
        self.radio = QRadioButton(title)
        self.radio.setAccessibleName(title)
        self.radio.setAccessibleDescription(sentence)
        self.radio.setAutoExclusive(False)
        self.radio.setEnabled(enabled)
        self.radio.clicked.connect(self._picked)
        self._row = QHBoxLayout()
        self._row.setSpacing(Space.S)
        self._row.addWidget(self.radio)
        self._row.addStretch(1)
        for text, tone, icon in chips:
            self._row.addWidget(Chip(text, tone, icon))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.M)
        column.setSpacing(2)
        column.addLayout(self._row)
        self._sentence = label(sentence, "small")
        self._sentence.setContentsMargins(28, 0, 0, 0)
        column.addWidget(self._sentence)
        self._warnings = FactLines()
        self._warnings.setContentsMargins(28, Space.S, 0, 0)
        self._warnings.hide()
        column.addWidget(self._warnings)

    def add(self, widget: QWidget) -> None:
        """Add something at the right end of the title's line."""
        self._row.addWidget(widget)

    def set_sentence(self, sentence: str) -> None:
        """Say something else below the title."""
        self._sentence.setText(sentence)
        self.radio.setAccessibleDescription(sentence)

    def set_warnings(self, sentences: Sequence[str]) -> None:
        """Say what speaks against it, below all else; () for nothing."""
        self._warnings.set_lines(("warning", sentence, True) for sentence in sentences)
        self._warnings.setVisible(bool(sentences))
        self.radio.setAccessibleDescription(" ".join((self._sentence.text(), *sentences)))

    def set_checked(self, checked: bool) -> None:
        """Show it as the chosen one."""
        self.radio.setChecked(checked)
        self.setProperty("selected", checked)
        set_role(self, "card")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if self.radio.isEnabled() and event.button() == Qt.MouseButton.LeftButton and inside:
            self._picked()
        else:
            super().mouseReleaseEvent(event)

    def _picked(self, _checked: bool = False) -> None:
        self.chosen.emit()
