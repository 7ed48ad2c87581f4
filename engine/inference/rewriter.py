"""Writes text with an exported encoder-decoder: it reads once, then takes the likeliest token again and again."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import JobFailed
from engine.inference.sessions import open_session
from engine.tasks.chat import Message, source
from engine.tasks.tokens import load_tokenizer

ENCODER_FILE, DECODER_FILE, FACTS_FILE = "encoder.onnx", "decoder.onnx", "writing.json"


class Rewriter:
    """`folder` is what `engine.export.encoder_decoder` writes. The decoder reads all it wrote at each token again.

    Raises JobFailed `model_not_loaded`.
    """

    def __init__(self, folder: Path, threads: int | None = None) -> None:
        try:
            facts = json.loads((folder / FACTS_FILE).read_text(encoding="utf-8"))
            self._start, self._ends, read = int(facts["start"]), set(facts["ends"]), int(facts["max_tokens"])
        except (OSError, ValueError, KeyError) as error:
            raise JobFailed("model_not_loaded", detail=str(error), folder=str(folder)) from error
        self._tokenizer = load_tokenizer(folder, read)
        self._encoder = open_session(folder / ENCODER_FILE, threads)
        self._decoder = open_session(folder / DECODER_FILE, threads)

    def write(
        self, messages: Sequence[Message], most: int, schema: Mapping[str, Any] | None = None
    ) -> tuple[str, float]:
        """Return the answer in at most `most` tokens, and the geometric mean of its tokens' probabilities.

        Raises ValueError for a schema: only decoders are held to one.
        """
        if schema is not None:
            raise ValueError("an encoder-decoder's answer cannot be held to a schema")
        hidden, mask = self._read(messages)
        written, logs = [self._start], []
        while len(written) <= most:
            logits = self._next(written, hidden, mask)
            token = int(logits.argmax())
            logs.append(-math.log(float(np.exp(logits - logits.max()).sum())))
            if token in self._ends:
                break
            written.append(token)
        text = str(self._tokenizer.decode(written[1:], skip_special_tokens=True))
        return text, math.exp(sum(logs) / len(logs)) if logs else 1.0

    def first_logits(self, messages: Sequence[Message]) -> NDArray[np.float32]:
        """Return the logits [vocabulary] of an answer's first token."""
        return self._next([self._start], *self._read(messages))

    def _read(self, messages: Sequence[Message]) -> tuple[Any, NDArray[np.int64]]:
        ids = np.array([self._tokenizer.encode(source(messages)).ids], np.int64)
        mask = np.ones_like(ids)
        return self._encoder.run(None, {"input_ids": ids, "attention_mask": mask})[0], mask

    def _next(self, written: Sequence[int], hidden: Any, mask: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the logits [vocabulary] of the next token."""
        fed = {"decoder_input_ids": np.array([written], np.int64), "hidden": hidden, "attention_mask": mask}
        logits: NDArray[np.float32] = self._decoder.run(None, fed)[0][0]
        return logits
