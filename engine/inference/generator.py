"""Writes text with an exported decoder: streaming, stoppable within a token, and held to a JSON Schema if asked.

One Generator holds one loaded model and serves one caller at a time.
"""

from __future__ import annotations

import json
import logging
import math
import os
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.errors import BadInput, JobFailed
from engine.tasks.chat import forms

log = logging.getLogger(__name__)

_CONFIG = "genai_config.json"


@dataclass(frozen=True)
class Generation:
    """What was written: the text without its stop string, tokens read and written, the time it took.

    `finished` is 'end' (the model ended), 'stop' (a stop string), 'length' (max_tokens or the context is used up)
    or 'cancelled'. `likelihood` is the geometric mean of the tokens' probabilities, 1.0 where it was not asked for.
    """

    text: str
    prompt_tokens: int
    tokens: int
    milliseconds: float
    finished: str
    likelihood: float = 1.0


class Generator:
    """A decoder in the ONNX folder that `engine.export.decoder` writes.

    `threads` is for the processor, 0 leaves it to onnxruntime. Raises BadInput `generator_missing` where the folder
    holds no exported decoder, JobFailed `generator_failed` where it does not load.
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
        facts = json.loads((folder / _CONFIG).read_text(encoding="utf-8"))
        self.context = int(facts["model"]["context_length"])
        try:
            config = onnxruntime_genai.Config(str(folder))
            if threads:
                options = {"session_options": {"intra_op_num_threads": threads}}
                config.overlay(json.dumps({"model": {"decoder": options}}))
            self._model: Any = onnxruntime_genai.Model(config)
            self._tokenizer: Any = onnxruntime_genai.Tokenizer(self._model)
        except Exception as problem:
            # genai raises RuntimeError and kinds of its own for whatever is wrong with a model's files.
            log.exception("decoder in %s does not load", folder)
            raise JobFailed("generator_failed", detail=repr(problem), folder=str(folder)) from problem

    def prompt(self, messages: Sequence[Mapping[str, str]]) -> str:
        """Return the messages in the model's own chat form, open for the assistant's answer.

        `messages` are plain role and content; what the template refuses is written as `engine.tasks.chat.forms` has
        it. Raises BadInput `chat_template` where the template refuses that too.
        """
        refused: Exception | None = None
        for form in forms(messages):
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
        repetition_penalty: float = 1.0,
        schema: Mapping[str, Any] | None = None,
        seed: int = 0,
        measured: bool = False,
    ) -> Generation:
        """Answer the messages; `on_text` gets each new piece, never a part of a stop string.

        `temperature` 0 always takes the likeliest token; `repetition_penalty` above 1 discourages repeating
        (1.05 to 1.1 is mild). With `schema` the text is JSON that it allows; bound its strings and numbers, else a
        small model may run on inside one. `cancelled` is asked before every token. `measured` asks for the likelihood.

        Raises BadInput `prompt_too_long`, `chat_template`; JobFailed `generator_failed`.
        """
        begun = time.perf_counter()
        with self._lock:
            tokenizer = self._open_tokenizer()
            tokens = tokenizer.encode(self.prompt(messages))
            if len(tokens) >= self.context:
                raise BadInput("prompt_too_long", tokens=len(tokens), most=self.context)
            most = min(len(tokens) + max_tokens, self.context)
            try:
                generator = self._generator(tokens, most, temperature, repetition_penalty, schema, seed)
            except Exception as problem:
                # Mostly a schema that the grammar does not know; genai raises RuntimeError or its own kinds.
                raise JobFailed("generator_failed", detail=repr(problem), folder=str(self._folder)) from problem
            chances = _Chances() if measured else None
            return self._write(generator, _Stops(stop, on_text), cancelled, len(tokens), most, begun, chances)

    def first_logits(self, messages: Sequence[Mapping[str, str]]) -> Any:
        """Return the logits, float32 [vocabulary], of the first token of an answer: what the parity gate compares."""
        import numpy as np

        with self._lock:
            tokens = self._open_tokenizer().encode(self.prompt(messages))
            found = self._generator(tokens, len(tokens) + 1, 0.0, 1.0, None, 0).get_logits()
            return np.array(found, dtype=np.float32).reshape(-1, np.shape(found)[-1])[-1]

    def close(self) -> None:
        """Free the model; waits for a running generation to end. Safe to call twice."""
        with self._lock:
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

    def _generator(
        self, tokens: Any, most: int, temperature: float, penalty: float, schema: Mapping[str, Any] | None, seed: int
    ) -> Any:
        params = self._genai.GeneratorParams(self._model)
        options: dict[str, Any] = {"max_length": most, "do_sample": temperature > 0, "repetition_penalty": penalty}
        if temperature > 0:
            options.update(temperature=temperature, top_p=0.95, random_seed=seed)
        params.set_search_options(**options)
        if schema is not None:
            params.set_guidance("json_schema", json.dumps(schema, ensure_ascii=False))
        generator = self._genai.Generator(self._model, params)
        generator.append_tokens(tokens)
        return generator

    def _write(
        self,
        generator: Any,
        stops: _Stops,
        cancelled: Callable[[], bool],
        prompt_tokens: int,
        most: int,
        begun: float,
        chances: _Chances | None,
    ) -> Generation:
        stream = self._tokenizer.create_stream()
        ends = set(self._tokenizer.eos_token_ids)
        finished = ""
        while not finished:
            if cancelled():
                finished = "cancelled"
                break
            logits = generator.get_logits() if chances else None
            generator.generate_next_token()
            token = int(generator.get_next_tokens()[0])
            if chances:
                chances.add(logits, token)
            if token in ends:
                finished = "end"
            elif stops.add(stream.decode(token)):
                finished = "stop"
            elif generator.is_done():
                finished = "length" if generator.token_count() >= most else "end"
        stops.flush()
        written = int(generator.token_count()) - prompt_tokens
        likelihood = chances.mean() if chances else 1.0
        return Generation(
            stops.text, prompt_tokens, written, (time.perf_counter() - begun) * 1000, finished, likelihood
        )


class _Chances:
    """How likely the model found the tokens that it wrote."""

    def __init__(self) -> None:
        self._logs: list[float] = []

    def add(self, logits: Any, token: int) -> None:
        """Take the logits [..., vocabulary] from which `token` was chosen."""
        import numpy as np

        last = np.asarray(logits, dtype=np.float32).reshape(-1, np.shape(logits)[-1])[-1]
        self._logs.append(float(last[token] - last.max() - np.log(np.exp(last - last.max()).sum())))

    def mean(self) -> float:
        """Return the geometric mean, 1.0 of nothing."""
        return math.exp(sum(self._logs) / len(self._logs)) if self._logs else 1.0


class _Stops:
    """Passes text on as it comes, holding back what may be the beginning of a stop string."""

    def __init__(self, stops: Sequence[str], on_text: Callable[[str], None]) -> None:
        self.text = ""
        self._stops = tuple(stop for stop in stops if stop)
        self._on_text = on_text
        self._held = ""

    def add(self, piece: str) -> bool:
        """Take the next piece; True when a stop string is complete."""
        self._held += piece
        found = [place for stop in self._stops if (place := self._held.find(stop)) >= 0]
        if found:
            self._held = self._held[: min(found)]
            return True
        keep = max((_overlap(self._held, stop) for stop in self._stops), default=0)
        self._pass_on(len(self._held) - keep)
        return False

    def flush(self) -> None:
        """Pass on what was held back."""
        self._pass_on(len(self._held))

    def _pass_on(self, size: int) -> None:
        ready, self._held = self._held[:size], self._held[size:]
        if ready:
            self.text += ready
            self._on_text(ready)


def _overlap(text: str, stop: str) -> int:
    """Return how many characters at the end of `text` are the beginning of `stop`."""
    return next((size for size in range(min(len(text), len(stop) - 1), 0, -1) if text.endswith(stop[:size])), 0)


def _chat_template(folder: Path) -> str:
    path = folder / "chat_template.jinja"
    return path.read_text(encoding="utf-8") if path.is_file() else ""
