"""Page 2 of the data wizard: what the model should learn, a card each with an example from real life."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.commands import TABLE
from gui import task_words, theme
from gui.tokens import Space
from gui.widgets.card import Card
from gui.widgets.chip import Chip
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import label
from gui.widgets.scroll import ScrollPage
from gui.wizards.data_state import DataState


class DataTaskPage(ScrollPage):
    """A card a task, and one for a table that nothing is learned from."""

    def __init__(self, state: DataState) -> None:
        super().__init__()
        self._state = state
        self._shown: object = None
        self.cards: dict[str, Card] = {}
        self.body.setContentsMargins(0, 0, Space.S, 0)
        holder = QWidget()
        self._flow = FlowLayout(holder, Space.M, 300)
        self.body.addWidget(holder)
        state.subscribe(self.follow)
        self.follow()

    def help_text(self) -> str:
        """Return what F1 says."""
        return self.tr(
            "What a model can learn depends on what your rows hold. Each card shows an example; those that fit "
            "your files come first. From a table for look-up nothing is learned: an agent finds its rows."
        )

    def follow(self) -> None:
        """Show the tasks that fit first, and mark the chosen one."""
        now = (self._state.tasks, self._state.inspection)
        if now != self._shown:
            self._shown = now
            self._fill()
        for name, card in self.cards.items():
            if card.selected != (name == self._state.task):
                card.set_selected(name == self._state.task)

    def _fill(self) -> None:
        self._flow.clear()
        self.cards = {}
        tasks = sorted(self._state.tasks, key=lambda task: not self._state.fits(task.name))
        for task in tasks:
            self._add(task.name, task_words.title(task), task_words.meaning(task), task_words.example(task))
        self._add(
            TABLE,
            self.tr("Nothing: a table for look-up"),
            self.tr("Nothing is learned. The agent can look up rows and count or sum them."),
            self.tr("“Where is order LL-1042?” → the row of that order\n“How many are late?” → 4"),
        )

    def _add(self, name: str, title: str, meaning: str, example: str) -> None:
        card = Card(title, clickable=True)
        card.setAccessibleDescription(meaning)
        card.body.addWidget(label(meaning, "muted"))
        shown = QWidget()
        lines = QVBoxLayout(shown)
        lines.setContentsMargins(0, Space.XS, 0, Space.XS)
        lines.setSpacing(2)
        for line in example.split("\n"):
            words = label(line)
            words.setFont(theme.current().font())
            lines.addWidget(words)
        card.body.addWidget(shown)
        card.body.addStretch()
        chip = self._chip(name)
        if chip is not None:
            row = QHBoxLayout()
            row.addWidget(chip)
            row.addStretch()
            card.body.addLayout(row)
        card.clicked.connect(lambda: self._state.choose_task(name))
        self.cards[name] = card
        self._flow.addWidget(card)

    def _chip(self, name: str) -> Chip | None:
        if self._state.inspection is None:
            return None
        if name == self._state.likely:
            return Chip(self.tr("Likely, from your columns"), "good", "check")
        if not self._state.fits(name):
            return Chip(self.tr("No fitting column was found"), "careful", "warning")
        return None
