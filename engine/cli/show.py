"""`deskhand show`: what a project holds, under the names and ids that the other commands take."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from engine import commands
from engine.api import Engine
from engine.cli.output import Output
from engine.cli.projects import opened

# What is told of each thing, in this order; the first two are the name and the id that a command takes.
TOLD = {
    "datasets": ("name", "dataset", "task", "version", "rows"),
    "runs": ("name", "run", "kind", "status", "task", "created", "resumable"),
    "models": ("name", "model", "task", "metric", "value"),
    "agents": ("name", "agent"),
}


def show(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    """List the datasets (latest versions), runs, models and agents of a project."""
    project = opened(engine, parsed.project)
    listed = {
        "datasets": engine.ask(commands.ListDatasets(project)),
        "runs": engine.ask(commands.ListRuns(project)),
        "models": engine.ask(commands.ListModels(project)),
        "agents": engine.ask(commands.ListAgents(project)),
    }
    found = {kind: [{key: getattr(info, key) for key in TOLD[kind]} for info in listed[kind]] for kind in TOLD}
    for kind, rows in found.items():
        _say(kind, rows, output)
    return {"project": project, **found}


def _say(kind: str, rows: list[dict[str, Any]], output: Output) -> None:
    output.say(f"{kind.capitalize()}:" if rows else f"{kind.capitalize()}: none")
    wide = max((len(row["name"]) for row in rows), default=0)
    for row in rows:
        name, number, *others = (_shown(key, value) for key, value in row.items())
        output.say(f"  {name:{wide}}  {number}  {', '.join(filter(None, others))}".rstrip())


def _shown(key: str, value: Any) -> str:
    if key == "rows":
        return " + ".join(f"{count:,} {part}" for part, count in value.items())
    if key == "resumable":
        return "can be resumed" if value else ""
    if key == "version":
        return f"version {value}"
    return f"{value:.4f}" if isinstance(value, float) else str(value)
