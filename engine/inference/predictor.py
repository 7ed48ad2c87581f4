"""Applies a published encoder model to texts: batched, sorted by length, answers in the order of the texts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.errors import JobFailed
from engine.inference.encoder import Encoder
from engine.results import Prediction
from engine.tasks.task import Task
from engine.tasks.tokens import encode, load_tokenizer

MODEL_FILE = "model.onnx"
SPACE_FILE = "space.json"


class Predictor:
    """A published model; `folder` holds its ONNX file, tokenizer.json and space.json (labels and limits)."""

    def __init__(self, folder: Path, task: Task, file: str = MODEL_FILE, threads: int | None = None) -> None:
        """Open the model; raises JobFailed `model_not_loaded`."""
        try:
            facts = json.loads((folder / SPACE_FILE).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise JobFailed("model_not_loaded", detail=str(error), folder=str(folder)) from error
        self.task = task
        self.space = facts["space"]
        self.tokenizer = load_tokenizer(folder, facts["max_tokens"])
        self.encoder = Encoder(folder / file, threads)

    def predict(self, texts: Sequence[str]) -> list[Prediction]:
        """Return one prediction a text, in order."""
        encodings = encode(self.tokenizer, texts)
        found: dict[int, Prediction] = {}
        for index, logits in self.encoder.run(encodings):
            found[index] = self.task.decode(logits, encodings[index], texts[index], self.space)
        return [found[index] for index in range(len(texts))]

    def logits(self, texts: Sequence[str]) -> list[dict[str, NDArray[np.float32]]]:
        """Return the raw outputs of each text, in order: what the parity gate compares."""
        found = dict(self.encoder.run(encode(self.tokenizer, texts)))
        return [found[index] for index in range(len(texts))]


def write_space(folder: Path, space: object, max_tokens: int) -> None:
    """Write what the predictor needs besides the ONNX file and the tokenizer."""
    facts = {"space": space, "max_tokens": max_tokens}
    (folder / SPACE_FILE).write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
