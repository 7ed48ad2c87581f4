"""Commands of the frame: list the ready-made projects, make one, and take a person's own data into it."""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

from engine import commands
from engine.errors import BadInput
from engine.paths import project_path
from engine.ready_made.commands import ListFirstQuestions, LookAtFiles
from engine.ready_made.project import Data, Documents, ReadyMade
from engine.results import PartLook, ProjectInfo, ReadyMadeInfo
from engine.runtime.core import Project, Runtime
from engine.runtime.handlers import agents, projects, tool_sources
from engine.runtime.handlers.datasets import import_version
from engine.runtime.jobs import Job
from engine.store import ready_made as store
from engine.store import tool_sources as sources

_GUESSED = commands.PartReading()
Named = Callable[[str], ReadyMade]


def handlers(named: Named, every: Callable[[], Mapping[str, ReadyMade]]) -> dict[type, Callable[..., Awaitable[Any]]]:
    """Return what is done for each command; `named` and `every` are the registry's."""

    async def list_ready_made(runtime: Runtime, job: Job, command: commands.ListReadyMade) -> tuple[ReadyMadeInfo, ...]:
        return tuple(project.info for project in every().values())

    async def create(runtime: Runtime, job: Job, command: commands.CreateReadyMade) -> ProjectInfo:
        return await _create(runtime, job, named(command.name), command)

    async def bring(runtime: Runtime, job: Job, command: commands.BringData) -> None:
        project = runtime.project(command.project)
        plan = named(store.name_of(project.database))
        paths, reading = tuple(command.paths), command.reading
        await _check(runtime, plan, command.part, paths, reading)
        if command.replace or not await plan.kit.add(runtime, job, project, command.part, paths, reading):
            await _take(runtime, job, plan, project, command.part, paths, reading)
        await plan.kit.made(runtime, job, project)

    async def look(runtime: Runtime, job: Job, command: LookAtFiles) -> PartLook:
        return await runtime.in_pool(named(command.name).kit.look, command.part, command.paths)

    async def first_questions(runtime: Runtime, job: Job, command: ListFirstQuestions) -> tuple[str, ...]:
        project = runtime.project(command.project)
        return tuple(await named(store.name_of(project.database)).kit.first_questions(runtime, project))

    return {
        commands.ListReadyMade: list_ready_made,
        commands.CreateReadyMade: create,
        commands.BringData: bring,
        LookAtFiles: look,
        ListFirstQuestions: first_questions,
    }


async def _create(runtime: Runtime, job: Job, plan: ReadyMade, command: commands.CreateReadyMade) -> ProjectInfo:
    """Make the project with its parts; what fails leaves no project behind."""
    known = [part.name for part in plan.parts]
    for name in (*command.files, *command.reading):
        if name not in known:
            raise BadInput("ready_made_part", part=name, known=", ".join(known))
        await _check(runtime, plan, name, tuple(command.files.get(name, ())), command.reading.get(name, _GUESSED))
    with projects.filling(runtime, job, project_path(command.path)) as info:
        await _fill(runtime, job, plan, info.path, command)
    return projects.describe(runtime, runtime.project(info.path), info.last_opened)


async def _fill(runtime: Runtime, job: Job, plan: ReadyMade, path: str, command: commands.CreateReadyMade) -> None:
    project = runtime.project(path)
    store.mark(project.database, plan.name)
    if plan.kit.migrations:
        store.migrate(project.database, plan.kit.migrations)
    parts = plan.parts
    for number, part in enumerate(parts):
        job.progress("sample", number, len(parts))
        given = tuple(command.files.get(part.name, ()))
        # A person's own questions beside the sample's orders would answer with a shop that is not theirs.
        if given or (command.sample and not command.files):
            reading = command.reading.get(part.name, _GUESSED)
            await _take(runtime, job, plan, project, part.name, given or _sample(part), reading)
    agent = plan.agent
    bases = await runtime.in_pool(agents.ready_composer, runtime.home.bases)
    saved = commands.SaveAgent(path, agent.name, agent.purpose, agent.tools, composer=bases)
    await agents.save_agent(runtime, job, saved)
    await plan.kit.made(runtime, job, project)
    plan.kit.opened(runtime, project)


def _sample(part: Data | Documents) -> tuple[str, ...]:
    return tuple(map(str, part.files)) if isinstance(part, Data) else (str(part.folder),)


async def _check(
    runtime: Runtime, plan: ReadyMade, name: str, paths: tuple[str, ...], reading: commands.PartReading
) -> None:
    """Raise BadInput `ready_made_role`, `ready_made_column` for columns that cannot be what they are said to be."""
    if not reading.columns:
        return
    roles = next((part.roles for part in plan.data if part.name == name), {})
    found = await runtime.in_pool(plan.kit.look, name, paths)
    for role, column in reading.columns.items():
        if role not in roles:
            raise BadInput("ready_made_role", part=name, role=role, known=", ".join(roles) or "-")
        if column and column not in found.columns:
            raise BadInput("ready_made_column", column=column, columns=", ".join(found.columns) or "-")


async def _take(
    runtime: Runtime,
    job: Job,
    plan: ReadyMade,
    project: Project,
    name: str,
    paths: tuple[str, ...],
    reading: commands.PartReading,
) -> None:
    """Import files for a part, or read a folder for it; raises BadInput `ready_made_part`."""
    parts = {part.name: part for part in plan.parts}
    if name not in parts:
        raise BadInput("ready_made_part", part=name, known=", ".join(parts))
    if await plan.kit.take(runtime, job, project, name, paths, reading):
        return
    part, root = parts[name], str(project.paths.root)
    if isinstance(part, Data):
        # The sample's columns are known; a person's own are guessed.
        columns = part.columns if paths == _sample(part) else {}
        spec = commands.ImportSpec(paths, part.task, part.name, columns, split=part.split)
        await import_version(runtime, job, root, spec)
        return
    for known in sources.every(project.database):
        if known.name == part.name:
            await tool_sources.remove_source(runtime, job, commands.RemoveToolSource(root, known.source))
    folder = {"folder": str(_kept(project, part, paths[0]))}
    await tool_sources.add_source(runtime, job, commands.AddToolSource(root, part.name, "documents", folder))


def _kept(project: Project, part: Documents, folder: str) -> Path:
    """Return where the documents lie: the sample's are copied into the project, for an update moves the app's own."""
    if folder != str(part.folder):
        return Path(folder)
    inside = project.paths.root / "samples" / part.name
    shutil.copytree(part.folder, inside, dirs_exist_ok=True)
    return inside
