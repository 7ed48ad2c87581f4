"""Commands about corrected calls and replies: what can be said, what is kept of it, and how it is taken back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine import commands
from engine.agent import prompts
from engine.agent.messages import Message, as_understood, to_openai
from engine.agent.tools import Tool
from engine.agent.words import snake
from engine.commands import CALLS, DIALOGUE
from engine.data import correcting
from engine.data.tool_choices import tool_choices
from engine.errors import BadInput
from engine.results import AgentInfo, Correcting, Correction, DatasetInfo, Labelling, RegressionCase, ToLabel
from engine.runtime import toolbox
from engine.runtime.core import Project, Runtime
from engine.runtime.handlers.agents import held_by
from engine.runtime.handlers.datasets import follow_up, publish, remove_files, staged_version
from engine.runtime.jobs import Job
from engine.store import agents, chats, corrections, datasets, models
from engine.store.database import new_id, transaction
from engine.tasks.parts.calls import pairs
from engine.tasks.parts.spans import locate
from engine.tasks.registry import task_named

# Where corrected calls go of an agent that has no router.
DATASET = "corrections"
# Where corrected replies go, whoever of the project's agents gave them: each row names its chat.
REPLIES = "replies"
# What the models of a task are held to.
KINDS = {CALLS: corrections.CALL, DIALOGUE: corrections.REPLY}


@dataclass(frozen=True)
class _Turn:
    """What a reply answered: the person's words at `position`, and the call that was made, None for none.

    `messages` are those of the chat, the reply, at the position `reply`, the last.
    """

    position: int
    reply: int
    text: str
    call: tuple[str, Mapping[str, Any]] | None
    agent: AgentInfo | None
    messages: tuple[Message, ...]


@dataclass(frozen=True)
class _Lesson:
    """What is learned of a turn: a row's `cells`, of which `text` is what is read, and what is expected, as JSON."""

    kind: str
    cells: Mapping[str, str]
    expected: str
    roles: Sequence[str]

    @property
    def text(self) -> str:
        """What a model reads."""
        return self.cells["text"]


def _turn(project: Project, chat: str, index: int) -> _Turn:
    """Return the turn of a reply; raises BadInput `no_chat`, `no_words_to_correct`."""
    found = chats.get(project.database, chat)
    said = [at for at, message in enumerate(found.messages[: index + 1]) if message.role == "user"]
    if not said:
        raise BadInput("no_words_to_correct")
    text = as_understood(found.messages)[said[-1]].content
    called = _first_call(found.messages[said[-1] : index + 1])
    position, reply = (chats.position_of(project.database, chat, at) for at in (said[-1], index))
    agent = agents.find(project.database, found.info.agent)
    return _Turn(position, reply, text, called, agent, found.messages[: index + 1])


def _first_call(messages: tuple[Message, ...]) -> tuple[str, Mapping[str, Any]] | None:
    return next(((call.name, call.arguments) for message in messages for call in message.calls), None)


def _learning(project: Project, agent: AgentInfo | None) -> DatasetInfo | None:
    """Return the dataset that learns an agent's corrections, None where it is yet to be made."""
    routers = {model.model: model for model in models.every(project.database, project.paths.models)}
    known = {info.dataset: info for info in datasets.latest(project.database)}
    if agent is not None and agent.caller in routers and routers[agent.caller].dataset in known:
        return known[routers[agent.caller].dataset]
    return without_router(project)


def without_router(project: Project) -> DatasetInfo | None:
    """Return the newest version of the data that learns the corrections of agents without a router, None for none."""
    known = datasets.latest(project.database)
    return next((info for info in known if (info.name, info.task) == (DATASET, CALLS)), None)


async def _tools(runtime: Runtime, project: Project, agent: AgentInfo | None) -> list[Tool]:
    """Return the agent's tools; on the pool, as each table is read to describe its own."""
    held, around = held_by(project), runtime.around(project)
    tools = await runtime.in_pool(toolbox.registry, held, runtime.models, around)
    chosen = {snake(name) for name in agent.tools} if agent else set()
    return [tool for tool in tools if not chosen or tool.name in chosen]


