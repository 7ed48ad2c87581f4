"""Keeps recommenders in memory by their file, read anew when the file is; text models stay loaded with the engine's."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import BadInput

if TYPE_CHECKING:
    from engine.ready_made.recommender.fitted import Fitted
    from engine.ready_made.recommender.recommending import Recommender
    from engine.ready_made.recommender.rescoring import Read
    from engine.results import ModelInfo
    from engine.runtime.loaded import LoadedModels


def file_of(root: Path) -> Path:
    """Return where a project's recommender lies."""
    return root / "recommender" / "fitted.npz"


class Kept:
    """The recommenders that were asked for; called from the pool's threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: dict[Path, tuple[int, Fitted]] = {}
        self._made: dict[Path, tuple[Fitted, str, Recommender]] = {}

    def fitted(self, root: Path) -> Fitted:
        """Return what a project's recommender learned; raises BadInput `shelf_not_fitted`, JobFailed `shelf_broken`."""
        # numpy and scipy come with the first recommendation, not with the window.
        from engine.ready_made.recommender import fitted

        file = file_of(root)
        with self._lock:
            try:
                changed = file.stat().st_mtime_ns
            except FileNotFoundError:
                raise BadInput("shelf_not_fitted") from None
            held = self._held.get(file)
            if held is None or held[0] != changed:
                held = changed, fitted.load(file)
                self._held[file] = held
            return held[1]

    def of(self, root: Path, models: Sequence[ModelInfo], loaded: LoadedModels) -> Recommender:
        """Return a project's recommender; `models` are its published ones. Raises as `fitted` does."""
        from engine.ready_made.recommender.recommending import Recommender

        known = self.fitted(root)
        info = in_use(known, models)
        named = info.model if info else ""
        with self._lock:
            held = self._made.get(root)
            if held is None or held[0] is not known or held[1] != named:
                held = known, named, Recommender(known, _reader(info, loaded) if info else None)
                self._made[root] = held
            return held[2]


def in_use(known: Fitted, models: Sequence[ModelInfo]) -> ModelInfo | None:
    """Return the text model that is used, None where there is none or it was deleted."""
    used = known.text.model if known.text else ""
    return next((model for model in models if model.model == used), None)


def _reader(info: ModelInfo, loaded: LoadedModels) -> Read:
    return lambda pairs: [float(said.value) for said in loaded.predictor(info).predict(pairs)]
