"""Writes text with an exported decoder: streaming, stoppable within a token, and held to a grammar if asked.

One Generator holds one loaded model and serves one caller at a time.
"""

from __future__ import annotations

import json
import logging
import os
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from engine.errors import BadInput, JobFailed
from engine.hardware import cores
from engine.inference.grammars import Grammars, Held
from engine.inference.prefix_cache import PrefixCache
from engine.inference.sampling import Sampling
from engine.inference.stops import Stops
from engine.inference.writing import Choosing, Spelling, Writing, logits_of
from engine.tasks.parts.chat import forms
from engine.tasks.parts.chat_marks import marks_of

log = logging.getLogger(__name__)

_CONFIG = "genai_config.json"
TOKENIZER = "tokenizer.json"


@dataclass(frozen=True)
class Generation:
    """What was written: the text without its stop string, tokens read and written, the time it took.

    `finished` is 'end' (the model ended), 'stop' (a stop string), 'length' (max_tokens or the context is used up)
    or 'cancelled'. `known` of the prompt's tokens had been read for an earlier one. `likelihood` is the geometric mean
    of the chosen tokens' probabilities, 1.0 where it was not asked for.
    """

    text: str
    prompt_tokens: int
    tokens: int
    milliseconds: float
    finished: str
    known: int = 0
    likelihood: float = 1.0


