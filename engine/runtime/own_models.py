"""Models that a worker opens in its own process: what it measures is neither heard nor held up by the chat."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from engine.runtime.loaded import LoadedModels
from engine.runtime.models_main import METHODS, Key, load


class OwnModels(LoadedModels):
    """`LoadedModels` without a process of their own; for one thread."""

    def __init__(self, log_file: Path) -> None:
        super().__init__(log_file)
        self._open: dict[Key, Any] = {}

    def ask(
        self,
        key: Key,
        *arguments: Any,
        on_text: Callable[[str], None] | None = None,
        cancelled: Callable[[], bool] = lambda: False,
        **options: Any,
    ) -> Any:
        """Return what the model answers, opening it at need; raises what it raises."""
        if key not in self._open:
            self._open[key] = load(key)
        if key.generates:
            options |= {"on_text": on_text or (lambda piece: None), "cancelled": cancelled}
        return METHODS[key.kind](self._open[key])(*arguments, **options)
