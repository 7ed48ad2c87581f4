"""Runs the torch model over texts: for the validation metric of each round and for the parity gate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Encoding

from engine.results import Prediction
from engine.tasks.encoder_task import EncoderTask
from engine.tasks.parts.features import inputs_of
from engine.tasks.parts.tokens import by_length
from engine.tasks.parts.windows import Found, Windows
from engine.tasks.task import Reading, Space
from engine.training.batching import Example, collate
from engine.training.device import Placement

BATCH = 64


@dataclass(frozen=True)
class Texts:
    """Texts with their encodings, made once and used every round, and what the model is told besides their ids."""

    texts: Sequence[Reading]
    encodings: Sequence[Encoding]
    features: Sequence[str] = ()


def logits_of(
    model: torch.nn.Module, task: EncoderTask, data: Texts, padding: int, placement: Placement, size: int = BATCH
) -> Iterator[tuple[int, Found]]:
    """Yield (index of the text, its logits without padding), longest texts first, `size` texts at once."""
    windows = Windows(task, data.encodings)
    texts = Texts([data.texts[owner] for owner in windows.owners], windows.encodings, data.features)
    yield from windows.whole(_logits(model, task, texts, padding, placement, size))


def _logits(
    model: torch.nn.Module, task: EncoderTask, data: Texts, padding: int, placement: Placement, size: int
) -> Iterator[tuple[int, dict[str, NDArray[np.float32]]]]:
    model.eval()
    for indices in by_length([len(encoding.ids) for encoding in data.encodings], size):
        examples = [Example(inputs_of(data.encodings[index], data.texts[index], data.features)) for index in indices]
        batch = collate(examples, (), padding).to(torch.device(placement.device))
        with torch.inference_mode(), placement.autocast():
            outputs = [output.float().cpu().numpy() for output in model(**batch.inputs)]
        for row, index in enumerate(indices):
            length = len(data.encodings[index].ids)
            yield (
                index,
                {
                    output.name: values[row, :length] if output.per_token else values[row]
                    for output, values in zip(task.outputs, outputs, strict=True)
                },
            )


def predict(
    model: torch.nn.Module,
    task: EncoderTask,
    space: Space,
    data: Texts,
    padding: int,
    placement: Placement,
    size: int = BATCH,
) -> list[Prediction]:
    """Return what the model says of each text, in order."""
    found: dict[int, Prediction] = {}
    for index, logits in logits_of(model, task, data, padding, placement, size):
        found[index] = task.decode(logits, data.encodings[index], data.texts[index], space)
    return [found[index] for index in range(len(data.texts))]
