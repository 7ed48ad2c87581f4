"""What the engine sends to a worker process, one kind a procedure, and what comes back that no command answers with.

Frozen values, in a module of their own: unpickling one imports its module, and the procedures' modules import torch.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from engine.commands import ImportSpec
from engine.results import BaseModel, ModelInfo, ParityRow, Problem, Report
from engine.training.recipe import Recipe


@dataclass(frozen=True)
class Order:
    """Something a worker is to do; `log` is the file that takes its output.

    `procedure` is the module whose `run` carries it out, of an order that only a ready-made project has.
    """

    procedure: ClassVar[str] = ""
    log: Path


@dataclass(frozen=True)
class ImportOrder(Order):
    """Import files as one version of a dataset; `target` is its parquet file, `base` is asked about the rows.

    `before` is the newest version so far, None for none: what it measured on keeps its part.
    """

    spec: ImportSpec
    target: Path
    base: BaseModel | None = None
    before: Path | None = None


@dataclass(frozen=True)
class RepairOrder(Order):
    """Repair the version in the file `source`, whose problems are `known`, as `target`; see `repair_rows`."""

    source: Path
    target: Path
    repairs: tuple[str, ...]
    known: tuple[Problem, ...]
    earlier: tuple[Path, ...]


@dataclass(frozen=True)
class TrainOrder(Order):
    """Train, evaluate, export and gate; `staging` takes the model to publish, `checkpoints` lie in `folder`.

    Traced graphs are kept in `graphs`, for this order and for those that make a base model ready; None keeps none.
    """

    task: str
    data: Path
    base: BaseModel
    recipe: Recipe
    folder: Path
    staging: Path
    name: str
    dataset: str
    data_hash: str
    test_hash: str
    # The system ended the last worker for want of memory: this one computes less at once.
    memory_short: bool = False
    # Texts whose answers a person corrected: they are learned from, however few rows are.
    corrected: tuple[str, ...] = ()
    graphs: Path | None = None


@dataclass(frozen=True)
class Trained:
    """What a training hands over for publishing: all of it lies in the order's staging folder."""

    report: Report
    parity: tuple[ParityRow, ...]
    bytes: int


@dataclass(frozen=True)
class EstimateOrder(Order):
    """Measure a few real steps; the disk that counts is the one of `folder`, where the run would be kept."""

    task: str
    data: Path
    base: BaseModel
    recipe: Recipe
    folder: Path


@dataclass(frozen=True)
class SearchOrder(Order):
    """Search for good settings within so many minutes; the study and the trials' scratch lie in `folder`."""

    task: str
    data: Path
    base: BaseModel
    recipe: Recipe
    folder: Path
    minutes: float


@dataclass(frozen=True)
class FetchOrder(Order):
    """Fetch a starter model and make it ready."""

    base: str
    bases: Path
    graphs: Path | None = None


@dataclass(frozen=True)
class RemakeOrder(Order):
    """Make the ONNX of the base model in a folder of `bases` anew from its weights."""

    base: str
    bases: Path
    graphs: Path | None = None


@dataclass(frozen=True)
class AdoptOrder(Order):
    """Copy a person's model folder and make it ready."""

    source: Path
    bases: Path
    graphs: Path | None = None


@dataclass(frozen=True)
class EvaluateOrder(Order):
    """Evaluate a published model on the rows of `data` (a parquet file of canonical rows).

    `training` is the data it was trained on, for the baselines; None leaves them out. With `fresh`, rows that the model
    learned from or was chosen by are left out: its own test rows never are among those. `keep` is the folder that takes
    the answers to every row, None where they are not kept.
    """

    task: str
    model: Path
    data: Path
    part: str
    data_hash: str
    training: Path | None
    base: BaseModel | None
    fresh: bool = False
    keep: Path | None = None


@dataclass(frozen=True)
class PredictOrder(Order):
    """Apply a published model to the rows of `source`; `columns` says which to read, role -> column."""

    task: str
    model: Path
    source: Path
    target: Path
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Contender:
    """One of two models that are compared: its answers as kept, or None where it has to answer `data` anew.

    `learned` is the data it learned from.
    """

    info: ModelInfo
    answers: Path | None
    learned: Path


@dataclass(frozen=True)
class CompareOrder(Order):
    """Hold two models against each other on the test rows of `data`, which is called `name`.

    With `fresh`, rows that one of them learned from are left out: their own test rows never are among those.
    """

    first: Contender
    second: Contender
    data: Path
    name: str
    fresh: bool


@dataclass(frozen=True)
class IndexOrder(Order):
    """Bring the index of a folder of documents up to date; `base` embeds, None leaves the words to find by."""

    folder: Path
    index: Path
    base: BaseModel | None = None
