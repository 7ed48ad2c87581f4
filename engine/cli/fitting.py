"""What is done before a training: the preset is fitted to data and computer, and what it takes is told."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from engine import commands
from engine.api import Engine
from engine.cli.output import Output
from engine.errors import BadInput
from engine.events import RunNote
from engine.results import BaseModel, Estimate
from engine.sentences import ADVICE, REASONS, fill
from engine.tasks.registry import learned_by, task_of
from engine.tasks.task import Task
from engine.text.values import plain
from engine.training import verdict
from engine.training.presets import Preset, facts_of, preset
from engine.training.recipe import Recipe

VERDICTS = {verdict.FITS: "fits", verdict.TIGHT: "tight", verdict.SHORT: "does not fit"}


def fitted_recipe(engine: Engine, project: str, parsed: argparse.Namespace, output: Output) -> Recipe:
    """Return the preset fitted to data, base and computer, with the settings that were asked for.

    Raises BadInput `no_dataset`, `dataset_ambiguous`, `table_not_trained`, `base_unknown`, `base_family`, `recipe_key`,
    `recipe_value`, `base_not_ready`: a recipe is told only where there is something that it fits.
    """
    own = dict(parsed.set)
    train_rows = Recipe().with_settings(own).train_rows
    data = engine.ask(commands.ListVersions(project, parsed.dataset))[0]
    base = _base(engine, parsed.base, task_of(data), output)
    profile = engine.ask(commands.GetProfile(project, data.dataset, data.version))
    facts = facts_of(data, base, engine.ask(commands.GetOverview()).hardware, profile, train_rows)
    found = preset(parsed.preset, facts)
    recipe = found.recipe.with_settings(own)
    _say_recipe(output, found, recipe)
    for note in engine.ask(commands.CheckBase(project, data.dataset, data.version, base.id)):
        # Of no run: it is told before one begins, to programs too.
        output.event(RunNote("", "", note.code, dict(note.params)))
    return recipe


def _base(engine: Engine, wanted: str, task: Task, output: Output) -> BaseModel:
    """Return the base model that is wanted, by id or folder, or for '' the one that fits the task."""
    if wanted and Path(wanted).is_dir():
        base = engine.ask(commands.ImportBase(str(Path(wanted).absolute())), listener=output.event)
    else:
        known = {base.id: base for base in engine.ask(commands.ListBases())}
        name = wanted or _fitting(known, task)
        if name not in known:
            raise BadInput("base_unknown", base=name, known=", ".join(known))
        base = known[name]
    learned_by(task.info.name, base.name, base.family)
    return base


def _fitting(known: Mapping[str, BaseModel], task: Task) -> str:
    """Return the default base, or where it cannot learn the task the first ready one that can."""
    fitting = [base for base in known.values() if base.family in task.info.families]
    if not fitting or any(base.id == Recipe.base for base in fitting):
        return Recipe.base
    return next((base.id for base in fitting if base.state == "ready"), fitting[0].id)


def _say_recipe(output: Output, found: Preset, recipe: Recipe) -> None:
    """Tell each choice of the preset with its reason and source, and what was set by hand instead."""
    output.say(f"  Recipe: {found.name}")
    for choice in found.choices:
        if getattr(recipe, choice.key) == choice.value:
            source = f" ({choice.source})" if choice.source else ""
            output.say(f"    {choice.key} = {choice.value}: {fill(REASONS[choice.reason], choice.params)}{source}")
    for key in (field.name for field in fields(recipe)):
        if getattr(recipe, key) != getattr(found.recipe, key):
            output.say(f"    {key} = {getattr(recipe, key)}: set by hand, {getattr(found.recipe, key)} in the preset.")


def say_estimate(engine: Engine, project: str, dataset: str, recipe: Recipe, output: Output) -> Mapping[str, Any]:
    """Measure what a training would take, tell it, and return it with the verdicts."""
    command = commands.EstimateTraining(project, dataset, 0, recipe)
    found = engine.ask(command, listener=output.event)
    memory, disk = verdict.memory_verdict(found, recipe), verdict.disk_verdict(found)
    advice = (*verdict.memory_advice(found, recipe), *verdict.disk_advice(found))
    output.say(f"  Time: up to {_time(found.seconds)} ({found.examples_per_second:.0f} examples a second).")
    if 0 < recipe.patience < recipe.epochs:
        soonest = found.seconds_a_round * (recipe.patience + 1) + found.seconds_after
        output.say(f"  Stopping early may end it after {_time(soonest)}.")
    output.say(f"  Memory: {VERDICTS[memory]}; about {_size(found.memory)}, {_size(found.memory_free)} are free.")
    output.say("    " + _parts(found))
    output.say(f"  Disk: {VERDICTS[disk]}; {_size(found.disk)} while it trains, {_size(found.disk_free)} are free;")
    output.say(f"    {_size(found.disk_kept)} stay.")
    if found.battery is not None:
        output.say(f"  On battery ({found.battery:.0%} left): plug it in.")
    for code in advice:
        output.say(f"  {ADVICE[code]}")
    told = {"memory_verdict": memory, "disk_verdict": disk, "advice": list(advice), "recipe": plain(recipe)}
    return {**plain(found), **told}


def _parts(found: Estimate) -> str:
    return ", ".join(f"{name} {_size(count)}" for name, count in found.memory_parts.items())


def _size(count: float) -> str:
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.0f} MB"


def _time(seconds: float) -> str:
    return f"{seconds / 60:.0f} min" if seconds >= 100 else f"{seconds:.0f} s"
