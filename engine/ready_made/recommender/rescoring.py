"""Reads the head of a list once more with a text model: how well each item fits what the person liked lately.

The model scores a pair of texts at a time, too slow for a whole catalogue and worth it for the first places. How much
it counts is chosen on behaviour that it has not learned from; it may come to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.ready_made.recommender import measuring, signals
from engine.ready_made.recommender.behaviour import Behaviour, Floats
from engine.ready_made.recommender.contents import Contents
from engine.ready_made.recommender.pairing import LEARNS, STOPS, told
from engine.ready_made.recommender.ranking import Ranker

HEAD = 50
WEIGHTS = (0.05, 0.1, 0.2, 0.4, 0.8)
_MOST_PEOPLE = 100
_LEAST_PEOPLE = 20
# Text, item's text -> how well they fit.
Read = Callable[[Sequence[tuple[str, str]]], Sequence[float]]


@dataclass(frozen=True)
class Head:
    """The first places of a list: `items` [n] best first, their `first` score [n], and what the model `said` [n]."""

    items: NDArray[np.int64]
    first: Floats
    said: Floats

    def share(self, weight: float) -> Floats:
        """Return what the model adds to each score, in their own measure."""
        spread = float(self.said.std())
        if spread <= 0:
            return np.zeros(len(self.said), dtype=np.float32)
        added: Floats = weight * float(self.first.std()) * (self.said - self.said.mean()) / spread
        return added

    def order(self, weight: float) -> list[int]:
        """Return the items, best first, where the model counts so much."""
        places = np.argsort(-(self.first + self.share(weight)), kind="stable")
        return [int(item) for item in self.items[places]]


def head(scores: Floats, allowed: NDArray[np.bool_], liked: Sequence[int], wording: Sequence[str], read: Read) -> Head:
    """Return the head of the list of `scores` [items] among the `allowed`, read once more; `liked` in time order."""
    items = np.array(measuring.best(scores, allowed, HEAD), dtype=np.int64)
    text = told(liked, wording)
    said = read([(text, wording[item]) for item in items.tolist()]) if len(items) else ()
    return Head(items, scores[items], np.array(said, dtype=np.float32))


@dataclass(frozen=True)
class Reached:
    """NDCG@10 of people [n] without the model, and with it by weight."""

    without: Floats
    by_weight: Mapping[float, Floats]

    def best(self) -> tuple[float, bool]:
        """Return the best weight, and whether it gains by more than chance would: over one standard error."""
        weight = max(self.by_weight, key=lambda one: float(self.by_weight[one].mean()) if len(self.without) else 0.0)
        gains = self.by_weight[weight] - self.without
        if len(gains) < _LEAST_PEOPLE:
            return weight, False
        return weight, measuring.is_clear(gains)


def validated(period: Behaviour, contents: Contents, ranker: Ranker, wording: Sequence[str], read: Read) -> Reached:
    """Measure on the end of the training `period`, from where on the model has not learned."""
    found = []
    for start, end in pairwise((period.cut(LEARNS), period.cut(STOPS), len(period))):
        found.append(reached(period.part(0, start), period.part(start, end), contents, ranker, wording, read))
    return Reached(
        np.concatenate([one.without for one in found]),
        {weight: np.concatenate([one.by_weight[weight] for one in found]) for weight in WEIGHTS},
    )


def reached(
    past: Behaviour,
    after: Behaviour,
    contents: Contents,
    ranker: Ranker,
    wording: Sequence[str],
    read: Read,
    most: int = _MOST_PEOPLE,
) -> Reached:
    """Measure how well `after` is foreseen from `past` for people who liked something in it."""
    made, histories = signals.fit(past, contents), past.histories()
    seen, liked, lately = past.matrix(), past.matrix(True), past.lately()
    targets = after.targets(seen, made.known)
    people = [person for person in sorted(targets) if person in histories]
    if len(people) > most:
        people = sorted(np.random.default_rng(0).choice(people, most, replace=False).tolist())
    rows: list[list[float]] = []
    for person in people:
        scores = _scores(made, ranker, seen[[person]], liked[[person]], lately[[person]])
        allowed = made.known.copy()
        allowed[seen[person].indices] = False
        read_again = head(scores, allowed, histories[person], wording, read)
        orders = [read_again.order(weight) for weight in (0.0, *WEIGHTS)]
        rows.append([measuring.ndcg(order, targets[person]) for order in orders])
    table = np.array(rows, dtype=np.float32).reshape(-1, 1 + len(WEIGHTS))
    return Reached(table[:, 0], {weight: table[:, place] for place, weight in enumerate(WEIGHTS, 1)})


def _scores(made: signals.Signals, ranker: Ranker, seen: Any, liked: Any, lately: Any) -> Floats:
    found: Floats = ranker.score(made.of(seen, liked, lately), np.array([True]))[0]
    return found
