"""What a task is: the one interface between a task's file and everything that trains, measures, exports and runs it.

A task's file gives fields -> features -> head and loss -> decoding -> metrics. Importing it costs nothing:
`torch` is imported only inside `head` and `loss`, so that listing the tasks and running a published model need none.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.results import Confusion, Prediction, TaskInfo

if TYPE_CHECKING:
    import torch
    from tokenizers import Encoding

Row = Mapping[str, Any]
Space = Mapping[str, Any]
Logits = Mapping[str, NDArray[np.float32]]


@dataclass(frozen=True)
class Output:
    """One output of the head; `per_token` tells [batch, tokens, size] from [batch, size]."""

    name: str
    per_token: bool = False


class Task(ABC):
    """One thing that can be learned.

    A `Space` is JSON data that fixes the meaning of the logits (labels and their order); it is made once from the
    training rows and published with the model.
    """

    info: TaskInfo
    outputs: tuple[Output, ...]

    @property
    def structure(self) -> Callable[[Row], Mapping[str, str]] | None:
        """What turns a raw row into canonical columns (it raises BadInput that says what is wrong with the row).

        None where the columns of the person's file are the roles themselves.
        """
        return None

    @abstractmethod
    def space(self, rows: Sequence[Row], tools: Sequence[Mapping[str, Any]] | None) -> Space:
        """Return what there is to tell apart in the training rows; `tools` are the dataset's tool schemas."""

    @abstractmethod
    def targets(self, row: Row, encoding: Encoding, space: Space) -> dict[str, int | list[int]]:
        """Return the target of each output: a class index, or one a token (-100 where a token carries no loss)."""

    @abstractmethod
    def head(self, hidden: int, dropout: float, space: Space) -> torch.nn.Module:
        """Return the module [batch, tokens, hidden], mask [batch, tokens] -> one tensor an output, in order."""

    @abstractmethod
    def loss(
        self, outputs: Sequence[torch.Tensor], targets: Mapping[str, torch.Tensor], smoothing: float
    ) -> torch.Tensor:
        """Return the scalar loss of a batch."""

    @abstractmethod
    def decode(self, logits: Logits, encoding: Encoding, text: str, space: Space) -> Prediction:
        """Return what the logits of one text say; per-token logits are [tokens, size] of that text, unpadded."""

    @abstractmethod
    def gold(self, row: Row) -> Any:
        """Return the right answer of a row in the form of `Prediction.value`."""

    @abstractmethod
    def label(self, row: Row) -> str:
        """Return the class that a bag-of-words baseline predicts for this row."""

    def answer(self, label: str, text: str, lexicon: Any) -> Any:
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

    def classes(self, value: Any) -> str:
        """Return the class of a gold or predicted value, for the report by class and the confusion matrix."""
        return str(value)

    def confusion(self, gold: Sequence[Any], predicted: Sequence[Any]) -> Confusion | None:
        """Return the confusion matrix over `classes`."""
        from sklearn.metrics import confusion_matrix

        true, said = [self.classes(value) for value in gold], [self.classes(value) for value in predicted]
        labels = sorted(set(true) | set(said))
        counts = confusion_matrix(true, said, labels=labels)
        return Confusion(tuple(labels), tuple(tuple(int(cell) for cell in line) for line in counts))


def softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return probabilities over the last axis."""
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    probabilities: NDArray[np.float32] = shifted / shifted.sum(axis=-1, keepdims=True)
    return probabilities
