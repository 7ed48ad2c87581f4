"""Runs an exported encoder over encodings in length-sorted batches: what predictor and embedder share."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding

from engine.hardware import cores
from engine.inference.sessions import on_processor, open_session
from engine.tasks.features import IDS, MASK, inputs_of
from engine.tasks.task import Reading
from engine.tasks.tokens import by_tokens

# Tokens at once, of a processor for each thread. It is quickest with what stays in its cache: 256 tokens are 1.5 MB
# between two layers of the starter encoder, and with 2,048 a text took a third longer. A GPU wants much to do at once.
PROCESSOR_TOKENS, GPU_TOKENS = 256, 8192


class Encoder:
    """An ONNX encoder; may be called from several threads."""

    def __init__(self, path: Path, threads: int | None = None) -> None:
        self.session = open_session(path, threads)
        self.names = [output.name for output in self.session.get_outputs()]
        given = [wanted.name for wanted in self.session.get_inputs()]
        self.features = [name for name in given if name not in (IDS, MASK)]
        self.tokens = PROCESSOR_TOKENS * (threads or cores()) if on_processor(self.session) else GPU_TOKENS
        # What the model itself took so far, for whoever wants to know what the rest costs.
        self.seconds = 0.0

    def run(
        self, encodings: Sequence[Encoding], reads: Sequence[Reading]
    ) -> Iterator[tuple[int, dict[str, NDArray[np.float32]]]]:
        """Yield (index, output name -> logits of that text); per-token outputs come without their padding."""
        for indices in by_tokens([len(encoding.ids) for encoding in encodings], self.tokens):
            chosen = [inputs_of(encodings[index], reads[index], self.features) for index in indices]
            lengths = [len(inputs[IDS]) for inputs in chosen]
            fed = {name: np.zeros((len(chosen), max(lengths)), dtype=np.int64) for name in (*chosen[0], MASK)}
            for row, (inputs, length) in enumerate(zip(chosen, lengths, strict=True)):
                fed[MASK][row, :length] = 1
                for name, values in inputs.items():
                    fed[name][row, :length] = values
            started = time.perf_counter()
            outputs = self.session.run(self.names, fed)
            self.seconds += time.perf_counter() - started
            for row, index in enumerate(indices):
                yield (
                    index,
                    {
                        name: values[row, : lengths[row]] if values.ndim == 3 else values[row]
                        for name, values in zip(self.names, outputs, strict=True)
                    },
                )
