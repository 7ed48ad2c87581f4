"""Several models of one task that learn side by side and answer together.

Each begins with a head of its own, learns in an order of its own and leaves out other parts; what they agree on is
right more often than what one of them says (deep ensembles: Lakshminarayanan et al. 2017; head and order make about as
much of the difference: Dodge et al. 2020).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import torch
from torch import Tensor, nn

from engine.training.model import TaskModel, merged
from engine.training.recipe import SEEDS, Recipe

# Batches of examples of nearly the same length, among which the members' orders differ.
NEAR = 8


class Ensemble(nn.Module):
    """Called as each of its members is."""

    def __init__(self, members: Sequence[TaskModel]) -> None:
        super().__init__()
        for number, member in enumerate(members):
            self.add_module(f"member{number}", member)

    def forward(self, **inputs: Tensor) -> tuple[Tensor, ...]:
        """Return the mean of the members' outputs.

        While they learn, the batch is one of each in turn, and so is what is returned.
        """
        members = list(self.children())
        if not self.training:
            answers = [member(**inputs) for member in members]
            return tuple(torch.stack(each).mean(dim=0) for each in zip(*answers, strict=True))
        shares = {name: given.chunk(len(members)) for name, given in inputs.items()}
        learned = [member(**{name: share[at] for name, share in shares.items()}) for at, member in enumerate(members)]
        return tuple(torch.cat(each) for each in zip(*learned, strict=True))


EncoderModel = TaskModel | Ensemble


def assemble(recipe: Recipe, built: Callable[[Recipe], TaskModel]) -> EncoderModel:
    """Return what is trained: one model, or as many as the recipe has members, each `built` with the next seed."""
    seeds = [(recipe.seed + number) % SEEDS for number in range(recipe.members)]
    members = [built(replace(recipe, seed=seed)) for seed in seeds]
    return Ensemble(members) if len(members) > 1 else members[0]


def orders(lengths: Sequence[int], recipe: Recipe) -> list[list[int]]:
    """Return, for each member, which example it learns from in place of each: the first from that very one.

    Every example has its place with every member, near others of its length, so that padding stays what it is.
    """
    by_length = sorted(range(len(lengths)), key=lambda index: lengths[index])
    generator = torch.Generator().manual_seed(recipe.seed)
    near = NEAR * recipe.batch_size
    found = [list(range(len(lengths)))]
    for _ in range(1, recipe.members):
        order = [0] * len(lengths)
        for start in range(0, len(by_length), near):
            block = by_length[start : start + near]
            for index, other in zip(block, torch.randperm(len(block), generator=generator).tolist(), strict=True):
                order[index] = block[other]
        found.append(order)
    return found


def members_of(model: nn.Module) -> list[TaskModel]:
    """Return the models that a trained one is made of: itself, or its members."""
    found = model.children() if isinstance(model, Ensemble) else [model]
    return [member for member in found if isinstance(member, TaskModel)]


def plain(model: EncoderModel) -> EncoderModel:
    """Return a model whose members are as their base was, see `merged`."""
    found = [merged(member) for member in members_of(model)]
    return Ensemble(found) if isinstance(model, Ensemble) else found[0]
