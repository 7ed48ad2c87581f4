"""The card that offers a search for good settings: how many minutes it may take, and a button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.card import Card
from gui.widgets.fields import NumberField
from gui.widgets.labels import label
from gui.wizards.training_state import TrainingState

LONGEST = 7 * 24 * 60


class SearchCard(Card):
    """`wanted` fires when the person asks for a search."""

    wanted = Signal()

    def __init__(self, state: TrainingState, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._state = state
        self.minutes = NumberField()
        self.minutes.setRange(1, LONGEST)
        self.minutes.setValue(state.search_minutes)
        self.minutes.setAccessibleName(self.tr("Minutes that the search may take"))
        self.minutes.valueChanged.connect(state.set_search_minutes)
        before, after = self._around()
        self.button = button(self.tr("Find good settings"), self.wanted.emit, icon="search")
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for part in (before, self.minutes, after):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.button)
        before.setBuddy(self.minutes)
        self.body.addLayout(row)
        sentence = self.tr(
            "Tries variations of what is chosen above and compares them on the validation rows; the test rows stay "
            "locked. It ends with the best, and you train with it. You can pause it at any time."
        )
        self.body.addWidget(label(sentence, "small"))
        state.subscribe(self.follow)
        self.follow()

    def follow(self) -> None:
        """Offer the search where it can begin."""
        self.button.setEnabled(self._state.can_search)

    def _around(self) -> tuple[QWidget, QWidget]:
        """Return the words before and after the number, wherever the language puts it."""
        before, _, after = self.tr("Find good settings within {minutes} minutes").partition("{minutes}")
        return label(before.strip(), "strong", wrap=False), label(after.strip(), "strong", wrap=False)
