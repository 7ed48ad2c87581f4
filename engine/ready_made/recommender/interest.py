"""What a person liked lately tells which texts they want next: a dual encoder learned from behaviour in seconds.

Both sides are the encoder's sentence vectors under one linear map. The vectors themselves stay as they are, so a
catalogue is read once, and the map is learned anew whenever behaviour comes in.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.ready_made.recommender.behaviour import Behaviour, Floats, Integers

LEAST_PAIRS = 200
_MOST_PAIRS = 10_000
_BATCH = 256
# About so many steps, as rounds over the pairs; over few pairs not too often.
_STEPS, _LEAST_ROUNDS, _MOST_ROUNDS = 160, 4, 20
_RATE, _TEMPERATURE = 2e-3, 0.1
_LEARNED_FROM = 10


@dataclass(frozen=True)
class Interest:
    """The map `weights` float32 [d, d] from an item's vector to where those who want it look; None: nothing learned."""

    weights: Floats | None

    def score(self, lately: Floats, items: Floats) -> Floats:
        """Return the cosine float32 [rows, items] of mean vectors `lately` [rows, d] and `items` [items, d]."""
        if self.weights is None:
            return np.zeros((len(lately), len(items)), dtype=np.float32)
        return _unit(lately @ self.weights)[0] @ _unit(items @ self.weights)[0].T


@dataclass(frozen=True)
class _Pairs:
    """Mean vectors [n, d] of what was liked before, the item [n] that was liked next, and by whom [n]."""

    before: Floats
    item: Integers
    person: Integers


def fit(behaviour: Behaviour, vectors: Floats, seed: int = 0) -> Interest:
    """Learn on `behaviour` alone which item's vector [items, d] goes with what was liked just before it.

    The loss ranks the item that was liked next before those of the rest of the batch (Henderson et al. 2017), corrected
    for how often each is drawn (Yi et al. 2019), so that it says what suits rather than what is popular. What the same
    person liked is no negative. With too few pairs nothing is learned.
    """
    chance = np.random.default_rng(seed)
    pairs = _pairs(behaviour, vectors, chance)
    if pairs is None:
        return Interest(None)
    often = np.bincount(pairs.item, minlength=len(vectors)) / len(pairs.item)
    drawn = np.log(np.maximum(often, 1e-9)).astype(np.float32)
    size = vectors.shape[1]
    weights = np.eye(size, dtype=np.float32)
    optimiser = _Adam(weights.shape)
    rounds = round(_STEPS * _BATCH / len(pairs.item))
    for _ in range(min(_MOST_ROUNDS, max(_LEAST_ROUNDS, rounds))):
        order = chance.permutation(len(pairs.item))
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            if len(batch) >= _BATCH // 2 or len(order) < _BATCH:
                weights = weights - optimiser.step(_gradient(weights, pairs, batch, vectors, drawn))
    return Interest(weights)


def _pairs(behaviour: Behaviour, vectors: Floats, chance: np.random.Generator) -> _Pairs | None:
    histories: dict[int, list[int]] = {}
    found: list[tuple[list[int], int, int]] = []
    kept = behaviour.liked
    for person, item in zip(behaviour.person[kept].tolist(), behaviour.item[kept].tolist(), strict=True):
        history = histories.setdefault(person, [])
        if history and item not in history:
            found.append((history[-_LEARNED_FROM:], item, person))
        history.append(item)
    if len(found) < LEAST_PAIRS:
        return None
    if len(found) > _MOST_PAIRS:
        found = [found[place] for place in np.sort(chance.choice(len(found), _MOST_PAIRS, replace=False)).tolist()]
    before = np.stack([vectors[history].mean(axis=0) for history, _, _ in found])
    return _Pairs(before, np.array([item for _, item, _ in found]), np.array([person for _, _, person in found]))


def _gradient(weights: Floats, pairs: _Pairs, batch: NDArray[np.int64], vectors: Floats, drawn: Floats) -> Floats:
    """Return the gradient [d, d] of the batch's mean cross-entropy."""
    item, person = pairs.item[batch], pairs.person[batch]
    before, after = pairs.before[batch], vectors[item]
    (asked, asked_length), (said, said_length) = _unit(before @ weights), _unit(after @ weights)
    logits = asked @ said.T / _TEMPERATURE - drawn[item]
    same = (item[:, None] == item) | (person[:, None] == person)
    np.fill_diagonal(same, False)
    logits[same] = -np.inf
    logits -= logits.max(axis=1, keepdims=True)
    share = np.exp(logits)
    share /= share.sum(axis=1, keepdims=True)
    share[np.diag_indices(len(batch))] -= 1
    share /= len(batch) * _TEMPERATURE
    found: Floats = before.T @ _through(share @ said, asked, asked_length)
    found += after.T @ _through(share.T @ asked, said, said_length)
    return found


def _unit(rows: Floats) -> tuple[Floats, Floats]:
    lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    return rows / lengths, lengths


def _through(gradient: Floats, unit: Floats, length: Floats) -> Floats:
    """Return the gradient before the rows were brought to length 1."""
    found: Floats = (gradient - unit * (gradient * unit).sum(axis=1, keepdims=True)) / length
    return found


class _Adam:
    """Adam (Kingma and Ba 2015) for one matrix."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.first, self.second = np.zeros(shape, dtype=np.float32), np.zeros(shape, dtype=np.float32)
        self.steps = 0

    def step(self, gradient: Floats) -> Floats:
        """Return what to take off the weights."""
        self.steps += 1
        self.first = 0.9 * self.first + 0.1 * gradient
        self.second = 0.999 * self.second + 0.001 * gradient**2
        first, second = self.first / (1 - 0.9**self.steps), self.second / (1 - 0.999**self.steps)
        taken: Floats = (_RATE * first / (np.sqrt(second) + 1e-8)).astype(np.float32)
        return taken
