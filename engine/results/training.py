"""Trainings and searches for settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Estimate:
    """What a training will take, measured in a worker on a few real steps; sizes in bytes.

    `seconds` is an upper bound (no early stop): `steps` in rounds of `seconds_a_round` with validation, and
    `seconds_after` for export and evaluation. `memory` is the most that was held at once while the longest texts were
    learned from, `memory_parts` what of it are weights, gradients, optimiser, activations and the rest; `memory_free`
    is what there was before on `device`. `at_once` is how many examples memory held at once (the recipe's, or fewer).
    `disk` is needed while it trains, `disk_kept` stays. `battery` is the share left where the computer runs on it.
    """

    seconds: float
    examples_per_second: float
    memory: int
    memory_free: int
    disk: int
    disk_free: int
    steps: int
    seconds_a_round: float = 0.0
    seconds_after: float = 0.0
    memory_parts: Mapping[str, int] = field(default_factory=dict)
    at_once: int = 0
    disk_kept: int = 0
    device: str = "cpu"
    battery: float | None = None


@dataclass(frozen=True)
class RunInfo:
    """One training, or one search for good settings: `kind` is training or search.

    `status` is running, done, failed, cancelled or paused; `resumable` when a checkpoint (or a study) stands.
    `best_epoch` is the round of the best value, for a search the number of its trial.
    """

    run: str
    name: str
    dataset: str
    dataset_version: int
    task: str
    base: str
    status: str
    created: str
    finished: str = ""
    model: str = ""
    resumable: bool = False
    error: Mapping[str, Any] | None = None
    best: float | None = None
    best_epoch: float = 0.0
    metric: str = ""
    kind: str = "training"


@dataclass(frozen=True)
class MetricPoint:
    """One measured value; `part` is train or valid, `epoch` counts in fractions."""

    step: int
    epoch: float
    part: str
    name: str
    value: float


@dataclass(frozen=True)
class RunDetails:
    """A run with its recipe (plain data), every metric measured, and what happened, oldest first.

    Each entry of `log` is (moment, code, params); a code has its sentence in `engine.sentences.NOTES`.
    """

    info: RunInfo
    recipe: Mapping[str, Any]
    metrics: tuple[MetricPoint, ...]
    log: tuple[tuple[str, str, Mapping[str, Any]], ...] = ()


@dataclass(frozen=True)
class Trial:
    """One set of settings that a search tried.

    `state` is running, done, pruned (given up, as others were better after the same round), failed (`error` is the
    code) or cut_short (by a pause, a kill or the end of the time); `again` is the number of the trial that it repeats.
    `changes` are the fields of the given recipe that differ, `value` is the best validation metric of its `rounds` so
    far, None before the first has ended.
    """

    number: int
    state: str
    changes: Mapping[str, Any] = field(default_factory=dict)
    value: float | None = None
    rounds: int = 0
    seconds: float = 0.0
    error: str = ""
    again: int | None = None


@dataclass(frozen=True)
class SearchResult:
    """A search for good settings within `minutes`; its `info` is a run of kind search, `given` its recipe (plain data).

    `best` is the number of the best trial and `recipe` what it tried; None and the given recipe while nothing was
    measured.
    """

    info: RunInfo
    minutes: float
    given: Mapping[str, Any]
    trials: tuple[Trial, ...]
    best: int | None
    recipe: Mapping[str, Any]


@dataclass(frozen=True)
class TrainResult:
    """What a finished training left; `model` is '' when the parity gate refused to publish."""

    run: str
    model: str
    metrics: Mapping[str, float]
