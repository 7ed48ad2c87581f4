"""Runs an exported encoder over encodings in length-sorted batches: what predictor and embedder share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding

from engine.inference.sessions import open_session
from engine.tasks.features import IDS, MASK, inputs_of
from engine.tasks.task import Reading
from engine.tasks.tokens import by_length

BATCH = 32


class Encoder:
    """An ONNX encoder; may be called from several threads."""

    def __init__(self, path: Path, threads: int | None = None) -> None:
        self.session = open_session(path, threads)
        self.names = [output.name for output in self.session.get_outputs()]
        given = [wanted.name for wanted in self.session.get_inputs()]
        self.features = [name for name in given if name not in (IDS, MASK)]

    def run(
        self, encodings: Sequence[Encoding], reads: Sequence[Reading]
    ) -> Iterator[tuple[int, dict[str, NDArray[np.float32]]]]:
        """Yield (index, output name -> logits of that text); per-token outputs come without their padding."""
        for indices in by_length([len(encoding.ids) for encoding in encodings], BATCH):
            chosen = [inputs_of(encodings[index], reads[index], self.features) for index in indices]
            lengths = [len(inputs[IDS]) for inputs in chosen]
            fed = {name: np.zeros((len(chosen), max(lengths)), dtype=np.int64) for name in (*chosen[0], MASK)}
            for row, (inputs, length) in enumerate(zip(chosen, lengths, strict=True)):
                fed[MASK][row, :length] = 1
                for name, values in inputs.items():
                    fed[name][row, :length] = values
            outputs = self.session.run(self.names, fed)
            for row, index in enumerate(indices):
                yield (
                    index,
                    {
                        name: values[row, : lengths[row]] if values.ndim == 3 else values[row]
                        for name, values in zip(self.names, outputs, strict=True)
                    },
                )
