"""Embeds texts with a base encoder's ready-made ONNX: for the nearest-example caller and the untuned baseline."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.inference.encoder import Encoder
from engine.results import BaseModel
from engine.tasks.parts.tokens import encode, load_tokenizer

MODEL_FILE = "embed.onnx"
# Not "embedding": the exporter calls a layer of the encoder that, and quantisation would mix the two up.
OUTPUT = "sentence_vector"


class Embedder:
    """A base encoder whose mean-pooled hidden states are scaled to length 1 (Sentence-BERT: Reimers, Gurevych 2019)."""

    def __init__(self, base: Path, max_tokens: int = 256) -> None:
        """`base` is the base model's folder with tokenizer.json and onnx/embed.onnx."""
        self.tokenizer = load_tokenizer(base, max_tokens)
        self.encoder = Encoder(base / "onnx" / MODEL_FILE)

    @classmethod
    def of(cls, base: BaseModel, max_tokens: int = 256) -> Embedder:
        """Open a base encoder; no text is read further than the base has positions for."""
        return cls(Path(base.folder), min(max_tokens, base.max_tokens or max_tokens))

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return float32 [texts, hidden], rows of length 1."""
        found = dict(self.encoder.run(encode(self.tokenizer, texts), texts))
        rows: NDArray[np.float32] = np.stack([found[index][OUTPUT] for index in range(len(texts))])
        return rows
