"""Lets a head of prototypes begin at the means of the classes' texts, as the untuned base reads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import torch
from torch.nn.functional import normalize

from engine.tasks.parts.features import MASK
from engine.tasks.parts.heads import PrototypeHead, mean_pool
from engine.tasks.parts.spans import IGNORED
from engine.tasks.parts.tokens import by_length
from engine.training.batching import Example, collate
from engine.training.device import Placement
from engine.training.material import Material
from engine.training.model import TaskModel
from engine.training.prediction import BATCH

# More texts of a class hardly move its mean, and each is read once more than it is learned from.
TEXTS = 64


def begin_at_means(model: TaskModel, head: PrototypeHead, material: Material, placement: Placement) -> None:
    """Set each row of the model's `head` to the mean direction of up to TEXTS training texts of its class."""
    reader, _ = model.eval().halves()
    device = torch.device(placement.device)
    weight = head.classifier.weight
    sums = torch.zeros_like(weight)
    chosen = list(_some_of_each(material.train))
    with torch.no_grad():
        for places in by_length([example.length for _, example in chosen], BATCH):
            batch = collate([chosen[place][1] for place in places], (), material.padding).to(device)
            with placement.autocast():
                (hidden,) = reader(**batch.inputs)
            classes = torch.tensor([chosen[place][0] for place in places], device=device)
            sums.index_add_(0, classes, normalize(mean_pool(hidden.float(), batch.inputs[MASK]), dim=-1))
        weight.copy_(normalize(sums, dim=-1))


def _some_of_each(examples: Sequence[Example]) -> Iterator[tuple[int, Example]]:
    """Yield (class, example), at most TEXTS of each class."""
    seen: Counter[int] = Counter()
    for example in examples:
        label = example.targets["logits"]
        assert isinstance(label, int)
        if label != IGNORED and seen[label] < TEXTS:
            seen[label] += 1
            yield label, example
