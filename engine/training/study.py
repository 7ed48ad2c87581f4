"""The trials of one search: Optuna's study in a journal file, which a pause, a kill or a reboot leaves as it was.

Settings are proposed by the tree-structured Parzen estimator (Bergstra et al. 2011). A trial whose best value after a
round is below the median that finished trials had after that round is given up (Golovin et al. 2017, 3.2).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import optuna
from optuna.storages import JournalStorage
from optuna.storages.journal import JournalFileBackend, JournalFileOpenLock
from optuna.trial import FrozenTrial, TrialState

from engine.results import Trial
from engine.training.recipe import Recipe
from engine.training.search_space import Choice, Dimension

NAME = "search"
# The estimator needs some to learn from; its default of ten would be all that a short search ever tries.
RANDOM_TRIALS = 5
# So many must have finished, and as many have a value after the same round, before one is given up by comparison.
FINISHED_TRIALS = 3
ROUND_TRIALS = 2
# Settings whose trial never gets to its end (they may be what kills the process) are not tried for ever.
MOST_TRIES = 3


class Study:
    """Asks for settings to try, and keeps what came of them; `space` names fields of `recipe`, the first to be tried.

    What an earlier process left running counts as cut short; what was cut short is tried again.
    """

    def __init__(self, file: Path, recipe: Recipe, space: Sequence[Dimension], lower_is_better: bool = False) -> None:
        optuna.logging.set_verbosity(optuna.logging.WARNING)
        self.recipe = recipe
        self.space = tuple(space)
        # No value of the rounds with rising rates says what the settings are worth.
        warm = 1 + round(recipe.warmup * recipe.epochs)
        self._study = optuna.create_study(
            storage=_journal(file),
            study_name=NAME,
            direction="minimize" if lower_is_better else "maximize",
            pruner=optuna.pruners.MedianPruner(FINISHED_TRIALS, warm, n_min_trials=ROUND_TRIALS),
            load_if_exists=True,
        )
        self._better = min if lower_is_better else max
        self._take_over()

    def ask(self) -> Attempt:
        """Begin a trial; what it tries depends on the recipe's seed, its number and what came of those before."""
        asked = self._study.get_trials(deepcopy=False, states=(TrialState.WAITING,))
        number = asked[0].number if asked else len(self._study.get_trials(deepcopy=False))
        self._study.sampler = optuna.samplers.TPESampler(n_startup_trials=RANDOM_TRIALS, seed=self.recipe.seed + number)
        trial = self._study.ask()
        for dimension in self.space:
            if isinstance(dimension, Choice):
                trial.suggest_categorical(dimension.name, dimension.values)
            else:
                trial.suggest_float(dimension.name, dimension.low, dimension.high, log=dimension.log)
        return Attempt(self, trial)

    def trials(self) -> tuple[Trial, ...]:
        """Return every trial that was begun, in the order of their numbers."""
        found = self._study.get_trials(deepcopy=False)
        return tuple(self.told(trial) for trial in found if trial.state != TrialState.WAITING)

    def told(self, trial: FrozenTrial) -> Trial:
        """Return a trial as it is told and kept; numbers count from 1."""
        rounds = trial.intermediate_values
        error = str(trial.user_attrs.get("error", ""))
        return Trial(
            number=trial.number + 1,
            state=_state(trial.state, error),
            changes=self._changes(trial.params),
            value=self._better(rounds.values()) if rounds else None,
            rounds=max(rounds, default=0),
            seconds=float(trial.user_attrs.get("seconds", 0.0)),
            error=error,
            again=trial.user_attrs.get("again"),
        )

    def finish(self, trial: optuna.Trial, state: TrialState, value: float | None) -> None:
        """Keep how a trial ended."""
        self._study.tell(trial, value, state)

    def now(self, number: int) -> FrozenTrial:
        """Return a trial as it stands; `number` counts from 0."""
        return self._study.get_trials(deepcopy=False)[number]

    def _changes(self, params: Mapping[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in params.items() if value != getattr(self.recipe, name)}

    def _take_over(self) -> None:
        """Put the given recipe first, and whatever was cut short next."""
        trials = self._study.get_trials(deepcopy=False)
        if not trials:
            self._study.enqueue_trial({part.name: getattr(self.recipe, part.name) for part in self.space})
        tried_again = {trial.user_attrs.get("again") for trial in trials}
        for trial in trials:
            if trial.state == TrialState.RUNNING:
                self._study.tell(trial.number, state=TrialState.FAIL)
            elif trial.state != TrialState.FAIL or "error" in trial.user_attrs:
                continue
            tries = int(trial.user_attrs.get("tries", 1))
            if trial.number + 1 not in tried_again and trial.params and tries < MOST_TRIES:
                self._study.enqueue_trial(trial.params, {"again": trial.number + 1, "tries": tries + 1})


class Attempt:
    """One trial while it runs: `recipe` is what it tries."""

    def __init__(self, study: Study, trial: optuna.Trial) -> None:
        self._study = study
        self._trial = trial
        self.recipe = replace(study.recipe, **trial.params)

    def told(self) -> Trial:
        """Return how it stands."""
        return self._study.told(self._study.now(self._trial.number))

    def report(self, epoch: int, value: float, seconds: float) -> bool:
        """Keep the metric after round `epoch` (from 1), and return whether the trial is to be given up for it."""
        self._trial.report(value, epoch)
        self._trial.set_user_attr("seconds", seconds)
        return bool(self._trial.should_prune())

    def end(self, state: str, seconds: float, error: str = "") -> Trial:
        """Keep how it ended (done, pruned, failed with an error's code, cut_short), and return it."""
        self._trial.set_user_attr("seconds", seconds)
        if error:
            self._trial.set_user_attr("error", error)
        ends = {"done": TrialState.COMPLETE, "pruned": TrialState.PRUNED}
        value = self.told().value if state == "done" else None
        self._study.finish(self._trial, ends.get(state, TrialState.FAIL), value)
        return self.told()


def _state(state: TrialState, error: str) -> str:
    known = {TrialState.RUNNING: "running", TrialState.COMPLETE: "done", TrialState.PRUNED: "pruned"}
    return known.get(state) or ("failed" if error else "cut_short")


def _journal(file: Path) -> JournalStorage:
    """Open the journal, cut to its last whole line: a process that was killed may have left half of one, and its lock.

    One process writes at a time: the engine starts no second worker for a run.
    """
    file.parent.mkdir(exist_ok=True)
    Path(f"{file}.lock").unlink(missing_ok=True)
    if file.is_file():
        whole = file.read_bytes().rpartition(b"\n")
        with file.open("r+b") as handle:
            handle.truncate(len(whole[0]) + len(whole[1]))
    return JournalStorage(JournalFileBackend(str(file), JournalFileOpenLock(str(file))))
