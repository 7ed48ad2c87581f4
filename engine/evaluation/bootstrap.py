"""95 % intervals by the percentile bootstrap over rows (Efron and Tibshirani 1993)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.results import Interval

ROUNDS = 1000
# A metric that is not a mean over rows is computed anew each time, which is dearer.
SLOW_ROUNDS = 200
SEED = 20_261


def mean_interval(scores: NDArray[np.float64]) -> Interval:
    """Return the mean of per-row scores with its interval."""
    generator = np.random.default_rng(SEED)
    picks = generator.integers(0, len(scores), (ROUNDS, len(scores)))
    return _interval(float(scores.mean()), scores[picks].mean(axis=1))


def metric_interval(
    gold: Sequence[Any], predicted: Sequence[Any], metric: Callable[[Sequence[Any], Sequence[Any]], float]
) -> Interval:
    """Return any metric over rows with its interval."""
    generator = np.random.default_rng(SEED)
    values = []
    for _ in range(SLOW_ROUNDS):
        picks = generator.integers(0, len(gold), len(gold))
        values.append(metric([gold[index] for index in picks], [predicted[index] for index in picks]))
    return _interval(metric(gold, predicted), np.array(values))


def _interval(value: float, samples: NDArray[np.float64]) -> Interval:
    low, high = np.percentile(samples, (2.5, 97.5))
    return Interval(value, float(low), float(high))
