"""Trains the text model: behaviour becomes pairs, the ordinary training learns them, the lists try the model out."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from engine import commands
from engine.errors import BadInput
from engine.machine.aside import staged
from engine.ready_made.recommender import learning
from engine.ready_made.recommender.keeping import Kept, file_of
from engine.ready_made.recommender.values import CHANGED, INTEREST, TextGain
from engine.runtime.core import Project, Runtime
from engine.runtime.handlers import models, training
from engine.runtime.handlers.datasets import import_version
from engine.runtime.jobs import Job
from engine.training.recipe import Recipe

TASK = "pairs"
# A person's last likes and an item are about a hundred tokens; a few rounds over some thousand pairs are enough.
RECIPE = Recipe(epochs=3, patience=1, batch_size=32, max_tokens=192)
LEAST = 20


async def train(runtime: Runtime, job: Job, project: Project, kept: Kept) -> TextGain:
    """Return what a newly trained text model brings; where it brings nothing, the lists stay as they were.

    It is an ordinary model of the project either way. Raises BadInput `shelf_text_few`, `shelf_text_unmeasured`,
    `base_not_ready`, and as learning and training do.
    """
    base = await runtime.in_pool(runtime.library.base)
    recipe = replace(RECIPE, base=base.id) if base else RECIPE
    dataset = await _dataset(runtime, job, project)
    start = commands.StartTraining(str(project.paths.root), dataset, 0, recipe, INTEREST)
    trained = await training.start(runtime, job, start)
    target = file_of(project.paths.root)
    tried = staged(target)
    try:
        gain = await learning.fit(runtime, job, project, kept, models.find(project, trained.model), tried)
        if gain is None:
            raise BadInput("shelf_text_unmeasured")
        if gain.used:
            tried.replace(target)
    finally:
        tried.unlink(missing_ok=True)
    runtime.changed(job, CHANGED)
    return gain


async def _dataset(runtime: Runtime, job: Job, project: Project) -> str:
    """Make the pairs a dataset of the project, or its next version; return its id."""
    folder = staged(project.paths.root / "recommender" / "pairs")
    try:
        made = await learning.make_pairs(runtime, job, project, folder)
        if min(made.values()) < LEAST:
            raise BadInput("shelf_text_few", pairs=sum(made.values()), least=LEAST)
        info = await import_version(runtime, job, str(project.paths.root), _spec(folder))
        return info.dataset
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _spec(folder: Path) -> commands.ImportSpec:
    train, valid, test = (str(folder / f"{part}.csv") for part in ("train", "valid", "test"))
    columns = {"text": "text", "text_pair": "text_pair", "judgement": "relevance"}
    return commands.ImportSpec((train,), TASK, INTEREST, columns, (valid,), (test,), repairs=())
