"""Runs an exported encoder over encodings in length-sorted batches: what predictor and embedder share."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession
from tokenizers import Encoding

from engine.hardware import cores
from engine.inference.members import taken_apart
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
Found = Mapping[str, NDArray[np.float32]]
# A member, and the texts of a batch that it is to read, by their numbers.
Turn = tuple[InferenceSession, Sequence[int]]


class Encoder:
    """An ONNX encoder; may be called from several threads.

    What it answers is the mean of its `members`. A batch of a small one is computed by one of `threads`, several at
    the same time; of a large one, by all together.
    """

    def __init__(self, path: Path, threads: int | None = None, members: int = 1) -> None:
        # A file that is not there is told of by what opens it.
        size, threads = path.stat().st_size if path.is_file() else 0, threads or cores()
        small = size <= SMALL_BYTES * members
        parts = taken_apart(path) if members > 1 else [None]
        self._members = [open_session(path, 1 if small else threads, part) for part in parts]
        self.names = [output.name for output in self._members[0].get_outputs()]
        given = [wanted.name for wanted in self._members[0].get_inputs()]
        self.features = [name for name in given if name not in (IDS, MASK)]
        on_cpu = on_processor(self._members[0])
        self._threads = threads if small and on_cpu else 1
        # Kept: to start threads for a message takes longer than a small member.
        self._lanes = ThreadPoolExecutor(self._threads) if self._threads > 1 else None
        self._tokens = PROCESSOR_TOKENS * (1 if small else threads) if on_cpu else GPU_TOKENS
        # What the model itself took so far, for whoever wants to know what the rest costs; of the lanes the mean.
        self.seconds = 0.0

    def run(
        self,
        encodings: Sequence[Encoding],
        reads: Sequence[Reading],
        sure: Callable[[int, Found], bool] | None = None,
    ) -> Iterator[tuple[int, Found]]:
        """Yield (index, output name -> logits of that text); per-token outputs come without their padding.

        Where `sure(index, logits)` says so of what the first member finds, the others are not asked.
        """
        first, *others = self._members
        if sure is None or not others:
            yield from self._mean(self._members, range(len(encodings)), encodings, reads)
            return
        unsure: dict[int, Found] = {}
        for index, found in self._mean([first], range(len(encodings)), encodings, reads):
            if sure(index, found):
                yield index, found
            else:
                unsure[index] = found
        for index, found in self._mean(others, list(unsure), encodings, reads):
            share = 1 / len(self._members)
            yield index, {name: share * said + (1 - share) * found[name] for name, said in unsure[index].items()}

    def _mean(
        self,
        members: Sequence[InferenceSession],
        asked: Sequence[int],
        encodings: Sequence[Encoding],
        reads: Sequence[Reading],
    ) -> Iterator[tuple[int, Found]]:
        """Yield (index, mean of what these members find in that text) for each text that is asked for."""
        lengths = [len(encodings[index].ids) for index in asked]
        batches = [[asked[at] for at in batch] for batch in by_tokens(lengths, self._tokens)]
        turns = [(member, batch) for batch in batches for member in members]
        said = self._said(turns, encodings, reads)
        # As many of `said` at a time as there are members.
        for batch, of_batch in zip(batches, zip(*[said] * len(members), strict=True), strict=True):
            outputs = (
                [np.mean(each, axis=0) for each in zip(*of_batch, strict=True)] if len(members) > 1 else of_batch[0]
            )
            for row, index in enumerate(batch):
                length = len(encodings[index].ids)
                yield (
                    index,
                    {
                        name: values[row, :length] if values.ndim == 3 else values[row]
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

    def _said(
        self, turns: Sequence[Turn], encodings: Sequence[Encoding], reads: Sequence[Reading]
    ) -> Iterator[Outputs]:
        """Yield what each member says of a batch, in order."""

        def compute(turn: Turn) -> tuple[Outputs, float]:
            member, indices = turn
            fed = self._fed(indices, encodings, reads)
            started = time.perf_counter()
            return member.run(None, fed), time.perf_counter() - started

        if self._lanes is None or len(turns) < 2:
            for outputs, seconds in map(compute, turns):
                self.seconds += seconds
                yield outputs
            return
        # Whoever stops listening has what is not begun cancelled, by the pool.
        for outputs, seconds in self._lanes.map(compute, turns):
            self.seconds += seconds / min(self._threads, len(turns))
            yield outputs
