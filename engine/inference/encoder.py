"""Runs an exported encoder over encodings in length-sorted batches: what predictor and embedder share."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding

from engine.hardware import cores
from engine.inference.sessions import on_processor, open_session
from engine.tasks.parts.features import IDS, MASK, inputs_of
from engine.tasks.parts.tokens import by_tokens
from engine.tasks.task import Reading

# Tokens at once, of a processor for each thread. It is quickest with what stays in its cache: 256 tokens are 1.5 MB
# between two layers of the starter encoder, and with 2,048 a text took a third longer. A GPU wants much to do at once.
PROCESSOR_TOKENS, GPU_TOKENS = 256, 8192
# Up to here a thread computes a batch alone: several would wait for each other after each of its short products, which
# took a quarter longer for many texts, and made a single short one no quicker.
SMALL_BYTES = 256 * 2**20
Outputs = list[NDArray[np.float32]]


class Encoder:
    """An ONNX encoder; may be called from several threads.

    A batch of a small model is computed by one of `threads`, several at the same time; of a large one, by all together.
    """

    def __init__(self, path: Path, threads: int | None = None) -> None:
        # A file that is not there is told of by what opens it.
        small, threads = not path.is_file() or path.stat().st_size <= SMALL_BYTES, threads or cores()
        self.session = open_session(path, 1 if small else threads)
        self.names = [output.name for output in self.session.get_outputs()]
        given = [wanted.name for wanted in self.session.get_inputs()]
        self.features = [name for name in given if name not in (IDS, MASK)]
        on_cpu = on_processor(self.session)
        self._lanes = threads if small and on_cpu else 1
        self._tokens = PROCESSOR_TOKENS * (1 if small else threads) if on_cpu else GPU_TOKENS
        # What the model itself took so far, for whoever wants to know what the rest costs; of the lanes the mean.
        self.seconds = 0.0

    def run(
        self, encodings: Sequence[Encoding], reads: Sequence[Reading]
    ) -> Iterator[tuple[int, dict[str, NDArray[np.float32]]]]:
        """Yield (index, output name -> logits of that text); per-token outputs come without their padding."""
        lengths = [len(encoding.ids) for encoding in encodings]
        batches = by_tokens(lengths, self._tokens)
        for indices, outputs in zip(batches, self._computed(batches, encodings, reads), strict=True):
            for row, index in enumerate(indices):
                yield (
                    index,
                    {
                        name: values[row, : lengths[index]] if values.ndim == 3 else values[row]
                        for name, values in zip(self.names, outputs, strict=True)
                    },
                )

    def _fed(
        self, indices: Sequence[int], encodings: Sequence[Encoding], reads: Sequence[Reading]
    ) -> dict[str, NDArray[np.int64]]:
        """Return the inputs of a batch by name, each [texts, tokens of the longest]."""
        chosen = [inputs_of(encodings[index], reads[index], self.features) for index in indices]
        lengths = [len(inputs[IDS]) for inputs in chosen]
        fed = {name: np.zeros((len(chosen), max(lengths)), dtype=np.int64) for name in (*chosen[0], MASK)}
        for row, (inputs, length) in enumerate(zip(chosen, lengths, strict=True)):
            fed[MASK][row, :length] = 1
            for name, values in inputs.items():
                fed[name][row, :length] = values
        return fed

    def _computed(
        self, batches: Sequence[Sequence[int]], encodings: Sequence[Encoding], reads: Sequence[Reading]
    ) -> Iterator[Outputs]:
        """Yield the outputs of each batch, in order."""

        def compute(indices: Sequence[int]) -> tuple[Outputs, float]:
            fed = self._fed(indices, encodings, reads)
            started = time.perf_counter()
            return self.session.run(self.names, fed), time.perf_counter() - started

        lanes = min(self._lanes, len(batches))
        if lanes < 2:
            for outputs, seconds in map(compute, batches):
                self.seconds += seconds
                yield outputs
            return
        pool = ThreadPoolExecutor(lanes)
        try:
            for outputs, seconds in pool.map(compute, batches):
                self.seconds += seconds / lanes
                yield outputs
        finally:
            # Whoever stopped listening waits for the batches that are being computed only.
            pool.shutdown(cancel_futures=True)
