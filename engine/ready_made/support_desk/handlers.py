"""What the engine does for the desk's commands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from sqlite3 import Connection
from typing import Any

from engine import commands as app
from engine.data import correcting
from engine.data.rows import numbered
from engine.errors import BadInput
from engine.ready_made.support_desk import commands, rows
from engine.ready_made.support_desk.clerk import TASK, Measures, Trained, newest, rules
from engine.ready_made.support_desk.filling import gap
from engine.ready_made.support_desk.values import QUESTIONS, Desk, HandOver, Intent, Quality, Question
from engine.results import DatasetInfo
from engine.runtime.core import Project, Runtime
from engine.runtime.handlers import datasets as versions
from engine.runtime.jobs import Job
from engine.store import datasets, models
from engine.store.database import new_id, transaction

CHANGED = "desk"


def handlers(measures: Measures) -> Mapping[type, Any]:
    """Return what is done for each command; `measures` are kept between them."""

    async def measure(runtime: Runtime, job: Job, command: commands.MeasureDesk) -> Quality:
        project = runtime.project(command.project)
        trained = trained_of(project)
        if trained is None:
            raise BadInput("desk_no_model")
        root = project.paths.root
        await runtime.in_pool(measures.of, root, trained, runtime.models, runtime.library, job.progress)
        runtime.changed(job, CHANGED)
        return await quality(runtime, job, commands.GetQuality(command.project))

    async def quality(runtime: Runtime, job: Job, command: commands.GetQuality) -> Quality:
        project = runtime.project(command.project)
        trained, target, days = trained_of(project), rows.target(project.database), rows.days(project.database)
        root = project.paths.root
        if trained is None or not trained.measure_file(root).is_file():
            return Quality(trained.info.model if trained else "", target, 0, (), days)
        found = await runtime.in_pool(measures.of, root, trained, runtime.models, runtime.library)
        told = rules(project.database, trained)
        points = await runtime.in_pool(found.points, told.answers, told.renamed)
        return Quality(trained.info.model, target, len(found.test.gold), points, days)

    return {
        commands.GetDesk: get_desk,
        commands.ListQuestions: list_questions,
        commands.SetAnswer: set_answer,
        commands.RenameIntent: rename_intent,
        commands.MoveQuestions: move_questions,
        commands.MeasureDesk: measure,
        commands.GetQuality: quality,
        commands.SetTarget: set_target,
        commands.ListHandOvers: list_handovers,
        commands.SettleHandOver: settle,
    }


async def get_desk(runtime: Runtime, job: Job, command: commands.GetDesk) -> Desk:
    """Count the questions of each intent, and those that came in or were put under another one since the training."""
    project = runtime.project(command.project)
    info, trained = questions_of(project), trained_of(project)
    known = rows.answers(project.database)
    counted: Counter[str] = Counter()
    if info is not None:
        path = project.paths.dataset(info.dataset, info.version)
        counted = Counter(str(row["label"]) for row in await runtime.in_pool(numbered, path))
    new = 0
    if info is not None and trained is not None and info.version != trained.version:
        learned = trained.source(project.paths.root)
        new = await runtime.in_pool(correcting.count_unlike, learned, project.paths.dataset(info.dataset, info.version))
    names = sorted({*known, *counted} - {""}, key=lambda name: (-counted[name], name))
    return Desk(
        intents=tuple(Intent(name, counted[name], known.get(name, "")) for name in names),
        model=trained.info.model if trained else "",
        measured=trained is not None and trained.measure_file(project.paths.root).is_file(),
        target=rows.target(project.database),
        new_rows=new,
        open=rows.count_open(project.database),
    )


async def list_questions(runtime: Runtime, job: Job, command: commands.ListQuestions) -> tuple[Question, ...]:
    """Return the questions of an intent."""
    project = runtime.project(command.project)
    info = questions_of(project)
    if info is None:
        return ()
    found = await runtime.in_pool(numbered, project.paths.dataset(info.dataset, info.version), command.intent)
    return tuple(Question(row["row"], str(row["text"]), info.version) for row in found[: command.limit])


async def set_answer(runtime: Runtime, job: Job, command: commands.SetAnswer) -> None:
    """Keep the answer."""
    with transaction(runtime.project(command.project).database) as database:
        rows.set_answer(database, command.intent, command.answer.strip())
    runtime.changed(job, CHANGED)


async def rename_intent(runtime: Runtime, job: Job, command: commands.RenameIntent) -> None:
    """Write the version in which its questions have the other name."""
    project, name = runtime.project(command.project), command.name.strip()
    if not name:
        raise BadInput("desk_no_name")
    if name == command.intent:
        return
    info = questions_of(project)
    if info is not None:
        found = await runtime.in_pool(numbered, project.paths.dataset(info.dataset, info.version), command.intent)
        if found:
            await _relabel(runtime, job, project, info, tuple(int(row["row"]) for row in found), name)
    with transaction(project.database) as database:
        rows.rename(database, command.intent, name)
        if info is not None:
            rows.note_rename(database, info.dataset, info.version + 1, command.intent, name)
    runtime.changed(job, CHANGED)


async def move_questions(runtime: Runtime, job: Job, command: commands.MoveQuestions) -> None:
    """Write the version in which these questions ask for something else; raises BadInput `newer_version`."""
    project, name = runtime.project(command.project), command.intent.strip()
    info = questions_of(project)
    if not name:
        raise BadInput("desk_no_name")
    if info is None:
        raise BadInput("no_dataset_yet", dataset=QUESTIONS)
    await _relabel(runtime, job, project, replace(info, version=command.version), command.rows, name)
    with transaction(project.database) as database:
        rows.set_answers(database, {name: ""})
    runtime.changed(job, CHANGED)


async def _relabel(
    runtime: Runtime, job: Job, project: Project, info: DatasetInfo, numbers: tuple[int, ...], name: str
) -> None:
    changes = tuple((number, "label", name) for number in numbers)
    edit = app.EditRows(str(project.paths.root), info.dataset, info.version, changes)
    await versions.edit_rows(runtime, job, edit)


async def set_target(runtime: Runtime, job: Job, command: commands.SetTarget) -> None:
    """Keep the wanted share."""
    with transaction(runtime.project(command.project).database) as database:
        rows.set_target(database, command.target)
    runtime.changed(job, CHANGED)


async def list_handovers(runtime: Runtime, job: Job, command: commands.ListHandOvers) -> tuple[HandOver, ...]:
    """Return what waits, or what was settled."""
    return rows.handovers(runtime.project(command.project).database, command.settled)


async def settle(runtime: Runtime, job: Job, command: commands.SettleHandOver) -> HandOver:
    """Keep the reply; with an intent the question becomes a training row, in the same transaction.

    Raises BadInput `desk_no_handover`, `desk_settled`, and `desk_gap` for a reply with a place that is not filled.
    """
    project = runtime.project(command.project)
    item = rows.get_handover(project.database, command.handover)
    if item.state != "open":
        raise BadInput("desk_settled")
    if gap(command.reply):
        raise BadInput("desk_gap", field=gap(command.reply))
    reply, intent = command.reply.strip(), command.intent.strip() if command.reply.strip() else ""
    state = "dismissed" if not reply else "accepted" if reply == item.suggested.strip() else "edited"

    def keep(database: Connection, learned: bool) -> None:
        rows.settle(database, item.handover, state, reply, intent, learned)
        if intent and not rows.answers(database).get(intent):
            rows.set_answer(database, intent, reply)

    if intent:
        await _learn(runtime, job, project, item, intent, keep)
    else:
        with transaction(project.database) as database:
            keep(database, False)
    runtime.changed(job, CHANGED)
    return rows.get_handover(project.database, item.handover)


async def _learn(
    runtime: Runtime, job: Job, project: Project, item: HandOver, intent: str, keep: Callable[[Connection, bool], None]
) -> None:
    """Write the version that has the question as a training row; one that is measured on is never learned from."""
    known = questions_of(project)
    source = project.paths.dataset(known.dataset, known.version) if known else None
    if source is not None and await runtime.in_pool(correcting.is_held, source, item.question):
        with transaction(project.database) as database:
            keep(database, False)
        return
    info = known or DatasetInfo(new_id("data"), QUESTIONS, 0, TASK, {}, 0, "")
    job.progress("write_version")
    with versions.staged_version(project, info.dataset, job.id) as staging:
        row, origin = {"label": intent}, ("support desk", item.handover)
        made = await runtime.in_pool(correcting.learn, source, staging, item.question, row, origin, ("text", "label"))
        versions.publish(project, versions.follow_up(info, "correction", made), staging, lambda db: keep(db, True))
    runtime.changed(job, "datasets")


def questions_of(project: Project) -> DatasetInfo | None:
    """Return the newest version of the questions."""
    known = datasets.latest(project.database)
    return next((info for info in known if (info.name, info.task) == (QUESTIONS, TASK)), None)


def trained_of(project: Project) -> Trained | None:
    """Return the newest intent model."""
    return newest(project.database, models.every(project.database, project.paths.models))
