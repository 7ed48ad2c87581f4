"""Commands about the sources of tools that a person adds: try, add, look at again, remove, list, ask for a tool."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from engine import commands
from engine.agent.lab.suggesting import suggested
from engine.agent.offers import renamed
from engine.errors import BadInput
from engine.results import ToolExamples, ToolSourceInfo
from engine.runtime import tool_sources, toolbox
from engine.runtime.core import Project, Runtime
from engine.runtime.handlers.agents import held_by
from engine.runtime.jobs import Job
from engine.runtime.tool_kinds import (
    EXAMPLES,
    KINDS,
    OFFERS,
    Around,
    examples_of,
    is_trusted,
    kept,
    kind_named,
    offers_of,
    run_by,
    values_of,
)
from engine.runtime.worker import run_worker
from engine.store import agents
from engine.store import tool_sources as rows
from engine.store.database import new_id, transaction
from engine.store.tool_sources import ToolSource


async def try_source(runtime: Runtime, job: Job, command: commands.TryToolSource) -> ToolSourceInfo:
    """Look at it and keep nothing."""
    project = runtime.project(command.project)
    asked = ToolSource("", command.name, command.kind, command.settings)
    return tool_sources.describe(runtime.around(project), await _looked_at(runtime, job, project, asked))


async def add_source(runtime: Runtime, job: Job, command: commands.AddToolSource) -> ToolSourceInfo:
    """Look at it and keep what it offers.

    One that is read first is kept before that, by what it offers anyway: it stays with what was read of it, however
    the reading ends.
    """
    project = runtime.project(command.project)
    asked = tool_sources.checked(ToolSource(new_id("source"), command.name, command.kind, command.settings))
    around = runtime.around(project)
    if await runtime.in_pool(kind_named(asked.kind).order, around, asked) is None:
        try:
            return _keep(runtime, job, project, await _looked_at(runtime, job, project, asked))
        except Exception:
            await _let_go(runtime, project, asked, forget=True)
            raise
    offered = await _looked_at(runtime, job, project, replace(asked, source=""))
    listed = replace(offered, source=asked.source)
    _keep(runtime, job, project, listed)
    try:
        return await _refreshed(runtime, job, project, listed)
    except Exception:
        _, error = await runtime.in_pool(kind_named(listed.kind).state, around, listed)
        if error is not None and error.code == "documents_unindexed":
            # Nothing was read.
            await _removed(runtime, job, project, listed)
        raise


async def refresh_source(runtime: Runtime, job: Job, command: commands.RefreshToolSource) -> ToolSourceInfo:
    """Take what it offers now; a tool that it changed has to be allowed again, and what is never used stays so.

    One that was not trusted on this computer is by this: what others allowed of it has to be allowed again.
    """
    project = runtime.project(command.project)
    return await _refreshed(runtime, job, project, rows.get(project.database, command.source))


async def _refreshed(runtime: Runtime, job: Job, project: Project, before: ToolSource) -> ToolSourceInfo:
    found = await _looked_at(runtime, job, project, kept(before))
    await _let_go(runtime, project, before)
    # Read now: the person may have said something meanwhile.
    said = examples_of(rows.get(project.database, before.source))
    found = replace(found, settings={**found.settings, EXAMPLES: said})
    return _keep(runtime, job, project, found, before)


async def remove_source(runtime: Runtime, job: Job, command: commands.RemoveToolSource) -> None:
    """Forget it, and end what runs of it; raises BadInput `tool_source_reading`."""
    project = runtime.project(command.project)
    source = rows.get(project.database, command.source)
    _check_unread(runtime, project, source)
    await _removed(runtime, job, project, source)


async def _removed(runtime: Runtime, job: Job, project: Project, source: ToolSource) -> None:
    with transaction(project.database) as database:
        rows.remove(database, source.source)
        rows.forget_permissions(database, [offer.name for offer in offers_of(source)])
    runtime.changed(job, "tools")
    runtime.trusted.remove(source.source)
    runtime.variables.remove(source.source)
    await _let_go(runtime, project, source, forget=True)


async def list_sources(runtime: Runtime, job: Job, command: commands.ListToolSources) -> tuple[ToolSourceInfo, ...]:
    """Tell how each stands."""
    project = runtime.project(command.project)
    around, found = runtime.around(project), rows.every(project.database)

    def work() -> tuple[ToolSourceInfo, ...]:
        return tuple(tool_sources.describe(around, source) for source in found if source.kind in KINDS)

    return await runtime.in_pool(work)


async def get_examples(runtime: Runtime, job: Job, command: commands.GetToolExamples) -> ToolExamples:
    """Tell what the person said of a tool, and what they could say."""
    project = runtime.project(command.project)
    source, offer = tool_sources.with_tool(rows.every(project.database), command.tool)
    made = kind_named(source.kind).tools(runtime.around(project), source)
    tool = next(tool for tool in made if tool.name == offer.name)
    return ToolExamples(tuple(examples_of(source).get(offer.remote, ())), suggested(tool))


async def save_examples(runtime: Runtime, job: Job, command: commands.SaveToolExamples) -> None:
    """Keep it with the source."""
    database = runtime.project(command.project).database
    source, offer = tool_sources.with_tool(rows.every(database), command.tool)
    with transaction(database):
        rows.save(database, tool_sources.saying(source, offer, command.examples))
    runtime.changed(job, "tools")


async def _looked_at(runtime: Runtime, job: Job, project: Project, asked: ToolSource) -> ToolSource:
    held = held_by(project, without=asked.source)
    around = replace(runtime.around(project), cancelled=job.cancelled)
    source = tool_sources.checked(asked)
    order = await runtime.in_pool(kind_named(source.kind).order, around, source)
    if order is not None:
        with _being_read(runtime, job, project, source):
            # It is known from here on that it may take long.
            job.progress("read_documents")
            await run_worker(order, job, job.listen)

    def work() -> ToolSource:
        taken = [tool.name for tool in toolbox.registry(held, runtime.models, around)]
        return tool_sources.look(around, source, taken)

    return await runtime.in_pool(work)


@contextmanager
def _being_read(runtime: Runtime, job: Job, project: Project, source: ToolSource) -> Iterator[None]:
    """Say of a source that it is read just now; raises BadInput `tool_source_reading` where it is already."""
    _check_unread(runtime, project, source)
    key = _key(project, source)
    runtime.reading.add(key)
    runtime.changed(job, "tools")
    try:
        yield
    finally:
        runtime.reading.discard(key)
        runtime.changed(job, "tools")


def _check_unread(runtime: Runtime, project: Project, source: ToolSource) -> None:
    if _key(project, source) in runtime.reading:
        raise BadInput("tool_source_reading", source=source.name)


def _key(project: Project, source: ToolSource) -> tuple[str, str]:
    return str(project.paths.root), source.source


async def _let_go(runtime: Runtime, project: Project, source: ToolSource, forget: bool = False) -> None:
    """End what runs of a source, and with `forget` take away what was kept of it."""
    kind, around = KINDS.get(source.kind), runtime.around(project)

    def work() -> None:
        if kind is not None:
            kind.close(around, source)
            if forget:
                kind.forget(around, source)

    await runtime.in_pool(work)


def _keep(
    runtime: Runtime, job: Job, project: Project, source: ToolSource, before: ToolSource | None = None
) -> ToolSourceInfo:
    """Store a source with what it offers; `before` is how it stood where it was looked at again."""
    around = runtime.around(project)
    with transaction(project.database) as database:
        rows.save(database, kept(source))
        if before is None:
            rows.forget_permissions(database, [offer.name for offer in offers_of(source)])
        else:
            _tighten(database, around, before, source)
        if values := values_of(source):
            runtime.variables.add(source.source, values)
        if runs := run_by(source):
            runtime.trusted.add(source.source, runs)
    runtime.changed(job, "tools")
    return tool_sources.describe(around, source)


def _tighten(database: sqlite3.Connection, around: Around, before: ToolSource, now: ToolSource) -> None:
    """Take away what the person allowed of the tools that changed: a look itself never allows anything.

    What is never used stays so under another name.
    """
    rows.forbid_alike(database, renamed(offers_of(before), offers_of(now)))
    if not is_trusted(around, before):
        before = replace(before, settings={**before.settings, OFFERS: []})
    known = offers_of(before)
    changed = [offer.name for offer in offers_of(now) if offer not in known]
    rows.forget_permissions(database, changed, ("allow",))
    said = agents.permissions(database)
    for tool in tool_sources.used_freely(around, now) - tool_sources.used_freely(around, before) - set(said):
        agents.set_permission(database, tool, "ask")


HANDLERS = {
    commands.TryToolSource: try_source,
    commands.AddToolSource: add_source,
    commands.RefreshToolSource: refresh_source,
    commands.RemoveToolSource: remove_source,
    commands.ListToolSources: list_sources,
    commands.GetToolExamples: get_examples,
    commands.SaveToolExamples: save_examples,
}