def _declared(tools: Sequence[Tool]) -> list[dict[str, Any]]:
    return [toolbox.declaration(tool) for tool in tools]


def _file(project: Project, info: DatasetInfo | None) -> Path | None:
    return project.paths.dataset(info.dataset, info.version) if info else None


async def get_correction(runtime: Runtime, job: Job, command: commands.GetCorrection) -> Correcting:
    """Return the words with what was called, and every tool that there is to call."""
    project = runtime.project(command.project)
    turn = _turn(project, command.chat, command.index)
    info, tools = _learning(project, turn.agent), await _tools(runtime, project, turn.agent)
    source = _file(project, info)
    choices = await runtime.in_pool(tool_choices, source, (), _declared(tools))
    spans = locate(turn.text, pairs(turn.call[1])) if turn.call else ()
    task = task_named(CALLS)
    told = Labelling(
        dataset=info.dataset if info else "",
        version=info.version if info else 0,
        task=CALLS,
        left=1,
        pending=0,
        choices=task.choices(tuple(tool.name for tool in choices)),
        tools=choices,
    )
    held = source is not None and await runtime.in_pool(correcting.is_held, source, turn.text)
    titles = {tool.name: tool.info.title for tool in tools if tool.info.title}
    return Correcting(ToLabel(turn.text, spans=tuple(spans or ())), told, held, titles)


async def get_reply_corrections(
    runtime: Runtime, job: Job, command: commands.GetReplyCorrections
) -> tuple[RegressionCase, ...]:
    """Return the cases."""
    database = runtime.project(command.project).database
    return corrections.of_reply(database, command.chat, chats.position_of(database, command.chat, command.index))


async def correct_call(runtime: Runtime, job: Job, command: commands.CorrectCall) -> Correction:
    """Keep the call in the data of the agent's router."""
    project = runtime.project(command.project)
    turn = _turn(project, command.chat, command.index)
    answer = task_named(CALLS).answered(turn.text, command.answer)
    cells = {**answer, "text": turn.text}
    lesson = _Lesson(corrections.CALL, cells, answer["target"], correcting.CALL_ROLES)
    info, tools = _learning(project, turn.agent), await _tools(runtime, project, turn.agent)
    return await _keep(runtime, job, command, turn, lesson, info, _first_version(DATASET, CALLS), _declared(tools))


async def correct_reply(runtime: Runtime, job: Job, command: commands.CorrectReply) -> Correction:
    """Keep the reply in the project's data of replies."""
    project, text = runtime.project(command.project), command.text.strip()
    turn = _turn(project, command.chat, command.index)
    given = turn.messages[-1]
    if not text:
        raise BadInput("reply_empty")
    if text == given.content.strip():
        raise BadInput("reply_same")
    right = Message("assistant", text)
    learned = prompts.lesson(given.trace.told, text) if given.trace.told else (*turn.messages[:-1], right)
    structure = task_named(DIALOGUE).structure
    assert structure is not None
    cells = structure({"messages": [to_openai(message) for message in learned]})
    lesson = _Lesson(corrections.REPLY, cells, json.dumps(text), correcting.REPLY_ROLES)
    known = datasets.latest(project.database)
    info = next((info for info in known if (info.name, info.task) == (REPLIES, DIALOGUE)), None)
    return await _keep(runtime, job, command, turn, lesson, info, _first_version(REPLIES, DIALOGUE))


