"""Applies a published encoder model to texts: batched, sorted by length, answers in the order of the texts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.inference.encoder import Encoder
from engine.inference.space import read_space
from engine.results import Prediction
from engine.tasks.encoder_task import EncoderTask
from engine.tasks.task import Reading
from engine.tasks.tokens import encode, load_tokenizer

MODEL_FILE = "model.onnx"


class Predictor:
    """A published model; `folder` holds its ONNX file, tokenizer.json and space.json (labels and limits)."""

    def __init__(self, folder: Path, task: EncoderTask, file: str = MODEL_FILE, threads: int | None = None) -> None:
        """Open the model; raises JobFailed `model_not_loaded`."""
        facts = read_space(folder)
        self.task = task
        self.space = facts["space"]
        self.tokenizer = load_tokenizer(folder, facts["max_tokens"])
        self.encoder = Encoder(folder / file, threads)

    def predict(self, texts: Sequence[Reading]) -> list[Prediction]:
        """Return one prediction a text, in order."""
        encodings = encode(self.tokenizer, texts)
        found: dict[int, Prediction] = {}
        for index, logits in self.encoder.run(encodings, texts):
            found[index] = self.task.decode(logits, encodings[index], texts[index], self.space)
        return [found[index] for index in range(len(texts))]

    def logits(self, texts: Sequence[Reading]) -> list[dict[str, NDArray[np.float32]]]:
        """Return the raw outputs of each text, in order: what the parity gate compares."""
        found = dict(self.encoder.run(encode(self.tokenizer, texts), texts))
        return [found[index] for index in range(len(texts))]
