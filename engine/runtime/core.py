"""The engine thread's state: open projects, running jobs, loaded models, listeners; and how a command is answered."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sqlite3
import threading
import traceback
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import psutil

from engine.agent.mcp.servers import Servers
from engine.commands import Command, ResumeSearch, ResumeTraining, SearchSettings, StartTraining, TrainOnCorrections
from engine.errors import BadInput, EngineError, ErrorInfo, JobCancelled
from engine.events import Cancelled, Changed, Done, Event, Failed, Started
from engine.logs import Ring, named
from engine.machine.disk import full_folder, is_full
from engine.paths import Home, ProjectPaths, is_project
from engine.results import ReadyMadeInfo
from engine.runtime.endpoint import Endpoint
from engine.runtime.jobs import Job, Jobs
from engine.runtime.kits import Kit, Known, Own
from engine.runtime.library import Library
from engine.runtime.loaded import LoadedModels
from engine.runtime.source_variables import SourceVariables
from engine.runtime.tool_kinds import Around
from engine.runtime.trusted_sources import TrustedSources
from engine.settings import Settings
from engine.store import agents, chats, ready_made, runs
from engine.store.database import is_broken, is_busy, is_locked, open_database, transaction

log = logging.getLogger(__name__)
T = TypeVar("T")
POOL_THREADS = 4
# Work on a person's whole files that goes on at once; the pages' own requests do not wait behind it.
LONG_THREADS = 2
# Turns of chats that go on at once; most of them only wait for the person.
MOST_TURNS = 64
OWNER = "owner.json"
# On Linux: another text after every start of the computer.
BOOT = Path("/proc/sys/kernel/random/boot_id")
TRAININGS = (StartTraining, TrainOnCorrections, ResumeTraining, SearchSettings, ResumeSearch)


class Project:
    """An open project: its paths and its connection, used on the engine thread only.

    Raises BadInput `project_unfinished`, and what `open_database` raises.
    """

    def __init__(self, root: Path, new: bool = False) -> None:
        if is_unfinished(root):
            raise BadInput("project_unfinished", path=str(root))
        self.paths = ProjectPaths(root)
        self.database: sqlite3.Connection = open_database(self.paths.database, new)
        self._file = _identity(self.paths.database)

    def stands(self) -> bool:
        """Whether its file is still the one that was opened: a person may delete, move or replace the folder.

        What is written to a file that was deleted goes nowhere, without an error.
        """
        return self._file == _identity(self.paths.database)


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


class Runtime:
    """Everything that the engine thread owns."""

    def __init__(
        self, home: Home, ring: Ring, publish: Callable[[Event], None], known: Mapping[str, Known] | None = None
    ) -> None:
        """`known` are the ready-made projects by name."""
        self.home = home
        self.ring = ring
        self.publish = publish
        self.settings = Settings(home.settings)
        self.jobs = Jobs(publish)
        self.pool = ThreadPoolExecutor(POOL_THREADS, thread_name_prefix="deskhand-pool")
        self._long = ThreadPoolExecutor(LONG_THREADS, thread_name_prefix="deskhand-long")
        self._turns = ThreadPoolExecutor(MOST_TURNS, thread_name_prefix="deskhand-turn")
        self.models = LoadedModels(home.log.with_name("models.log"), self.is_training)
        self.servers = Servers()
        self.trusted = TrustedSources(home.sources)
        self.variables = SourceVariables(home.variables)
        self.library = Library(home.bases, self.models)
        # The folders of documents that are read just now: project, source.
        self.reading: set[tuple[str, str]] = set()
        self.projects: dict[Path, Project] = {}
        self.known = dict(known or {})
        self.endpoint = Endpoint(self)
        self._stopping = threading.Event()

    async def answer(self, job: Job, handlers: Mapping[type, Any]) -> None:
        """Carry a command out and tell its one end."""
        command: Command[Any] = job.command
        job.tell(Started(job.id, type(command).__name__, str(getattr(command, "project", "")), command.about))
        try:
            handler = handlers.get(type(command))
            if handler is None:
                raise BadInput("unknown_command", command=type(command).__name__)
            job.tell(Done(job.id, await handler(self, job, command)))
        except JobCancelled as stop:
            job.tell(Cancelled(job.id, stop.reason))
        except EngineError as error:
            log.info("%s failed: %s", type(command).__name__, named(error))
            job.tell(Failed(job.id, error.info()))
        except Exception as error:
            log.exception("%s failed unexpectedly", type(command).__name__)
            project = getattr(command, "project", "") or getattr(command, "path", "-")
            job.tell(Failed(job.id, unexpected(error, str(project))))
        finally:
            self.jobs.remove(job.id)

    def is_training(self) -> bool:
        """Whether a training or a search for settings runs now."""
        return any(isinstance(job.command, TRAININGS) for job in self.jobs.running())

    async def in_pool(self, function: Callable[..., T], *values: Any) -> T:
        """Run blocking work that a page waits for on the engine's own threads."""
        return await asyncio.get_running_loop().run_in_executor(self.pool, function, *values)

    async def in_long_pool(self, function: Callable[..., T], *values: Any) -> T:
        """Run what reads or writes all of a person's files, for minutes even, on threads that no page waits for."""
        return await asyncio.get_running_loop().run_in_executor(self._long, function, *values)

    async def in_turn(self, function: Callable[..., T], *values: Any) -> T:
        """Run what may wait for the person, for hours even, on a thread that nothing else needs."""
        return await asyncio.get_running_loop().run_in_executor(self._turns, function, *values)

    def project(self, path: str) -> Project:
        """Return an open project, opening it at need.

        Raises BadInput `no_project`, `project_unfinished`, and as `open_database`.
        """
        root = Path(path).absolute()
        if root in self.projects and not self.projects[root].stands():
            # Left open: a training in a folder that was moved still has to write its end.
            self.projects.pop(root)
        if root not in self.projects:
            if not is_project(root):
                raise BadInput("no_project", path=str(root))
            project = Project(root)
            try:
                kit = self._tidied(project)
            except BaseException:
                project.database.close()
                raise
            self.projects[root] = project
            if kit is not None:
                kit.opened(self, project)
        return self.projects[root]

    def _tidied(self, project: Project) -> Kit | None:
        """Bring a project to today's form, settle what an app that ended left behind, and return its kit."""
        chats.purge(project.database)
        agents.purge(project.database)
        left = runs.fail_orphans(project.database, lambda run: not owned_by_living(project.paths.run(run)))
        if left:
            log.info("%s runs of %s had been left behind by an app that ended", left, project.paths.root)
        kit = self._kit(project)
        if kit is not None and kit.migrations:
            ready_made.migrate(project.database, kit.migrations)
        return kit

    def around(self, project: Project) -> Around:
        """Return what the project's tools need of the app; on the engine thread."""
        log_file, root = self.home.log.with_name("functions.log"), str(project.paths.root)
        return Around(
            root,
            self.servers,
            self.library,
            log_file,
            own=self._own(project),
            trusts=self.trusted.holds,
            variables=self.variables.of,
            reading={source for path, source in self.reading if path == root},
        )

    def ready_made(self, project: Project) -> ReadyMadeInfo | None:
        """Return what the project was made from; None also for what this Deskhand does not know."""
        known = self.known.get(ready_made.name_of(project.database))
        return known.info if known else None

    def _kit(self, project: Project) -> Kit | None:
        known = self.known.get(ready_made.name_of(project.database))
        return known.kit if known else None

    def _own(self, project: Project) -> Own | None:
        kit = self._kit(project)
        if kit is None:
            return None
        loop = asyncio.get_running_loop()

        def database(work: Callable[[sqlite3.Connection], T]) -> T:
            async def run() -> T:
                with transaction(project.database) as connection:
                    return work(connection)

            return asyncio.run_coroutine_threadsafe(run(), loop).result()

        return Own(kit, database, lambda what: self.publish(Changed("", str(project.paths.root), what)))

    def changed(self, job: Job, what: str) -> None:
        """Tell that stored rows changed."""
        job.tell(Changed(job.id, str(getattr(job.command, "project", "")), what))

    def stop(self) -> None:
        """Ask all that goes on to end soon: jobs pause or cancel, and what no job stands for hears it by `check`."""
        self._stopping.set()
        for running in self.jobs.running():
            running.stop("paused")

    def is_stopping(self) -> bool:
        """Whether the app ends; from any thread."""
        return self._stopping.is_set()

    def check(self) -> None:
        """Raise JobCancelled where the app ends; from any thread."""
        if self.is_stopping():
            raise JobCancelled("paused")

    def close(self) -> None:
        """Let go of everything."""
        for threads in (self.pool, self._long, self._turns):
            threads.shutdown(wait=True, cancel_futures=True)
        self.models.close()
        for project in self.projects.values():
            project.database.close()


