"""What the engine does for the recommender's commands."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine.errors import BadInput
from engine.ready_made.recommender import commands
from engine.ready_made.recommender.keeping import Kept, file_of
from engine.ready_made.recommender.orders import FitOrder
from engine.ready_made.recommender.values import BEHAVIOUR, CHANGED, ITEMS, Person, Pick, Picks, Shelf
from engine.results import DatasetInfo, FileResult
from engine.runtime.core import Project, Runtime
from engine.runtime.jobs import Job
from engine.runtime.worker import run_worker
from engine.store import datasets


def handlers(kept: Kept) -> Mapping[type, Any]:
    """Return what is done for each command; `kept` are the recommenders in memory."""

    async def get(runtime: Runtime, job: Job, command: commands.GetShelf) -> Shelf:
        return await shelf(runtime, runtime.project(command.project), kept)

    async def fit_now(runtime: Runtime, job: Job, command: commands.FitRecommender) -> Shelf:
        project = runtime.project(command.project)
        await fit(runtime, job, project)
        return await shelf(runtime, project, kept)

    async def people(runtime: Runtime, job: Job, command: commands.ListPeople) -> tuple[Person, ...]:
        root = runtime.project(command.project).paths.root
        return await runtime.in_pool(lambda: kept.of(root).people(command.search, command.limit))

    async def recommend(runtime: Runtime, job: Job, command: commands.Recommend) -> Picks:
        root = runtime.project(command.project).paths.root
        count = max(1, min(commands.MOST, command.count))

        def work() -> Picks:
            return kept.of(root).recommend(command.person, count, command.diversity, command.category, command.new)

        return await runtime.in_pool(work)

    async def similar(runtime: Runtime, job: Job, command: commands.SimilarItems) -> tuple[Pick, ...]:
        root = runtime.project(command.project).paths.root
        return await runtime.in_pool(lambda: kept.of(root).similar(command.item, command.count))

    async def export(runtime: Runtime, job: Job, command: commands.ExportRecommendations) -> FileResult:
        root = runtime.project(command.project).paths.root
        return await runtime.in_pool(_export, kept, root, job, command)

    return {
        commands.GetShelf: get,
        commands.FitRecommender: fit_now,
        commands.ListPeople: people,
        commands.Recommend: recommend,
        commands.SimilarItems: similar,
        commands.ExportRecommendations: export,
    }


async def fit(runtime: Runtime, job: Job, project: Project) -> None:
    """Learn from the newest items and behaviour in a worker; raises BadInput `shelf_no_data` and as reading does."""
    found = tables(project)
    if len(found) < 2:
        raise BadInput("shelf_no_data", missing=", ".join(part for part in (ITEMS, BEHAVIOUR) if part not in found))
    paths = {part: project.paths.dataset(info.dataset, info.version) for part, info in found.items()}
    order = FitOrder(
        runtime.home.log.with_name("recommender.log"),
        paths[ITEMS],
        paths[BEHAVIOUR],
        file_of(project.paths.root),
        await runtime.in_pool(runtime.library.base),
        sources(found),
    )
    await run_worker(order, job, lambda kind, values: job.progress(*values) if kind == "progress" else None)
    runtime.changed(job, CHANGED)


async def shelf(runtime: Runtime, project: Project, kept: Kept) -> Shelf:
    """Tell how the recommender stands."""
    found, root = tables(project), project.paths.root
    rows = {part: sum(info.rows.values()) for part, info in found.items()}
    if not file_of(root).is_file():
        return Shelf(False, len(found) == 2, rows.get(ITEMS, 0), 0, rows.get(BEHAVIOUR, 0), 0, 0)

    def work() -> Shelf:
        recommender = kept.of(root)
        fitted = recommender.fitted
        return Shelf(
            True,
            fitted.sources != sources(found),
            len(fitted.catalogue),
            len(fitted.behaviour.people),
            len(fitted.behaviour),
            len(fitted.signals.new),
            fitted.left_out,
            recommender.categories(),
            fitted.quality,
        )

    return await runtime.in_pool(work)


def tables(project: Project) -> dict[str, DatasetInfo]:
    """Return the newest items and behaviour, as far as they are there."""
    known = {info.name: info for info in datasets.latest(project.database) if info.task == "table"}
    return {part: known[part] for part in (ITEMS, BEHAVIOUR) if part in known}


def sources(found: Mapping[str, DatasetInfo]) -> tuple[str, ...]:
    """Return what tells these data from any others."""
    return tuple(f"{info.dataset}/{info.version}" for info in found.values())


def _export(kept: Kept, root: Path, job: Job, command: commands.ExportRecommendations) -> FileResult:
    from engine.ready_made.recommender import exporting

    started = time.monotonic()
    rows = exporting.export(kept.of(root), command, job.progress, job.check)
    return FileResult(command.path, rows, time.monotonic() - started)
