"""What trainings and searches have in common: how a run begins, what it goes on from, and how its end is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from engine import commands
from engine.errors import BadInput, EngineError, ErrorInfo, JobCancelled, JobFailed
from engine.events import RunStarted
from engine.models import catalogue
from engine.results import LOSS, BaseModel, DatasetInfo, RunInfo
from engine.runtime.core import Project, Runtime, claim, unexpected
from engine.runtime.jobs import Job
from engine.store import datasets, runs
from engine.store.database import new_id, now, transaction
from engine.tasks.registry import all_tasks, task_of

ENCODER = "encoder"
CHECKPOINTS = "checkpoints"
# What a run goes on from: a training from its checkpoints (the folder is there from the first step on; before the first
# checkpoint the training begins again), a search from its study.
LEFT = (CHECKPOINTS, "study.jsonl")


def metric_of(task: str, labels: int) -> str:
    """Return what a training on a task with so many labels watches, '' where this Deskhand does not know the task."""
    found = all_tasks().get(task)
    if found is None:
        return ""
    # What only models that write can learn is watched by their loss: writing every round would take too long.
    if ENCODER not in found.info.families:
        return LOSS
    return found.info.class_metric if labels and found.info.class_metric else found.info.metric


def ready_base(runtime: Runtime, base: str) -> BaseModel:
    """Return a base model that stands on disk; raises BadInput `base_unknown`, `base_not_ready`."""
    return catalogue.find_base(runtime.home.bases, base)


def begin(
    runtime: Runtime, project: Project, command: commands.StartTraining | commands.SearchSettings
) -> tuple[RunInfo, DatasetInfo, BaseModel]:
    """Return a new run with a folder of its own, its data and its base; its row is still to be written.

    Raises BadInput `no_dataset`, `dataset_ambiguous`, `table_not_trained`, `unknown_task`, `base_not_ready`.
    """
    data = datasets.get(project.database, command.dataset, command.version)
    task_of(data)
    base = ready_base(runtime, command.recipe.base)
    run = RunInfo(
        run=new_id("run"),
        name=command.name or data.name,
        dataset=data.dataset,
        dataset_version=data.version,
        task=data.task,
        base=base.id,
        status="running",
        created=now(),
    )
    folder = project.paths.run(run.run)
    folder.mkdir(parents=True)
    claim(folder)
    return run, data, base


@contextmanager
def ending(runtime: Runtime, job: Job, project: Project, run: str) -> Iterator[None]:
    """Write how the run ended where what is done here did not come to its end.

    Raises JobFailed `project_moved` in the place of whatever went wrong because the run's folder is gone.
    """
    try:
        yield
    except JobCancelled as stop:
        finish_run(runtime, job, project, run, "paused" if stop.reason == "paused" else "cancelled")
        raise
    except Exception as error:
        root = str(project.paths.root)
        told = error.info() if isinstance(error, EngineError) else unexpected(error, root)
        if project.paths.run(run).is_dir():
            finish_run(runtime, job, project, run, "failed", told)
            raise
        moved = JobFailed("project_moved", detail=told.detail, path=root)
        # The open file moved with the folder, so that the end stands where the run goes on.
        finish_run(runtime, job, project, run, "failed", moved.info())
        raise moved from error


def finish_run(
    runtime: Runtime, job: Job, project: Project, run: str, status: str, error: ErrorInfo | None = None
) -> None:
    """Write how a run ended, and tell it."""
    with transaction(project.database) as database:
        runs.finish(database, run, status, error=error)
    runtime.changed(job, "runs")


def find_run(project: Project, run: str, kind: str = "") -> RunInfo:
    """Return a run of a kind (training, search or '' for both) as `runs.get` does; raises what that raises."""
    return runs.get(project.database, run, metric_of, resumable(project), kind)


def run_started(job: Job, project: Project, run: RunInfo) -> RunStarted:
    """Return what tells that a run learns now, with the names that a person knows it and its data by."""
    data = datasets.get(project.database, run.dataset, run.dataset_version)
    return RunStarted(job.id, str(project.paths.root), run.run, run.name, data.name)


def resumable(project: Project) -> runs.Resumable:
    """Return what tells whether a run has something to go on from."""
    return lambda run: any((project.paths.run(run) / left).exists() for left in LEFT)


def resumable_run(project: Project, run: str, kind: str) -> RunInfo:
    """Return a run of a kind that can go on.

    Raises BadInput `no_run`, `run_ambiguous`, `run_not_resumable`, `no_checkpoint`.
    """
    info = find_run(project, run, kind)
    if info.status in ("running", "done"):
        raise BadInput("run_not_resumable", status=info.status, name=info.name)
    if not info.resumable:
        raise BadInput("no_checkpoint", name=info.name)
    return info
