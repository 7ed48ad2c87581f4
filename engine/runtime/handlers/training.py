"""Commands about training: estimate, start, resume, list; and the publishing of what a worker made."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path
from typing import Any

from engine import commands
from engine.errors import BadInput, EngineError, ErrorInfo, JobCancelled
from engine.events import MetricLogged, RunNote, RunStarted
from engine.models import catalogue
from engine.results import BaseModel, Estimate, ModelInfo, RunDetails, RunInfo, TrainResult
from engine.runtime.core import Project, Runtime, claim, staged
from engine.runtime.jobs import Job
from engine.runtime.orders import EstimateOrder, TrainOrder
from engine.runtime.procedures.importing import TABLE
from engine.runtime.worker import run_worker
from engine.store import datasets, models, runs
from engine.store.database import new_id, now, transaction
from engine.tasks.registry import all_tasks
from engine.training.recipe import Recipe
from engine.values import to_json

log = logging.getLogger(__name__)
CHECKPOINT = Path("checkpoints") / "state.pt"


def metric_of(task: str, labels: int) -> str:
    """Return a task's metric on data with so many labels, '' where this Deskhand does not know the task."""
    found = all_tasks().get(task)
    if found is None:
        return ""
    return found.info.class_metric if labels and found.info.class_metric else found.info.metric


def ready_base(runtime: Runtime, base: str) -> BaseModel:
    """Return a base model that stands on disk; raises BadInput `base_not_ready`."""
    found = catalogue.find_base(runtime.home.bases, base)
    if found.state != "ready":
        raise BadInput("base_not_ready", base=found.id, name=found.name)
    return found


async def estimate(runtime: Runtime, job: Job, command: commands.EstimateTraining) -> Estimate:
    """Measure in a worker."""
    project = runtime.project(command.project)
    info = datasets.get(project.database, command.dataset, command.version)
    order = EstimateOrder(
        log=runtime.home.log.with_name("estimate.log"),
        task=info.task,
        data=project.paths.dataset(info.dataset, info.version),
        base=ready_base(runtime, command.recipe.base),
        recipe=command.recipe,
        folder=runtime.home.root,
    )

    def listen(kind: str, values: tuple[Any, ...]) -> None:
        if kind == "progress":
            job.progress(*values)

    result: Estimate = await run_worker(order, job, listen)
    return result


async def start(runtime: Runtime, job: Job, command: commands.StartTraining) -> TrainResult:
    """Write the run row, freeze recipe and data hash into the run's folder, and train."""
    project = runtime.project(command.project)
    data = datasets.get(project.database, command.dataset, command.version)
    if data.task == TABLE:
        raise BadInput("table_not_trained", dataset=data.name)
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
    recipe = command.recipe.to_toml()
    (folder / "recipe.toml").write_text(f'data_hash = "{data.data_hash}"\n\n[recipe]\n{recipe}', encoding="utf-8")
    with transaction(project.database) as database:
        runs.add(database, run, recipe)
    return await _train(runtime, job, project, run, command.recipe, base)


async def resume(runtime: Runtime, job: Job, command: commands.ResumeTraining) -> TrainResult:
    """Go on from the last checkpoint, under the frozen recipe and on the same data."""
    project = runtime.project(command.project)
    run = _run(project, command.run)
    if run.status in ("running", "done"):
        raise BadInput("run_not_resumable", status=run.status, name=run.name)
    if not run.resumable:
        raise BadInput("no_checkpoint", name=run.name)
    recipe = Recipe.from_toml(runs.row_of(project.database, run.run)["recipe"])
    base = ready_base(runtime, run.base)
    claim(project.paths.run(run.run))
    with transaction(project.database) as database:
        runs.restart(database, run.run)
    return await _train(runtime, job, project, run, recipe, base)


async def _train(
    runtime: Runtime, job: Job, project: Project, run: RunInfo, recipe: Recipe, base: BaseModel
) -> TrainResult:
    job.tell(RunStarted(job.id, str(project.paths.root), run.run))
    runtime.changed(job, "runs")
    model, name = new_id("model"), models.free_name(project.database, run.name)
    staging = staged(project.paths.models / model)
    order = _order(project, run, recipe, base, staging, name)
    try:
        trained = await run_worker(order, job, _Listener(job, project, run.run))
        info = _publish(project, run, base, model, name, staging, trained)
    except JobCancelled as stop:
        _finish(runtime, job, project, run.run, "paused" if stop.reason == "paused" else "cancelled")
        raise
    except EngineError as error:
        _finish(runtime, job, project, run.run, "failed", error.info())
        raise
    finally:
        shutil.rmtree(staging, ignore_errors=True)
        _write_metrics(project, run.run)
    # The checkpoints have done their work; the model and the report stand.
    await runtime.in_pool(shutil.rmtree, order.folder / "checkpoints")
    runtime.changed(job, "runs")
    runtime.changed(job, "models")
    runtime.changed(job, "tools")
    return TrainResult(run.run, info.model, {name: found.value for name, found in trained.report.metrics.items()})


