"""Commands about labelling: what waits, what a model suggests, what a person says, and the version it makes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from engine import commands
from engine.data import labelling, rows
from engine.data.layout import UNLABELLED
from engine.data.tool_choices import tool_choices
from engine.errors import BadInput
from engine.inference.uncertainty import Spread, most_useful
from engine.models.catalogue import list_bases
from engine.results import DatasetInfo, Gain, Labelling, ModelInfo, Prediction, ToLabel
from engine.runtime.core import Project, Runtime
from engine.runtime.handlers import models as published
from engine.runtime.handlers.datasets import earlier_files, follow_up, publish, staged_version
from engine.runtime.jobs import Job
from engine.store import datasets, labels, models
from engine.store.database import transaction
from engine.tasks.registry import task_named
from engine.tasks.task import Task


async def get_labelling(runtime: Runtime, job: Job, command: commands.GetLabelling) -> Labelling:
    """Count, and tell what earlier batches of labels brought."""
    project = runtime.project(command.project)
    info = datasets.get(project.database, command.dataset)
    given, _ = labels.pending(project.database, info.dataset)
    file, task = _file(project, info), task_named(info.task)
    waiting, fitting = await runtime.in_pool(labelling.count_waiting, file, given)
    profile = await runtime.in_pool(rows.profile, file)
    new = {label for answer in given.values() for label in _labels(answer)}
    known = [name for name, _ in profile.classes]
    calls = [json.loads(answer["target"]) for answer in given.values() if "target" in answer]
    tools = await runtime.in_pool(tool_choices, file, calls) if "target" in task.info.answer else ()
    labelled = (*known, *sorted(new - set(known)))
    suggesting = [model for model in models.every(project.database, project.paths.models) if model.task == info.task]
    return Labelling(
        dataset=info.dataset,
        version=info.version,
        task=info.task,
        left=waiting - len(fitting),
        given=tuple(n for n, text in labels.numbers(project.database, info.dataset).items() if text in fitting),
        pending=len(fitting),
        aside=len(given) - len(fitting),
        choices=task.choices(tuple(dict.fromkeys((*labelled, *(tool.name for tool in tools))))),
        models=tuple((model.model, model.name) for model in suggesting),
        gains=_gains(project, info.dataset),
        tools=tools,
    )


def _labels(answer: Mapping[str, str]) -> list[str]:
    """Return the labels that an answer holds: its class, or where it has none those of its marked stretches."""
    if "label" in answer:
        return [answer["label"]]
    return [span["label"] for span in json.loads(answer.get("spans") or "[]")]


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
    items = [item for item in found if item.text not in given][:wanted]
    if model is None or not items:
        return tuple(items)
    job.progress("suggest")
    return tuple(await runtime.in_pool(_suggest, runtime, model, items, command.limit))


def _suggest(runtime: Runtime, model: ModelInfo, items: Sequence[ToLabel], count: int) -> list[ToLabel]:
    """Return texts with what the model would say, the least sure first; last those that it cannot be asked yet."""
    task = task_named(model.task)
    about_pairs = any(role.kind == "pair" for role in task.info.roles)
    asked = [item for item in items if item.spans or not about_pairs]
    said = runtime.models.predictor(model).predict(
        [task.reads({"text": item.text, "spans": _as_json(item)}) for item in asked]
    )
    useful = most_useful(said, count, _spread(runtime, model, asked))
    chosen = [_with_suggestion(task, asked[index], said[index]) for index in useful]
    return [*chosen, *(item for item in items if about_pairs and not item.spans)][:count]


def _spread(runtime: Runtime, model: ModelInfo, items: Sequence[ToLabel]) -> Spread | None:
    """Return what chooses texts that are unlike each other to the model's own base, where that can still tell."""
    bases = {base.id: base for base in list_bases(runtime.home.bases)}
    base = bases.get(model.base)
    if base is None or base.state != "ready" or base.family != "encoder" or not base.onnx:
        return None
    sampler = runtime.models.sampler(base)
    return lambda indices, weights, count: sampler.choose([items[index].text for index in indices], weights, count)


def _with_suggestion(task: Task, item: ToLabel, said: Prediction) -> ToLabel:
    spans = item.spans or tuple(task.stretches(said.value, item.text))
    return ToLabel(item.text, said.value, said.confidence, spans)


def _as_json(item: ToLabel) -> str:
    return json.dumps([{"start": start, "end": end, "label": label} for start, end, label in item.spans])


async def set_label(runtime: Runtime, job: Job, command: commands.SetLabel) -> int:
    """Keep a label at once and return its number; raises BadInput for one that does not fit its text."""
    project = runtime.project(command.project)
    info = datasets.get(project.database, command.dataset)
    answer = task_named(info.task).answered(command.text, command.answer)
    with transaction(project.database) as database:
        return labels.put(database, info.dataset, command.text, answer)


async def undo_label(runtime: Runtime, job: Job, command: commands.UndoLabel) -> str:
    """Take a label back; raises BadInput `label_not_there` where it is no more what its text waits with.

    Another window may have labelled the text anew since, or made a version of it.
    """
    project = runtime.project(command.project)
    info = datasets.get(project.database, command.dataset)
    given, _ = labels.pending(project.database, info.dataset)
    _, fitting = await runtime.in_pool(labelling.count_waiting, _file(project, info), given)
    with transaction(project.database) as database:
        text = labels.numbers(database, info.dataset).get(command.label, "")
        if text not in fitting:
            raise BadInput("label_not_there")
        labels.undo(database, info.dataset, command.label)
    return text


async def finish_labelling(runtime: Runtime, job: Job, command: commands.FinishLabelling) -> DatasetInfo:
    """Write the version that holds the labels, and forget them as pending in the same transaction.

    Labels for texts that do not wait in this version are kept for one in which they do.
    """
    project = runtime.project(command.project)
    info = datasets.get(project.database, command.dataset)
    given, last = labels.pending(project.database, info.dataset)
    job.progress("write_version")
    with staged_version(project, info.dataset, job.id) as staging:
        file = _file(project, info)
        _, fitting = await runtime.in_pool(labelling.count_waiting, file, given)
        earlier = earlier_files(project, info.dataset, info.version)
        made = await runtime.in_pool(labelling.label_rows, file, staging, given, commands.Split(), earlier)
        # What was said while the version was being written stays for the next one.
        new = publish(
            project, follow_up(info, "labels", made), staging, lambda db: labels.clear(db, info.dataset, fitting, last)
        )
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
