"""`deskhand search`: a search told a trial a line, and the best recipe in the end, ready for `train --from-search`."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from engine import commands
from engine.api import Engine
from engine.cli.fitting import fitted_recipe
from engine.cli.output import Output
from engine.cli.projects import opened
from engine.cli.runs import ask_run
from engine.text.values import plain
from engine.training.recipe import Recipe


def search(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    """Search from the preset that fits and return what was found."""
    project = opened(engine, parsed.project)
    recipe = fitted_recipe(engine, project, parsed, output)
    command = commands.SearchSettings(project, parsed.dataset, 0, recipe, parsed.minutes, parsed.name)
    return go_on(engine, command, output)


def go_on(
    engine: Engine, command: commands.SearchSettings | commands.ResumeSearch, output: Output
) -> Mapping[str, Any]:
    """Search, or go on with a search, and return what it found."""
    found = ask_run(engine, command, output)
    output.say(f"The best of {len(found.trials)} trials is number {found.best}:")
    output.say(Recipe(**found.recipe).to_toml())
    output.say(f"To train with it: deskhand train --project {command.project} --from-search {found.info.run}")
    return {
        "run": found.info.run,
        "best": found.best,
        "metric": {found.info.metric: found.info.best},
        "recipe": plain(found.recipe),
        "trials": plain(found.trials),
    }
