"""A task that a decoder or an encoder-decoder learns: it reads messages and writes the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.results import Confusion
from engine.tasks.parts.chat import Message
from engine.tasks.parts.text_metrics import overlap_f1
from engine.tasks.task import NOTHING, Reading, Row, Space, Task


class WriterTask(Task):
    """Rows of what is read (`text`) and what is written (`target`); only what is written carries loss."""

    one_class = False
    # The longest answer, in tokens.
    most_tokens = 128

    def instruction(self, space: Space) -> str:
        """Return what the model is asked to do, in a sentence; '' where what it reads says it."""
        return ""

    def space(self, rows: Sequence[Row], tools: Sequence[Mapping[str, Any]] | None) -> Space:
        return {}

    def asked(self, read: Reading, space: Space) -> list[Message]:
        """Return the messages to answer, for the base model's own chat form."""
        told = self.instruction(space)
        return [*([{"role": "system", "content": told}] if told else []), {"role": "user", "content": str(read)}]

    def conversation(self, row: Row, space: Space) -> list[Message]:
        """Return what is learned from a row: the messages with the answer; every assistant message carries loss."""
        return [*self.asked(self.reads(row), space), {"role": "assistant", "content": self.target(row)}]

    def target(self, row: Row) -> str:
        """Return what is to be written for a row."""
        return str(row["target"])

    def written(self, text: str, read: Reading, space: Space) -> Any:
        """Return what the model wrote in the form of `Prediction.value`."""
        return text.strip()

    def schema(self, space: Space, read: Reading) -> Mapping[str, Any] | None:
        """Return the JSON Schema that a decoder's answer to what is read is held to; None where it may be anything."""
        return None

    def copied(self, read: Reading) -> Any:
        """Return the answer that copying what is read gives, for comparison; None where that makes no sense."""
        return None

    def gold(self, row: Row) -> Any:
        return str(row["target"])

    def label(self, row: Row) -> str:
        return NOTHING

    def nearness(self, gold: Sequence[Any], predicted: Sequence[Any]) -> NDArray[np.float64] | None:
        """Return the overlap of the words: a written text is hardly ever right to the letter."""
        return None if self.one_class else overlap_f1(gold, predicted)

    def classes(self, value: Any) -> str:
        """Written texts have no classes."""
        return NOTHING

    def confusion(self, gold: Sequence[Any], predicted: Sequence[Any]) -> Confusion | None:
        """Return None where texts are written: they have no classes to mix up."""
        return super().confusion(gold, predicted) if self.one_class else None
