"""Commands about base models: list, fetch, take a person's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from engine import commands
from engine.models import catalogue, folder
from engine.results import BaseModel
from engine.runtime.core import Runtime
from engine.runtime.jobs import Job
from engine.runtime.orders import AdoptOrder, FetchOrder, RemakeOrder
from engine.runtime.worker import run_worker


async def list_bases(runtime: Runtime, job: Job, command: commands.ListBases) -> tuple[BaseModel, ...]:
    """Return starter models and the person's own."""
    return await runtime.in_pool(catalogue.list_bases, runtime.home.bases)


async def fetch_base(runtime: Runtime, job: Job, command: commands.FetchBase) -> BaseModel:
    """Fetch in a worker, and make what consists of it and an adapter.

    One that is ready is not fetched again, and only its ONNX made anew where it is outdated.
    """
    base = await _fetched(runtime, job, command.base)
    for made in catalogue.made_of(command.base):
        await _fetched(runtime, job, made)
    return base


async def _fetched(runtime: Runtime, job: Job, wanted: str) -> BaseModel:
    known = await runtime.in_pool(catalogue.known_base, runtime.home.bases, wanted)
    if known.state == "ready" and not known.outdated:
        return known
    kind = RemakeOrder if known.state == "ready" else FetchOrder
    order = kind(runtime.home.log.with_name("fetch.log"), wanted, runtime.home.bases)
    base: BaseModel = await run_worker(order, job, _progress(job))
    # What runs was loaded from the files that were replaced.
    runtime.models.forget(base.folder)
    runtime.changed(job, "bases")
    return base


async def import_base(runtime: Runtime, job: Job, command: commands.ImportBase) -> BaseModel:
    """Copy and export in a worker."""
    # Looked at here first, so that what is wrong is said before anything heavy starts.
    await runtime.in_pool(folder.inspect, Path(command.folder))
    order = AdoptOrder(runtime.home.log.with_name("import.log"), Path(command.folder), runtime.home.bases)
    base: BaseModel = await run_worker(order, job, _progress(job))
    runtime.changed(job, "bases")
    return base


def _progress(job: Job) -> Any:
    def listen(kind: str, values: tuple[Any, ...]) -> None:
        if kind == "progress":
            job.progress(*values)

    return listen


HANDLERS = {
    commands.ListBases: list_bases,
    commands.FetchBase: fetch_base,
    commands.ImportBase: import_base,
}
