"""Lets the baselines answer the same rows as the model."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from engine.evaluation import baselines
from engine.inference.embedder import Embedder
from engine.results import BaseModel
from engine.runtime.procedures import writers
from engine.tasks.task import Reading, Row, Task, joined
from engine.tasks.writer_task import WriterTask

log = logging.getLogger(__name__)
Answering = Callable[[], list[Any]]


def answers_of(
    task: Task, train: Sequence[Row], test: Sequence[Row], base: BaseModel | None, folder: Path
) -> dict[str, list[Any]]:
    """Return each baseline's answers on the test rows; `folder` is the model's.

    `majority`, `tfidf` and `base` (the untuned base model) where a row has one class; `mean`, `tfidf` and `base` where
    it has a number; where it has neither, the task's own: what stood in the training rows is found again, or a sentence
    is picked. Of a writer: `copy` (what is read, or its beginning) or `lookup`, and `base`, which may have answered the
    first rows only. One that cannot be computed is left out.
    """
    found = _written(task, train, test) if isinstance(task, WriterTask) and not task.one_class else None
    if found is None:
        found = _classified(task, train, test, base)
    if isinstance(task, WriterTask) and base is not None:
        found["base"] = partial(writers.untuned, folder, task, base, test)
    return {name: said for name, answering in found.items() if (said := _said(name, answering)) is not None}


def _said(name: str, answering: Answering) -> list[Any] | None:
    try:
        return answering()
    except Exception:
        # The model is trained by now: what it is held against must not lose it.
        log.warning("The baseline %s is left out", name, exc_info=True)
        return None


def _written(task: WriterTask, train: Sequence[Row], test: Sequence[Row]) -> dict[str, Answering]:
    asked = [task.reads(row) for row in test]
    copied = [task.copied(read) for read in asked]
    if all(text is not None for text in copied):
        return {"copy": lambda: copied}
    told = [joined(task.reads(row)) for row in train], [task.target(row) for row in train]
    return {"lookup": lambda: list(baselines.nearest(*told, [joined(read) for read in asked]))}


def _classified(task: Task, train: Sequence[Row], test: Sequence[Row], base: BaseModel | None) -> dict[str, Answering]:
    asked = [task.reads(row) for row in test]
    gold = [task.gold(row) for row in train]
    if gold and isinstance(gold[0], float):
        return _scores_of(task, train, gold, asked, base)
    lexicon = task.lexicon(train)

    def answers(classes: Answering) -> list[Any]:
        return [task.answer(label, text, lexicon) for label, text in zip(classes(), asked, strict=True)]

    found: dict[str, Answering] = {task.baseline: lambda: [""] * len(asked)}
    if task.one_class:
        found = _classes_of(task, train, asked, base)
    return {name: partial(answers, classes) for name, classes in found.items()}


def _scores_of(
    task: Task, train: Sequence[Row], scores: Sequence[float], asked: Sequence[Reading], base: BaseModel | None
) -> dict[str, Answering]:
    reads = [task.reads(row) for row in train]
    texts, questions = ([joined(read) for read in side] for side in (reads, asked))
    found: dict[str, Answering] = {
        "mean": partial(baselines.mean, scores, len(asked)),
        "tfidf": partial(baselines.tfidf_scores, texts, scores, questions),
    }
    pairs = [[read for read in side if isinstance(read, tuple)] for side in (reads, asked)]
    if base is not None and base.onnx and len(pairs[1]) == len(asked):
        found["base"] = lambda: baselines.likeness(pairs[0], scores, pairs[1], Embedder.of(base).embed)
    return found


def _classes_of(
    task: Task, train: Sequence[Row], asked: Sequence[Reading], base: BaseModel | None
) -> dict[str, Answering]:
    texts, labels = [joined(task.reads(row)) for row in train], [task.label(row) for row in train]
    questions = [joined(read) for read in asked]
    found: dict[str, Answering] = {
        "majority": partial(baselines.majority, labels, len(asked)),
        "tfidf": partial(baselines.tfidf, texts, labels, questions),
    }
    if base is not None and base.family == "encoder" and base.onnx:
        found["base"] = lambda: baselines.untuned(texts, labels, questions, Embedder.of(base).embed)
    return found
