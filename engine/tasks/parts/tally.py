"""Metrics of a whole that follow from what is counted in each row, such as BLEU from the words that it shares."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Tally:
    """`counts` [rows, counts] are summed over the rows; `value` turns the sums into the metric, a fraction."""

    counts: NDArray[np.float64]
    value: Callable[[NDArray[np.float64]], float]

    @property
    def whole(self) -> float:
        """Return the metric on all rows."""
        return self.value(self.counts.sum(axis=0))
