"""Opens a published model with what runs its family: an encoder's predictor, or a writer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, cast

from engine.inference.space import ENCODER, read_space
from engine.results import Prediction
from engine.tasks.encoder_task import EncoderTask
from engine.tasks.registry import task_named
from engine.tasks.task import Reading
from engine.tasks.writer_task import WriterTask


class Answering(Protocol):
    """A published model that answers; `piece` texts are best asked together."""

    piece: int

    @property
    def seconds(self) -> float:
        """Return how long the model itself ran so far."""

    def predict(self, texts: Sequence[Reading], on_answers: Callable[[int], None] | None = None) -> list[Prediction]:
        """Return one prediction a text, in order; `on_answers(count)` is called as they come, and may raise to stop."""


def open_model(folder: Path, task: str, threads: int | None = None) -> Answering:
    """Return the model in `folder`; `threads` are an encoder's, one a physical core where None.

    Raises JobFailed `model_not_loaded`, `generator_failed`, BadInput `unknown_task`, `generator_missing`.
    """
    family = read_space(folder)["family"]
    formed = task_named(task).form(family)
    if family == ENCODER:
        from engine.inference.predictor import Predictor

        return Predictor(folder, cast(EncoderTask, formed), threads=threads)
    from engine.inference.writer import Writer

    return Writer(folder, cast(WriterTask, formed))
