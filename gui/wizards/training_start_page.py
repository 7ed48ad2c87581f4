"""Page 3 of the training wizard: what the training will take, what happens if something comes between, and its name."""

from __future__ import annotations

from PySide6.QtCore import Signal

from engine.results import Estimate
from engine.training.verdict import FITS, SHORT, TIGHT, disk_advice, memory_advice
from gui import task_words, texts
from gui.tokens import Space
from gui.widgets.card import Card
from gui.widgets.fact_lines import FactLines
from gui.widgets.fields import LineField
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
        self.name = LineField()
        self.name.setMaximumWidth(WIDTH)
        self.name.setAccessibleName(self.tr("Name of the model"))
        self.name.textEdited.connect(state.set_name)
        title = label(self.tr("Name of the model"), "strong")
        title.setBuddy(self.name)
        self._plan = label("")
        self._needs = FactLines()
        needs, safe = Card(self.tr("What it takes")), Card(self.tr("If something comes between"))
        needs.body.addWidget(self._needs)
        self._safe = FactLines()
        safe.body.addWidget(self._safe)
        for part in (title, self.name, self._plan, needs, safe):
            self.body.addWidget(part)
        self.body.addStretch()
        self._filled: object = None
        state.subscribe(self.follow)
        self.follow()

    def help_text(self) -> str:
        """Return what F1 says."""
        return self.tr(
            "What the training needs of memory, time and disk, before it begins. It runs in the background and "
            "can be paused, and you can go on working meanwhile."
        )

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
        now = (state.estimate, state.estimating, state.estimate_error, state.recipe)
        if now != self._filled:
            self._filled = now
            self._needs.set_lines(self._lines())
            self._safe.set_lines(self._safety())

    def _planned(self) -> str:
        state = self._state
        if state.dataset is None or state.base is None or state.refusal is not None:
            return ""
        rows = state.dataset.rows
        words = self.tr(
            "{base} learns from {train} of {data}: “{task}”. To tell when to stop: {valid}. Locked, to compare before "
            "and after: {test}."
        )
        if not state.recipe.patience:
            words = self.tr(
                "{base} learns from {train} of {data}: “{task}”. To tell which round is best: {valid}. Locked, to "
                "compare before and after: {test}."
            )
        return words.format(
            base=state.base.name,
            train=texts.rows(state.facts.rows),
            data=state.dataset.name,
            task=task_words.short(state.dataset.task).lower(),
            valid=texts.rows(rows.get("valid", 0)),
            test=texts.rows(rows.get("test", 0)),
        )

    def _lines(self) -> list[tuple[str, str, bool]]:
        state = self._state
        if state.estimating:
            return [("clock", self.tr("Measuring a few real steps…"), False)]
        if state.refusal is not None:
            return [("info", self.tr("Nothing was measured, as the training cannot start like this."), False)]
        if state.estimate is None:
            return [("info", self.tr("How long it takes could not be measured. You can start all the same."), False)]
        found = state.estimate
        return [
            ("clock", self._time(found), False),
            ("chip", self._memory(found), state.memory_verdict != FITS),
            *[("chip", words, False) for words in self._parts(found)],
            ("folder", self._disk(found), state.disk_verdict != FITS),
        ]

    def _time(self, found: Estimate) -> str:
        state = self._state
        words = self.tr("Time: up to {time} for {epochs} rounds, with validation, export and evaluation.").format(
            time=texts.duration(state.seconds or found.seconds), epochs=state.recipe.epochs
        )
        if state.soonest is None:
            return words
        sooner = self.tr("If it gets no better it stops sooner, at the earliest after {time}.")
        return words + " " + sooner.format(time=texts.duration(state.soonest))

    def _memory(self, found: Estimate) -> str:
        state = self._state
        words = {
            FITS: self.tr("Memory: it fits. About {need} at most, and {free} are free."),
            TIGHT: self.tr("Memory: it is tight. About {need} at most, and {free} are free."),
            SHORT: self.tr("Memory: it does not fit. About {need} at most, and only {free} are free."),
        }
        sizes = {"need": texts.size(found.memory), "free": texts.size(found.memory_free)}
        said = [words[state.memory_verdict].format(**sizes)]
        if 0 < found.at_once < state.recipe.batch_size:
            fewer = self.tr("It will compute {count} examples at once instead of {wanted}; what it learns is the same.")
            said.append(fewer.format(count=found.at_once, wanted=state.recipe.batch_size))
        return " ".join([*said, *map(texts.advice, memory_advice(found, state.recipe))])

    def _parts(self, found: Estimate) -> list[str]:
        if not found.memory_parts:
            return []
        parts = {name: texts.size(count) for name, count in found.memory_parts.items()}
        words = self.tr(
            "Of the memory, {weights} hold the model (weights), {gradients} what it is about to change (gradients), "
            "{optimiser} how it changed so far (optimiser), {activations} the texts of a step (activations)."
        )
        return [words.format(**parts)]

    def _disk(self, found: Estimate) -> str:
        words = {
            FITS: self.tr("Disk: it fits. About {need} while it trains, {kept} stay, and {free} are free."),
            TIGHT: self.tr("Disk: it is tight. About {need} while it trains, {kept} stay, and {free} are free."),
            SHORT: self.tr("Disk: it does not fit. It needs {need} while it trains, and only {free} are free."),
        }
        sizes = {"need": found.disk, "kept": found.disk_kept, "free": found.disk_free}
        said = words[self._state.disk_verdict].format(**{name: texts.size(count) for name, count in sizes.items()})
        return " ".join([said, *map(texts.advice, disk_advice(found))])

    def _safety(self) -> list[tuple[str, str, bool]]:
        found = self._state.estimate
        battery = found.battery if found else None
        plug_in = self.tr("On battery it is slower, and stops when the battery is empty. Plug the computer in.")
        if battery is not None:
            now = self.tr("On battery now, with {left} left. Plug the computer in, or it may stop before the end.")
            plug_in = now.format(left=texts.percent(battery, 0))
        kept = self.tr(
            "About every minute and after every round a checkpoint is kept. After a crash or a power cut, Resume goes "
            "on from there."
        )
        asleep = self.tr("Asleep, the computer does not learn; it goes on when it wakes. Switch sleep off for a night.")
        closing = self.tr("Closing the window asks whether to go on in the background, to pause or to cancel.")
        return [
            ("undo", kept, False),
            ("sparkle", plug_in, battery is not None),
            ("pause", asleep, False),
            ("close", closing, False),
        ]
