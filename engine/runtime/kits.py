"""What a ready-made project may add to the engine: commands, tables of its own, tools, a caller, a way to take data."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from engine.agent.callers.selection import Caller
from engine.agent.ports import Tables
from engine.agent.tools import Tool
from engine.commands import PartReading
from engine.results import AgentInfo, BaseModel, ModelInfo, PartLook, ReadyMadeInfo

if TYPE_CHECKING:
    from engine.runtime.core import Project, Runtime
    from engine.runtime.jobs import Job
    from engine.runtime.library import Library
    from engine.runtime.loaded import LoadedModels

T = TypeVar("T")


class OnEngine(Protocol):
    """Runs work on the project's database in one transaction, on the engine thread; never call it from there."""

    def __call__(self, work: Callable[[sqlite3.Connection], T]) -> T: ...


@dataclass(frozen=True)
class Scene:
    """What a kit's tools and its caller are made of; made and used off the engine thread.

    `tables` are the project's, `models` its published ones, `tools` those that stand already (the kit's own among
    them when a caller is made), `change` runs work on the database and tells that rows named `what` changed.
    """

    project: Path
    tables: Tables
    models: tuple[ModelInfo, ...]
    loaded: LoadedModels
    library: Library
    database: OnEngine
    changed: Callable[[str], None]
    tools: tuple[Tool, ...] = ()

    def encoder(self) -> BaseModel | None:
        """Return the base encoder for sentence vectors, None where none is ready."""
        return self.library.base()


@dataclass(frozen=True)
class Known:
    """A ready-made project as the runtime knows it."""

    info: ReadyMadeInfo
    kit: Kit


@dataclass(frozen=True)
class Own:
    """A project's kit, and the way to its tables off the engine thread; see `Scene`."""

    kit: Kit
    database: OnEngine
    changed: Callable[[str], None]


class Kit:
    """The things only one ready-made project needs; a project that needs none takes this one as it is."""

    @property
    def migrations(self) -> Path | None:
        """The folder with the numbered migrations of its own tables; it knows no others."""
        return None

    def opened(self, runtime: Runtime, project: Project) -> None:
        """Begin what goes on while a project is open; on the engine thread, also right after it was made."""

    def handlers(self) -> Mapping[type, Any]:
        """Return command type -> what the engine does for it, as in `engine.runtime.handlers`."""
        return {}

    def tools(self, scene: Scene) -> Sequence[Tool]:
        """Return the tools that only such a project has."""
        return ()

    def caller(self, scene: Scene, agent: AgentInfo) -> Caller | None:
        """Return what selects the tools of an agent, None for the usual caller."""
        return None

    def look(self, part: str, paths: Sequence[str]) -> PartLook:
        """Tell what the columns of a person's files are taken for, of a part that has roles; raises as reading does."""
        return PartLook()

    async def take(
        self, runtime: Runtime, job: Job, project: Project, part: str, paths: tuple[str, ...], reading: PartReading
    ) -> bool:
        """Take a person's files (or the sample's) for a part of the project; False where they are imported as usual."""
        return False

    async def add(
        self, runtime: Runtime, job: Job, project: Project, part: str, paths: tuple[str, ...], reading: PartReading
    ) -> bool:
        """Add a person's files to what stands of a part; False where nothing stands that could be added to."""
        return False

    async def first_questions(self, runtime: Runtime, project: Project) -> Sequence[str]:
        """Return what the agent can be asked for a start, in words it understands; none while it could not answer."""
        return ()

    async def made(self, runtime: Runtime, job: Job, project: Project) -> None:
        """Do what is to be done once all data is in."""
