"""The headless chat: an agent that is made at need, and tools that would ask a person, who is not there."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from engine import commands
from engine.api import Engine
from engine.cli.output import Output
from engine.cli.projects import opened
from engine.events import ApprovalNeeded, Event
from engine.results import AgentInfo, first_composer

CALLS = "tool-calls"


def chat(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    """Say one thing to an agent in a new chat; returns the chat's id and its messages in OpenAI's form.

    Where the project has no such agent it is made, with every tool, the best published router and the first decoder
    that is ready, which also looks again where the router is unsure: no other headless command makes one.
    A tool that is set to ask is refused.
    """
    from engine.agent.messages import to_openai

    project, agent = opened(engine, parsed.project), parsed.agent
    known = {name for info in engine.ask(commands.ListAgents(project)) for name in (info.agent, info.name)}
    if agent not in known:
        made = _make(engine, project, agent)
        output.say(f"Made the agent {made.name}, with every tool of the project.")
    started = engine.ask(commands.StartChat(project, agent))

    def listen(event: Event) -> None:
        output.event(event)
        if isinstance(event, ApprovalNeeded):
            engine.submit(commands.AnswerApproval(event.job, event.call, "deny"))

    details = engine.ask(commands.SendMessage(project, started.chat, parsed.message), listener=listen)
    return {"chat": started.chat, "messages": [to_openai(message) for message in details.messages]}


def _make(engine: Engine, project: str, name: str) -> AgentInfo:
    models = [info for info in engine.ask(commands.ListModels(project)) if info.task == CALLS]
    router = max(models, key=lambda info: info.value).model if models else ""
    bases = engine.ask(commands.ListBases())
    composer = first_composer(bases)
    return engine.ask(commands.SaveAgent(project, name, caller=router, composer=composer.id if composer else ""))