def unexpected(error: Exception, project: str) -> ErrorInfo:
    """Return what to tell of an exception that nobody foresaw, in work on `project`; called while it is handled."""
    if is_full(error):
        return ErrorInfo("disk_full", {"folder": full_folder(error, project)}, traceback.format_exc())
    if is_busy(error):
        return ErrorInfo("project_busy", {"path": project}, traceback.format_exc())
    if is_locked(error):
        return ErrorInfo("project_locked", {"path": project}, traceback.format_exc())
    if is_broken(error):
        return ErrorInfo("project_broken", {"path": project}, traceback.format_exc(), bad_input=True)
    if isinstance(error, OSError):
        code = {13: "not_writable", 30: "not_writable"}.get(error.errno or 0)
        if code:
            return ErrorInfo(code, {"folder": str(error.filename or "-")}, traceback.format_exc())
    return ErrorInfo("internal", {}, traceback.format_exc())


def is_abandoned(staging: Path) -> bool:
    """Return whether the process that was making `staging` (see `engine.machine.aside.staged`) is gone."""
    number = staging.name.split(".")[-2]
    try:
        # Numbers are given again: who came after the file is not who was making it.
        return not (number.isdigit() and _started(int(number)) <= staging.stat().st_mtime + 1.0)
    except (psutil.NoSuchProcess, FileNotFoundError):
        return True


