"""Page 3 of the training wizard: what the training will take, what happens if something comes between, and its name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from engine.results import Estimate
from gui import task_words, texts
from gui.tokens import Space
from gui.widgets.card import Card
from gui.widgets.fact_lines import FactLines
from gui.widgets.labels import label
from gui.widgets.scroll import ScrollPage
from gui.wizards.training_state import TrainingState

WIDTH = 420


class TrainingStartPage(ScrollPage):
    """`wanted` fires when the time a training takes should be measured."""

    wanted = Signal()

    def __init__(self, state: TrainingState) -> None:
        super().__init__()
        self._state = state
        self.body.setContentsMargins(0, 0, Space.S, 0)
        self.name = QLineEdit()
        self.name.setMaximumWidth(WIDTH)
        self.name.setAccessibleName(self.tr("Name of the model"))
        self.name.textEdited.connect(state.set_name)
        title = label(self.tr("Name of the model"), "strong")
        title.setBuddy(self.name)
        self._plan = label("")
        self._needs = FactLines()
        needs, safe = Card(self.tr("What it takes")), Card(self.tr("If something comes between"))
        needs.body.addWidget(self._needs)
        safe.body.addWidget(FactLines(self._safety()))
        for part in (title, self.name, self._plan, needs, safe):
            self.body.addWidget(part)
        self.body.addStretch()
        self._filled: object = None
        state.subscribe(self.follow)
        self.follow()

    def entered(self) -> None:
        """Have the time measured if it is not known for these choices."""
        if self._state.needs_estimate:
            self.wanted.emit()

    def follow(self) -> None:
        """Show the plan and what was measured."""
        state = self._state
        if self.name.text() != state.name:
            self.name.setText(state.name)
        self._plan.setText(self._planned())
        now = (state.estimate, state.estimating, state.estimate_error, state.recipe.epochs)
        if now != self._filled:
            self._filled = now
            self._needs.set_lines(self._lines())

    def _planned(self) -> str:
        state = self._state
        if state.dataset is None or state.base is None:
            return ""
        rows = state.dataset.rows
        words = self.tr(
            "{base} learns from {train} of {data}: “{task}”. {valid} tell when to stop, and {test} stay locked to "
            "compare before and after."
        )
        return words.format(
            base=state.base.name,
            train=texts.rows(rows.get("train", 0)),
            data=state.dataset.name,
            task=task_words.short(state.dataset.task).lower(),
            valid=texts.rows(rows.get("valid", 0)),
            test=texts.rows(rows.get("test", 0)),
        )

    def _lines(self) -> list[tuple[str, str, bool]]:
        state = self._state
        if state.estimating:
            return [("clock", self.tr("Measuring a few real steps…"), False)]
        if state.estimate is None:
            return [("info", self.tr("How long it takes could not be measured. You can start all the same."), False)]
        return self._measured(state.estimate)

    def _measured(self, found: Estimate) -> list[tuple[str, str, bool]]:
        state = self._state
        seconds = state.seconds(state.recipe.epochs) or found.seconds
        time = self.tr("Time: up to {time} for {epochs} rounds. It stops sooner when it gets no better.")
        memory = self.tr("Memory: about {need}, and {free} are free.")
        disk = self.tr("Disk: about {need} in the project's folder, and {free} are free.")
        memory = memory.format(need=texts.size(found.memory), free=texts.size(found.memory_free))
        if state.memory_short:
            memory += " " + self.tr("Close other programs, or choose fewer examples a step.")
        disk = disk.format(need=texts.size(found.disk), free=texts.size(found.disk_free))
        return [
            ("clock", time.format(time=texts.duration(seconds), epochs=state.recipe.epochs), False),
            ("chip", memory, state.memory_short),
            ("folder", disk, state.disk_short),
        ]

    def _safety(self) -> list[tuple[str, str, bool]]:
        sentences = {
            "undo": self.tr("A checkpoint is kept as it learns. A training that stops can go on from there."),
            "pause": self.tr("Asleep, the computer does not learn; it goes on when it wakes. On battery it is slower."),
            "close": self.tr("Closing the window asks whether to go on in the background, to pause or to cancel."),
        }
        return [(icon, sentence, False) for icon, sentence in sentences.items()]
