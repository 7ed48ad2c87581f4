"""The model process's end: keeps ONNX models loaded and answers requests, each on a thread of its own.

A process, not a thread of the app: onnxruntime-genai holds the interpreter's lock while it loads a model (more than a
second) and while it reads a prompt, and the window would stand still that long.
"""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from engine.errors import EngineError, ErrorInfo
from engine.export.card import check_unchanged
from engine.inference.space import SPACE_FILE
from engine.results import RunsOn
from engine.runtime.child import begin

# It gives way to the window, and goes before a training.
NICENESS = 5
# The kind of a model that writes texts.
GENERATOR = "generator"
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Key:
    """One model: `kind` is predictor, embedder, sampler or generator; `task` is a predictor's task.

    A prompter is a generator that is asked for a prompt rather than for an answer. `threads` are those of an encoder, 0
    for one a physical core.
    """

    kind: str
    folder: str
    task: str = ""
    threads: int = 0

    @property
    def generates(self) -> bool:
        """Whether the model writes texts, which are told piece by piece and can be stopped."""
        return self.kind == GENERATOR


def main(connection: Connection, log_file: Path) -> None:
    """Serve until told to leave, or until the engine's end of the pipe is gone."""
    host = _Host(connection)
    begin(log_file, NICENESS, host.tell)
    host.serve()


class _Host:
    """The loaded models, and the requests that are to be cancelled."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sending = threading.Lock()
        self._loading = threading.Lock()
        self._models: dict[Key, Any] = {}
        self._cancelled: set[int] = set()
        self._told: RunsOn | None = None

    def serve(self) -> None:
        """Take messages: ('ask', id, key, arguments, options), ('cancel', id), ('forget', folder), ('leave',)."""
        while True:
            try:
                kind, *values = self._connection.recv()
            except (EOFError, OSError):
                return
            if kind == "leave":
                return
            if kind == "ask":
                threading.Thread(target=self._answer, args=values, daemon=True).start()
            elif kind == "cancel":
                self._cancelled.add(values[0])
            else:
                self._forget(values[0])

    def _answer(self, request: int, key: Key, arguments: tuple[Any, ...], options: dict[str, Any]) -> None:
        """Send ('done', id, result) or ('failed', id, ErrorInfo); a generator sends ('text', id, piece) before.

        While a model loads for it, ('loads', 0, True) and then ('loads', 0, False) are sent.
        """
        try:
            model = self._model(key)
            if key.generates:
                options |= {
                    "on_text": lambda piece: self._send("text", request, piece),
                    "cancelled": lambda: request in self._cancelled,
                }
            result = METHODS[key.kind](model)(*arguments, **options)
        except EngineError as error:
            log.exception("A model could not answer")
            self._send("failed", request, error.info())
        except Exception:
            log.exception("A model failed unexpectedly")
            self._send("failed", request, ErrorInfo("internal", {}, traceback.format_exc()))
        else:
            self._send("done", request, result)
        finally:
            self._cancelled.discard(request)

    def _model(self, key: Key) -> Any:
        if key.kind == "prompter":
            return self._model(replace(key, kind=GENERATOR))
        # Held while loading: two messages that need the same model must not load it twice.
        with self._loading:
            if key not in self._models:
                self.tell("loads", True)
                try:
                    self._models[key] = load(key)
                finally:
                    self.tell("loads", False)
                self._tell_provider(key)
            return self._models[key]

    def _tell_provider(self, key: Key) -> None:
        """Send ('runs_on', 0, RunsOn) where it is news; genai, which runs generators, has providers of its own."""
        if key.generates:
            return
        from engine.inference.sessions import runs_on

        found = runs_on()
        if found != self._told:
            self._told = found
            self.tell("runs_on", found)

    def tell(self, kind: str, value: Any) -> None:
        """Send what answers no request."""
        self._send(kind, 0, value)

    def _forget(self, folder: str) -> None:
        with self._loading:
            # A published decoder lies one folder deeper.
            for key in [key for key in self._models if Path(key.folder).is_relative_to(folder)]:
                del self._models[key]

    def _send(self, kind: str, request: int, value: Any) -> None:
        with self._sending:
            self._connection.send((kind, request, value))


# The kind of a model -> what of it is asked.
METHODS: dict[str, Callable[[Any], Callable[..., Any]]] = {
    "predictor": lambda model: model.predict,
    "embedder": lambda model: model.embed,
    "sampler": lambda model: model.choose,
    "grouper": lambda model: model.group,
    GENERATOR: lambda model: model.generate,
    "prompter": lambda model: model.prompt,
}


def load(key: Key) -> Any:
    """Return the model of a key, open; raises JobFailed `model_changed`, and what the one that opens it raises."""
    folder = Path(key.folder)
    if key.generates:
        # A published decoder lies one folder deeper than its card; what is called so in a base model is another's.
        if (folder.parent / SPACE_FILE).is_file():
            check_unchanged(folder.parent)
        from engine.inference.generator import Generator

        return Generator(folder)
    if key.kind in ("embedder", "sampler", "grouper"):
        from engine.inference.embedder import Embedder
        from engine.inference.grouping import Grouper
        from engine.inference.sampler import Sampler

        embedder = Embedder(folder)
        if key.kind == "embedder":
            return embedder
        return Sampler(embedder) if key.kind == "sampler" else Grouper(embedder)
    from engine.inference.opening import open_model

    check_unchanged(folder)
    return open_model(folder, key.task, key.threads or None)
