"""Models that stay loaded between uses, in a process of their own that is started when the first is wanted."""

from __future__ import annotations

import itertools
import logging
import queue
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import JobFailed, error_from
from engine.hardware import cores, text_threads
from engine.machine.offline import count_attempt
from engine.machine.processes import kill_tree
from engine.results import BaseModel, ModelInfo, Prediction, RunsOn
from engine.runtime.child import NETWORK, start_context
from engine.runtime.model_clock import ModelClock
from engine.runtime.models_main import GENERATOR, Key, main
from engine.runtime.worker import describe_exit, tail
from engine.tasks.task import Reading

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.inference.generator import Generation

log = logging.getLogger(__name__)
POLL = 0.05
LEAVE_SECONDS = 3.0


class LoadedModels:
    """Predictors by model, embedders and generators by base; called from any thread but the engine's.

    `log` is where the process writes. One that dies fails the requests on their way with `models_died`; the next
    request starts another. `training` tells whether a training has the cores just now. `clock` tells seconds without
    those in which the process starts and models load.
    """

    def __init__(self, log_file: Path, training: Callable[[], bool] = lambda: False) -> None:
        self._log = log_file
        self._training = training
        self._lock = threading.Lock()
        self._process: _Process | None = None
        self.clock = ModelClock()

    @property
    def runs_on(self) -> RunsOn | None:
        """Return where models run, None where none has answered."""
        process = self._process
        return process.runs_on if process is not None else None

    def predictor(self, info: ModelInfo) -> RemotePredictor:
        """Return the model's predictor."""
        return RemotePredictor(self, Key("predictor", info.folder, info.task, text_threads(cores(), self._training())))

    def embedder(self, base: BaseModel) -> RemoteEmbedder:
        """Return a base encoder's embedder."""
        return RemoteEmbedder(self, Key("embedder", base.folder))

    def sampler(self, base: BaseModel) -> RemoteSampler:
        """Return what chooses texts that are unlike each other to a base encoder."""
        return RemoteSampler(self, Key("sampler", base.folder))

    def grouper(self, base: BaseModel) -> RemoteGrouper:
        """Return what suggests which questions belong together."""
        return RemoteGrouper(self, Key("grouper", base.folder))

    def generator(self, base: BaseModel) -> RemoteGenerator:
        """Return a base decoder's generator."""
        return RemoteGenerator(self, Key(GENERATOR, base.onnx))

    def ask(
        self,
        key: Key,
        *arguments: Any,
        on_text: Callable[[str], None] | None = None,
        cancelled: Callable[[], bool] = lambda: False,
        **options: Any,
    ) -> Any:
        """Return what the model answers; raises what it raised, and JobFailed `models_died`."""
        with self._lock:
            if self._process is None or self._process.dead:
                self._process = _Process(self._log, self.clock)
            process = self._process
        return process.ask(key, arguments, options, on_text, cancelled)

    def forget(self, folder: str) -> None:
        """Let go of what was loaded from `folder`."""
        with self._lock:
            if self._process is not None:
                self._process.forget(folder)

    def close(self) -> None:
        """Let go of everything."""
        with self._lock:
            if self._process is not None:
                self._process.close()
                self._process = None


class RemotePredictor:
    """`engine.inference.predictor.Predictor` in the model process."""

    def __init__(self, models: LoadedModels, key: Key) -> None:
        self._models, self._key = models, key

    def predict(self, texts: Sequence[Reading]) -> list[Prediction]:
        """Return one prediction a text, in order."""
        found: list[Prediction] = self._models.ask(self._key, list(texts))
        return found


class RemoteEmbedder:
    """`engine.inference.embedder.Embedder` in the model process."""

    def __init__(self, models: LoadedModels, key: Key) -> None:
        self._models, self._key = models, key

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return float32 [texts, hidden], rows of length 1."""
        rows: NDArray[np.float32] = self._models.ask(self._key, list(texts))
        return rows


class RemoteSampler:
    """`engine.inference.sampler.Sampler` in the model process."""

    def __init__(self, models: LoadedModels, key: Key) -> None:
        self._models, self._key = models, key

    def choose(self, texts: Sequence[str], weights: Sequence[float], count: int) -> list[int]:
        """Return the places of at most `count` texts, in order."""
        places: list[int] = self._models.ask(self._key, list(texts), list(weights), count)
        return places


class RemoteGrouper:
    """`engine.inference.grouping.Grouper` in the model process."""

    def __init__(self, models: LoadedModels, key: Key) -> None:
        self._models, self._key = models, key

    def group(self, questions: Sequence[str], answers: Sequence[str]) -> list[int]:
        """Return a group's number for each question."""
        numbers: list[int] = self._models.ask(self._key, list(questions), list(answers))
        return numbers


