"""What the engine does for the recommender's commands."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from engine.ready_made.recommender import commands, learning, text_model
from engine.ready_made.recommender.keeping import Kept, file_of, in_use
from engine.ready_made.recommender.values import BEHAVIOUR, ITEMS, Person, Pick, Picks, Shelf, TextGain
from engine.results import FileResult
from engine.runtime.core import Project, Runtime
from engine.runtime.jobs import Job
from engine.store import models

if TYPE_CHECKING:
    from engine.ready_made.recommender.recommending import Recommender


def handlers(kept: Kept) -> Mapping[type, Any]:
    """Return what is done for each command; `kept` are the recommenders in memory."""

    async def get(runtime: Runtime, job: Job, command: commands.GetShelf) -> Shelf:
        return await shelf(runtime, runtime.project(command.project), kept)

    async def fit_now(runtime: Runtime, job: Job, command: commands.FitRecommender) -> Shelf:
        project = runtime.project(command.project)
        await learning.fit(runtime, job, project, kept)
        return await shelf(runtime, project, kept)

    async def train_text(runtime: Runtime, job: Job, command: commands.TrainTextModel) -> TextGain:
        return await text_model.train(runtime, job, runtime.project(command.project), kept)

    async def people(runtime: Runtime, job: Job, command: commands.ListPeople) -> tuple[Person, ...]:
        asked = _recommender(runtime, command.project)
        return await runtime.in_pool(lambda: asked().people(command.search, command.limit))

    async def recommend(runtime: Runtime, job: Job, command: commands.Recommend) -> Picks:
        asked = _recommender(runtime, command.project)
        count = max(1, min(commands.MOST, command.count))

        def work() -> Picks:
            return asked().recommend(command.person, count, command.diversity, command.category, command.new)

        return await runtime.in_pool(work)

    async def similar(runtime: Runtime, job: Job, command: commands.SimilarItems) -> tuple[Pick, ...]:
        asked = _recommender(runtime, command.project)
        return await runtime.in_pool(lambda: asked().similar(command.item, command.count))

    async def export(runtime: Runtime, job: Job, command: commands.ExportRecommendations) -> FileResult:
        return await runtime.in_pool(_export, _recommender(runtime, command.project), job, command)

    def _recommender(runtime: Runtime, path: str) -> Callable[[], Recommender]:
        project = runtime.project(path)
        root, published = project.paths.root, models.every(project.database, project.paths.models)
        return lambda: kept.of(root, published, runtime.models)

    return {
        commands.GetShelf: get,
        commands.FitRecommender: fit_now,
        commands.TrainTextModel: train_text,
        commands.ListPeople: people,
        commands.Recommend: recommend,
        commands.SimilarItems: similar,
        commands.ExportRecommendations: export,
    }


async def shelf(runtime: Runtime, project: Project, kept: Kept) -> Shelf:
    """Tell how the recommender stands."""
    found, root = learning.tables(project), project.paths.root
    published = models.every(project.database, project.paths.models)
    rows = {part: sum(info.rows.values()) for part, info in found.items()}
    if not file_of(root).is_file():
        return Shelf(False, len(found) == 2, rows.get(ITEMS, 0), 0, rows.get(BEHAVIOUR, 0), 0, 0)

    def work() -> Shelf:
        recommender = kept.of(root, published, runtime.models)
        fitted = recommender.fitted
        return Shelf(
            True,
            fitted.sources != learning.sources(found),
            len(fitted.catalogue),
            len(fitted.behaviour.people),
            len(fitted.behaviour),
            len(fitted.signals.new),
            fitted.left_out,
            recommender.categories(),
            fitted.quality,
            fitted.text if in_use(fitted, published) else None,
            int(fitted.behaviour.liked.sum()),
        )

    return await runtime.in_pool(work)


def _export(asked: Callable[[], Recommender], job: Job, command: commands.ExportRecommendations) -> FileResult:
    from engine.ready_made.recommender import exporting

    started = time.monotonic()
    rows = exporting.export(asked(), command, job.progress, job.check)
    return FileResult(command.path, rows, time.monotonic() - started)
