"""Lets the baselines answer the same rows as the model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from engine.evaluation import baselines
from engine.inference.embedder import Embedder
from engine.results import BaseModel
from engine.tasks.task import Row, Task


def answers_of(task: Task, train: Sequence[Row], test: Sequence[Row], base: BaseModel | None) -> dict[str, list[Any]]:
    """Return majority, tfidf and base (the untuned base model) -> answers on the test rows."""
    texts, labels = [str(row["text"]) for row in train], [task.label(row) for row in train]
    asked = [str(row["text"]) for row in test]
    found = {
        "majority": baselines.majority(labels, len(test)),
        "tfidf": baselines.tfidf(texts, labels, asked),
    }
    if base is not None and base.onnx:
        found["base"] = baselines.untuned(texts, labels, asked, Embedder(Path(base.folder)).embed)
    lexicon = task.lexicon(train)
    return {
        name: [task.answer(label, text, lexicon) for label, text in zip(said, asked, strict=True)]
        for name, said in found.items()
    }
