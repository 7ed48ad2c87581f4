"""The optimiser and the learning-rate schedule of a recipe."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

import torch
from torch import nn

from engine.training.model import layers_of, trainable
from engine.training.recipe import Recipe

_LAYER = re.compile(r"\.(?:layer|layers|h|block|blocks)\.(\d+)\.")
# A part of the base, of a model or of a member of several.
_BASE = re.compile(r"(member\d+\.)?base\.")


def optimiser(model: nn.Module, recipe: Recipe) -> torch.optim.Optimizer:
    """Return the recipe's optimiser; what is new learns at its own rate, biases and norms are not decayed."""
    groups = _groups(model, recipe)
    if recipe.optimiser == "sgd":
        return torch.optim.SGD(groups, lr=recipe.learning_rate, momentum=recipe.momentum)
    if recipe.optimiser == "adafactor":
        from transformers import Adafactor

        return Adafactor(  # type: ignore[no-untyped-call]
            groups, lr=recipe.learning_rate, relative_step=False, scale_parameter=False, warmup_init=False
        )
    # One pass over the weights instead of one an operation: half of a small model's step was the optimiser.
    return torch.optim.AdamW(groups, lr=recipe.learning_rate, fused=True)


def _groups(model: nn.Module, recipe: Recipe) -> list[dict[str, object]]:
    """Return the parameters by learning rate and decay."""
    layers = len(layers_of(model)) if recipe.layer_decay < 1 else 0
    found: dict[tuple[float, bool], list[nn.Parameter]] = {}
    for name, parameter in trainable(model).items():
        rate = recipe.head_learning_rate if is_new(name) else _rate(name, recipe, layers)
        found.setdefault((rate, _decays(parameter)), []).append(parameter)
    return [
        {"params": parameters, "lr": rate, "weight_decay": recipe.weight_decay if decays else 0.0}
        for (rate, decays), parameters in found.items()
    ]


def _rate(name: str, recipe: Recipe, layers: int) -> float:
    """Return the learning rate of a part of the base: the lower the layer, the more general what it knows."""
    layer = _LAYER.search(name)
    below = layers - 1 - int(layer[1]) if layer else layers if "embed" in name else 0
    return float(recipe.learning_rate * recipe.layer_decay ** max(0, below))


def is_new(name: str) -> bool:
    """Whether a parameter belongs to what was put on top of the base."""
    return not _BASE.match(name)


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
