"""Commands about published models: list, read, evaluate."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from engine import commands
from engine.data.layout import UNLABELLED
from engine.errors import BadInput, JobFailed
from engine.export.card import CARD, hashes
from engine.models import catalogue
from engine.results import (
    Calibration,
    ClassScore,
    Confusion,
    Difference,
    Interval,
    ModelDetails,
    ModelInfo,
    ParityRow,
    Report,
    Slice,
)
from engine.runtime.core import Project, Runtime
from engine.runtime.jobs import Job
from engine.runtime.orders import EvaluateOrder, ImportOrder
from engine.runtime.worker import run_worker
from engine.store import datasets, models
from engine.store.database import transaction


def find(project: Project, model: str) -> ModelInfo:
    """Return a published model by id or name; raises BadInput `no_model`."""
    return models.get(project.database, model, project.paths.models)


async def list_models(runtime: Runtime, job: Job, command: commands.ListModels) -> tuple[ModelInfo, ...]:
    """Return the published models."""
    project = runtime.project(command.project)
    return models.every(project.database, project.paths.models)


async def get_model(runtime: Runtime, job: Job, command: commands.GetModel) -> ModelDetails:
    """Read the card and the locked report."""
    return await runtime.in_pool(read_details, find(runtime.project(command.project), command.model))


def read_details(info: ModelInfo) -> ModelDetails:
    """Return what stands in a model's folder; raises JobFailed `model_not_loaded`."""
    folder = Path(info.folder)
    try:
        report = report_from(json.loads((folder / "report.json").read_text(encoding="utf-8")))
        parity = tuple(ParityRow(**row) for row in json.loads((folder / "parity.json").read_text(encoding="utf-8")))
        card = (folder / CARD).read_text(encoding="utf-8")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise JobFailed("model_not_loaded", detail=str(error), folder=info.folder) from error
    return ModelDetails(info, report, parity, card, hashes(folder))


def report_from(data: Mapping[str, Any]) -> Report:
    """Return the report that was written as JSON."""

    def intervals(found: Mapping[str, Any]) -> dict[str, Interval]:
        return {name: Interval(**value) for name, value in found.items()}

    confusion = data["confusion"]
    return Report(
        task=data["task"],
        metric=data["metric"],
        rows=data["rows"],
        metrics=intervals(data["metrics"]),
        baselines={name: intervals(found) for name, found in data["baselines"].items()},
        classes=tuple(ClassScore(**row) for row in data["classes"]),
        confusion=Confusion(tuple(confusion["labels"]), tuple(map(tuple, confusion["counts"]))) if confusion else None,
        errors=tuple(data["errors"]),
        data_hash=data["data_hash"],
        baseline_rows=data.get("baseline_rows", {}),
        differences={
            name: {metric: Difference(**value) for metric, value in found.items()}
            for name, found in data.get("differences", {}).items()
        },
        slices=tuple(Slice(**{**row, "metric": Interval(**row["metric"])}) for row in data.get("slices", ())),
        slice_metric=data.get("slice_metric", ""),
        calibration=Calibration(**data["calibration"]) if data.get("calibration") else None,
    )


async def delete_model(runtime: Runtime, job: Job, command: commands.DeleteModel) -> None:
    """Delete the row first, then the folder, unless that is gone already."""
    project = runtime.project(command.project)
    info = find(project, command.model)
    with transaction(project.database) as database:
        models.delete(database, info.model)
    runtime.models.forget(info.folder)
    if Path(info.folder).is_dir():
        await runtime.in_pool(shutil.rmtree, info.folder)
    runtime.changed(job, "models")
    runtime.changed(job, "tools")


async def evaluate(runtime: Runtime, job: Job, command: commands.Evaluate) -> Report:
    """Evaluate in a worker: on the locked test rows, or on the rows of a file that have a label."""
    project = runtime.project(command.project)
    info = find(project, command.model)
    data = datasets.get(project.database, info.dataset, version_of(project, info))
    own = project.paths.dataset(data.dataset, data.version)
    if not command.data:
        return await _evaluate(runtime, job, info, own, "test", data.test_hash, own)
    # Not named like a version, and swept away with other half-made things if the app is killed meanwhile.
    scratch = project.paths.datasets / f".{job.id}-{time.time_ns()}.part" / "evaluation.parquet"
    try:
        whole = commands.Split(valid=0.0, test=0.0)
        spec = commands.ImportSpec((command.data,), info.task, columns=command.columns, split=whole, measured=True)
        order = ImportOrder(runtime.home.log.with_name("import.log"), spec, scratch)
        read = await run_worker(order, job, job.listen)
        unlabelled = read.rows.get(UNLABELLED, 0)
        if not read.rows.get("train"):
            raise BadInput("no_labels", file=command.data, rows=unlabelled)
        report = await _evaluate(runtime, job, info, scratch, "train", "", own)
        unusable = read.rows_in - sum(read.rows.values())
        return replace(report, file=command.data, unlabelled=unlabelled, unusable=unusable)
    finally:
        await runtime.in_pool(lambda: shutil.rmtree(scratch.parent, ignore_errors=True))


def version_of(project: Project, info: ModelInfo) -> int:
    """Return the version of the dataset that a model was trained on."""
    row = project.database.execute("SELECT dataset_version FROM models WHERE model = ?", (info.model,)).fetchone()
    version: int = row["dataset_version"]
    return version


async def evaluate_kept(runtime: Runtime, job: Job, project: Project, info: ModelInfo) -> Report:
    """Answer the locked test rows once more, and keep the answers in the model's folder."""
    data = datasets.get(project.database, info.dataset, version_of(project, info))
    own = project.paths.dataset(data.dataset, data.version)
    return await _evaluate(runtime, job, info, own, "test", data.test_hash, own, Path(info.folder))


async def _evaluate(
    runtime: Runtime,
    job: Job,
    info: ModelInfo,
    data: Path,
    part: str,
    data_hash: str,
    training: Path,
    keep: Path | None = None,
) -> Report:
    base = catalogue.base_or_none(runtime.home.bases, info.base)
    order = EvaluateOrder(
        log=runtime.home.log.with_name("evaluate.log"),
        task=info.task,
        model=Path(info.folder),
        data=data,
        part=part,
        data_hash=data_hash,
        training=training,
        base=base if base is not None and base.state == "ready" else None,
        fresh=data != training,
        keep=keep,
    )
    report: Report = await run_worker(order, job, job.listen)
    return report


HANDLERS = {
    commands.ListModels: list_models,
    commands.GetModel: get_model,
    commands.DeleteModel: delete_model,
    commands.Evaluate: evaluate,
}
