"""Commands about labelling: what waits, what a model suggests, what a person says, and the version it makes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from engine import commands
from engine.data import labelling, rows
from engine.data.canonical import UNLABELLED
from engine.inference.uncertainty import most_uncertain
from engine.results import DatasetInfo, Gain, Labelling, Prediction, ToLabel
from engine.runtime.core import Project, Runtime, staged
from engine.runtime.handlers import models as published
from engine.runtime.handlers.datasets import follow_up, publish
from engine.runtime.jobs import Job
from engine.store import datasets, labels, models
from engine.store.database import transaction


async def get_labelling(runtime: Runtime, job: Job, command: commands.GetLabelling) -> Labelling:
    """Count, and tell what earlier batches of labels brought."""
    project = runtime.project(command.project)
    info = datasets.get(project.database, command.dataset)
    given, _ = labels.pending(project.database, info.dataset)
    profile = await runtime.in_pool(rows.profile, _file(project, info))
    new = {label for answer in given.values() for label in _labels(answer)}
    known = [name for name, _ in profile.classes]
    fitting = [model for model in models.every(project.database, project.paths.models) if model.task == info.task]
    return Labelling(
        dataset=info.dataset,
        version=info.version,
        task=info.task,
        left=max(0, info.rows.get(UNLABELLED, 0) - len(given)),
        pending=len(given),
        choices=(*known, *sorted(new - set(known))),
        models=tuple((model.model, model.name) for model in fitting),
        gains=_gains(project, info.dataset),
    )


def _labels(answer: Mapping[str, str]) -> list[str]:
    """Return the labels that an answer holds: its class, and those of its marked stretches."""
    spans = json.loads(answer.get("spans") or "[]")
    return [label for label in (answer.get("label", ""), *(span["label"] for span in spans)) if label]


def _gains(project: Project, dataset: str) -> tuple[Gain, ...]:
    best = models.best_by_version(project.database, dataset)
    return tuple(
        Gain(info.version, sum(info.rows.values()) - info.rows.get(UNLABELLED, 0), *best[info.version])
        for info in datasets.versions(project.database, dataset)
        if info.version in best
    )


async def next_to_label(runtime: Runtime, job: Job, command: commands.NextToLabel) -> tuple[ToLabel, ...]:
    """Choose texts without a label, with a model the ones it is least sure of."""
    project = runtime.project(command.project)
    info = datasets.get(project.database, command.dataset)
    given, _ = labels.pending(project.database, info.dataset)
    model = published.find(project, command.model) if command.model else None
    wanted = labelling.SAMPLE if model else command.limit
    found = await runtime.in_pool(labelling.waiting, _file(project, info), wanted + len(given))
    texts = [text for text in found if text not in given][:wanted]
    if model is None or not texts:
        return tuple(map(ToLabel, texts))
    job.progress("suggest")

    def suggest() -> list[Prediction]:
        return runtime.models.predictor(model).predict(texts)

    said = await runtime.in_pool(suggest)
    chosen = most_uncertain(said)[: command.limit]
    return tuple(ToLabel(texts[index], said[index].value, said[index].confidence) for index in chosen)


async def set_label(runtime: Runtime, job: Job, command: commands.SetLabel) -> None:
    """Keep a label at once."""
    project = runtime.project(command.project)
    info = datasets.get(project.database, command.dataset)
    with transaction(project.database) as database:
        labels.put(database, info.dataset, command.text, command.answer)


async def undo_label(runtime: Runtime, job: Job, command: commands.UndoLabel) -> str:
    """Take the last label back."""
    project = runtime.project(command.project)
    info = datasets.get(project.database, command.dataset)
    with transaction(project.database) as database:
        return labels.undo(database, info.dataset)


async def finish_labelling(runtime: Runtime, job: Job, command: commands.FinishLabelling) -> DatasetInfo:
    """Write the version that holds the labels, and forget them as pending in the same transaction."""
    project = runtime.project(command.project)
    info = datasets.get(project.database, command.dataset)
    given, last = labels.pending(project.database, info.dataset)
    staging = staged(project.paths.datasets / info.dataset / job.id)
    job.progress("write_version")
    try:
        made = await runtime.in_pool(labelling.label_rows, _file(project, info), staging, given, commands.Split())
        # What was said while the version was being written stays for the next one.
        new = publish(
            project, follow_up(info, "labels", made), staging, lambda db: labels.clear(db, info.dataset, last)
        )
    finally:
        staging.unlink(missing_ok=True)
    runtime.changed(job, "datasets")
    return new


def _file(project: Project, info: DatasetInfo) -> Path:
    return project.paths.dataset(info.dataset, info.version)


HANDLERS = {
    commands.GetLabelling: get_labelling,
    commands.NextToLabel: next_to_label,
    commands.SetLabel: set_label,
    commands.UndoLabel: undo_label,
    commands.FinishLabelling: finish_labelling,
}
