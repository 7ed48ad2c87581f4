"""Chooses the next token from a model's logits."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


class Sampling:
    """How tokens are chosen.

    temperature: 0 always takes the likeliest. top_p: one is drawn from the likeliest that have so much of the
    probability in all (nucleus sampling: Holtzman et al. 2020). repetition_penalty: above 1 makes tokens that stand in
    the text already less likely (Keskar et al. 2019). seed: draws the same each time; None draws anew.
    """

    def __init__(
        self,
        temperature: float = 0.0,
        top_p: float = 0.95,
        repetition_penalty: float = 1.0,
        seed: int | None = None,
    ) -> None:
        self._temperature, self._top_p, self._penalty = temperature, top_p, repetition_penalty
        self._chance = np.random.default_rng(seed)

    def choose(self, logits: NDArray[np.float32], text: Sequence[int] | NDArray[np.int32]) -> int:
        """Return a token; `logits` [vocabulary] are minus infinity where none may be, `text` is all that stands."""
        if self._penalty != 1.0:
            logits = self._penalised(logits, np.unique(text))
        if self._temperature == 0:
            return int(logits.argmax())
        order = np.argsort(-logits, kind="stable")
        chances = probabilities(logits[order] / self._temperature)
        # Of the sorted, the first that reach top_p together; always one.
        kept = int(np.searchsorted(np.cumsum(chances), self._top_p)) + 1
        kept = min(kept, int(np.count_nonzero(chances)))
        return int(self._chance.choice(order[:kept], p=chances[:kept] / chances[:kept].sum()))

    def _penalised(self, logits: NDArray[np.float32], said: NDArray[np.int32]) -> NDArray[np.float32]:
        changed = logits.copy()
        found = logits[said]
        changed[said] = np.where(found > 0, found / self._penalty, found * self._penalty)
        return changed


def probabilities(logits: NDArray[np.floating]) -> NDArray[np.float64]:
    """Return the softmax of logits [vocabulary]."""
    raised: NDArray[np.float64] = np.exp(logits.astype(np.float64) - logits.max())
    raised /= raised.sum()
    return raised
