"""Counts what callers did with the same messages, with intervals, and holds a tuned one against the one before it."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence

import numpy as np

from engine.evaluation.bootstrap import difference, mean_measured
from engine.results import CallerChoice, CallerScore


def score_callers(
    callers: Sequence[CallerChoice],
    outcomes: Mapping[str, Sequence[str]],
    milliseconds: Mapping[str, Sequence[float]],
    kinds: Sequence[str],
    right: str,
) -> tuple[CallerScore, ...]:
    """Return a score a caller; `outcomes` and `milliseconds` are by its key, one a message, all on the same messages.

    `kinds` are all outcomes that there are, of which `right` is the wanted one.
    """
    hits = {key: mean_measured(np.array([one == right for one in found], float)) for key, found in outcomes.items()}
    return tuple(
        CallerScore(
            caller=caller,
            counts={kind: outcomes[caller.key].count(kind) for kind in kinds},
            shares={
                kind: mean_measured(np.array([one == kind for one in outcomes[caller.key]], float)).interval
                for kind in kinds
            },
            milliseconds=statistics.median(milliseconds[caller.key]),
            difference=difference(hits[caller.key], hits[caller.before]) if caller.before in hits else None,
        )
        for caller in callers
    )