def _started(pid: int) -> float:
    """Return when a living process began; raises psutil.NoSuchProcess also for one that ended and was not asked for."""
    process = psutil.Process(pid)
    if process.status() == psutil.STATUS_ZOMBIE:
        raise psutil.NoSuchProcess(pid)
    return process.create_time()


def _owner(pid: int) -> dict[str, Any]:
    """Return what tells a living process from every other; raises as `_started`."""
    if not psutil.LINUX:
        return {"pid": pid, "started": _started(pid)}
    # The kernel counts from its own start: in the time of day, when a process began moves with the clock.
    return {"pid": pid, "boot": BOOT.read_text(), "since_boot": _started(pid) - psutil.boot_time()}


def claim(folder: Path) -> None:
    """Write into a folder which process looks after it: of a run for good, of a project until it is made."""
    (folder / OWNER).write_text(json.dumps(_owner(os.getpid())), encoding="utf-8")


def is_unfinished(project: Path) -> bool:
    """Return whether the process that was making a project ended before it had."""
    return (project / OWNER).exists() and not owned_by_living(project)


def owned_by_living(folder: Path) -> bool:
    """Return whether the process that looks after a folder is still there: two windows may share a project."""
    try:
        owner = json.loads((folder / OWNER).read_text(encoding="utf-8"))
        if "started" in owner:
            # Not on Linux, or written by a Deskhand that did so everywhere.
            return bool(abs(_started(owner["pid"]) - owner["started"]) < 1.0)
        living = _owner(owner["pid"])
        return bool(living["boot"] == owner["boot"] and abs(living["since_boot"] - owner["since_boot"]) < 1.0)
    except (OSError, ValueError, KeyError, psutil.NoSuchProcess):
        return False
