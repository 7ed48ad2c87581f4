"""Where a model does worse: the test rows cut by length, language, class and every column of the person's file.

A slice is marked where it is below the other rows by more than chance, at a false discovery rate of 5 % over all
slices that were looked at (Benjamini and Hochberg 1995): of a hundred slices some are low by chance alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from engine.evaluation.bootstrap import mean_interval
from engine.results import Interval, Slice
from engine.tasks.parts.words import WORDS

# Fewer rows tell nothing.
LEAST_ROWS = 10
# A column with more values names its rows, it does not group them.
MOST_VALUES = 30
RATE = 0.05
Key = tuple[str, str, str]  # by, column, value


def slice_keys(
    texts: Sequence[str],
    labels: Sequence[str],
    languages: Sequence[str],
    columns: Sequence[Mapping[str, str]],
) -> list[list[Key]]:
    """Return the slices that each row is in; '' and a column with too many values make none."""
    found: list[list[Key]] = [[] for _ in texts]
    for at, value in enumerate(_length_groups([len(WORDS.findall(text)) for text in texts])):
        found[at].append(("length", "", value))
    for by, values in (("language", languages), ("label", labels)):
        for at, value in enumerate(values):
            if value:
                found[at].append((by, "", value))
    for name in _grouping(columns, labels):
        for at, row in enumerate(columns):
            if value := row.get(name, "").strip():
                found[at].append(("column", name, value))
    return found


def measure_slices(
    scores: NDArray[np.float64], keys: Sequence[Sequence[Key]], lower_is_better: bool = False
) -> tuple[Slice, ...]:
    """Return every slice of at least LEAST_ROWS rows that is not all of them, the marked ones first, worst first.

    `scores` [rows] are the per-row scores whose mean is the metric.
    """
    sign = -1 if lower_is_better else 1
    members: dict[Key, list[int]] = {}
    for at, row in enumerate(keys):
        for key in row:
            members.setdefault(key, []).append(at)
    total, whole = len(scores), float(scores.sum())
    slices = []
    for (by, column, value), rows in members.items():
        if LEAST_ROWS <= len(rows) < total:
            inside = scores[rows]
            rest = (whole - float(inside.sum())) / (total - len(rows))
            p = _p_below(sign * scores, rows)
            slices.append(Slice(by, value, len(rows), _interval(inside), rest, p, False, column))
    marked = _discoveries([item.p for item in slices])
    told = [replace(item, worse=mark) for item, mark in zip(slices, marked, strict=True)]
    return tuple(sorted(told, key=lambda item: (not item.worse, sign * item.metric.value, -item.rows, item.value)))


def _length_groups(counts: Sequence[int]) -> list[str]:
    """Return each row's quarter by the number of its words, named by the shortest and the longest in it."""
    bounds = np.unique(np.percentile(counts, (25, 50, 75), method="lower"))
    quarters = np.searchsorted(bounds, counts)
    lengths = np.asarray(counts)
    names = {
        int(q): f"{lengths[quarters == q].min()}-{lengths[quarters == q].max()}" for q in np.unique(quarters).tolist()
    }
    return [names[int(quarter)] for quarter in quarters]


def _grouping(columns: Sequence[Mapping[str, str]], labels: Sequence[str]) -> list[str]:
    """Return the columns whose values group rows; one that only repeats the label does not."""
    values: dict[str, set[str]] = {}
    repeats: dict[str, bool] = {}
    for row, label in zip(columns, labels, strict=True):
        for name, value in row.items():
            values.setdefault(name, set()).add(value.strip())
            repeats[name] = repeats.get(name, True) and value.strip() == label.strip()
    return [name for name, found in values.items() if 2 <= len(found) <= MOST_VALUES and not repeats[name]]


def _interval(scores: NDArray[np.float64]) -> Interval:
    """Return the mean with its interval: Wilson's (1927) for right and wrong, which holds in small slices too."""
    if not np.isin(scores, (0.0, 1.0)).all():
        return mean_interval(scores)
    from scipy.stats import binomtest

    found = binomtest(int(scores.sum()), len(scores)).proportion_ci(method="wilson")
    return Interval(float(scores.mean()), float(found.low), float(found.high))


def _p_below(scores: NDArray[np.float64], rows: Sequence[int]) -> float:
    """Return the chance of a slice as low where rows do not differ (one-sided).

    Fisher's exact test for right and wrong, Mann and Whitney's for other scores.
    """
    inside = scores[rows]
    if np.isin(scores, (0.0, 1.0)).all():  # of errors, which are less the better, this never holds
        from scipy.stats import hypergeom

        return float(hypergeom.cdf(inside.sum(), len(scores), scores.sum(), len(rows)))
    from scipy.stats import mannwhitneyu

    return float(mannwhitneyu(inside, np.delete(scores, rows), alternative="less").pvalue)


def _discoveries(chances: Sequence[float]) -> list[bool]:
    """Return which of the p-values stand at the false discovery rate."""
    if not chances:
        return []
    from scipy.stats import false_discovery_control

    return [bool(rate <= RATE) for rate in false_discovery_control(chances)]
