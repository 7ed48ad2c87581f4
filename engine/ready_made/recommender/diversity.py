"""Trades how good items are against how alike they are."""

from __future__ import annotations

import numpy as np

from engine.ready_made.recommender.behaviour import Floats


def diverse(scores: Floats, likeness: Floats, count: int, diversity: float) -> list[int]:
    """Return `count` places, best first, by maximal marginal relevance (Carbonell and Goldstein 1998).

    `scores` [n] are brought to 0..1; `likeness` [n, n] is 1 for the same; `diversity` from 0 (scores alone) to 1
    (after the first, likeness alone).
    """
    if not len(scores):
        return []
    spread = float(scores.max() - scores.min())
    worth = (scores - scores.min()) / spread if spread > 0 else np.ones(len(scores))
    taken: list[int] = []
    nearest = np.zeros(len(scores))
    while len(taken) < min(count, len(scores)):
        marginal = worth if not taken else (1 - diversity) * worth - diversity * nearest
        marginal = np.where(np.isin(np.arange(len(scores)), taken), -np.inf, marginal)
        taken.append(int(np.argmax(marginal)))
        nearest = np.maximum(nearest, likeness[taken[-1]])
    return taken
