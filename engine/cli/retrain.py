"""`deskhand retrain`: an agent's router learns the corrections of its chats, and is held against the one in use."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from engine import commands
from engine.api import Engine
from engine.cli.output import Output
from engine.cli.projects import opened
from engine.cli.runs import ask_run
from engine.errors import BadInput, not_known
from engine.text.values import plain


def retrain(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    """Train, judge, and let the agents use the new router: better, always or never.

    With better the new one is used where it gets more cases right and is not worse on the test rows, or is better there
    and gets no fewer right. Raises BadInput `no_agent`, `no_router`, `no_new_corrections`.
    """
    project, agent, use = opened(engine, parsed.project), parsed.agent, parsed.use
    known = engine.ask(commands.ListAgents(project))
    info = next((found for found in known if agent in (found.agent, found.name)), None)
    if info is None:
        raise not_known("no_agent", [found.name for found in known], agent=agent)
    if not info.caller:
        raise BadInput("no_router", agent=info.name)
    trained = ask_run(engine, commands.TrainOnCorrections(project, info.caller), output)
    found = engine.ask(commands.JudgeCandidate(project, trained.model, info.caller), listener=output.event)
    if found.comparison:
        output.comparison(found.comparison)
    now, before, cases = found.now.passed, found.before.passed, found.now.cases
    output.say(f"Corrected messages that are right: {now} of {cases} (before: {before})")
    used = use == "always" or (use == "better" and found.better)
    if used:
        changed = engine.ask(commands.PromoteModel(project, trained.model, info.caller))
        output.say(f"{found.candidate.name} is used now by {', '.join(one.name for one in changed)}")
    else:
        engine.ask(commands.KeepModel(project, trained.model, info.caller))
        output.say(f"{found.current.name} stays in use")
    return {
        "run": trained.run,
        "model": found.candidate.name,
        "previous": found.current.name,
        "differences": plain(found.comparison.differences) if found.comparison else {},
        "corrected": {"cases": cases, "right": now, "right_before": before},
        "used": used,
    }