async def _keep(
    runtime: Runtime,
    job: Job,
    command: commands.CorrectCall | commands.CorrectReply,
    turn: _Turn,
    lesson: _Lesson,
    info: DatasetInfo | None,
    first: DatasetInfo,
    tools: Sequence[Mapping[str, Any]] = (),
) -> Correction:
    """Write the version that learns it, with the case and the verdict in the same transaction.

    `info` is the newest version of the data that learns it; where there is none yet, it becomes the version `first`.
    """
    project = runtime.project(command.project)
    source = _file(project, info)
    case: list[RegressionCase] = []

    def keep(dataset: str, version: int) -> None:
        before = info.version if info else 0
        words = (lesson.kind, command.chat, turn.position, lesson.text, lesson.expected)
        agent = turn.agent.agent if turn.agent else ""
        case.append(corrections.add(project.database, *words, dataset, version, before, turn.reply, agent))
        chats.rate(project.database, command.chat, turn.reply, "wrong")

    if info is not None and source is not None and await runtime.in_pool(correcting.is_held, source, lesson.text):
        # A text that is measured on is never learned from: it stays a case only.
        with transaction(project.database):
            keep(info.dataset, 0)
        runtime.changed(job, "corrections")
        return Correction(case[0], info.name)
    to = info or first
    job.progress("write_version")
    with staged_version(project, to.dataset, job.id) as staging:
        origin = (f"chat/{command.chat}", turn.position)
        made = await runtime.in_pool(
            correcting.learn, source, staging, lesson.text, lesson.cells, origin, lesson.roles, tools
        )
        publish(
            project,
            follow_up(to, "correction", made),
            staging,
            lambda db: keep(to.dataset, datasets.next_version(db, to.dataset) - 1),
        )
    runtime.changed(job, "datasets")
    runtime.changed(job, "corrections")
    return Correction(case[0], to.name)


def _first_version(name: str, task: str) -> DatasetInfo:
    return DatasetInfo(new_id("data"), name, 0, task, {}, 0, "")


async def undo_correction(runtime: Runtime, job: Job, command: commands.UndoCorrection) -> None:
    """Write the version in which the rows of these words are what they were."""
    project = runtime.project(command.project)
    case = corrections.get(project.database, command.case)
    known = {info.dataset: info for info in datasets.latest(project.database)}
    info = known.get(case.dataset)
    if info is None or not case.version or corrections.overtaken_by(project.database, case) is not None:
        with transaction(project.database) as database:
            _forget(database, case)
    elif _only_this(project, info, case):
        with transaction(project.database) as database:
            _forget(database, case)
            datasets.delete(database, info.dataset)
        await runtime.in_pool(remove_files, project, info.dataset)
    else:
        await _unlearn(runtime, job, project, info, case)
    runtime.changed(job, "datasets")
    runtime.changed(job, "corrections")


def _only_this(project: Project, info: DatasetInfo, case: RegressionCase) -> bool:
    """Whether a dataset was made for this correction and holds nothing else, nor was learned from."""
    used = project.database.execute("SELECT count(*) FROM runs WHERE dataset = ?", (info.dataset,)).fetchone()[0]
    return info.version == case.version == 1 and not used


async def _unlearn(runtime: Runtime, job: Job, project: Project, info: DatasetInfo, case: RegressionCase) -> None:
    before = project.paths.dataset(info.dataset, case.before) if case.before else None
    job.progress("write_version")
    with staged_version(project, info.dataset, job.id) as staging:
        source = project.paths.dataset(info.dataset, info.version)
        made = await runtime.in_pool(correcting.unlearn, source, before, staging, case.text)
        new = follow_up(info, "correction_undone", made)
        publish(project, new, staging, lambda db: _forget(db, case))


def _forget(database: sqlite3.Connection, case: RegressionCase) -> None:
    """Forget a case, and that its reply is wrong where no other correction says so."""
    corrections.delete(database, case)
    if not corrections.of_reply(database, case.chat, case.reply):
        chats.unmark(database, case.chat, case.reply)


HANDLERS = {
    commands.GetCorrection: get_correction,
    commands.GetReplyCorrections: get_reply_corrections,
    commands.CorrectCall: correct_call,
    commands.CorrectReply: correct_reply,
    commands.UndoCorrection: undo_correction,
}
