"""Published models and how good they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# Metrics that count what is wrong; of all others more is better. They are in units of their own and no fractions.
ERRORS = frozenset({"loss", "mse"})
# What the training of a model that writes watches: the share of answers right to the letter, or else the loss.
EXACT, LOSS = "exact_match", "loss"


def is_better(metric: str, value: float, other: float) -> bool:
    """Whether a metric's value is better than another."""
    return value < other if metric in ERRORS else value > other


@dataclass(frozen=True)
class Interval:
    """A value with its 95 % bootstrap interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class ClassScore:
    """Precision, recall and F1 of one class and how many rows it has."""

    label: str
    precision: float
    recall: float
    f1: float
    support: int


# Classes of a confusion matrix that stay readable at once.
_READABLE = 12


@dataclass(frozen=True)
class Confusion:
    """`counts[i][j]`: rows of `labels[i]` that were predicted as `labels[j]`."""

    labels: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]

    def worst(self) -> list[int]:
        """Return the classes that are mixed up most, in the report's order; all of them where they are few."""
        size, counts = len(self.labels), self.counts
        mixed = [
            sum(counts[at][other] + counts[other][at] for other in range(size) if other != at) for at in range(size)
        ]
        return sorted(sorted(range(size), key=lambda at: -mixed[at])[:_READABLE])


@dataclass(frozen=True)
class Difference:
    """A model's metric minus another's on the same rows, with the 95 % interval of the paired bootstrap.

    `p` is the chance of a difference as large where there is none (two-sided); `verdict` is better, worse or unclear,
    and knows whether less is better.
    """

    value: float
    low: float
    high: float
    p: float
    verdict: str


@dataclass(frozen=True)
class Slice:
    """Some of the test rows and how well the model does on them.

    `by` is length (`value` is '4-9' words), language, label or column, of which `column` is the name in the person's
    file. `rest` is the metric on all other rows; `worse` marks what is below them by more than chance, where `p` was
    held against the number of slices looked at.
    """

    by: str
    value: str
    rows: int
    metric: Interval
    rest: float
    p: float
    worse: bool
    column: str = ""


@dataclass(frozen=True)
class Calibration:
    """How far confidences are from the share that is right (expected calibration error, 0 to 1), on `rows` test rows.

    `before` is without, `after` with the `temperature` that was fitted on the validation rows.
    """

    temperature: float
    rows: int
    before: float
    after: float


@dataclass(frozen=True)
class Report:
    """A locked evaluation: one model on one set of rows.

    `metrics` are the published model's; `baselines[name][metric]` those of majority, tfidf and base (untuned),
    on the same rows, or on the first `baseline_rows[name]` of them; `differences[name][metric]` is how far the model
    is from them there; `errors` are rows it got wrong: row, text, gold, predicted, confidence, and of a written text
    its score (of numbers none is wholly right: those further off than the mean). `slices` are measured by
    `slice_metric`, the clearly worse ones first. `calibration` is that of a model that chooses a class. `file` is what
    was measured on, '' for the locked test rows; of its rows, `unlabelled` had no label, `unusable` had no text or
    could not be read, and the model had learned from `learned`, or was chosen by them: these were left out.
    """

    task: str
    metric: str
    rows: int
    metrics: Mapping[str, Interval]
    baselines: Mapping[str, Mapping[str, Interval]]
    classes: tuple[ClassScore, ...]
    confusion: Confusion | None
    errors: tuple[Mapping[str, Any], ...]
    data_hash: str = ""
    baseline_rows: Mapping[str, int] = field(default_factory=dict)
    differences: Mapping[str, Mapping[str, Difference]] = field(default_factory=dict)
    slices: tuple[Slice, ...] = ()
    slice_metric: str = ""
    calibration: Calibration | None = None
    file: str = ""
    unlabelled: int = 0
    unusable: int = 0
    learned: int = 0


@dataclass(frozen=True)
class Comparison:
    """Two models of a project on the same test rows.

    `metrics[name]` are the first's and the second's, `differences[name]` the first minus the second. The counts say
    how many rows both, one or none got right; `disagreements` are rows that one of them got right and the other wrong:
    row, text, gold, first, second, right ('first' or 'second'). `left_out` rows were none to measure on, as one of the
    models had learned from them.
    """

    first: ModelInfo
    second: ModelInfo
    data: str
    rows: int
    metric: str
    metrics: Mapping[str, tuple[Interval, Interval]]
    differences: Mapping[str, Difference]
    both: int
    only_first: int
    only_second: int
    neither: int
    disagreements: tuple[Mapping[str, Any], ...]
    left_out: int = 0


@dataclass(frozen=True)
class WordWeight:
    """A stretch of a text (characters) and how far the answer's probability falls when it is left out."""

    start: int
    end: int
    weight: float


@dataclass(frozen=True)
class Explanation:
    """What a model looked at: its answer for the whole text, and what each stretch of it was worth."""

    text: str
    prediction: Prediction
    words: tuple[WordWeight, ...]


@dataclass(frozen=True)
class ParityRow:
    """One exported variant against torch on the validation rows; `logit_gap` is the largest absolute difference."""

    variant: str
    metric: float
    torch_metric: float
    logit_gap: float
    bytes: int
    milliseconds: float
    published: bool


@dataclass(frozen=True)
class ModelInfo:
    """A published model."""

    model: str
    name: str
    task: str
    base: str
    run: str
    dataset: str
    metric: str
    value: float
    created: str
    bytes: int
    folder: str


@dataclass(frozen=True)
class ModelDetails:
    """A published model with its card, its locked report and its parity table."""

    info: ModelInfo
    report: Report
    parity: tuple[ParityRow, ...]
    card: str
    files: Mapping[str, str]


@dataclass(frozen=True)
class Prediction:
    """What a model says of one input.

    `value` is the answer in the task's form (a label; a list of labels; a number; a call as {'tool', 'arguments'}),
    `confidence` a fraction (1 for a number, which says nothing of how sure it is), `alternatives` the next best labels
    with their confidence.
    """

    value: Any
    confidence: float
    alternatives: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class FileResult:
    """A file that was written: the answers of a model to what stands in `columns`, or rows that were exported.

    `added` are the columns with the answers, `kept` the rows that had been answered before and were gone on from.
    """

    output: str
    rows: int
    seconds: float
    columns: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    kept: int = 0
