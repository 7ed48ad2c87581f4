"""The Qt-free state of one search: its trials as they change, which is best, and how the best came about over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engine.events import Progress
from engine.results import ERRORS, RunInfo, SearchResult, Trial
from engine.training.recipe import Recipe


class SearchState:
    """Holds a SearchResult and keeps it up to date with the trials and the progress that are told."""

    def __init__(self, result: SearchResult) -> None:
        self.info: RunInfo = result.info
        self.minutes = result.minutes
        self.given = Recipe(**result.given)
        self.progress: Progress | None = None
        self._trials = {trial.number: trial for trial in result.trials}

    def put(self, trial: Trial) -> None:
        """Take over how a trial stands now."""
        self._trials[trial.number] = trial

    @property
    def trials(self) -> tuple[Trial, ...]:
        """Every trial, by number."""
        return tuple(self._trials[number] for number in sorted(self._trials))

    @property
    def measured(self) -> tuple[Trial, ...]:
        """The trials that ended with a value."""
        return tuple(trial for trial in self.trials if trial.state != "running" and trial.value is not None)

    @property
    def running(self) -> Trial | None:
        """The trial that runs now."""
        return next((trial for trial in self.trials if trial.state == "running"), None)

    @property
    def best(self) -> Trial | None:
        """The best trial that ended, the first of equals."""
        return max(self.measured, key=lambda trial: (self._score(trial), -trial.number), default=None)

    @property
    def recipe(self) -> Recipe:
        """The best recipe so far."""
        return replace(self.given, **(self.best.changes if self.best else {}))

    @property
    def can_train(self) -> bool:
        """Whether there are settings to train with: found, and no longer being looked for."""
        return self.best is not None and self.info.status != "running"

    def course(self) -> tuple[tuple[float, float], ...]:
        """Return the best value so far against the minutes spent, as the corners of a staircase."""
        corners: list[tuple[float, float]] = []
        minutes, best = 0.0, None
        for trial in self.trials:
            minutes += trial.seconds / 60
            if trial.state == "running" or trial.value is None:
                continue
            if best is None or self._score(trial) > self._score(best):
                if best is not None:
                    corners.append((minutes, best.value or 0.0))
                best = trial
            corners.append((minutes, best.value or 0.0))
        return (*corners, (minutes, corners[-1][1])) if corners else ()

    def moment(self, number: int) -> float:
        """Return the minutes spent when a trial ended."""
        return sum(trial.seconds for trial in self.trials if trial.number <= number) / 60

    def changed(self) -> Sequence[tuple[str, object, object]]:
        """Return what the best changes: field, given, found."""
        found = self.best.changes if self.best else {}
        return [(name, getattr(self.given, name), value) for name, value in found.items()]

    def _score(self, trial: Trial) -> float:
        value = trial.value or 0.0
        return -value if self.info.metric in ERRORS else value
