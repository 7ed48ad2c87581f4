"""Commands about base models: list, fetch, take a person's own, and remove it again."""

from __future__ import annotations

from pathlib import Path

from engine import commands
from engine.errors import BadInput
from engine.models import catalogue, folder, layout
from engine.results import BaseModel
from engine.runtime.core import Runtime
from engine.runtime.jobs import Job
from engine.runtime.orders import AdoptOrder, FetchOrder, RemakeOrder
from engine.runtime.worker import run_worker
from engine.store import runs


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
    order = kind(runtime.home.log.with_name("fetch.log"), wanted, runtime.home.bases, runtime.home.graphs)
    base: BaseModel = await run_worker(order, job, job.listen)
    # What runs was loaded from the files that were replaced.
    runtime.models.forget(base.folder)
    runtime.changed(job, "bases")
    return base


async def import_base(runtime: Runtime, job: Job, command: commands.ImportBase) -> BaseModel:
    """Copy and export in a worker; a signed file holds all that is needed, and is only checked and unpacked."""
    home = runtime.home
    if Path(command.folder).is_file():
        # What checks signatures is not needed by an app that never sees such a file.
        from engine.models import transfer

        base: BaseModel = await runtime.in_pool(transfer.unpack, Path(command.folder), home.bases, home.keys)
        runtime.models.forget(base.folder)
        runtime.changed(job, "bases")
        return base
    # Looked at here first, so that what is wrong is said before anything heavy starts.
    await runtime.in_pool(folder.inspect, Path(command.folder))
    order = AdoptOrder(home.log.with_name("import.log"), Path(command.folder), home.bases, home.graphs)
    base = await run_worker(order, job, job.listen)
    runtime.changed(job, "bases")
    return base


async def remove_base(runtime: Runtime, job: Job, command: commands.RemoveBase) -> None:
    """Remove what the person added; raises BadInput `base_not_own`, `base_in_use`."""
    base = await runtime.in_pool(catalogue.known_base, runtime.home.bases, command.base)
    if not base.own:
        raise BadInput("base_not_own", name=base.name)
    for project in runtime.projects.values():
        for run in runs.running_from(project.database, base.id):
            raise BadInput("base_in_use", name=base.name, run=run)
    runtime.models.forget(base.folder)
    await runtime.in_pool(layout.remove, base)
    runtime.changed(job, "bases")


async def pack_base(runtime: Runtime, job: Job, command: commands.PackBase) -> str:
    """Return the print of the key that signed the file."""
    from engine.models import transfer

    base = await runtime.in_pool(catalogue.find_base, runtime.home.bases, command.base)
    return await runtime.in_pool(transfer.pack, base, Path(command.target), Path(command.key))


HANDLERS = {
    commands.ListBases: list_bases,
    commands.FetchBase: fetch_base,
    commands.ImportBase: import_base,
    commands.RemoveBase: remove_base,
    commands.PackBase: pack_base,
}
