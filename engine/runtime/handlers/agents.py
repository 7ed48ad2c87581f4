"""Commands about agents: tools, permissions, and the turn of a chat."""

from __future__ import annotations

import asyncio
import queue
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from engine import commands
from engine.agent.loop import run_turn
from engine.agent.messages import Message, ToolCall
from engine.errors import BadInput
from engine.events import ApprovalNeeded, MessageAdded, TextDelta
from engine.models import catalogue
from engine.results import (
    SELECTIONS,
    AgentInfo,
    BaseModel,
    ChatDetails,
    PromptInfo,
    ToolInfo,
    ToolTrial,
    first_composer,
)
from engine.runtime import toolbox
from engine.runtime.core import Project, Runtime
from engine.runtime.jobs import Job
from engine.runtime.prompting import prompt_of
from engine.store import agents, chats, datasets, models, tool_sources
from engine.store.database import new_id, transaction


def held_by(project: Project, without: str = "") -> toolbox.Holdings:
    """Return what the project's tools are made of, `without` one source of them."""
    found = models.every(project.database, project.paths.models)
    sources = [source for source in tool_sources.every(project.database) if source.source != without]
    return toolbox.holdings(datasets.latest(project.database), found, project.paths.dataset, sources)


def ready_composer(bases: Path) -> str:
    """Return the id of the decoder to compose with, '' where none is ready; see `first_composer`."""
    found = first_composer(catalogue.list_bases(bases))
    return found.id if found else ""


async def _bases(runtime: Runtime) -> tuple[BaseModel, ...]:
    return await runtime.in_pool(catalogue.list_bases, runtime.home.bases)


async def list_tools(runtime: Runtime, job: Job, command: commands.ListTools) -> tuple[ToolInfo, ...]:
    """Return every tool with the permission that the person set and its last use."""
    project = runtime.project(command.project)
    tools = await runtime.in_pool(toolbox.registry, held_by(project), runtime.models, runtime.around(project))
    chosen, used = agents.permissions(project.database), chats.tool_uses(project.database)
    return tuple(
        replace(tool.info, permission=chosen.get(tool.name, tool.info.permission), used=used.get(tool.name, ""))
        for tool in tools
    )


async def set_permission(runtime: Runtime, job: Job, command: commands.SetPermission) -> None:
    """Keep the permission."""
    with transaction(runtime.project(command.project).database) as database:
        agents.set_permission(database, command.tool, command.permission)
    runtime.changed(job, "tools")
    runtime.changed(job, "agents")


async def try_tool(runtime: Runtime, job: Job, command: commands.TryTool) -> ToolTrial:
    """Call once."""
    project = runtime.project(command.project)
    held, around = held_by(project), runtime.around(project)

    def work() -> ToolTrial:
        tools = toolbox.registry(held, runtime.models, around)
        return tools.try_tool(command.tool, dict(command.arguments), job.cancelled)

    return await runtime.in_pool(work)


async def save_agent(runtime: Runtime, job: Job, command: commands.SaveAgent) -> AgentInfo:
    """Add or change; what is left out takes the best there is."""
    project = runtime.project(command.project)
    known = _changed_by(runtime, project, command)
    if command.selection not in SELECTIONS:
        raise BadInput("unknown_selection", selection=command.selection, known=", ".join(filter(None, SELECTIONS)))
    info = AgentInfo(
        agent=known.agent if known else new_id("agent"),
        name=command.name.strip(),
        purpose=command.purpose,
        tools=tuple(command.tools),
        caller=models.get(project.database, command.caller, project.paths.models).model if command.caller else "",
        composer=command.composer,
        permissions=dict(command.permissions),
        selection=command.selection,
        language_model=command.language_model,
    )
    with transaction(project.database) as database:
        agents.save(database, info)
    runtime.changed(job, "agents")
    return info


def _changed_by(runtime: Runtime, project: Project, command: commands.SaveAgent) -> AgentInfo | None:
    """Return the agent that is changed, None for a new one; a ready-made project knows its own by the name."""
    name, ready_made = command.name.strip(), runtime.ready_made(project)
    if not name:
        raise BadInput("agent_name_missing")
    of_name = agents.find(project.database, name)
    known = agents.get(project.database, command.agent) if command.agent else of_name
    if of_name is not None and known is not None and of_name.agent != known.agent:
        raise BadInput("agent_name_taken", name=name)
    if known is not None and ready_made is not None and known.name == ready_made.agent != name:
        raise BadInput("agent_name_fixed", name=known.name)
    return known


async def delete_agent(runtime: Runtime, job: Job, command: commands.DeleteAgent) -> None:
    """Take an agent away."""
    agents.delete(runtime.project(command.project).database, command.agent)
    runtime.changed(job, "agents")


async def restore_agent(runtime: Runtime, job: Job, command: commands.RestoreAgent) -> AgentInfo:
    """Have an agent back."""
    info = agents.restore(runtime.project(command.project).database, command.agent)
    runtime.changed(job, "agents")
    return info


async def list_agents(runtime: Runtime, job: Job, command: commands.ListAgents) -> tuple[AgentInfo, ...]:
    """Return the agents."""
    return agents.every(runtime.project(command.project).database)


