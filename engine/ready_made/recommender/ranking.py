"""Learns how much each signal counts, from what people chose next at several moments of the past."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.ready_made.recommender import interest, measuring, signals
from engine.ready_made.recommender.behaviour import Behaviour, Floats
from engine.ready_made.recommender.contents import Contents
from engine.ready_made.recommender.signals import NAMES, SHARED, Signals

# Where the behaviour is cut: what came before a cut is known, what came until the next is to be foreseen.
CUTS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
HELD_OUT = 0.1
_NEGATIVES = 20
_MOST_PEOPLE = 150
_LEAST_PEOPLE = 8
_DRAWS = 3
# On how many of the last stretches weights are tried; the few people of one who chose a new item tell little.
_TRIALS = {"warm": 2, "cold": 2, "new": 4}
_MOST_CHOSEN = 50
_LOOSENESS = 0.1
KINDS = ("warm", "cold", "new")
# The signal that an interest model gives, which learns from behaviour what texts tell.
TAUGHT = "fits"
Progress = Callable[[float, float], None]
# What is trusted where there is too little to learn from.
_PLAIN = {"trend": 1.0, "trend_long": 0.5, "together": 1.0, "alike": 0.3, "category": 0.3, "expected": 0.2}
_PLAIN_NEW = {"expected": 2.0, "together": 0.5, "alike": 0.5, "nearest": 0.5, "category": 0.3}


@dataclass(frozen=True)
class Ranker:
    """Weights float32 [NAMES] of a linear ranker: for people with behaviour, without, and among new items."""

    warm: Floats
    cold: Floats
    new: Floats

    def score(self, found: Floats, warm: NDArray[np.bool_], new: bool = False) -> Floats:
        """Return float32 [rows, items] from signals [rows, items, NAMES]; `warm` [rows]: the person has behaviour."""
        if new:
            scored: Floats = found @ self.new
            return scored
        weights = np.where(warm[:, None], self.warm, self.cold)
        mixed: Floats = np.einsum("rif,rf->ri", found, weights)
        return mixed


def _plain(table: Mapping[str, float]) -> Floats:
    return np.array([table.get(name, 0.0) for name in NAMES], dtype=np.float32)


PLAIN = Ranker(_plain(_PLAIN), _plain(_PLAIN), _plain(_PLAIN_NEW))


@dataclass(frozen=True)
class Pairs:
    """Signals of chosen items minus those of items that were not: `differences` [n, NAMES], `weight` [n]."""

    differences: Floats
    weight: Floats
    people: int

    @classmethod
    def joined(cls, several: Sequence[Pairs]) -> Pairs:
        """Put several into one."""
        if not several:
            return cls(np.zeros((0, len(NAMES)), np.float32), np.zeros(0, np.float32), 0)
        return cls(
            np.concatenate([one.differences for one in several]),
            np.concatenate([one.weight for one in several]),
            sum(one.people for one in several),
        )


@dataclass(frozen=True)
class View:
    """What is known at a cut, and what is `wanted` after it (person -> items) among the `allowed` items."""

    signals: Signals
    seen: Any
    liked: Any
    lately: Any
    wanted: dict[int, set[int]]
    allowed: NDArray[np.bool_]

    def batches(self, chance: np.random.Generator) -> Iterator[tuple[list[int], Floats]]:
        """Yield people and their signals, of many people some by chance."""
        people = sorted(self.wanted)
        if len(people) > _MOST_PEOPLE:
            people = sorted(chance.choice(people, _MOST_PEOPLE, replace=False).tolist())
        for start in range(0, len(people), measuring.BATCH):
            batch = people[start : start + measuring.BATCH]
            yield batch, self.signals.of(self.seen[batch], self.liked[batch], self.lately[batch])

    def free(self, person: int) -> NDArray[np.bool_]:
        """Return which items can be recommended to a person, bool [items]."""
        found = self.allowed.copy()
        found[self.seen[person].indices] = False
        return found


def fit(
    behaviour: Behaviour,
    contents: Contents,
    progress: Progress = lambda done, total: None,
    seed: int = 0,
    left_out: Sequence[str] = (),
) -> Ranker:
    """Learn the weights on `behaviour` alone: at each cut the signals know only what came before it.

    A pairwise logistic model over differences of signals (the linear case of RankNet, Burges et al. 2005). New items
    are learned by taking a tenth of the items out of the signals, as if nobody had touched them (in the manner of
    DropoutNet, Volkovs et al. 2017). What is learned has to rank better on the last stretches, which it has not seen
    by then, than plain weights and than each shared signal alone, and by more than one standard error better than
    without what the behaviour taught of the texts; otherwise the best of those is taken. Signals that are `left_out`
    by name weigh nothing.
    """
    chance = np.random.default_rng(seed)
    stretches = list(pairwise(behaviour.cut(share) for share in CUTS))
    pairs: dict[str, list[Pairs]] = {kind: [] for kind in KINDS}
    trials: dict[str, list[list[float]]] = {kind: [] for kind in KINDS}
    for number, (start, end) in enumerate(stretches):
        progress(number, len(stretches))
        views = _views(behaviour.part(0, start), behaviour.part(start, end), contents, chance)
        for kind in KINDS:
            if number >= len(stretches) - _TRIALS[kind]:
                rivals = _rivals(pairs[kind], kind, left_out)
                trials[kind] += [row for view in views[kind] for row in _trial(view, rivals, chance)]
        for kind in KINDS:
            pairs[kind] += [_pairs(view, chance) for view in views[kind]]
    return Ranker(*(chosen(_rivals(pairs[kind], kind, left_out), trials[kind]) for kind in KINDS))


def _views(past: Behaviour, after: Behaviour, contents: Contents, chance: np.random.Generator) -> dict[str, list[View]]:
    made, seen, liked = signals.fit(past, contents), past.matrix(), past.matrix(liked=True)
    counts = np.asarray(seen.sum(axis=1)).ravel()
    wanted = after.targets(seen, made.known)
    warm = {who: what for who, what in wanted.items() if counts[who]}
    cold = {who: what for who, what in wanted.items() if not counts[who]}
    draws, lately = _draws(made.known, chance), past.lately()
    # Learned once without any of them: it knows less of each than it would, never more.
    blind = interest.fit(past.without(np.any(draws, axis=0)), contents.vectors)
    new = [_hidden(past, after, contents, draw, blind) for draw in draws]
    return {
        "warm": [View(made, seen, liked, lately, warm, made.known)],
        "cold": [View(made, seen, liked, lately, cold, made.known)],
        "new": new,
    }


def _draws(known: NDArray[np.bool_], chance: np.random.Generator) -> list[NDArray[np.bool_]]:
    """Return disjoint tenths of the known items, bool [items] each."""
    number = chance.integers(0, round(1 / HELD_OUT), len(known))
    return [known & (number == draw) for draw in range(_DRAWS)]


def _hidden(
    past: Behaviour, after: Behaviour, contents: Contents, out: NDArray[np.bool_], blind: interest.Interest
) -> View:
    """Return what is known if nobody had touched the items `out`, and which of them were chosen after."""
    without = past.without(out)
    seen = without.matrix()
    counts = np.asarray(seen.sum(axis=1)).ravel()
    wanted = {who: what for who, what in after.targets(past.matrix(), out).items() if counts[who]}
    made = signals.fit(without, contents, interest=blind)
    return View(made, seen, without.matrix(liked=True), without.lately(), wanted, out)


def _rivals(pairs: Sequence[Pairs], kind: str, left_out: Sequence[str]) -> list[Floats]:
    """Return the weights to choose from, the plain ones first, what the behaviour taught of the texts last."""
    # Of a new item everything shared is but read from its words.
    names = ("expected",) if kind == "new" else SHARED
    alone = [np.array([name == other for other in NAMES], dtype=np.float32) for name in names]
    rivals = [getattr(PLAIN, kind), *alone, _learned(pairs, kind, (*left_out, TAUGHT))]
    # Of who has no behaviour, nothing is known lately.
    if kind != "cold" and TAUGHT not in left_out:
        rivals.append(_learned(pairs, kind, left_out))
    return rivals


def _trial(view: View, rivals: Sequence[Floats], chance: np.random.Generator) -> list[list[float]]:
    """Return a row a person: the NDCG that each of the weights reaches."""
    reached = []
    for people, found in view.batches(chance):
        for person, rows in zip(people, found, strict=True):
            free = view.free(person)
            lists = [measuring.best(rows @ weights, free) for weights in rivals]
            reached.append([measuring.ndcg(ranked, view.wanted[person]) for ranked in lists])
    return reached


def chosen(rivals: Sequence[Floats], reached: Sequence[Sequence[float]]) -> Floats:
    """Return the weights that did best, the plain ones where too few people tell.

    What the behaviour taught of the texts has to do clearly better than whatever does without it.
    """
    if len(reached) < _LEAST_PEOPLE:
        return rivals[0]
    figures = np.array(reached, dtype=np.float32)
    best = [int(place) for place in np.argsort(-figures.mean(axis=0), kind="stable")]
    first, second = best[0], next(place for place in best if not rivals[place][NAMES.index(TAUGHT)])
    return rivals[first if measuring.is_clear(figures[:, first] - figures[:, second]) else second]


def _pairs(view: View, chance: np.random.Generator) -> Pairs:
    differences, weight = [], []
    popularity = np.exp(view.signals.shared[:, SHARED.index("trend")])
    for people, found in view.batches(chance):
        for person, signals_of in zip(people, found, strict=True):
            free = view.free(person)
            free[list(view.wanted[person])] = False
            others = np.flatnonzero(free)
            if len(others) == 0:
                continue
            chosen = sorted(view.wanted[person])[:_MOST_CHOSEN]
            # Half of them by chance, half as often as they are chosen: those are the hard ones.
            drawn = popularity[others]
            plain = chance.choice(others, (len(chosen), _NEGATIVES // 2))
            hard = chance.choice(others, (len(chosen), _NEGATIVES // 2), p=drawn / drawn.sum())
            against = np.concatenate([plain, hard], axis=1)
            rows = (signals_of[chosen][:, None] - signals_of[against]).reshape(-1, len(NAMES))
            differences.append(rows)
            weight.append(np.full(len(rows), 1 / len(rows), dtype=np.float32))
    if not differences:
        return Pairs.joined([])
    return Pairs(np.concatenate(differences), np.concatenate(weight), len(differences))


def _learned(several: Sequence[Pairs], kind: str, left_out: Sequence[str]) -> Floats:
    from sklearn.linear_model import LogisticRegression

    pairs = Pairs.joined(several)
    if pairs.people < _LEAST_PEOPLE:
        plain: Floats = getattr(PLAIN, kind)
        return plain
    # Both ways round, as a logistic model wants two classes.
    rows = np.concatenate([pairs.differences, -pairs.differences])
    rows[:, [NAMES.index(name) for name in left_out]] = 0
    classes = np.repeat([1, 0], len(pairs.differences))
    weight = np.tile(pairs.weight, 2) * pairs.people
    model = LogisticRegression(fit_intercept=False, C=_LOOSENESS, max_iter=300)
    found: Floats = np.asarray(model.fit(rows, classes, sample_weight=weight).coef_[0], dtype=np.float32)
    return found
