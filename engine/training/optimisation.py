"""The optimiser and the learning-rate schedule of a recipe."""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
from torch import nn

from engine.training.model import TaskModel, trainable
from engine.training.recipe import Recipe


def optimiser(model: TaskModel, recipe: Recipe) -> torch.optim.Optimizer:
    """Return the recipe's optimiser; the head learns at its own rate, biases and norms are not decayed."""
    groups: list[dict[str, object]] = []
    for is_head in (False, True):
        for decays in (False, True):
            parameters = [
                parameter
                for name, parameter in trainable(model).items()
                if name.startswith("head.") == is_head and _decays(parameter) == decays
            ]
            if parameters:
                rate = recipe.head_learning_rate if is_head else recipe.learning_rate
                groups.append(
                    {"params": parameters, "lr": rate, "weight_decay": recipe.weight_decay if decays else 0.0}
                )
    if recipe.optimiser == "sgd":
        return torch.optim.SGD(groups, lr=recipe.learning_rate, momentum=recipe.momentum)
    # One pass over the weights instead of one an operation: half of a small model's step was the optimiser.
    return torch.optim.AdamW(groups, lr=recipe.learning_rate, fused=True)


def _decays(parameter: nn.Parameter) -> bool:
    # Biases and the weights of normalisation layers are vectors; everything else is a matrix.
    return parameter.ndim > 1


def schedule(kind: str, warmup_steps: int, total_steps: int) -> Callable[[int], float]:
    """Return step -> factor on the learning rate: rises over the warm-up, then decays as `kind` says."""

    def factor(step: int) -> float:
        if step < warmup_steps:
            return (step + 1) / warmup_steps
        done = (step - warmup_steps) / max(1, total_steps - warmup_steps)
        if kind == "linear":
            return max(0.0, 1.0 - done)
        return 0.5 * (1.0 + math.cos(math.pi * min(1.0, done))) if kind == "cosine" else 1.0

    return factor