async def send_message(runtime: Runtime, job: Job, command: commands.SendMessage) -> ChatDetails:
    """Carry one turn out on a thread of its own; every message is stored before it is published.

    Raises BadInput `not_said_by_you` for a branch that would not begin at the person's own words, `agent_gone`.
    """
    project = runtime.project(command.project)
    chat = chats.get(project.database, command.chat)
    places, history = chats.positions(project.database, command.chat), chat.messages
    if command.instead >= 0:
        if command.instead >= len(history) or history[command.instead].role != "user":
            raise BadInput("not_said_by_you")
        places, history = places[: command.instead], history[: command.instead]
    info = agents.find(project.database, chat.info.agent)
    if info is None:
        raise BadInput("agent_gone")
    bases = await _bases(runtime)
    held, permissions, around = held_by(project), agents.permissions(project.database), runtime.around(project)
    watcher = _Watcher(asyncio.get_running_loop(), runtime, job, project, command.chat, places)
    job.on_stop(lambda reason: watcher.refuse())

    def work() -> None:
        agent = toolbox.build_agent(info, held, bases, permissions, runtime.models, around)
        run_turn(agent, history, command.text, watcher)

    await runtime.in_turn(work)
    runtime.changed(job, "chats")
    return chats.get(project.database, command.chat)


async def get_prompt(runtime: Runtime, job: Job, command: commands.GetPrompt) -> PromptInfo:
    """Return what a model read for a message; raises BadInput `no_prompt`, `agent_gone`."""
    project = runtime.project(command.project)
    chat = chats.get(project.database, command.chat)
    if not 0 <= command.index < len(chat.messages):
        raise BadInput("no_prompt")
    info = agents.find(project.database, chat.info.agent)
    if info is None:
        raise BadInput("agent_gone")
    bases = await _bases(runtime)
    held, permissions, around = held_by(project), agents.permissions(project.database), runtime.around(project)

    def work() -> PromptInfo:
        agent = toolbox.build_agent(info, held, bases, permissions, runtime.models, around)
        return prompt_of(chat.messages, command.index, info, agent, held.models, bases, runtime.models)

    return await runtime.in_pool(work)


class _Watcher:
    """Stands between a turn on its thread and the engine thread (`engine.agent.ports.Observer`)."""

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        runtime: Runtime,
        job: Job,
        project: Project,
        chat: str,
        places: list[int],
    ) -> None:
        self._loop = loop
        self._runtime = runtime
        self._job = job
        self._project = project
        self._chat = chat
        # The positions of the messages before the next one, which follows on the last of them.
        self._places = list(places)
        self._decisions: queue.Queue[str] = queue.Queue()

    def message(self, message: Message) -> None:
        """Store on the engine thread, wait until it stands, publish."""

        async def store() -> int:
            with transaction(self._project.database) as database:
                parent = self._places[-1] if self._places else -1
                self._places.append(chats.append(database, self._chat, message, parent))
            return len(self._places) - 1

        index = asyncio.run_coroutine_threadsafe(store(), self._loop).result()
        self._job.tell(MessageAdded(self._job.id, self._chat, index, message))

    def text(self, delta: str, restart: bool = False) -> None:
        """Publish what was written."""
        self._job.tell(TextDelta(self._job.id, self._chat, delta, restart))

    def approve(self, call: ToolCall, tool: ToolInfo, dry_run: Callable[[], ToolTrial] | None) -> str:
        """Ask the person and wait for the decision; 'always' is kept for the project."""
        self._job.approvals[call.id] = self._decisions.put
        if dry_run is not None:
            self._job.dry_runs[call.id] = dry_run
        self._job.tell(
            ApprovalNeeded(
                self._job.id,
                self._chat,
                call.id,
                tool.name,
                dict(call.arguments),
                dry_run=dry_run is not None,
                title=tool.title,
                description=tool.description,
                source=tool.source,
            )
        )
        if self.cancelled():
            return "deny"
        decision = self._decisions.get()
        self._job.approvals.pop(call.id, None)
        self._job.dry_runs.pop(call.id, None)
        if decision == "always":
            self._on_engine(lambda: self._allow(tool.name))
        return decision

    def _allow(self, tool: str) -> None:
        """Allow a tool in the project; a permission of the agent's own would go before it, so that one goes."""
        with transaction(self._project.database) as database:
            agents.set_permission(database, tool, "allow")
            info = agents.find(database, chats.get(database, self._chat).info.agent)
            if info is not None:
                agents.forget_permission(database, info, tool)

    def refuse(self) -> None:
        """Answer a waiting question with no: the turn was stopped."""
        self._decisions.put("deny")

    def cancelled(self) -> bool:
        """Return whether the person stopped the turn."""
        return self._job.cancelled()

    def _on_engine(self, work: Callable[[], Any]) -> None:
        async def run() -> None:
            work()
            self._runtime.changed(self._job, "tools")

        asyncio.run_coroutine_threadsafe(run(), self._loop).result()


HANDLERS = {
    commands.ListTools: list_tools,
    commands.SetPermission: set_permission,
    commands.TryTool: try_tool,
    commands.SaveAgent: save_agent,
    commands.DeleteAgent: delete_agent,
    commands.RestoreAgent: restore_agent,
    commands.ListAgents: list_agents,
    commands.SendMessage: send_message,
    commands.GetPrompt: get_prompt,
}