def _order(project: Project, run: RunInfo, recipe: Recipe, base: BaseModel, staging: Path, name: str) -> TrainOrder:
    data = datasets.get(project.database, run.dataset, run.dataset_version)
    folder = project.paths.run(run.run)
    return TrainOrder(
        log=folder / "log.txt",
        task=run.task,
        data=project.paths.dataset(data.dataset, data.version),
        base=base,
        recipe=recipe,
        folder=folder,
        staging=staging,
        name=name,
        dataset=f"{data.name}, version {data.version}",
        data_hash=data.data_hash,
        test_hash=data.test_hash,
    )


class _Listener:
    """Stores what a worker measured, then publishes it."""

    def __init__(self, job: Job, project: Project, run: str) -> None:
        self.job = job
        self.project = project
        self.run = run

    def __call__(self, kind: str, values: tuple[Any, ...]) -> None:
        if kind == "metric":
            runs.add_metric(self.project.database, self.run, values[0])
            self.job.tell(MetricLogged(self.job.id, self.run, values[0]))
        elif kind == "note":
            code, params = values
            if code == "resumed":
                runs.forget_after(self.project.database, self.run, params["step"])
            runs.add_note(self.project.database, self.run, code, params)
            self.job.tell(RunNote(self.job.id, self.run, code, params))
        elif kind == "progress":
            self.job.progress(*values)


def _publish(
    project: Project, run: RunInfo, base: BaseModel, model: str, name: str, staging: Path, trained: Any
) -> ModelInfo:
    """Rename into place and change all rows in one transaction."""
    target = project.paths.model(model)
    metric = trained.report.metric
    info = ModelInfo(
        model=model,
        name=name,
        task=run.task,
        base=base.id,
        run=run.run,
        dataset=run.dataset,
        metric=metric,
        value=trained.report.metrics[metric].value,
        created=now(),
        bytes=trained.bytes,
        folder=str(target),
    )
    staging.rename(target)
    try:
        with transaction(project.database) as database:
            models.add(database, info, run.dataset_version)
            runs.finish(database, run.run, "done", model)
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise
    return info


def _finish(
    runtime: Runtime, job: Job, project: Project, run: str, status: str, error: ErrorInfo | None = None
) -> None:
    with transaction(project.database) as database:
        runs.finish(database, run, status, error=error)
    runtime.changed(job, "runs")


def _write_metrics(project: Project, run: str) -> None:
    """Leave what was measured beside the run, a point a line, for other programs; the database stays the truth."""
    lines = "".join(f"{to_json(point)}\n" for point in runs.metrics(project.database, run))
    try:
        (project.paths.run(run) / "metrics.jsonl").write_text(lines, encoding="utf-8")
    except OSError as error:
        log.warning("no metrics.jsonl for %s: %s", run, error)


def _run(project: Project, run: str) -> RunInfo:
    return runs.get(project.database, run, metric_of, _resumable(project))


def _resumable(project: Project) -> runs.Resumable:
    return lambda run: (project.paths.run(run) / CHECKPOINT).is_file()


async def list_runs(runtime: Runtime, job: Job, command: commands.ListRuns) -> tuple[RunInfo, ...]:
    """Return every run."""
    project = runtime.project(command.project)
    return runs.every(project.database, metric_of, _resumable(project))


async def get_run(runtime: Runtime, job: Job, command: commands.GetRun) -> RunDetails:
    """Return one run with everything measured."""
    project = runtime.project(command.project)
    info = _run(project, command.run)
    recipe = Recipe.from_toml(runs.row_of(project.database, info.run)["recipe"])
    return RunDetails(
        info=info,
        recipe=dict(vars(recipe)),
        metrics=runs.metrics(project.database, info.run),
        log=runs.notes(project.database, info.run),
    )


HANDLERS = {
    commands.EstimateTraining: estimate,
    commands.StartTraining: start,
    commands.ResumeTraining: resume,
    commands.ListRuns: list_runs,
    commands.GetRun: get_run,
}