class Generator:
    """A decoder in the ONNX folder that `engine.export.decoder` writes.

    `threads` is for the processor, 0 is one a physical core: more only makes the window wait.

    Raises BadInput `generator_missing` where the folder holds no exported decoder, JobFailed `generator_failed` where
    it does not load.
    """

    def __init__(self, folder: Path, threads: int = 0) -> None:
        if not (folder / _CONFIG).is_file():
            raise BadInput("generator_missing", folder=str(folder))
        # disable_telemetry_events() alone still leaves a device id and an event store in the person's home.
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        import onnxruntime_genai

        onnxruntime_genai.disable_telemetry_events()
        self._genai = onnxruntime_genai
        self._folder = folder
        self._lock = threading.Lock()
        self._template = _chat_template(folder)
        self._marks = _marks(folder / TOKENIZER)
        facts = json.loads((folder / _CONFIG).read_text(encoding="utf-8"))
        self.context = int(facts["model"]["context_length"])
        try:
            config = onnxruntime_genai.Config(str(folder))
            options = {"session_options": {"intra_op_num_threads": threads or cores()}}
            config.overlay(json.dumps({"model": {"decoder": options}}))
            self._model: Any = onnxruntime_genai.Model(config)
            self._tokenizer: Any = onnxruntime_genai.Tokenizer(self._model)
            self._cache = PrefixCache(onnxruntime_genai, self._model, self.context)
            self._ends = frozenset(map(int, self._tokenizer.eos_token_ids))
            self._grammars = Grammars(folder / TOKENIZER, self._ends, int(facts["model"]["vocab_size"]))
        except Exception as problem:
            # genai raises RuntimeError and kinds of its own for whatever is wrong with a model's files.
            log.exception("decoder in %s does not load", folder)
            raise JobFailed("generator_failed", detail=repr(problem), folder=str(folder)) from problem

    def prompt(self, messages: Sequence[Mapping[str, str]]) -> str:
        """Return the messages in the model's own chat form, open for the assistant's answer.

        `messages` are plain role and content; what the template refuses is written as `engine.tasks.parts.chat.forms`
        has it. Raises BadInput `chat_template` where the template refuses that too.
        """
        refused: Exception | None = None
        for form in forms(messages, self._marks):
            try:
                return self._apply(form)
            except RuntimeError as problem:
                log.info("chat template refused the roles: %s", problem)
                refused = problem
        raise BadInput("chat_template", detail=repr(refused), folder=str(self._folder)) from refused

    def count_tokens(self, text: str) -> int:
        """Return how many tokens `text` takes."""
        with self._lock:
            return len(self._open_tokenizer().encode(text))

    def generate(
        self,
        messages: Sequence[Mapping[str, str]],
        on_text: Callable[[str], None] = lambda text: None,
        cancelled: Callable[[], bool] = lambda: False,
        max_tokens: int = 256,
        stop: Sequence[str] = (),
        temperature: float = 0.0,
        top_p: float = 0.95,
        repetition_penalty: float = 1.0,
        schema: Mapping[str, Any] | None = None,
        pattern: str = "",
        seed: int | None = None,
        measured: bool = False,
    ) -> Generation:
        """Answer the messages; `on_text` gets each new piece, never a part of a stop string.

        `temperature` 0 always takes the likeliest token, else one is drawn from the likeliest that have `top_p` of the
        probability, the same each time with a `seed`; `repetition_penalty` above 1 discourages repeating (1.05 to 1.1
        is mild). With `schema` the text is JSON that it allows, with `pattern` it matches that regular expression;
        bound strings, numbers and repetitions, else a small model may run on inside one. `cancelled` is asked before
        every token, and while the prompt is read before every block of it. `measured` asks for the likelihood of the
        tokens that were chosen, not of those that a grammar left no choice of.

        What an earlier prompt began with is not read again. Raises BadInput `prompt_too_long`, `chat_template`,
        `schema_unusable`; JobFailed `generator_failed`; ValueError for a schema and a pattern at once.
        """
        begun = time.perf_counter()
        sampling = Sampling(temperature, top_p, repetition_penalty, seed)
        with self._lock:
            tokens = self._encoded(messages)
            held = self._held(schema, pattern)
            most = min(len(tokens) + max_tokens, self.context)
            try:
                generator, known = self._cache.read(tokens, most, cancelled)
                if generator.token_count() < len(tokens):
                    return Generation("", len(tokens), 0, _since(begun), "cancelled", known)
                spelling = Spelling(self._tokenizer.create_stream(), self._ends, Stops(stop, on_text))
                writing = Writing(generator, Choosing(sampling, held, measured), spelling, most)
                finished = writing.to_the_end(cancelled)
            except RuntimeError as problem:
                # genai's kinds of its own are RuntimeErrors too.
                raise self._failed(problem) from problem
            return Generation(
                writing.text, len(tokens), writing.tokens, _since(begun), finished, known, writing.likelihood
            )

    def first_logits(self, messages: Sequence[Mapping[str, str]]) -> NDArray[np.float32]:
        """Return the logits [vocabulary] of the first token of an answer: what the parity gate compares."""
        with self._lock:
            tokens = self._encoded(messages)
            try:
                return logits_of(self._cache.read(tokens, len(tokens) + 1)[0])
            except RuntimeError as problem:
                raise self._failed(problem) from problem

    def close(self) -> None:
        """Free the model; waits for a running generation to end. Safe to call twice."""
        with self._lock:
            self._cache.forget()
            self._tokenizer = None
            self._model = None

    def _open_tokenizer(self) -> Any:
        if self._tokenizer is None:
            raise JobFailed("generator_failed", detail="the generator was closed", folder=str(self._folder))
        return self._tokenizer

    def _apply(self, messages: Sequence[Mapping[str, str]]) -> str:
        # genai reports a template's own complaint ("roles must alternate") as a RuntimeError.
        options = {"template_str": self._template} if self._template else {}
        text = json.dumps(list(messages), ensure_ascii=False)
        return str(self._open_tokenizer().apply_chat_template(text, add_generation_prompt=True, **options))

    def _encoded(self, messages: Sequence[Mapping[str, str]]) -> NDArray[np.int32]:
        tokens = np.asarray(self._open_tokenizer().encode(self.prompt(messages)), dtype=np.int32)
        if len(tokens) >= self.context:
            raise BadInput("prompt_too_long", tokens=len(tokens), most=self.context)
        return tokens

    def _held(self, schema: Mapping[str, Any] | None, pattern: str) -> Held | None:
        if schema is not None and pattern:
            raise ValueError("a text cannot be held to a schema and to a pattern at once")
        if schema is not None:
            return self._grammars.json(schema)
        return self._grammars.pattern(pattern) if pattern else None

    def _failed(self, problem: RuntimeError) -> JobFailed:
        return JobFailed("generator_failed", detail=repr(problem), folder=str(self._folder))


def _since(begun: float) -> float:
    return (time.perf_counter() - begun) * 1000


def _chat_template(folder: Path) -> str:
    path = folder / "chat_template.jinja"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _marks(tokenizer: Path) -> frozenset[str]:
    """Return the control marks of a tokenizer's file, none where genai reads another kind of file."""
    return marks_of(Tokenizer.from_file(str(tokenizer))) if tokenizer.is_file() else frozenset()
