"""What a training is about: its examples, the loss of some of them, and how well the model does on validation rows.

The procedure knows nothing of tasks, tokens or families of models: it asks an objective.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import torch
from torch import Tensor

from engine.results import ERRORS
from engine.tasks.encoder_task import EncoderTask, LossSettings
from engine.tasks.parts.heads import PrototypeHead
from engine.tasks.task import Space
from engine.training.batching import collate
from engine.training.device import Placement
from engine.training.ensemble import members_of, orders
from engine.training.material import Material
from engine.training.prediction import BATCH, predict
from engine.training.prototypes import begin_at_means
from engine.training.recipe import Recipe


class Objective(Protocol):
    """`metric` of `validate` is what is watched: more of it is better, unless `lower_is_better`."""

    metric: str
    lower_is_better: bool

    def begin(self, model: torch.nn.Module) -> None:
        """Prepare a model that has not learned anything yet."""

    @property
    def lengths(self) -> Sequence[int]:
        """Return the tokens of each example."""

    def loss(self, model: torch.nn.Module, indices: Sequence[int]) -> Tensor:
        """Return the mean loss of these examples."""

    def validate(self, model: torch.nn.Module, size: int) -> Mapping[str, float]:
        """Return the metrics on the validation rows, computed over at most `size` rows at once."""


class EncoderObjective:
    """An encoder's task over prepared material."""

    def __init__(self, task: EncoderTask, space: Space, material: Material, recipe: Recipe, placement: Placement):
        self.task, self.space, self.material, self.placement = task, space, material, placement
        self.metric = task.metric([task.gold(row) for row in material.valid_rows])
        self.lower_is_better = self.metric in ERRORS
        self._lengths = [example.length for example in material.train]
        self._orders = orders(self._lengths, recipe)
        self.device = torch.device(placement.device)
        self.settings = LossSettings(recipe.label_smoothing, self._weights(recipe.class_weights))

    def begin(self, model: torch.nn.Module) -> None:
        """Let a head of prototypes begin at the means of the classes' texts."""
        for member in members_of(model):
            if isinstance(member.head, PrototypeHead):
                begin_at_means(member, member.head, self.material, self.placement)

    @property
    def lengths(self) -> Sequence[int]:
        """Return the tokens of each example."""
        return self._lengths

    def loss(self, model: torch.nn.Module, indices: Sequence[int]) -> Tensor:
        """Return the mean loss of these examples, and of as many for each further member."""
        examples = [self.material.train[order[index]] for order in self._orders for index in indices]
        batch = collate(examples, self.task.outputs, self.material.padding).to(self.device)
        with self.placement.autocast():
            return self.task.loss(model(**batch.inputs), batch.targets, self.settings)

    def validate(self, model: torch.nn.Module, size: int = BATCH) -> Mapping[str, float]:
        """Return the task's metrics on the validation rows."""
        data = self.material
        answers = predict(model, self.task, self.space, data.valid, data.padding, self.placement, size)
        gold = [self.task.gold(row) for row in data.valid_rows]
        return self.task.metrics(gold, [answer.value for answer in answers])

    def _weights(self, kind: str) -> dict[str, Tensor]:
        """Return a weight a class for the outputs that give a text one class: the rarer, the heavier.

        'balanced' is n / (classes * rows of the class), as scikit-learn's `compute_class_weight` has it.
        """
        if kind != "balanced":
            return {}
        found: dict[str, Tensor] = {}
        for output in self.task.outputs:
            targets = [example.targets[output.name] for example in self.material.train]
            if output.per_token or not all(isinstance(target, int) for target in targets):
                continue
            counts = torch.bincount(torch.tensor([target for target in targets if target >= 0]))  # type: ignore[operator]
            weights = counts.sum() / (len(counts) * counts.clamp(min=1))
            found[output.name] = torch.nn.functional.pad(
                weights, (0, len(self.space["labels"]) - len(counts)), value=1.0
            ).to(self.device)
        return found
