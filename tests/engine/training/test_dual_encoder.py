"""The loss of the map, against the same written out by hand."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from engine.training.dual_encoder import batch_loss


def test_what_belongs_to_the_same_person_or_is_the_same_item_is_no_negative() -> None:
    chance = np.random.default_rng(0)
    items, query = chance.standard_normal((6, 4)), chance.standard_normal((5, 4))
    item, person = np.array([0, 1, 2, 3, 1]), np.array([0, 1, 2, 0, 4])
    drawn = np.log(np.array([0.1, 0.2, 0.3, 0.2, 0.1, 0.1]))
    weights = np.eye(4) + 0.1 * chance.standard_normal((4, 4))

    asked, said = query @ weights, items[item] @ weights
    asked /= np.linalg.norm(asked, axis=1, keepdims=True)
    said /= np.linalg.norm(said, axis=1, keepdims=True)
    logits = asked @ said.T / 0.1 - drawn[item]
    for row, column in ((0, 3), (3, 0), (1, 4), (4, 1)):
        logits[row, column] = -np.inf
    by_hand = (np.log(np.exp(logits).sum(axis=1)) - logits.diagonal()).mean()

    found = batch_loss(*map(torch.from_numpy, (weights, query, item, person, items, drawn)))
    assert found.item() == pytest.approx(by_hand, abs=1e-9)
