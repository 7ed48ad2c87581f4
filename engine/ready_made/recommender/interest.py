"""What a person liked lately tells which texts they want next: a dual encoder learned from behaviour in seconds.

Both sides are the encoder's sentence vectors under one linear map. The vectors themselves stay as they are, so a
catalogue is read once, and the map is learned anew whenever behaviour comes in.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.ready_made.recommender.behaviour import Behaviour, Floats, Integers

LEAST_PAIRS = 200
_MOST_PAIRS = 10_000
_LEARNED_FROM = 10


@dataclass(frozen=True)
class Interest:
    """The map `weights` float32 [d, d] from an item's vector to where those who want it look; None: nothing learned."""

    weights: Floats | None

    def score(self, lately: Floats, items: Floats) -> Floats:
        """Return the cosine float32 [rows, items] of mean vectors `lately` [rows, d] and `items` [items, d]."""
        if self.weights is None:
            return np.zeros((len(lately), len(items)), dtype=np.float32)
        return _unit(lately @ self.weights) @ _unit(items @ self.weights).T


def fit(behaviour: Behaviour, vectors: Floats, seed: int = 0) -> Interest:
    """Learn on `behaviour` alone which item's vector [items, d] goes with what was liked just before it.

    See `engine.training.dual_encoder`. With too few pairs nothing is learned.
    """
    chance = np.random.default_rng(seed)
    pairs = _pairs(behaviour, vectors, chance)
    if pairs is None:
        return Interest(None)
    # The engine reads fitted recommenders without ever loading torch; only the worker that fits one needs it.
    from engine.training import dual_encoder

    return Interest(dual_encoder.learn(dual_encoder.Pairs(*pairs), vectors, chance))


def _pairs(
    behaviour: Behaviour, vectors: Floats, chance: np.random.Generator
) -> tuple[Floats, Integers, Integers] | None:
    """Return the mean vectors [n, d] of what was liked before, the item [n] that was liked next, and by whom [n]."""
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
    return before, np.array([item for _, item, _ in found]), np.array([person for _, _, person in found])


def _unit(rows: Floats) -> Floats:
    found: Floats = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    return found
