"""The headless chat: an agent that is made at need, and tools that would ask a person, who is not there."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from engine import commands
from engine.api import Engine
from engine.cli.output import Output
from engine.cli.projects import opened
from engine.commands import CALLS
from engine.events import ApprovalNeeded, Event
from engine.results import first_composer

DEFAULT_AGENT = "Assistant"


def chat(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    """Say one thing to an agent in a new chat; returns the chat's id, its messages in OpenAI's form, and `made`.

    The first agent of a project and the default one are made at need, with every tool, the best published router and
    the first decoder that is ready, which also looks again where the router is unsure: no other headless command makes
    one. Any other name that is not known is a mistake in typing: raises BadInput `no_agent`. So is a message that
    cannot be sent: raises BadInput `message_empty`, `message_long` before an agent is made. A tool that is set to ask
    is refused.
    """
    from engine.agent.loop import checked
    from engine.agent.messages import to_openai

    checked(parsed.message)
    project, agent = opened(engine, parsed.project), parsed.agent
    known = {name for info in engine.ask(commands.ListAgents(project)) for name in (info.agent, info.name)}
    made = agent not in known and (not known or agent == DEFAULT_AGENT)
    if made:
        _make(engine, project, agent)
        output.say(f"Made the agent {agent}, with every tool of the project.")
    started = engine.ask(commands.StartChat(project, agent))

    def listen(event: Event) -> None:
        output.event(event)
        if isinstance(event, ApprovalNeeded):
            engine.submit(commands.AnswerApproval(event.job, event.call, "deny"))

    details = engine.ask(commands.SendMessage(project, started.chat, parsed.message), listener=listen)
    return {"chat": started.chat, "made": made, "messages": [to_openai(message) for message in details.messages]}


def _make(engine: Engine, project: str, name: str) -> None:
    models = [info for info in engine.ask(commands.ListModels(project)) if info.task == CALLS]
    router = max(models, key=lambda info: info.value).model if models else ""
    bases = engine.ask(commands.ListBases())
    composer = first_composer(bases)
    engine.ask(commands.SaveAgent(project, name, caller=router, composer=composer.id if composer else ""))
