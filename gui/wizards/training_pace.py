"""What a step of a training takes its time for: a measured time holds until something of this is chosen otherwise."""

from __future__ import annotations

from dataclasses import fields

from engine.commands import EstimateTraining
from engine.training.recipe import Recipe

# What does not change the time a step takes; the number of rounds is scaled instead.
_NO_PACE = (
    "base",
    "epochs",
    "patience",
    "learning_rate",
    "head_learning_rate",
    "layer_decay",
    "weight_decay",
    "momentum",
    "schedule",
    "warmup",
    "dropout",
    "head",
    "label_smoothing",
    "class_weights",
    "gradient_clip",
    "seed",
    "gate",
)


def kind(recipe: Recipe) -> tuple[object, ...]:
    """Return what decides how long a step takes, the base model aside."""
    return tuple(getattr(recipe, field.name) for field in fields(Recipe) if field.name not in _NO_PACE)


def pace(asked: EstimateTraining) -> tuple[object, ...]:
    """Return all that decides how long a step takes."""
    return (asked.dataset, asked.version, asked.recipe.base, *kind(asked.recipe))
