"""Long second texts in overlapping windows: a task that points into a passage must see all of it.

As in BERT's SQuAD procedure (Devlin et al. 2019, run_squad.py): each window has the whole question and a stretch of
the passage, and the tokenizer gives the later ones as `overflowing` of the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.tasks.encoder_task import EncoderTask

if TYPE_CHECKING:
    from tokenizers import Encoding

Found = Mapping[str, NDArray[np.float32]]


def windows_of(task: EncoderTask, encoding: Encoding) -> list[Encoding]:
    """Return the windows in which a text is read: one, unless the task reads long ones in several."""
    return [encoding, *encoding.overflowing] if task.windows else [encoding]


class Windows:
    """The windows of many texts: `encodings` one after another, and `owners`, the text that each belongs to."""

    def __init__(self, task: EncoderTask, encodings: Sequence[Encoding]) -> None:
        self._task = task
        parts = [windows_of(task, encoding) for encoding in encodings]
        self._counts = [len(part) for part in parts]
        self.encodings = [window for part in parts for window in part]
        self.owners = [at for at, part in enumerate(parts) for _ in part]
        self._first = np.cumsum([0, *self._counts])

    def whole(self, found: Iterable[tuple[int, Found]]) -> Iterator[tuple[int, Found]]:
        """Yield (text, its logits, those per token of all its windows after another) as soon as a text is complete.

        `found` are (window, its logits), in any order.
        """
        waiting: dict[int, dict[int, Found]] = {}
        for window, logits in found:
            owner = self.owners[window]
            mine = waiting.setdefault(owner, {})
            mine[window - int(self._first[owner])] = logits
            if len(mine) == self._counts[owner]:
                yield owner, self._joined([mine[at] for at in range(len(mine))])
                del waiting[owner]

    def _joined(self, parts: Sequence[Found]) -> Found:
        if len(parts) == 1:
            return parts[0]
        return {
            output.name: np.concatenate([part[output.name] for part in parts])
            if output.per_token
            else parts[0][output.name]
            for output in self._task.outputs
        }
