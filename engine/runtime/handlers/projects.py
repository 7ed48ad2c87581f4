"""Commands about projects: make, open, list, and make one from the sample."""

from __future__ import annotations

import asyncio
import errno
import logging
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path

from engine import commands
from engine.commands import CALLS
from engine.data.workbench import SCRATCH, open_reader
from engine.errors import BadInput, EngineError, JobFailed
from engine.machine.disk import is_full
from engine.paths import ProjectPaths, check_name, is_project, project_path, sample
from engine.results import ProjectInfo
from engine.runtime.core import OWNER, Project, Runtime, claim, is_abandoned, is_unfinished
from engine.runtime.handlers.datasets import import_version
from engine.runtime.jobs import Job
from engine.store import chats
from engine.store.database import is_taken, now

log = logging.getLogger(__name__)
# The sample's datasets, in the order in which they are imported: name, task, files.
SAMPLE = (
    ("messages", "classification", ("messages.csv",)),
    ("tool calls", CALLS, ("tool_calls.jsonl", "tools.json")),
    ("orders", "table", ("orders.csv",)),
    ("policies", "table", ("policies.csv",)),
)

# How long a project is waited for that another process writes to, and how often it is looked at, in seconds.
PATIENCE, LOOK_AGAIN = 5.0, 0.1

# What the system says of a place where no project can be made -> the code for it.
UNFIT = {
    errno.EACCES: "not_writable",
    errno.EPERM: "not_writable",
    errno.ENAMETOOLONG: "project_name_long",
    errno.EROFS: "not_writable",
    errno.ENOTDIR: "project_in_file",
}


def describe(runtime: Runtime, project: Project, opened: str = "") -> ProjectInfo:
    """Return the project with its counts."""

    def count(table: str, column: str = "*") -> int:
        found: int = project.database.execute(f"SELECT count({column}) FROM {table}").fetchone()[0]
        return found

    return ProjectInfo(
        path=str(project.paths.root),
        name=project.paths.name,
        datasets=count("datasets", "DISTINCT dataset"),
        runs=count("runs"),
        models=count("models"),
        chats=len(chats.every(project.database)),
        last_opened=opened,
        ready_made=runtime.ready_made(project),
    )


async def create_project(runtime: Runtime, job: Job, command: commands.CreateProject) -> ProjectInfo:
    """Make the folder aside and rename it, so that a half-made project is never there."""
    await runtime.in_pool(open_reader)
    return create_at(runtime, job, project_path(command.path))


@contextmanager
def filling(runtime: Runtime, job: Job, root: Path) -> Iterator[ProjectInfo]:
    """Make a project that is filled inside the `with`: what fails leaves none behind, what is killed is known by it.

    Raises what `create_at` raises.
    """
    info = create_at(runtime, job, root, claimed=True)
    try:
        yield info
        (root / OWNER).unlink()
    except BaseException:
        _discard(runtime, job, info.path)
        raise
    runtime.changed(job, "projects")


def create_at(runtime: Runtime, job: Job, root: Path, claimed: bool = False) -> ProjectInfo:
    """Make an empty project and open it; one that was not made to its end makes way.

    With `claimed` it is this process that makes it, until the owner's file is gone. Raises BadInput `project_exists`,
    `name_unreadable`, those of UNFIT and `project_no_place`, JobFailed `disk_full`.
    """
    check_name(root)
    aside = root.with_name(f".{root.name}.part")
    shutil.rmtree(aside, ignore_errors=True)
    try:
        if is_unfinished(root):
            shutil.rmtree(root)
        if root.exists():
            raise BadInput("project_exists", path=str(root))
        aside.mkdir(parents=True)
        Project(aside, new=True).database.close()
        for folder in ("datasets", "runs", "models"):
            (aside / folder).mkdir()
        ProjectPaths(aside).opener.write_text("Opens the Deskhand project that this file lies in.\n", encoding="utf-8")
        if claimed:
            claim(aside)
        aside.rename(root)
    except OSError as error:
        if is_full(error):
            raise
        # What else keeps a folder from being made there, such as a drive that is not connected, has no name of its own.
        code = UNFIT.get(error.errno or 0, "project_no_place")
        raise BadInput(code, detail=str(error), folder=str(root.parent)) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return _opened(runtime, job, root)


