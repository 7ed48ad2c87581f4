"""`deskhand train` and `deskhand resume`: a model is fine-tuned, evaluated, exported and published."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from engine import commands
from engine.api import Engine
from engine.cli.fitting import fitted_recipe, say_estimate
from engine.cli.output import Output
from engine.cli.projects import opened
from engine.cli.runs import ask_run
from engine.cli.search import go_on
from engine.text.values import plain
from engine.training.recipe import Recipe


def train(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    """Train with the preset that fits and what was set over it, or with what a search found."""
    project = opened(engine, parsed.project)
    if parsed.from_search:
        found = engine.ask(commands.GetSearch(project, parsed.from_search))
        recipe = Recipe(**found.recipe).with_settings(dict(parsed.set))
        command = commands.StartTraining(project, found.info.dataset, found.info.dataset_version, recipe, parsed.name)
        return _trained(engine, project, command, output)
    recipe = fitted_recipe(engine, project, parsed, output)
    if parsed.estimate:
        return say_estimate(engine, project, parsed.dataset, recipe, output)
    command = commands.StartTraining(project, parsed.dataset, 0, recipe, parsed.name)
    return _trained(engine, project, command, output)


def resume(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    """Go on with a training or a search."""
    project = opened(engine, parsed.project)
    info = engine.ask(commands.GetRun(project, parsed.run_id)).info
    if info.kind == "search":
        return go_on(engine, commands.ResumeSearch(project, info.run), output)
    return _trained(engine, project, commands.ResumeTraining(project, info.run), output)


def _trained(engine: Engine, project: str, command: Any, output: Output) -> Mapping[str, Any]:
    trained = ask_run(engine, command, output)
    details = engine.ask(commands.GetModel(project, trained.model))
    output.model(details)
    return {
        "run": trained.run,
        "model": details.info.name,
        "metrics": dict(trained.metrics),
        "parity": plain(details.parity),
    }
