"""Runs an exported encoder over encodings in length-sorted batches: what predictor and embedder share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding

from engine.inference.sessions import open_session
from engine.tasks.tokens import by_length

BATCH = 32


class Encoder:
    """An ONNX encoder; may be called from several threads."""

    def __init__(self, path: Path, threads: int | None = None) -> None:
        self.session = open_session(path, threads)
        self.names = [output.name for output in self.session.get_outputs()]

    def run(self, encodings: Sequence[Encoding]) -> Iterator[tuple[int, dict[str, NDArray[np.float32]]]]:
        """Yield (index, output name -> logits of that text); per-token outputs come without their padding."""
        for indices in by_length([len(encoding.ids) for encoding in encodings], BATCH):
            chosen = [encodings[index].ids for index in indices]
            width = max(map(len, chosen))
            ids = np.zeros((len(chosen), width), dtype=np.int64)
            mask = np.zeros_like(ids)
            for row, tokens in enumerate(chosen):
                ids[row, : len(tokens)] = tokens
                mask[row, : len(tokens)] = 1
            outputs = self.session.run(self.names, {"input_ids": ids, "attention_mask": mask})
            for row, index in enumerate(indices):
                yield (
                    index,
                    {
                        name: values[row, : len(chosen[row])] if values.ndim == 3 else values[row]
                        for name, values in zip(self.names, outputs, strict=True)
                    },
                )
