"""Applies a published writer to texts: each is put as its task asks it, and answered with the likeliest words."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from numpy.typing import NDArray

from engine.inference.generator import Generator
from engine.inference.seq2seq import Seq2SeqGenerator
from engine.inference.space import DECODER, ONNX, read_space
from engine.results import Prediction
from engine.tasks.parts.chat import Message, fitted
from engine.tasks.parts.tokens import load_tokenizer
from engine.tasks.task import Reading, Space
from engine.tasks.writer_task import WriterTask

# Texts after which the answers to a file are kept: each takes a second or so, and is written by itself.
PIECE = 16


class Pen(Protocol):
    """What writes an answer, whichever family the model is of."""

    def write(self, messages: Sequence[Message], most: int, schema: Mapping[str, Any] | None) -> tuple[str, float]:
        """Return the answer in at most `most` tokens, and how likely the model found it, from 0 to 1."""

    def first_logits(self, messages: Sequence[Message]) -> NDArray[Any]:
        """Return the logits [vocabulary] of an answer's first token."""


class DecoderPen:
    """A decoder as onnxruntime-genai runs it."""

    def __init__(self, folder: Path) -> None:
        self._generator = Generator(folder)

    def write(self, messages: Sequence[Message], most: int, schema: Mapping[str, Any] | None) -> tuple[str, float]:
        """Return the answer; `schema` holds it."""
        found = self._generator.generate(messages, max_tokens=most, schema=schema, measured=True)
        return found.text, found.likelihood

    def first_logits(self, messages: Sequence[Message]) -> NDArray[Any]:
        """Return the logits [vocabulary] of an answer's first token."""
        logits: NDArray[Any] = self._generator.first_logits(messages)
        return logits


class Writer:
    """A published writer; `folder` holds space.json, the tokenizer and what runs.

    `seconds` is how long it wrote so far.
    """

    def __init__(self, folder: Path, task: WriterTask) -> None:
        """Open the model; raises JobFailed `model_not_loaded`, `generator_failed`, BadInput `generator_missing`."""
        facts = read_space(folder)
        place = folder / ONNX
        pen: Pen = DecoderPen(place) if facts["family"] == DECODER else Seq2SeqGenerator(place)
        self.pen = pen
        self.questions = Questions(task, facts["space"], place, facts["max_tokens"])
        self._most = int(facts["answer_tokens"])
        self.seconds = 0.0

    piece = PIECE

    def predict(self, texts: Sequence[Reading], on_answers: Callable[[int], None] | None = None) -> list[Prediction]:
        """Return one prediction a text, in order; `on_answers(count)` is called as they come, and may raise to stop."""
        found = []
        for read in texts:
            started = time.perf_counter()
            found.append(answer(self.pen, self.questions, read, self._most))
            self.seconds += time.perf_counter() - started
            if on_answers is not None:
                on_answers(len(found))
        return found


class Questions:
    """How what is read becomes messages that a model with this tokenizer can hold: the same in and after training."""

    def __init__(self, task: WriterTask, space: Space, tokenizer: Path, most: int) -> None:
        self.task, self.space, self._most = task, space, most
        self._tokenizer = load_tokenizer(tokenizer, most)
        self._tokenizer.no_truncation()

    def asked(self, read: Reading) -> list[Message]:
        """Return the messages to answer."""
        return fitted(self.task.asked(read, self.space), self._most, self._tokenizer)


def answer(pen: Pen, questions: Questions, read: Reading, most: int) -> Prediction:
    """Return what a model answers to what is read, in at most `most` tokens."""
    schema = questions.task.schema(questions.space, read)
    text, likelihood = pen.write(questions.asked(read), most, schema)
    return Prediction(questions.task.written(text, read, questions.space), likelihood)
