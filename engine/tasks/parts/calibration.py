"""Calibrated confidences: one temperature that a published model's logits are divided by, and how far off they are.

Temperature scaling and the expected calibration error are those of Guo et al. 2017, 'On Calibration of Modern Neural
Networks'. A temperature is above zero, so that the class with the largest logit stays the same.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from engine.tasks.task import Space

# The space's entry; models that were published before have none.
TEMPERATURE = "temperature"
# Fewer rows tell nothing of how sure a model may be.
FEWEST = 20
BINS = 15
# A model of several that doubts more than this is not alone believed, whatever the others said so far.
MOST_DOUBT = 0.02
_COLDEST, _HOTTEST = 0.05, 20.0
_STEPS = 60


def fit_temperature(logits: NDArray[np.float32], gold: Sequence[int]) -> float:
    """Return the temperature at which `logits` [rows, classes] explain `gold` (a class a row, below 0: none) best.

    The mean negative log-likelihood is convex in 1 / temperature, so that its slope is bisected. Its targets are
    smoothed as in Platt 1999 (1 - 1 / (rows + 2) for the right class): rows that are all right would ask for certainty.
    1.0 where fewer than FEWEST rows have a class.
    """
    known = np.array(gold) >= 0
    if known.sum() < FEWEST or logits.shape[1] < 2:
        return 1.0
    scores, classes = np.asarray(logits, np.float64)[known], np.array(gold)[known]
    rows, width = scores.shape
    spread = 1.0 / (rows + 2)
    wanted = np.full_like(scores, spread / (width - 1))
    wanted[np.arange(rows), classes] = 1.0 - spread
    target = float((wanted * scores).sum(axis=1).mean())
    low, high = 1.0 / _HOTTEST, 1.0 / _COLDEST
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if _expected(scores, middle) < target:
            low = middle
        else:
            high = middle
    return 2.0 / (low + high)


def _expected(scores: NDArray[np.float64], sharpness: float) -> float:
    """Return the mean logit that the scaled probabilities expect: the slope's one part that changes."""
    scaled = scores * sharpness
    chances = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    return float((chances * scores).sum(axis=1).mean())


def calibrated(logits: NDArray[np.float32], space: Space) -> NDArray[np.float32]:
    """Return class logits divided by the temperature that the space holds, as they are where it holds none."""
    scaled: NDArray[np.float32] = logits / np.float32(space.get(TEMPERATURE, 1.0))
    return scaled


def sure_from(certainties: Sequence[float], same: Sequence[bool]) -> float:
    """Return the certainty above which the answer of one of several models is taken for that of all.

    `same` tells of each answer, given with such a certainty (0 to 1), whether it was that of all. The doubt that is
    left is half of what the surest other answer had, and of MOST_DOUBT at most: few rows tell little of what is rare.
    """
    others = (1.0 - certainty for certainty, is_same in zip(certainties, same, strict=True) if not is_same)
    return 1.0 - min(MOST_DOUBT, *others, MOST_DOUBT) / 2


def calibration_error(confidences: Sequence[float], right: Sequence[bool], bins: int = BINS) -> float:
    """Return the expected calibration error, 0 to 1: over equal bins of confidence, weighted by their rows, how far
    the mean confidence lies from the share that is right."""
    sure, hits = np.array(confidences, float), np.array(right, float)
    # A confidence on an edge belongs to the bin below it, as in (0, 1/15].
    places = np.clip(np.ceil(sure * bins).astype(int) - 1, 0, bins - 1)
    gaps = (
        abs(float(sure[places == at].mean()) - float(hits[places == at].mean())) * int((places == at).sum())
        for at in range(bins)
        if (places == at).any()
    )
    return sum(gaps) / len(sure) if len(sure) else 0.0
