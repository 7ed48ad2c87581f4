"""Writes text with an exported encoder-decoder: it reads once, then takes the likeliest token again and again."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession

from engine.errors import JobFailed
from engine.inference.sessions import open_session
from engine.tasks.parts.chat import Message, source
from engine.tasks.parts.chat_marks import marks_of
from engine.tasks.parts.tokens import load_tokenizer

ENCODER_FILE, DECODER_FILE, FACTS_FILE = "encoder.onnx", "decoder.onnx", "writing.json"
LOGITS = "logits"
# Keys and values of each layer's attention: to what was written so far, and to what was read.
WROTE, READ = "wrote", "read"


class Seq2SeqGenerator:
    """`folder` is what `engine.export.encoder_decoder` writes.

    Raises JobFailed `model_not_loaded`.
    """

    def __init__(self, folder: Path, threads: int | None = None) -> None:
        try:
            facts = json.loads((folder / FACTS_FILE).read_text(encoding="utf-8"))
            self._ends, read = set(facts["ends"]), int(facts["max_tokens"])
        except (OSError, ValueError, KeyError) as error:
            raise JobFailed("model_not_loaded", detail=str(error), folder=str(folder)) from error
        self._tokenizer = load_tokenizer(folder, read)
        self._marks = marks_of(self._tokenizer)
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
        answer = self._begun(messages)
        written: list[int] = []
        logs: list[float] = []
        while len(written) < most:
            if written:
                answer.go_on(written[-1])
            token = int(answer.logits.argmax())
            logs.append(-math.log(float(np.exp(answer.logits - answer.logits.max()).sum())))
            if token in self._ends:
                break
            written.append(token)
        text = str(self._tokenizer.decode(written, skip_special_tokens=True))
        return text, math.exp(sum(logs) / len(logs)) if logs else 1.0

    def first_logits(self, messages: Sequence[Message]) -> NDArray[np.float32]:
        """Return the logits [vocabulary] of an answer's first token."""
        return self._begun(messages).logits

    def _begun(self, messages: Sequence[Message]) -> _Answer:
        ids = np.array([self._tokenizer.encode(source(messages, self._marks)).ids], np.int64)
        return _Answer(self._encoder, self._decoder, ids)


class _Answer:
    """An answer on its way: the next token's `logits` [vocabulary], and the caches."""

    def __init__(self, encoder: InferenceSession, decoder: InferenceSession, ids: NDArray[np.int64]) -> None:
        self._decoder = decoder
        self._names = [output.name for output in encoder.get_outputs()[1:]]
        self._fed: dict[str, Any] = {"attention_mask": np.ones_like(ids)}
        self._take(encoder.run(None, {"input_ids": ids, **self._fed}))

    def go_on(self, token: int) -> None:
        """Take `token` as written."""
        self._take(self._decoder.run(None, {"token": np.array([[token]], np.int64), **self._fed}))

    def _take(self, found: Sequence[Any]) -> None:
        """Keep the logits and the caches that came: all at first, later those of what was written, the first half."""
        self.logits: NDArray[np.float32] = found[0][0]
        self._fed.update(zip(self._names, found[1:], strict=False))
