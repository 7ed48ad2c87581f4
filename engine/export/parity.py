"""The parity gate: an exported model is published only when it answers like the one that was trained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from engine.errors import JobFailed
from engine.export.variants import FULL
from engine.results import ERRORS, ParityRow

Logits = Sequence[Mapping[str, NDArray[np.float32]]]


@dataclass(frozen=True)
class Measured:
    """One variant on the validation rows: its metric, its logits, its size and the milliseconds a text took."""

    variant: str
    metric: float
    logits: Logits
    bytes: int
    milliseconds: float


def largest_gap(ours: Logits, reference: Logits) -> float:
    """Return the largest absolute difference of any logit of any text."""
    return max(
        float(np.abs(a[name] - b[name]).max()) for a, b in zip(ours, reference, strict=True) for name in reference[0]
    )


def judge(
    variants: Sequence[Measured], metric: float, reference: Logits, limit: float, name: str = ""
) -> tuple[ParityRow, ...]:
    """Return the table, with the smallest variant that loses at most `limit` of the model's metric marked as published.

    The model's is torch's `metric`, or that of the export in full precision where that is better: an answer that is
    held by a grammar is held in every export, and not in torch. `name` is the metric's: of those that count errors,
    less is better.

    Raises JobFailed `gate_refused` when none does.
    """
    rows = [
        ParityRow(
            variant=found.variant,
            metric=found.metric,
            torch_metric=metric,
            logit_gap=largest_gap(found.logits, reference),
            bytes=found.bytes,
            milliseconds=found.milliseconds,
            published=False,
        )
        for found in variants
    ]
    # A hair's breadth of slack keeps a rounding error of the fractions from refusing what is within the limit.
    sign = -1 if name in ERRORS else 1
    aim = max([sign * metric, *(sign * row.metric for row in rows if row.variant == FULL)])
    within = [row for row in rows if aim - sign * row.metric <= limit + 1e-9]
    if not within:
        best = max(rows, key=lambda row: sign * row.metric)
        raise JobFailed("gate_refused", exported=best.metric, trained=metric, limit=limit)
    chosen = min(within, key=lambda row: row.bytes)
    return tuple(replace(row, published=row is chosen) for row in rows)
