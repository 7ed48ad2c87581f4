"""Searches for good settings: trial after trial until the time is up, on training and validation rows only."""

from __future__ import annotations

import gc
import shutil
import time
from collections.abc import Callable
from typing import Any

from engine.errors import JobCancelled, JobFailed
from engine.results import MetricPoint
from engine.runtime.orders import SearchOrder
from engine.runtime.procedures.families import family_of
from engine.runtime.procedures.preparing import learned
from engine.runtime.reporter import PipeReporter
from engine.training.procedure import Training
from engine.training.recipe import Recipe
from engine.training.search_space import search_space
from engine.training.study import Attempt, Study

STUDY = "study.jsonl"
SCRATCH = "trial"
# What settings of their own make go wrong; anything else goes wrong for every trial and ends the search.
OWN_FAULT = ("loss_not_finite", "out_of_memory")
Clock = Callable[[], float]


def run(order: SearchOrder, reporter: PipeReporter, clock: Clock = time.monotonic) -> None:
    """Search until the time is up; every trial is told as it changes.

    Raises JobCancelled when asked to stop, JobFailed `search_too_short` where no trial ended its first round.
    """
    Search(order, reporter, clock).run()


class Search:
    """One search, or what is left of it: the time that earlier trials took counts as spent."""

    def __init__(self, order: SearchOrder, reporter: PipeReporter, clock: Clock) -> None:
        self.order = order
        self.reporter = reporter
        self.clock = clock
        self.budget = order.minutes * 60
        self.started = clock()
        reporter.progress("prepare", 0, 0)
        self.found = learned(order.task, order.data, order.base, order.recipe.train_rows)
        self.family = family_of(self.found.task)
        parts = self.family.prepared(self.found, order.base, order.recipe)
        # The rows are tokenised once: no setting that is searched changes what is read of them.
        self.material = parts.material
        self.metric = parts.objective.metric
        space = search_space(order.recipe, order.base.family, order.task, len(self.found.train))
        self.study = Study(order.folder / STUDY, order.recipe, space, parts.objective.lower_is_better)
        self.spent_before = sum(trial.seconds for trial in self.study.trials())

    def run(self) -> None:
        """Try until the time is up."""
        for trial in self.study.trials():
            self.reporter.send("trial", trial)
        while self.spent() < self.budget:
            self.reporter.check()
            self._try()
            # The next model must not find the last one still in memory.
            gc.collect()
        self.reporter.check()
        if all(trial.value is None for trial in self.study.trials()):
            # Nothing is left to go on with.
            (self.order.folder / STUDY).unlink()
            raise JobFailed("search_too_short", minutes=f"{self.order.minutes:g}")

    def spent(self) -> float:
        """Return the seconds that are used up."""
        return self.spent_before + self.clock() - self.started

    def _try(self) -> None:
        attempt = self.study.ask()
        self.reporter.send("trial", attempt.told())
        watch = Watch(self, attempt)
        try:
            self._train(attempt.recipe, watch)
            ended = attempt.end("done", watch.seconds())
        except JobCancelled:
            ended = attempt.end("pruned" if watch.hopeless else "cut_short", watch.seconds())
        except JobFailed as error:
            if error.code not in OWN_FAULT:
                raise
            ended = attempt.end("failed", watch.seconds(), error.code)
        finally:
            shutil.rmtree(self.order.folder / SCRATCH, ignore_errors=True)
        self.reporter.send("trial", ended)

    def _train(self, recipe: Recipe, watch: Watch) -> None:
        scratch = self.order.folder / SCRATCH
        shutil.rmtree(scratch, ignore_errors=True)
        parts = self.family.prepared(self.found, self.order.base, recipe, self.material)
        Training(parts.model, parts.objective, recipe, parts.placement, scratch, watch).run()


class Watch:
    """A training's reporter: keeps the metric of each round, and stops a trial that is to be given up."""

    def __init__(self, search: Search, attempt: Attempt) -> None:
        self.search = search
        self.attempt = attempt
        self.began = search.clock()
        self.hopeless = False

    def seconds(self) -> float:
        """Return how long the trial runs."""
        return self.search.clock() - self.began

    def metric(self, point: MetricPoint) -> None:
        """Keep the metric that is watched, and find out whether going on makes sense."""
        if point.part == "valid" and point.name == self.search.metric:
            self.hopeless = self.attempt.report(round(point.epoch), point.value, self.seconds())
            self.search.reporter.send("trial", self.attempt.told())

    def progress(self, stage: str, done: float, total: float) -> None:
        """Tell how much of the search's time is used up."""
        self.search.reporter.progress("searching", self.search.spent(), self.search.budget)

    def note(self, code: str, **params: Any) -> None:
        """What happens inside of a trial is seen in its metric."""

    def stop_reason(self) -> str:
        """Stop when the trial is hopeless, the time is up or the person asks: no checkpoint of it is needed."""
        over = self.search.spent() >= self.search.budget
        return "given_up" if self.hopeless or over or self.search.reporter.reason else ""
