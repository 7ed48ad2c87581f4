"""Commands about searches for good settings: start, resume, look at; a search is a run whose trials are kept."""

from __future__ import annotations

from typing import Any

from engine import commands
from engine.errors import BadInput
from engine.events import TrialChanged
from engine.results import BaseModel, MetricPoint, RunInfo, SearchResult, Trial
from engine.runtime.core import Project, Runtime, claim
from engine.runtime.handlers.running import (
    begin,
    ending,
    find_run,
    finish_run,
    ready_base,
    resumable_run,
    run_started,
)
from engine.runtime.jobs import Job
from engine.runtime.orders import SearchOrder
from engine.runtime.worker import run_worker
from engine.store import runs, trials
from engine.store.database import transaction
from engine.training.recipe import Recipe


async def start(runtime: Runtime, job: Job, command: commands.SearchSettings) -> SearchResult:
    """Write the run row with its budget, and search."""
    if not 0 < command.minutes <= commands.MOST_MINUTES:
        raise BadInput("search_minutes", minutes=f"{command.minutes:g}", most=commands.MOST_MINUTES)
    project = runtime.project(command.project)
    run, _, base = begin(runtime, project, command)
    with transaction(project.database) as database:
        runs.add(database, run, command.recipe.to_toml(), command.minutes)
    return await _search(runtime, job, project, find_run(project, run.run), base)


async def resume(runtime: Runtime, job: Job, command: commands.ResumeSearch) -> SearchResult:
    """Go on for the time that is left, under the same recipe and on the same data."""
    project = runtime.project(command.project)
    run = resumable_run(project, command.run, "search")
    base = ready_base(runtime, run.base)
    claim(project.paths.run(run.run))
    with transaction(project.database) as database:
        runs.restart(database, run.run)
    return await _search(runtime, job, project, run, base)


async def _search(runtime: Runtime, job: Job, project: Project, run: RunInfo, base: BaseModel) -> SearchResult:
    job.tell(run_started(job, project, run))
    runtime.changed(job, "runs")
    with ending(runtime, job, project, run.run):
        await run_worker(_order(project, run, base), job, _Listener(job, project, run))
    finish_run(runtime, job, project, run.run, "done")
    return _result(project, run.run)


def _order(project: Project, run: RunInfo, base: BaseModel) -> SearchOrder:
    row = runs.row_of(project.database, run.run)
    folder = project.paths.run(run.run)
    return SearchOrder(
        log=folder / "log.txt",
        task=run.task,
        data=project.paths.dataset(run.dataset, run.dataset_version),
        base=base,
        recipe=Recipe.from_toml(row["recipe"]),
        folder=folder,
        minutes=row["minutes"],
    )


class _Listener:
    """Stores how a trial stands, then publishes it; the value of one that ended counts as the run's."""

    def __init__(self, job: Job, project: Project, run: RunInfo) -> None:
        self.job = job
        self.database = project.database
        self.run = run

    def __call__(self, kind: str, values: tuple[Any, ...]) -> None:
        if kind == "progress":
            self.job.progress(*values)
        elif kind == "trial":
            self._keep(values[0])

    def _keep(self, trial: Trial) -> None:
        trials.put(self.database, self.run.run, trial)
        if trial.state != "running" and trial.value is not None:
            # A search counts in trials where a training counts in steps and rounds.
            point = MetricPoint(trial.number, float(trial.number), "valid", self.run.metric, trial.value)
            runs.add_metric(self.database, self.run.run, point)
        self.job.tell(TrialChanged(self.job.id, self.run.run, trial))


def _result(project: Project, run: str) -> SearchResult:
    info = find_run(project, run)
    row = runs.row_of(project.database, run)
    given = Recipe.from_toml(row["recipe"])
    found = trials.every(project.database, run)
    best = None if info.best is None else int(info.best_epoch)
    changes = next((trial.changes for trial in found if trial.number == best), {})
    return SearchResult(info, row["minutes"], dict(vars(given)), found, best, {**vars(given), **changes})


async def get_search(runtime: Runtime, job: Job, command: commands.GetSearch) -> SearchResult:
    """Return a search as it stands."""
    project = runtime.project(command.project)
    return _result(project, find_run(project, command.run, "search").run)


HANDLERS = {
    commands.SearchSettings: start,
    commands.ResumeSearch: resume,
    commands.GetSearch: get_search,
}
