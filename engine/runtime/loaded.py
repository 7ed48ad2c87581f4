"""Keeps models loaded between uses, so that only the first message of a chat waits for them."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.results import BaseModel, ModelInfo

if TYPE_CHECKING:
    from engine.inference.embedder import Embedder
    from engine.inference.generator import Generator
    from engine.inference.predictor import Predictor


class LoadedModels:
    """Predictors by model, embedders and generators by base; called from the pool's threads."""

    def __init__(self) -> None:
        self._loaded: dict[tuple[str, str], Any] = {}
        self._lock = threading.Lock()

    def predictor(self, info: ModelInfo) -> Predictor:
        """Return the model's predictor."""
        from engine.inference.predictor import Predictor
        from engine.tasks.registry import task_named

        found: Predictor = self._get(
            "predictor", info.folder, lambda: Predictor(Path(info.folder), task_named(info.task))
        )
        return found

    def embedder(self, base: BaseModel) -> Embedder:
        """Return a base encoder's embedder."""
        from engine.inference.embedder import Embedder

        found: Embedder = self._get("embedder", base.folder, lambda: Embedder(Path(base.folder)))
        return found

    def generator(self, base: BaseModel) -> Generator:
        """Return a base decoder's generator."""
        from engine.inference.generator import Generator

        found: Generator = self._get("generator", base.onnx, lambda: Generator(Path(base.onnx)))
        return found

    def forget(self, folder: str) -> None:
        """Let go of what was loaded from `folder`."""
        with self._lock:
            for key in [key for key in self._loaded if key[1] == folder]:
                _close(self._loaded.pop(key))

    def close(self) -> None:
        """Let go of everything."""
        with self._lock:
            while self._loaded:
                _close(self._loaded.popitem()[1])

    def _get(self, kind: str, folder: str, load: Any) -> Any:
        # Held while loading: two messages that need the same model must not load it twice.
        with self._lock:
            if (kind, folder) not in self._loaded:
                self._loaded[kind, folder] = load()
            return self._loaded[kind, folder]


def _close(model: Any) -> None:
    close = getattr(model, "close", None)
    if close:
        close()
