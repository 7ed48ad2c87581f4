"""Lets a model learn from what several of its like, trained before with other seeds, say of the same texts.

The mean of differently seeded models is better than any one of them (Lakshminarayanan, Pritzel and Blundell 2017), and
a single model learns much of that from their answers: how likely each found every class tells more than which of them
is right (Hinton, Vinyals and Dean 2015; Furlanello et al. 2018, where teachers and pupil are alike as here).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

import torch
from torch import Tensor
from torch.nn.functional import log_softmax, softmax
from torch.nn.utils.rnn import pad_sequence

from engine.tasks.encoder_task import EncoderTask, Output
from engine.tasks.spans import IGNORED
from engine.tasks.task import Task
from engine.tasks.tokens import by_length
from engine.training.batching import Batch
from engine.training.course import EncoderCourse
from engine.training.model import TaskModel
from engine.training.prediction import BATCH
from engine.training.recipe import Recipe

# How much of the loss is the teachers', and how far their certainty is taken back, so that the unlikely classes speak.
SHARE = 0.8
TEMPERATURE = 2.0

# What was said of all training examples, by output: [examples, size], per token [tokens of all examples, size].
Said = Mapping[str, Tensor]


def teachers(recipe: Recipe, task: Task) -> int:
    """Return how many models are trained before one: none where what it learns cannot be said in classes."""
    return recipe.teachers if isinstance(task, EncoderTask) and task.chooses else 0


def said_by(model: TaskModel, course: EncoderCourse) -> dict[str, Tensor]:
    """Return how likely a model finds each class of every training example, at the teachers' temperature."""
    model.eval()
    found: dict[int, list[Tensor]] = {}
    with torch.inference_mode():
        for indices in by_length(course.lengths, BATCH):
            outputs = course.outputs(model, course.batch(indices))
            for row, index in enumerate(indices):
                found[index] = [
                    _chances(values[row, : course.lengths[index]] if output.per_token else values[row : row + 1])
                    for output, values in zip(course.task.outputs, outputs, strict=True)
                ]
    ordered = [found[index] for index in range(len(found))]
    return {
        output.name: torch.cat([said[place] for said in ordered]) for place, output in enumerate(course.task.outputs)
    }


def _chances(logits: Tensor) -> Tensor:
    # Half the memory: what is said of a hundred thousand sentences' tokens takes hundreds of megabytes.
    return softmax(logits / TEMPERATURE, dim=-1).half().cpu()


def agreed(teachers: Sequence[Said]) -> dict[str, Tensor]:
    """Return the mean of what teachers said."""
    first = teachers[0]
    return {name: torch.stack([said[name].float() for said in teachers]).mean(0).half() for name in first}


class TaughtCourse(EncoderCourse):
    """An encoder's task, with the teachers' answers beside the rows' own."""

    def __init__(self, course: EncoderCourse, said: Said) -> None:
        super().__init__(course.task, course.space, course.material, course.recipe, course.placement)
        self.said = said
        self._starts = list(accumulate(self.lengths, initial=0))

    def loss(self, model: torch.nn.Module, indices: Sequence[int]) -> Tensor:
        """Return the mean loss of these examples: the cross-entropy to the rows' classes and to the teachers'."""
        batch = self.batch(indices)
        outputs = self.outputs(model, batch)
        own = self.task.loss(outputs, batch.targets, self.settings)
        taught = [
            self._distance(output, values, batch, indices)
            for output, values in zip(self.task.outputs, outputs, strict=True)
        ]
        return (1 - SHARE) * own + SHARE * torch.stack(taught).sum()

    def _distance(self, output: Output, logits: Tensor, batch: Batch, indices: Sequence[int]) -> Tensor:
        """Return the mean cross-entropy to what the teachers said, where the rows say something too.

        Times the squared temperature, as gradients shrink by that.
        """
        wanted = self._wanted(output, indices).to(self.device, torch.float32)
        losses = -(wanted * log_softmax(logits / TEMPERATURE, dim=-1)).sum(-1)
        counted = batch.targets[output.name] != IGNORED
        return (losses * counted).sum() / counted.sum().clamp(min=1) * TEMPERATURE**2

    def _wanted(self, output: Output, indices: Sequence[int]) -> Tensor:
        said = self.said[output.name]
        if not output.per_token:
            return said[list(indices)]
        return pad_sequence([said[self._starts[index] : self._starts[index + 1]] for index in indices], True)
