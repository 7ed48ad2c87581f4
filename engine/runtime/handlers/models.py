"""Commands about published models: list, read, evaluate, apply."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from engine import commands
from engine.data.canonical import missing_column
from engine.data.streams import RowWriter, count_rows, iterate
from engine.errors import BadInput, JobFailed
from engine.export.card import CARD, hashes
from engine.models import catalogue
from engine.results import (
    TEXT,
    ClassScore,
    Confusion,
    Difference,
    FileResult,
    Interval,
    ModelDetails,
    ModelInfo,
    ParityRow,
    Prediction,
    Report,
    Slice,
    TaskInfo,
)
from engine.runtime.core import Project, Runtime
from engine.runtime.handlers.running import ready_base
from engine.runtime.jobs import Job
from engine.runtime.orders import EvaluateOrder, ImportOrder
from engine.runtime.worker import run_worker
from engine.store import datasets, models
from engine.store.database import transaction
from engine.tasks.registry import task_named
from engine.tasks.task import Reading
from engine.values import plain

BATCH = 512


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
    )


async def delete_model(runtime: Runtime, job: Job, command: commands.DeleteModel) -> None:
    """Delete the row first, then the folder."""
    project = runtime.project(command.project)
    info = find(project, command.model)
    with transaction(project.database) as database:
        models.delete(database, info.model)
    runtime.models.forget(info.folder)
    await runtime.in_pool(shutil.rmtree, info.folder)
    runtime.changed(job, "models")
    runtime.changed(job, "tools")


async def evaluate(runtime: Runtime, job: Job, command: commands.Evaluate) -> Report:
    """Evaluate in a worker: on the locked test rows, or on a labelled file."""
    project = runtime.project(command.project)
    info = find(project, command.model)
    data = datasets.get(project.database, info.dataset, version_of(project, info))
    own = project.paths.dataset(data.dataset, data.version)
    if not command.data:
        return await _evaluate(runtime, job, info, own, "test", data.test_hash, own)
    # Not named like a version, and swept away with other half-made things if the app is killed meanwhile.
    scratch = project.paths.datasets / f".{job.id}-{time.time_ns()}.part" / "evaluation.parquet"
    try:
        spec = commands.ImportSpec((command.data,), info.task, split=commands.Split(valid=0.0, test=0.0))
        await run_worker(ImportOrder(runtime.home.log.with_name("import.log"), spec, scratch), job, progress_of(job))
        return await _evaluate(runtime, job, info, scratch, "", "", own)
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
    order = EvaluateOrder(
        log=runtime.home.log.with_name("evaluate.log"),
        task=info.task,
        model=Path(info.folder),
        data=data,
        part=part,
        data_hash=data_hash,
        training=training,
        base=ready_base(runtime, info.base) if _is_ready(runtime, info.base) else None,
        keep=keep,
    )
    report: Report = await run_worker(order, job, progress_of(job))
    return report


def _is_ready(runtime: Runtime, base: str) -> bool:
    return any(found.id == base and found.state == "ready" for found in catalogue.list_bases(runtime.home.bases))


def progress_of(job: Job) -> Any:
    """Return what passes a worker's progress on to its job."""

    def listen(kind: str, values: tuple[Any, ...]) -> None:
        if kind == "progress":
            job.progress(*values)

    return listen


async def predict(runtime: Runtime, job: Job, command: commands.Predict) -> tuple[Prediction, ...]:
    """Apply to a few texts."""
    info = find(runtime.project(command.project), command.model)

    task = task_named(info.task)
    reads = [task.read(text) for text in command.texts]

    def work() -> tuple[Prediction, ...]:
        return tuple(runtime.models.predictor(info).predict(reads))

    return await runtime.in_pool(work)


async def predict_file(runtime: Runtime, job: Job, command: commands.PredictFile) -> FileResult:
    """Apply to a file on the engine's own threads."""
    info = find(runtime.project(command.project), command.model)
    return await runtime.in_pool(_predict_file, runtime, job, info, command)


def _predict_file(runtime: Runtime, job: Job, info: ModelInfo, command: commands.PredictFile) -> FileResult:
    started = time.monotonic()
    source, target = Path(command.input), Path(command.output)
    total, columns = count_rows(source)
    task = task_named(info.task)
    read = _read_columns(task.info, columns, source, command.columns)
    predictor = runtime.models.predictor(info)
    done = 0
    with RowWriter(target, not_onto=source) as writer:
        for rows in iterate(source, BATCH):
            job.check()
            answers = predictor.predict([task.read(_given([row[column] for column in read])) for row in rows])
            writer.write([_with_answer(row, answer) for row, answer in zip(rows, answers, strict=True)])
            done += len(rows)
            job.progress("predict", done, total)
    return FileResult(str(target), done, time.monotonic() - started, read)


def _given(cells: Sequence[str]) -> Reading:
    return cells[0] if len(cells) == 1 else (cells[0], cells[1])


def _read_columns(task: TaskInfo, columns: tuple[str, ...], source: Path, wanted: Mapping[str, str]) -> tuple[str, ...]:
    """The columns to read: those wanted, those named like the task's texts, or the only one there is."""
    lowered = {column.casefold(): column for column in columns}
    found: list[str] = []
    roles = task.reads or (TEXT,)
    for role in roles:
        names = (role.name, *role.hints)
        if role.name in wanted and wanted[role.name] not in columns:
            raise missing_column(str(source), wanted[role.name], columns)
        named = (lowered[name] for name in names if name in lowered and lowered[name] not in found)
        column = wanted.get(role.name) or next(named, columns[0] if len(columns) == len(roles) == 1 else "")
        if not column:
            raise BadInput("no_text_column", file=str(source), columns=", ".join(columns), wanted=", ".join(names))
        found.append(column)
    return tuple(found)


def _with_answer(row: Mapping[str, str], answer: Prediction) -> dict[str, Any]:
    if isinstance(answer.value, float):
        return {**row, "prediction": round(answer.value, 4)}
    value = answer.value if isinstance(answer.value, str) else json.dumps(plain(answer.value), ensure_ascii=False)
    return {**row, "prediction": value, "confidence": round(answer.confidence, 4)}


HANDLERS = {
    commands.ListModels: list_models,
    commands.GetModel: get_model,
    commands.DeleteModel: delete_model,
    commands.Evaluate: evaluate,
    commands.Predict: predict,
    commands.PredictFile: predict_file,
}
