"""Learns one linear map for both sides of a dual encoder whose sentence vectors stay as they are.

The loss ranks what belongs to a query before what belongs to the others of the batch (Henderson et al. 2017), corrected
for how often each item is drawn (Yi et al. 2019), so that it says what suits rather than what is popular.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import cross_entropy, normalize

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

BATCH = 256
# About so many steps, as rounds over the pairs; over few pairs not too often.
_STEPS, _LEAST_ROUNDS, _MOST_ROUNDS = 160, 4, 20
_RATE, _TEMPERATURE = 2e-3, 0.1


@dataclass(frozen=True)
class Pairs:
    """Vectors `query` [n, d], the item [n] that each belongs to, and the person [n] whose it is."""

    query: Floats
    item: Integers
    person: Integers

    def batch(self, places: Integers) -> tuple[Tensor, Tensor, Tensor]:
        """Return the three of these places."""
        chosen = (self.query[places], self.item[places], self.person[places])
        query, item, person = map(torch.from_numpy, chosen)
        return query, item, person


def learn(pairs: Pairs, items: Floats, chance: np.random.Generator) -> Floats:
    """Return the map float32 [d, d] for queries and for `items` [items, d]; `chance` shuffles the pairs.

    What belongs to the same person, or is the same item, is no negative.
    """
    often = np.bincount(pairs.item, minlength=len(items)) / len(pairs.item)
    drawn = torch.from_numpy(np.log(np.maximum(often, 1e-9)).astype(np.float32))
    said = torch.from_numpy(items)
    weights = torch.eye(items.shape[1], requires_grad=True)
    optimiser = torch.optim.Adam([weights], lr=_RATE)
    rounds = round(_STEPS * BATCH / len(pairs.item))
    for _ in range(min(_MOST_ROUNDS, max(_LEAST_ROUNDS, rounds))):
        order = chance.permutation(len(pairs.item))
        for start in range(0, len(order), BATCH):
            places = order[start : start + BATCH]
            if len(places) < BATCH // 2 and len(order) >= BATCH:
                continue
            optimiser.zero_grad()
            batch_loss(weights, *pairs.batch(places), said, drawn).backward()  # type: ignore[no-untyped-call]
            optimiser.step()
    learned: Floats = weights.detach().numpy()
    return learned


def batch_loss(weights: Tensor, query: Tensor, item: Tensor, person: Tensor, items: Tensor, drawn: Tensor) -> Tensor:
    """Return the mean cross-entropy of a batch; `drawn` [items] are the logarithms of how often each is drawn."""
    asked, said = normalize(query @ weights, dim=1), normalize(items[item] @ weights, dim=1)
    logits = asked @ said.T / _TEMPERATURE - drawn[item]
    same = (item[:, None] == item) | (person[:, None] == person)
    same.fill_diagonal_(False)
    return cross_entropy(logits.masked_fill(same, -torch.inf), torch.arange(len(item)))
