"""What a task is: the one interface between a task's file and everything that imports, trains, measures and runs it.

A `Task` says what its rows are and how answers are judged. How it is learned is one of its two kinds: `EncoderTask`
(a head on an encoder) and `WriterTask` (a decoder or an encoder-decoder writes the answer). Importing a task's file
costs nothing: `torch` is imported only where a model is built, so that listing the tasks and running a published
model need none.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import BadInput
from engine.results import Confusion, TaskInfo
from engine.tasks.parts.spans import Span
from engine.tasks.parts.tally import Tally

Row = Mapping[str, Any]
Space = Mapping[str, Any]
# What a model reads of a row: a text, or two that belong together.
Reading = str | tuple[str, str]

# The class of what is not there; no label of a person can be it, as labels are not empty.
NOTHING = ""


def joined(read: Reading) -> str:
    """Return what is read as one text."""
    return read if isinstance(read, str) else "\n".join(read)


class Task(ABC):
    """One thing that can be learned: what a person's rows must hold, how they become canonical rows, what is right.

    A `Space` is JSON data that fixes what can be answered (labels and their order); it is made once from the training
    rows and published with the model.
    """

    info: TaskInfo
    # Whether a row has one class, which a bag of words can be asked for as well.
    one_class = True
    # What `answer` does where a row has not: look up what stood in training, or pick a sentence of the passage.
    baseline = "lookup"

    @property
    def structure(self) -> Callable[[Row], Mapping[str, str]] | None:
        """What turns a raw row into canonical columns (it raises BadInput that says what is wrong with the row).

        None where the columns of the person's file are the roles themselves.
        """
        return None

    def form(self, family: str) -> Task:
        """Return the task as models of `family` learn it."""
        return self

    def reads(self, row: Row) -> Reading:
        """Return what the model reads of a row; `text` alone is all that a row needs."""
        return str(row["text"])

    def choices(self, known: Sequence[str]) -> tuple[str, ...]:
        """Return the labels that a person may choose from, given those in use, most frequent first."""
        return tuple(known)

    def answered(self, text: str, answer: Mapping[str, str]) -> Mapping[str, str]:
        """Return the canonical columns of what a person says of a text; raises BadInput as `structure` does."""
        return answer

    def read(self, given: Reading) -> Reading:
        """Return what the model reads of a text, or two, that it is handed: the cells of `TaskInfo.in_file`.

        Raises BadInput `text_pair_missing`.
        """
        roles = self.info.reads
        texts = (given,) if isinstance(given, str) else given
        if len(texts) < len(roles):
            raise BadInput("text_pair_missing", first=roles[0].hints[0], second=roles[1].hints[0])
        return self.reads(dict(zip(("text", "text_pair"), texts, strict=False)))

    @abstractmethod
    def space(self, rows: Sequence[Row], tools: Sequence[Mapping[str, Any]] | None) -> Space:
        """Return what there is to tell apart in the training rows; `tools` are the dataset's tool schemas."""

    @abstractmethod
    def gold(self, row: Row) -> Any:
        """Return the right answer of a row in the form of `Prediction.value`."""

    @abstractmethod
    def label(self, row: Row) -> str:
        """Return the class that a bag-of-words baseline predicts for this row."""

    def answer(self, label: str, read: Reading, lexicon: Any) -> Any:
        """Return a baseline's full answer from its predicted class; `lexicon` comes from `lexicon`."""
        return label

    def lexicon(self, rows: Sequence[Row]) -> Any:
        """Return what a baseline may know of the training rows besides their classes."""
        return None

    @abstractmethod
    def scores(self, gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, NDArray[np.float64] | None]:
        """Return metric -> per-row scores whose mean is the metric, or None where it is not a mean over rows."""

    @abstractmethod
    def metrics(self, gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, float]:
        """Return every metric of the task as fractions."""

    def tallies(self, gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, Tally]:
        """Return metric -> what is counted in each row, for metrics that are no mean over rows but follow from counts.

        An interval is then had from sums; of others every resample of the rows is scored anew.
        """
        return {}

    def stretches(self, value: Any, text: str) -> Sequence[Span]:
        """Return where a gold or predicted value stands in the text, for a task that marks words."""
        return ()

    def nearness(self, gold: Sequence[Any], predicted: Sequence[Any]) -> NDArray[np.float64] | None:
        """Return how near each answer comes to the right one, from 0 to 1; None where it is right or wrong."""
        return None

    def metric(self, gold: Sequence[Any]) -> str:
        """Return the metric that is watched on rows with these right answers."""
        return self.info.metric

    def unit(self, gold: Sequence[Any]) -> float:
        """Return how much of the metric is a whole: 1 for a fraction."""
        return 1.0

    def classes(self, value: Any) -> str:
        """Return the class of a gold or predicted value, in a few words."""
        return str(value)

    def paired(self, gold: Sequence[Any], predicted: Sequence[Any]) -> tuple[list[str], list[str]]:
        """Return the true and the said class of each thing that is counted by class: of each row, unless it has more.

        What is there but was not found is said to be NOTHING, what was found but is not there is truly NOTHING.
        """
        return [self.classes(value) for value in gold], [self.classes(value) for value in predicted]

    def confusion(self, gold: Sequence[Any], predicted: Sequence[Any]) -> Confusion | None:
        """Return the confusion matrix over what `paired` counts."""
        from sklearn.metrics import confusion_matrix

        true, said = self.paired(gold, predicted)
        labels = sorted(set(true) | set(said))
        counts = confusion_matrix(true, said, labels=labels)
        return Confusion(tuple(labels), tuple(tuple(int(cell) for cell in line) for line in counts))
