"""Runs an exported encoder over encodings in length-sorted batches: what predictor and embedder share."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path

import numpy as np
import onnxruntime
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
# A larger file is not held in memory a second time; its products are so long that threads hardly wait in them.
TWICE_BYTES = 256 * 2**20
Outputs = list[NDArray[np.float32]]


class Encoder:
    """An ONNX encoder; may be called from several threads.

    What fits into one batch is computed by all `threads` together. Of more, each thread takes batches of its own, where
    the model is small: together they would wait for each other after every product.
    """

    def __init__(self, path: Path, threads: int | None = None) -> None:
        self.session = open_session(path, threads)
        self.names = [output.name for output in self.session.get_outputs()]
        given = [wanted.name for wanted in self.session.get_inputs()]
        self.features = [name for name in given if name not in (IDS, MASK)]
        self._path = path
        self._threads = (threads or cores()) if on_processor(self.session) else 1
        self._tokens = PROCESSOR_TOKENS if on_processor(self.session) else GPU_TOKENS
        self._shares_out = self._threads > 1 and path.stat().st_size <= TWICE_BYTES
        # What the model itself took so far, for whoever wants to know what the rest costs; of the threads the mean.
        self.seconds = 0.0

    def run(
        self, encodings: Sequence[Encoding], reads: Sequence[Reading]
    ) -> Iterator[tuple[int, dict[str, NDArray[np.float32]]]]:
        """Yield (index, output name -> logits of that text); per-token outputs come without their padding."""
        lengths = [len(encoding.ids) for encoding in encodings]
        batches = by_tokens(lengths, self._tokens * self._threads)
        if len(batches) > 1 and self._shares_out:
            batches = by_tokens(lengths, self._tokens)
            computed = self._side_by_side(batches, encodings, reads)
        else:
            computed = (self._together(self._fed(indices, encodings, reads)) for indices in batches)
        for indices, outputs in zip(batches, computed, strict=True):
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

    def _together(self, fed: dict[str, NDArray[np.int64]]) -> Outputs:
        started = time.perf_counter()
        outputs: Outputs = self.session.run(self.names, fed)
        self.seconds += time.perf_counter() - started
        return outputs

    def _side_by_side(
        self, batches: Sequence[Sequence[int]], encodings: Sequence[Encoding], reads: Sequence[Reading]
    ) -> Iterator[Outputs]:
        alone = self._alone

        def compute(indices: Sequence[int]) -> tuple[Outputs, float]:
            fed = self._fed(indices, encodings, reads)
            # Of this thread alone, in which all of it is computed.
            started = time.thread_time()
            return alone.run(self.names, fed), time.thread_time() - started

        pool = ThreadPoolExecutor(self._threads)
        try:
            for outputs, seconds in pool.map(compute, batches):
                self.seconds += seconds / self._threads
                yield outputs
        finally:
            # Whoever stopped listening waits for the batches that are being computed only.
            pool.shutdown(cancel_futures=True)

    @cached_property
    def _alone(self) -> onnxruntime.InferenceSession:
        """The model once more, of which each run is one thread's."""
        return open_session(self._path, 1)
