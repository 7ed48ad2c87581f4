"""Commands about training: estimate, start, resume, list, delete; and the publishing of what a worker made."""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

from engine import commands
from engine.errors import JobCancelled, JobFailed
from engine.events import MetricLogged, RunNote
from engine.export.card import rename_card
from engine.hardware import memory_kills
from engine.machine.aside import staged
from engine.machine.disk import is_full
from engine.results import BaseModel, BaseNote, Estimate, ModelInfo, RunDetails, RunInfo, TrainResult
from engine.runtime.core import Project, Runtime, claim
from engine.runtime.handlers.running import (
    CHECKPOINTS,
    begin,
    ending,
    find_run,
    metric_of,
    ready_base,
    resumable,
    resumable_run,
    run_started,
)
from engine.runtime.jobs import Job
from engine.runtime.orders import EstimateOrder, Trained, TrainOrder
from engine.runtime.reading import base_notes
from engine.runtime.worker import run_worker
from engine.store import corrections, datasets, models, runs
from engine.store.database import new_id, now, transaction
from engine.tasks.registry import task_of
from engine.text.values import to_json
from engine.training.recipe import Recipe

log = logging.getLogger(__name__)
CHECKPOINT = "state.pt"
# How often a training goes on by itself after the system ended it for want of memory, each time with half at once.
MEMORY_RETRIES = 3


async def estimate(runtime: Runtime, job: Job, command: commands.EstimateTraining) -> Estimate:
    """Measure in a worker; raises BadInput as a training does."""
    project = runtime.project(command.project)
    info = datasets.get(project.database, command.dataset, command.version)
    order = EstimateOrder(
        log=runtime.home.log.with_name("estimate.log"),
        task=task_of(info).info.name,
        data=project.paths.dataset(info.dataset, info.version),
        base=ready_base(runtime, command.recipe.base),
        recipe=command.recipe,
        folder=project.paths.root,
    )

    result: Estimate = await run_worker(order, job, job.listen)
    return result


async def check_base(runtime: Runtime, job: Job, command: commands.CheckBase) -> tuple[BaseNote, ...]:
    """Ask the base model's tokenizer about the rows; raises BadInput as a training does."""
    project = runtime.project(command.project)
    info = datasets.get(project.database, command.dataset, command.version)
    task, base = task_of(info), ready_base(runtime, command.base)
    path = project.paths.dataset(info.dataset, info.version)
    return await runtime.in_pool(base_notes, path, task, base, runtime.home.bases)


async def start(runtime: Runtime, job: Job, command: commands.StartTraining) -> TrainResult:
    """Write the run row, freeze recipe and data hash into the run's folder, and train."""
    project = runtime.project(command.project)
    run, data, base = begin(runtime, project, command)
    folder = project.paths.run(run.run)
    recipe = command.recipe.to_toml()
    (folder / "recipe.toml").write_text(f'data_hash = "{data.data_hash}"\n\n[recipe]\n{recipe}', encoding="utf-8")
    order = _order(runtime, project, run, command.recipe, base)
    with transaction(project.database) as database:
        runs.add(database, run, recipe)
    return await _train(runtime, job, project, run, order)


async def resume(runtime: Runtime, job: Job, command: commands.ResumeTraining) -> TrainResult:
    """Go on from the last checkpoint, under the frozen recipe and on the same data."""
    project = runtime.project(command.project)
    run = resumable_run(project, command.run, "training")
    recipe = Recipe.from_toml(runs.row_of(project.database, run.run)["recipe"])
    order = _order(runtime, project, run, recipe, ready_base(runtime, run.base))
    claim(project.paths.run(run.run))
    with transaction(project.database) as database:
        runs.restart(database, run.run)
        _forget_unsaved(project, run.run)
    return await _train(runtime, job, project, run, order)


async def _train(runtime: Runtime, job: Job, project: Project, run: RunInfo, order: TrainOrder) -> TrainResult:
    try:
        with ending(runtime, job, project, run.run):
            trained = await _carried_out(runtime, job, project, run, order)
            info = _publish(project, run, order, trained)
    finally:
        shutil.rmtree(order.staging, ignore_errors=True)
        _write_metrics(project, run.run)
    # The checkpoints have done their work; the model and the report stand.
    await runtime.in_pool(shutil.rmtree, order.folder / CHECKPOINTS)
    runtime.changed(job, "runs")
    runtime.changed(job, "models")
    runtime.changed(job, "tools")
    return TrainResult(run.run, info.model, {name: found.value for name, found in trained.report.metrics.items()})


async def _carried_out(runtime: Runtime, job: Job, project: Project, run: RunInfo, order: TrainOrder) -> Trained:
    """Train in a worker, and in another one from the last checkpoint where the system ended it for want of memory."""
    for retry in range(1 + MEMORY_RETRIES):
        job.tell(run_started(job, project, run))
        runtime.changed(job, "runs")
        kills, listener = memory_kills(), _Listener(job, project, run.run)
        try:
            trained: Trained = await run_worker(order, job, listener)
            return trained
        except JobCancelled:
            if listener.disk_full:
                raise JobFailed("disk_full", detail=listener.disk_full, folder=str(project.paths.root)) from None
            raise
        except JobFailed as error:
            ended_for_memory = error.params.get("exit") == "SIGKILL" and memory_kills() > kills
            begun = (order.folder / CHECKPOINTS).is_dir()
            # The other processes of `accelerate launch` went with it: a new worker would wait for them in vain.
            if not ended_for_memory or not begun or int(os.environ.get("WORLD_SIZE", "1")) > 1:
                raise
            log.warning("The system ended the worker of %s for want of memory (%s)", run.run, retry + 1)
        _forget_unsaved(project, run.run)
        order = replace(order, memory_short=True)
    raise JobFailed("out_of_memory")


