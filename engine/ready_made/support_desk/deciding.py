"""Whether an intent's answer may be given: a calibrated confidence against a threshold, and a floor of likeness.

The confidence is that of a calibrator over what the classifier says and how near the known questions are (selective
prediction with a trained calibrator: Kamath, Jia and Liang 2020, "Selective question answering under domain shift";
its form is Platt scaling with his smoothed targets: Platt 1999). What is farther from every known question than
nearly all validation rows is taken for something that no intent fits (deep nearest neighbours: Sun et al. 2022,
"Out-of-distribution detection with deep nearest neighbors"). Both are set on validation rows alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
NEIGHBOURS = 10
# So many of the validation rows may lie below the floor.
BELOW_FLOOR = 0.01
_RIDGE = 1.0
_LEAST = 1e-6


@dataclass(frozen=True)
class Calibrator:
    """Gives the probability that a predicted intent is right."""

    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float

    def probabilities(self, found: Floats) -> Floats:
        """Return a probability a row of features [n, k]."""
        # The window comes up without scipy: reading what was fitted needs none.
        from scipy.special import expit

        standard = (found - np.array(self.mean)) / np.array(self.scale)
        made: Floats = expit(standard @ np.array(self.weights) + self.bias)
        return made


def features(confidence: Floats, second: Floats, nearest: Floats, agreement: Floats) -> Floats:
    """Return [n, 4]: the log odds of the likeliest class, its lead, the likeness, and how many neighbours agree."""
    bounded = np.clip(confidence, _LEAST, 1 - _LEAST)
    return np.stack([np.log(bounded / (1 - bounded)), confidence - second, nearest, agreement], axis=1)


def neighbours(
    vectors: NDArray[np.float32], known: NDArray[np.float32], labels: Sequence[str], said: Sequence[str]
) -> tuple[Floats, Floats]:
    """Return a row's cosine to the nearest known question, and the share of its nearest that have the label `said`."""
    nearest, agreement = np.zeros(len(vectors)), np.zeros(len(vectors))
    count = min(NEIGHBOURS, len(known))
    named = np.array(labels, dtype=object)
    for at in range(0, len(vectors), 512):
        cosines = vectors[at : at + 512] @ known.T
        top = np.argpartition(-cosines, count - 1, axis=1)[:, :count]
        nearest[at : at + 512] = np.take_along_axis(cosines, top, axis=1).max(axis=1)
        wanted = np.array(said[at : at + 512], dtype=object)[:, None]
        agreement[at : at + 512] = (named[top] == wanted).mean(axis=1)
    return nearest, agreement


def fit(found: Floats, right: NDArray[np.bool_]) -> Calibrator:
    """Fit to features [n, k]; the targets are Platt's, so that a few rows without a mistake promise little."""
    from sklearn.linear_model import LogisticRegression

    mean, scale = found.mean(axis=0), np.maximum(found.std(axis=0), _LEAST)
    rows = (found - mean) / scale
    good, bad = int(right.sum()), int((~right).sum())
    targets = np.where(right, (good + 1) / (good + 2), 1 / (bad + 2))
    # A target between the two classes is a row of each, with so much weight.
    fitted = LogisticRegression(C=1 / _RIDGE, solver="newton-cholesky").fit(
        np.concatenate([rows, rows]),
        np.repeat([True, False], len(rows)),
        np.concatenate([targets, 1 - targets]),
    )
    return Calibrator(
        tuple(mean.tolist()), tuple(scale.tolist()), tuple(fitted.coef_[0].tolist()), float(fitted.intercept_[0])
    )


def threshold(scores: Floats, right: NDArray[np.bool_], target: float) -> float:
    """Return the lowest score from which at least `target` of the rows are right; above 1 where none is."""
    order = np.argsort(-scores, kind="stable")
    shares = np.cumsum(right[order]) / np.arange(1, len(scores) + 1)
    reached = np.flatnonzero(shares >= target)
    if not len(reached):
        return 2.0
    return float(scores[order[reached[-1]]])


def floor(nearest: Floats) -> float:
    """Return the likeness below which only BELOW_FLOOR of the validation rows lie."""
    return float(np.quantile(nearest, BELOW_FLOOR)) if len(nearest) else -1.0
