"""A task that a decoder or an encoder-decoder learns: it reads messages and writes the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engine.tasks.task import NOTHING, Reading, Row, Space, Task

Message = Mapping[str, str]


class WriterTask(Task):
    """Rows of what is read (`text`) and what is written (`target`); only what is written carries loss."""

    one_class = False
    # What the model is asked to do, in a sentence before the text; '' where the text itself says it.
    instruction = ""
    # The longest answer, in tokens.
    most_tokens = 128

    def space(self, rows: Sequence[Row], tools: Sequence[Mapping[str, Any]] | None) -> Space:
        return {}

    def asked(self, read: Reading, space: Space) -> list[Message]:
        """Return the messages to answer, for the base model's own chat form."""
        told: list[Message] = [{"role": "system", "content": self.instruction}] if self.instruction else []
        return [*told, {"role": "user", "content": str(read)}]

    def conversation(self, row: Row, space: Space) -> list[Message]:
        """Return what is learned from a row: the messages with the answer; every assistant message carries loss."""
        return [*self.asked(self.reads(row), space), {"role": "assistant", "content": str(row["target"])}]

    def written(self, text: str, read: Reading, space: Space) -> Any:
        """Return what the model wrote in the form of `Prediction.value`."""
        return text.strip()

    def gold(self, row: Row) -> Any:
        return str(row["target"])

    def label(self, row: Row) -> str:
        return NOTHING
