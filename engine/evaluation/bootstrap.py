"""95 % intervals and paired tests by the percentile bootstrap over rows (Efron and Tibshirani 1993).

Equal numbers of rows are resampled alike, so that two systems measured on the same rows are compared row by row: the
paired bootstrap of Koehn 2004.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.results import Difference, Interval
from engine.tasks.parts.tally import Tally

ROUNDS = 1000
# A metric that is not a mean over rows is computed anew each time, which is dearer.
SLOW_ROUNDS = 200
SEED = 20_261
# Numbers drawn at once: a million rows must not ask for gigabytes.
MOST_AT_ONCE = 4_000_000


@dataclass(frozen=True)
class Measured:
    """A metric on all rows, and on each of the resamples."""

    value: float
    samples: NDArray[np.float64]

    @property
    def interval(self) -> Interval:
        """The value with its interval."""
        low, high = np.percentile(self.samples, (2.5, 97.5))
        return Interval(self.value, float(low), float(high))


def mean_measured(scores: NDArray[np.float64]) -> Measured:
    """Measure the mean of per-row scores."""
    generator = np.random.default_rng(SEED)
    at_once = max(1, MOST_AT_ONCE // len(scores))
    samples = [
        scores[generator.integers(0, len(scores), (min(at_once, ROUNDS - begun), len(scores)))].mean(axis=1)
        for begun in range(0, ROUNDS, at_once)
    ]
    return Measured(float(scores.mean()), np.concatenate(samples))


def metric_measured(
    gold: Sequence[Any], predicted: Sequence[Any], metric: Callable[[Sequence[Any], Sequence[Any]], float]
) -> Measured:
    """Measure any metric over rows."""
    generator = np.random.default_rng(SEED)
    values = []
    for _ in range(SLOW_ROUNDS):
        picks = generator.integers(0, len(gold), len(gold))
        values.append(metric([gold[index] for index in picks], [predicted[index] for index in picks]))
    return Measured(metric(gold, predicted), np.array(values))


def tally_measured(tally: Tally) -> Measured:
    """Measure a metric that follows from counts: of a resample only their sums are needed."""
    generator, rows = np.random.default_rng(SEED), len(tally.counts)
    samples = []
    for _ in range(ROUNDS):
        times = np.bincount(generator.integers(0, rows, rows), minlength=rows)
        samples.append(tally.value(times @ tally.counts))
    return Measured(tally.whole, np.array(samples))


def difference(first: Measured, second: Measured, lower_is_better: bool = False) -> Difference:
    """Return the first minus the second, both measured on the same rows.

    `p` is twice the share of resamples on the smaller side of zero, counted with the one that was observed, so that it
    is never 0 (Davison and Hinkley 1997, section 4.2).
    """
    samples = first.samples - second.samples
    low, high = np.percentile(samples, (2.5, 97.5))
    smaller = min(np.count_nonzero(samples <= 0), np.count_nonzero(samples >= 0))
    p = min(1.0, 2 * (smaller + 1) / (len(samples) + 1))
    verdict = "better" if low > 0 else "worse" if high < 0 else "unclear"
    if lower_is_better:
        verdict = {"better": "worse", "worse": "better"}.get(verdict, verdict)
    return Difference(first.value - second.value, float(low), float(high), p, verdict)


def mean_interval(scores: NDArray[np.float64]) -> Interval:
    """Return the mean of per-row scores with its interval."""
    return mean_measured(scores).interval