class RemoteGenerator:
    """`engine.inference.generator.Generator` in the model process."""

    def __init__(self, models: LoadedModels, key: Key) -> None:
        self._models, self._key = models, key

    def generate(
        self,
        messages: Sequence[Mapping[str, str]],
        on_text: Callable[[str], None],
        cancelled: Callable[[], bool],
        **options: Any,
    ) -> Generation:
        """Answer the messages; `on_text` and `cancelled` are called on this thread."""
        written: Generation = self._models.ask(
            self._key, list(messages), on_text=on_text, cancelled=cancelled, **options
        )
        return written

    def prompt(self, messages: Sequence[Mapping[str, str]]) -> str:
        """Return the messages in the model's own chat form."""
        text: str = self._models.ask(replace(self._key, kind="prompter"), list(messages))
        return text


class _Process:
    """One model process, and the thread that hands its answers to those who wait."""

    def __init__(self, log_file: Path, clock: ModelClock) -> None:
        context = start_context()
        self._log = log_file
        self._clock = clock
        self._connection: Connection
        self._connection, other = context.Pipe()
        self._process = context.Process(target=main, args=(other, log_file), name="deskhand-models", daemon=True)
        self._numbers = itertools.count(1)
        self._waiting: dict[int, queue.SimpleQueue[tuple[str, Any]]] = {}
        self._lock = threading.Lock()
        self.dead = False
        self.runs_on: RunsOn | None = None
        # Until its first model is loaded, which is what it is started for.
        clock.stand()
        self._process.start()
        other.close()
        threading.Thread(target=self._listen, name="deskhand-models-listener", daemon=True).start()

    def ask(
        self,
        key: Key,
        arguments: tuple[Any, ...],
        options: dict[str, Any],
        on_text: Callable[[str], None] | None,
        cancelled: Callable[[], bool],
    ) -> Any:
        request, answers = next(self._numbers), queue.SimpleQueue[tuple[str, Any]]()
        with self._lock:
            self._waiting[request] = answers
        self._send("ask", request, key, arguments, options)
        told = False
        while True:
            if not told and cancelled():
                told = True
                self._send("cancel", request)
            try:
                kind, value = answers.get(timeout=POLL)
            except queue.Empty:
                if self.dead and answers.empty():
                    kind, value = "died", None
                else:
                    continue
            if kind == "text" and on_text is not None:
                on_text(value)
            elif kind == "done":
                return value
            elif kind == "failed":
                raise error_from(value)
            elif kind == "died":
                raise JobFailed("models_died", detail=tail(self._log), exit=describe_exit(self._process.exitcode))

    def forget(self, folder: str) -> None:
        self._send("forget", folder)

    def close(self) -> None:
        """Ask it to leave, then make it."""
        # Said, as closing the pipe would not tell it: the listener, which waits at this end, keeps it open.
        self._send("leave")
        self._process.join(LEAVE_SECONDS)
        if self._process.is_alive():
            kill_tree(self._process.pid)
            self._process.join()
        self._connection.close()

    def _send(self, *message: Any) -> None:
        with self._lock:
            try:
                self._connection.send(message)
            except OSError:
                log.info("The model process was gone before it could be asked")

    def _listen(self) -> None:
        while True:
            try:
                kind, request, value = self._connection.recv()
            except (EOFError, OSError):
                break
            if kind == "runs_on":
                self.runs_on = value
                continue
            if kind == "loads":
                (self._clock.stand if value else self._clock.go)()
                continue
            if kind == NETWORK:
                count_attempt(value)
                continue
            with self._lock:
                answers = self._waiting.get(request)
                if kind != "text":
                    self._waiting.pop(request, None)
            if answers is not None:
                answers.put((kind, value))
        self._process.join()
        self._clock.go()
        self.dead = True
