"""How good lists are: the usual figures of ranking, for people with something to find."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.ready_made.recommender.behaviour import Floats

K = 10
BATCH = 64
Scorer = Callable[[list[int]], Floats]


def best(scores: Floats, allowed: NDArray[np.bool_], k: int = K) -> list[int]:
    """Return the places of the `k` best of `scores` [items] that are `allowed`, best first."""
    kept = np.where(allowed, scores, -np.inf)
    count = min(k, int(allowed.sum()))
    if count == 0:
        return []
    top = np.argpartition(-kept, count - 1)[:count]
    return [int(item) for item in top[np.argsort(-kept[top], kind="stable")]]


def ndcg(ranked: Sequence[int], wanted: set[int], k: int = K) -> float:
    """Return the normalised discounted cumulative gain of a list (Jarvelin and Kekalainen 2002), each hit worth 1."""
    gain = sum(1 / np.log2(place + 2) for place, item in enumerate(ranked[:k]) if item in wanted)
    ideal = sum(1 / np.log2(place + 2) for place in range(min(k, len(wanted))))
    return float(gain / ideal) if ideal else 0.0


def is_clear(gains: Floats) -> bool:
    """Whether the mean gain [people] is more than chance would give: over one standard error."""
    return bool(gains.mean() > gains.std(ddof=1) / np.sqrt(len(gains)))


def recall(ranked: Sequence[int], wanted: set[int], k: int = K) -> float:
    """Return the share of what is wanted that the list holds, of at most `k`."""
    return len(wanted.intersection(ranked[:k])) / min(k, len(wanted)) if wanted else 0.0


def measure(
    score: Scorer, targets: Mapping[int, set[int]], seen: Any, allowed: NDArray[np.bool_], k: int = K
) -> dict[int, tuple[float, float]]:
    """Return person -> NDCG@k and recall@k of their list among `allowed` items without those they have `seen`."""
    people, found = sorted(targets), {}
    for start in range(0, len(people), BATCH):
        batch = people[start : start + BATCH]
        for person, scores in zip(batch, score(batch), strict=True):
            free = allowed.copy()
            free[seen[person].indices] = False
            ranked = best(scores, free, k)
            found[person] = ndcg(ranked, targets[person], k), recall(ranked, targets[person], k)
    return found


def mean(figures: Mapping[int, tuple[float, float]], people: Sequence[int] | None = None) -> tuple[float, float]:
    """Return the mean of both figures over `people`, over all where none are named."""
    rows = [figures[person] for person in (figures if people is None else people) if person in figures]
    if not rows:
        return 0.0, 0.0
    values = np.mean(rows, axis=0)
    return float(values[0]), float(values[1])
