"""The things only the recommender needs: its commands, its tools, and that it learns when data comes in."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.agent.tools import Tool
from engine.commands import TABLE, ImportSpec, PartReading
from engine.ready_made.recommender import handlers, learning, tools
from engine.ready_made.recommender.keeping import Kept, file_of
from engine.ready_made.recommender.values import BEHAVIOUR, ITEMS
from engine.results import PartLook
from engine.runtime.handlers.datasets import import_version
from engine.runtime.kits import Kit, Scene
from engine.store import models

if TYPE_CHECKING:
    from engine.ready_made.recommender.recommending import Recommender
    from engine.runtime.core import Project, Runtime
    from engine.runtime.jobs import Job


class Recommendations(Kit):
    """See `engine.ready_made.recommender.project`."""

    def __init__(self) -> None:
        self._kept = Kept()

    def handlers(self) -> Mapping[type, Any]:
        return handlers.handlers(self._kept)

    def tools(self, scene: Scene) -> list[Tool]:
        return tools.make(lambda: self._kept.of(scene.project, scene.models, scene.loaded))

    def look(self, part: str, paths: Sequence[str]) -> PartLook:
        from engine.ready_made.recommender import reading

        return reading.look(part, paths) if part in (ITEMS, BEHAVIOUR) else PartLook()

    async def take(
        self, runtime: Runtime, job: Job, project: Project, part: str, paths: tuple[str, ...], reading: PartReading
    ) -> bool:
        """Look through the files first, as what is wrong is told best by the file and its row; then import as usual.

        Where a person chose other columns than are found, the table is kept with the names that say so.
        """
        job.progress("read_files")
        await runtime.in_pool(_check, part, paths, _items(project), reading.columns)
        if not reading.columns or (await runtime.in_pool(self.look, part, paths)).taken == _chosen(reading):
            return False
        await _import(runtime, job, project, part, paths, reading, None)
        return True

    async def add(
        self, runtime: Runtime, job: Job, project: Project, part: str, paths: tuple[str, ...], reading: PartReading
    ) -> bool:
        """Put behaviour behind what stands; rows that stand already stay as often as they do."""
        stand = _version(project, BEHAVIOUR) if part == BEHAVIOUR else None
        if stand is None:
            return False
        job.progress("read_files")
        await runtime.in_pool(_check, part, paths, _items(project), reading.columns)
        await _import(runtime, job, project, part, paths, reading, stand)
        return True

    async def first_questions(self, runtime: Runtime, project: Project) -> tuple[str, ...]:
        if not file_of(project.paths.root).is_file():
            return ()
        root, published = project.paths.root, models.every(project.database, project.paths.models)
        return await runtime.in_pool(lambda: _first_questions(self._kept.of(root, published, runtime.models)))

    async def made(self, runtime: Runtime, job: Job, project: Project) -> None:
        """Learn as soon as there are items and behaviour."""
        if len(learning.tables(project)) == 2:
            await learning.fit(runtime, job, project, self._kept)


def _first_questions(recommender: Recommender) -> tuple[str, ...]:
    """Ask about the person of whom most is known, and about what they would get first."""
    person = recommender.people(limit=1)[0].person
    asked = [f"What should I recommend to {person}?"]
    for pick in recommender.recommend(person, 1).picks:
        asked += [f"Why do you recommend {pick.title} to {person}?", f"What is similar to {pick.title}?"]
    return tuple(asked)


def _chosen(reading: PartReading) -> dict[str, str]:
    return {role: column for role, column in reading.columns.items() if column}


async def _import(
    runtime: Runtime,
    job: Job,
    project: Project,
    part: str,
    paths: tuple[str, ...],
    reading: PartReading,
    stand: Path | None,
) -> None:
    """Import the files with the columns that were chosen, behind the version `stand` where there is one."""
    from engine.ready_made.recommender import arranging

    with tempfile.TemporaryDirectory(prefix="deskhand-shelf-") as folder:
        file = Path(folder) / f"{part}.csv"
        brought = await runtime.in_pool(arranging.arrange, part, paths, file, reading.columns, stand)
        if brought:
            await import_version(runtime, job, str(project.paths.root), ImportSpec((str(file),), TABLE, part))


def _items(project: Project) -> Path | None:
    return _version(project, ITEMS)


def _version(project: Project, part: str) -> Path | None:
    info = learning.tables(project).get(part)
    return project.paths.dataset(info.dataset, info.version) if info else None


def _check(part: str, paths: tuple[str, ...], items: Path | None, given: Mapping[str, str]) -> None:
    from engine.ready_made.recommender import reading

    if part in (ITEMS, BEHAVIOUR):
        known = frozenset(reading.catalogue(items).ids) if items and part == BEHAVIOUR else None
        reading.check(part, paths, known, given)
