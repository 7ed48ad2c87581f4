"""What speaks for an item: that many chose it, lately, that it goes with what a person liked, that it reads alike.

And that it fits what they liked lately, as a dual encoder learned it from everybody's behaviour.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.ready_made.recommender import interest as interests
from engine.ready_made.recommender.behaviour import Behaviour, Floats
from engine.ready_made.recommender.contents import Contents
from engine.ready_made.recommender.interest import Interest
from engine.ready_made.recommender.together import Together

# Shares of the time that the behaviour spans: after each a choice counts half.
HALF_LIVES = (0.02, 0.05, 0.15)
SHARED = ("popular", "trend_short", "trend", "trend_long", "fresh", "expected")
PERSONAL = ("together", "alike", "nearest", "category", "fits")
NAMES = (*SHARED, *PERSONAL)
PENALTY = 500.0
_LOOKED_BACK = 30


@dataclass(frozen=True)
class Signals:
    """The signals of one moment. `shared` float32 [items, SHARED], `known` [items]: somebody has touched the item.

    `imputed` sparse [items, new items] lends new items what speaks for those that read alike.
    """

    contents: Contents
    shared: Floats
    known: NDArray[np.bool_]
    together: Together
    imputed: Any
    interest: Interest

    @property
    def new(self) -> NDArray[np.int64]:
        """The places of the items nobody has touched."""
        return np.flatnonzero(~self.known)

    def of(self, seen: Any, liked: Any, lately: Any) -> Floats:
        """Return float32 [rows, items, NAMES] for rows of sparse [rows, items]; all in standard deviations.

        `lately` is that of `Behaviour.lately`.
        """
        found = np.zeros((seen.shape[0], self.shared.shape[0], len(NAMES)), dtype=np.float32)
        found[:, :, : len(SHARED)] = self.shared
        # Who liked nothing yet is known by what they looked at.
        empty = np.asarray(liked.sum(axis=1)).ravel() == 0
        profile = liked + seen.multiply(empty[:, None]).tocsr()
        warm = np.asarray(seen.sum(axis=1)).ravel() > 0
        if warm.any():
            personal = self._personal(seen[warm], profile[warm], lately[warm])
            found[warm, :, len(SHARED) :] = personal
        return found

    def _personal(self, seen: Any, profile: Any, lately: Any) -> Floats:
        together = self.together.score(seen)
        if len(self.new):
            together[:, self.new] = np.asarray(together @ self.imputed)
        counts = np.maximum(1.0, np.asarray(profile.sum(axis=1)))
        mean = np.asarray(profile @ self.contents.vectors) / counts
        kinds = (profile @ self.contents.categories).toarray() / counts
        columns = (
            together,
            mean @ self.contents.vectors.T,
            self._nearest(profile),
            np.asarray(kinds @ self.contents.categories.T),
            self.interest.score(np.asarray(lately @ self.contents.vectors), self.contents.vectors),
        )
        return np.stack([_standard(column, self.known) for column in columns], axis=2)

    def _nearest(self, profile: Any) -> Floats:
        rows = []
        for row in profile:
            liked = row.indices[-_LOOKED_BACK:]
            rows.append((self.contents.vectors @ self.contents.vectors[liked].T).max(axis=1))
        return np.stack(rows)


def fit(
    behaviour: Behaviour, contents: Contents, penalty: float = PENALTY, interest: Interest | None = None
) -> Signals:
    """Fit every signal on `behaviour`; its last event is the present. An `interest` that is given is taken as it is."""
    interest = interest or interests.fit(behaviour, contents.vectors)
    counts = np.bincount(behaviour.item, minlength=behaviour.items).astype(np.float32)
    known = counts > 0
    age = (behaviour.now - behaviour.moment) / behaviour.span
    columns = [counts]
    for half in HALF_LIVES:
        columns.append(np.bincount(behaviour.item, 0.5 ** (age / half), minlength=behaviour.items).astype(np.float32))
    first = np.full(behaviour.items, behaviour.now)
    np.minimum.at(first, behaviour.item, behaviour.moment)
    fresh = np.exp((first - behaviour.now) / (0.1 * behaviour.span)).astype(np.float32)
    # The newest of all would be carried away by an extreme that no touched item has.
    fresh[~known] = fresh[known].mean() if known.any() else 0.0
    levels = np.log(np.stack(columns, axis=1) + 0.05)
    expected = contents.expected(known, levels)
    # What nobody has touched is taken for as popular as its words lead to expect.
    levels = np.where(known[:, None], levels, expected)
    rows = np.concatenate([levels, fresh[:, None], expected[:, 2:3]], axis=1)
    shared = _standard(rows.T, known).T
    new = np.flatnonzero(~known)
    together, imputed = Together.fit(behaviour.matrix(), penalty), contents.neighbours(new, known)
    return Signals(contents, shared, known, together, imputed, interest)


def _standard(rows: Floats, known: NDArray[np.bool_]) -> Floats:
    """Return rows [n, items] in standard deviations from the mean of the known items."""
    base = rows[:, known] if known.any() else rows
    spread = np.maximum(base.std(axis=1, keepdims=True), 1e-6)
    scaled: Floats = np.clip((rows - base.mean(axis=1, keepdims=True)) / spread, -10, 10).astype(np.float32)
    return scaled
