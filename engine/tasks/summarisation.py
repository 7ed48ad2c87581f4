"""Summarisation: a long text becomes a short one, such as a subject line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.results import Role, TaskInfo
from engine.tasks.parts.text_metrics import overlap_f1, rouge_l
from engine.tasks.task import Reading, Space
from engine.tasks.writer_task import WriterTask

_FIRST_SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])|\n+")


class Summarisation(WriterTask):
    """Rows of a text (`text`) and its summary (`target`)."""

    info = TaskInfo(
        name="summarisation",
        title="Summarise texts",
        meaning="The model reads a long text and writes what matters in it in a sentence or a line.",
        example="A page of a meeting → “Budget agreed, next meeting on Friday”\nAn e-mail → its subject line",
        roles=(
            Role("text", "text", True, ("document", "article", "email", "body", "dialogue", "story", "text")),
            Role("target", "text", True, ("summary", "subject", "headline", "title", "abstract", "highlights")),
        ),
        metric="rouge_l",
        families=("decoder", "encoder-decoder"),
    )

    def instruction(self, space: Space) -> str:
        return "Summarise the text in one line."

    def copied(self, read: Reading) -> Any:
        """Return the first sentence, which in news and letters says most (the 'lead' baseline)."""
        text = str(read).strip()
        return _FIRST_SENTENCE.split(text, maxsplit=1)[0]

    def scores(self, gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, NDArray[np.float64] | None]:
        return {"rouge_l": rouge_l(gold, predicted), "f1": overlap_f1(gold, predicted)}

    def metrics(self, gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, float]:
        return {"rouge_l": float(rouge_l(gold, predicted).mean()), "f1": float(overlap_f1(gold, predicted).mean())}


TASK = Summarisation()
