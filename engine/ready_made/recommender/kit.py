"""The things only the recommender needs: its commands, its tools, and that it learns when data comes in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.agent.tools import Tool
from engine.ready_made.recommender import handlers, learning, tools
from engine.ready_made.recommender.keeping import Kept, file_of
from engine.ready_made.recommender.values import BEHAVIOUR, ITEMS
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

    async def take(self, runtime: Runtime, job: Job, project: Project, part: str, paths: tuple[str, ...]) -> bool:
        """Look through the files first, as what is wrong is told best by the file and its row; then import as usual."""
        job.progress("read_files")
        await runtime.in_pool(_check, part, paths, _items(project))
        return False

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


def _items(project: Project) -> Path | None:
    info = learning.tables(project).get(ITEMS)
    return project.paths.dataset(info.dataset, info.version) if info else None


def _check(part: str, paths: tuple[str, ...], items: Path | None) -> None:
    from engine.ready_made.recommender import reading

    if part in (ITEMS, BEHAVIOUR):
        known = frozenset(reading.catalogue(items).ids) if items and part == BEHAVIOUR else None
        reading.check(part, paths, known)