def _discard(runtime: Runtime, job: Job, path: str) -> None:
    """Take a project away that could not be made whole."""
    runtime.projects.pop(Path(path)).database.close()
    with _recent_at_best():
        runtime.settings.forget(path)
    shutil.rmtree(path, ignore_errors=True)
    runtime.changed(job, "projects")


def _opened(runtime: Runtime, job: Job, root: Path) -> ProjectInfo:
    project = runtime.project(str(root))
    moment = now()
    with _recent_at_best():
        runtime.settings.opened(str(project.paths.root), moment)
    runtime.changed(job, "projects")
    return describe(runtime, project, moment)


@contextmanager
def _recent_at_best() -> Iterator[None]:
    """Let a project be made or opened though the app's own folder has no room for the list of recent ones."""
    try:
        yield
    except OSError:
        log.warning("The list of recent projects could not be written", exc_info=True)


async def open_project(runtime: Runtime, job: Job, command: commands.OpenProject) -> ProjectInfo:
    """Open, and sweep what killed jobs left half-made."""
    root = Path(command.path).expanduser().absolute()
    check_name(root)
    await runtime.in_pool(open_reader)
    first = root not in runtime.projects
    if first:
        await _free(runtime, job, root)
    info = _opened(runtime, job, root)
    await runtime.in_pool(runtime.servers.leave_idle, info.path)
    if first:
        await runtime.in_pool(sweep, ProjectPaths(root))
    return info


async def _free(runtime: Runtime, job: Job, root: Path) -> None:
    """Say that another process writes to the project where one does, and wait for its end; the engine goes on.

    Raises JobFailed `project_busy`, JobCancelled.
    """
    file, until = ProjectPaths(root).database, time.monotonic() + PATIENCE
    if await runtime.in_pool(is_taken, file):
        job.progress("wait_for_project")
    while await runtime.in_pool(is_taken, file):
        job.check()
        if time.monotonic() > until:
            raise JobFailed("project_busy", path=str(root))
        await asyncio.sleep(LOOK_AGAIN)


def sweep(paths: ProjectPaths) -> None:
    """Remove what was being made when an app was killed, and the rows it had put aside; nothing refers to them."""
    made = (left for folder in (paths.models, paths.datasets) for left in folder.rglob(".*.part"))
    aside = Path(tempfile.gettempdir()).glob(f"{SCRATCH}*.part")
    for left in chain(made, aside):
        if not is_abandoned(left):
            continue
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


async def list_projects(runtime: Runtime, job: Job, command: commands.ListProjects) -> tuple[ProjectInfo, ...]:
    """Return those that are still there; one that cannot be read is shown by its name alone."""
    found = []
    for entry in runtime.settings.recent():
        root = Path(entry["path"])
        if not is_project(root):
            continue
        try:
            found.append(replace(_glance(runtime, root), last_opened=entry["opened"]))
        except (EngineError, sqlite3.DatabaseError):
            found.append(ProjectInfo(str(root), ProjectPaths(root).name, last_opened=entry["opened"]))
    return tuple(found)


def _glance(runtime: Runtime, root: Path) -> ProjectInfo:
    """Describe a project without keeping it open: a folder on the list can still be moved, deleted or copied."""
    if root in runtime.projects:
        return describe(runtime, runtime.project(str(root)))
    project = Project(root)
    try:
        return describe(runtime, project)
    finally:
        project.database.close()


async def forget_project(runtime: Runtime, job: Job, command: commands.ForgetProject) -> None:
    """Take it off the list."""
    runtime.settings.forget(command.path)
    runtime.changed(job, "projects")


async def create_sample(runtime: Runtime, job: Job, command: commands.CreateSampleProject) -> ProjectInfo:
    """Make the project and import the sample into it; what fails leaves no project behind."""
    with filling(runtime, job, project_path(command.path)) as info:
        for number, (name, task, files) in enumerate(SAMPLE):
            job.progress("sample", number, len(SAMPLE))
            paths = tuple(str(sample() / file) for file in files)
            await import_version(runtime, job, info.path, commands.ImportSpec(paths, task, name))
    return describe(runtime, runtime.project(info.path), info.last_opened)


HANDLERS = {
    commands.CreateProject: create_project,
    commands.OpenProject: open_project,
    commands.ListProjects: list_projects,
    commands.ForgetProject: forget_project,
    commands.CreateSampleProject: create_sample,
}
