"""Lets a worker learn from a project's newest items and behaviour."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from engine.errors import BadInput, EngineError
from engine.ready_made.recommender.keeping import Kept, file_of, in_use
from engine.ready_made.recommender.orders import FitOrder, PairsOrder
from engine.ready_made.recommender.values import BEHAVIOUR, CHANGED, ITEMS, TextGain
from engine.results import DatasetInfo, ModelInfo
from engine.runtime.core import Project, Runtime
from engine.runtime.jobs import Job
from engine.runtime.worker import run_worker
from engine.store import datasets, models


async def fit(
    runtime: Runtime, job: Job, project: Project, kept: Kept, text: ModelInfo | None = None, target: Path | None = None
) -> TextGain | None:
    """Learn from the newest items and behaviour in a worker and return what its text model brings.

    That is `text`, or else the one in use. What is learned replaces what was, unless it goes to another file `target`.
    Raises BadInput `shelf_no_data` and as reading does.
    """
    paths, found = needed(project), tables(project)
    order = FitOrder(
        _log(runtime),
        paths[ITEMS],
        paths[BEHAVIOUR],
        target or file_of(project.paths.root),
        await runtime.in_pool(runtime.library.base),
        sources(found),
        text or await current(runtime, project, kept),
    )
    gain: TextGain | None = await run_worker(order, job, job.listen)
    if target is None:
        runtime.changed(job, CHANGED)
    return gain


async def make_pairs(runtime: Runtime, job: Job, project: Project, folder: Path) -> dict[str, int]:
    """Write the pairs of the behaviour into `folder` in a worker; return part -> positives. Raises as `fit` does."""
    paths = needed(project)
    order = PairsOrder(_log(runtime), paths[ITEMS], paths[BEHAVIOUR], folder)
    made: dict[str, int] = await run_worker(order, job, job.listen)
    return made


async def current(runtime: Runtime, project: Project, kept: Kept) -> ModelInfo | None:
    """Return the text model in use, None where there is none."""
    root, published = project.paths.root, models.every(project.database, project.paths.models)

    def look() -> ModelInfo | None:
        try:
            return in_use(kept.fitted(root), published)
        except EngineError:
            # Nothing learned yet, or a file that cannot be read: what is learned now takes its place.
            return None

    return await runtime.in_pool(look)


def needed(project: Project) -> dict[str, Path]:
    """Return the files of items and behaviour; raises BadInput `shelf_no_data`."""
    found = tables(project)
    if len(found) < 2:
        raise BadInput("shelf_no_data", missing=", ".join(part for part in (ITEMS, BEHAVIOUR) if part not in found))
    return {part: project.paths.dataset(info.dataset, info.version) for part, info in found.items()}


def tables(project: Project) -> dict[str, DatasetInfo]:
    """Return the newest items and behaviour, as far as they are there."""
    known = {info.name: info for info in datasets.latest(project.database) if info.task == "table"}
    return {part: known[part] for part in (ITEMS, BEHAVIOUR) if part in known}


def sources(found: Mapping[str, DatasetInfo]) -> tuple[str, ...]:
    """Return what tells these data from any others."""
    return tuple(f"{info.dataset}/{info.version}" for info in found.values())


def _log(runtime: Runtime) -> Path:
    return runtime.home.log.with_name("recommender.log")