def _forget_unsaved(project: Project, run: str) -> None:
    """Drop what was measured before the first checkpoint: without one the training begins again."""
    if not (project.paths.run(run) / CHECKPOINTS / CHECKPOINT).is_file():
        runs.forget_after(project.database, run, 0)


def _order(runtime: Runtime, project: Project, run: RunInfo, recipe: Recipe, base: BaseModel) -> TrainOrder:
    data = datasets.get(project.database, run.dataset, run.dataset_version)
    folder = project.paths.run(run.run)
    return TrainOrder(
        log=folder / "log.txt",
        task=run.task,
        data=project.paths.dataset(data.dataset, data.version),
        base=base,
        recipe=recipe,
        folder=folder,
        staging=staged(project.paths.models / new_id("model")),
        name=models.free_name(project.database, run.name),
        dataset=f"{data.name}, version {data.version}",
        data_hash=data.data_hash,
        test_hash=data.test_hash,
        corrected=corrections.learned(project.database, data.dataset, data.version),
        graphs=runtime.home.graphs,
    )


class _Listener:
    """Stores what a worker measured, then publishes it; a full disk pauses the training and is kept in `disk_full`."""

    def __init__(self, job: Job, project: Project, run: str) -> None:
        self.job = job
        self.project = project
        self.run = run
        self.disk_full = ""

    def __call__(self, kind: str, values: tuple[Any, ...]) -> None:
        try:
            self._take(kind, values)
        except sqlite3.OperationalError as error:
            if not is_full(error):
                raise
            # What was not stored lies in the checkpoint, and is told again when the run goes on.
            self.disk_full = str(error)
            self.job.stop("paused")

    def _take(self, kind: str, values: tuple[Any, ...]) -> None:
        if kind == "metric":
            if runs.add_metric(self.project.database, self.run, values[0]):
                self.job.tell(MetricLogged(self.job.id, self.run, values[0]))
        elif kind == "note":
            code, params = values
            if code == "resumed":
                runs.forget_after(self.project.database, self.run, params["step"])
            runs.add_note(self.project.database, self.run, code, params)
            self.job.tell(RunNote(self.job.id, self.run, code, params))
        elif kind == "progress":
            self.job.progress(*values)


def _publish(project: Project, run: RunInfo, order: TrainOrder, trained: Trained) -> ModelInfo:
    """Rename into place and change all rows in one transaction."""
    model = new_id("model")
    target = project.paths.model(model)
    try:
        with transaction(project.database) as database:
            # Another training may have taken the name since this one began.
            name = models.free_name(database, run.name)
            if name != order.name:
                rename_card(order.staging, name)
            order.staging.rename(target)
            info = _published(run, order.base, model, name, target, trained)
            models.add(database, info, run.dataset_version)
            runs.finish(database, run.run, "done", model)
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise
    return info


def _published(run: RunInfo, base: BaseModel, model: str, name: str, folder: Path, trained: Trained) -> ModelInfo:
    metric = trained.report.metric
    return ModelInfo(
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
        folder=str(folder),
    )


def _write_metrics(project: Project, run: str) -> None:
    """Leave what was measured beside the run, a point a line, for other programs; the database stays the truth."""
    lines = "".join(f"{to_json(point)}\n" for point in runs.metrics(project.database, run))
    try:
        (project.paths.run(run) / "metrics.jsonl").write_text(lines, encoding="utf-8")
    except OSError as error:
        log.warning("no metrics.jsonl for %s: %s", run, error)


async def list_runs(runtime: Runtime, job: Job, command: commands.ListRuns) -> tuple[RunInfo, ...]:
    """Return every run."""
    project = runtime.project(command.project)
    return runs.every(project.database, metric_of, resumable(project))


async def get_run(runtime: Runtime, job: Job, command: commands.GetRun) -> RunDetails:
    """Return one run with everything measured."""
    project = runtime.project(command.project)
    info = find_run(project, command.run)
    recipe = Recipe.from_toml(runs.row_of(project.database, info.run)["recipe"])
    return RunDetails(
        info=info,
        recipe=dict(vars(recipe)),
        metrics=runs.metrics(project.database, info.run),
        log=runs.notes(project.database, info.run),
    )


async def delete_run(runtime: Runtime, job: Job, command: commands.DeleteRun) -> None:
    """Delete the rows first, then the folder, unless that is gone already."""
    project = runtime.project(command.project)
    with transaction(project.database) as database:
        runs.delete(database, command.run)
    folder = project.paths.run(command.run)
    if folder.is_dir():
        await runtime.in_pool(shutil.rmtree, folder)
    runtime.changed(job, "runs")


HANDLERS = {
    commands.CheckBase: check_base,
    commands.EstimateTraining: estimate,
    commands.StartTraining: start,
    commands.ResumeTraining: resume,
    commands.ListRuns: list_runs,
    commands.GetRun: get_run,
    commands.DeleteRun: delete_run,
}
