"""Several models of one task that learn side by side and answer together.

Each begins with a head of its own and leaves out other parts; what they agree on is right more often than what one of
them says (deep ensembles: Lakshminarayanan et al. 2017).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor, nn

from engine.tasks.encoder_task import EncoderTask
from engine.tasks.task import Space
from engine.training.model import TaskModel, build, merged
from engine.training.recipe import SEEDS, Recipe


class Committee(nn.Module):
    """Called as each of its members is."""

    def __init__(self, members: Sequence[TaskModel]) -> None:
        super().__init__()
        for number, member in enumerate(members):
            self.add_module(f"member{number}", member)

    def forward(self, **inputs: Tensor) -> tuple[Tensor, ...]:
        """Return the mean of the members' outputs; while they learn all of them, member by member, along the batch."""
        said = zip(*(member(**inputs) for member in self.children()), strict=True)
        return tuple(torch.cat(each) if self.training else torch.stack(each).mean(dim=0) for each in said)


EncoderModel = TaskModel | Committee


def assemble(
    folder: Path,
    task: EncoderTask,
    space: Space,
    recipe: Recipe,
    features: Sequence[str] = (),
    texts: Sequence[Sequence[int]] = (),
) -> EncoderModel:
    """Return what is trained, see `build`: one model, or as many as the recipe has members, each with the next seed."""
    seeds = [(recipe.seed + number) % SEEDS for number in range(recipe.members)]
    members = [build(folder, task, space, replace(recipe, seed=seed), features, texts) for seed in seeds]
    return Committee(members) if len(members) > 1 else members[0]


def members_of(model: nn.Module) -> list[TaskModel]:
    """Return the models that a trained one is made of: itself, or its members."""
    found = model.children() if isinstance(model, Committee) else [model]
    return [member for member in found if isinstance(member, TaskModel)]


def plain(model: EncoderModel) -> EncoderModel:
    """Return a model whose members are as their base was, see `merged`."""
    found = [merged(member) for member in members_of(model)]
    return Committee(found) if isinstance(model, Committee) else found[0]
