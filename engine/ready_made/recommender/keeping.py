"""Keeps recommenders in memory by their file, read anew when the file is."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import BadInput

if TYPE_CHECKING:
    from engine.ready_made.recommender.recommending import Recommender


def file_of(root: Path) -> Path:
    """Return where a project's recommender lies."""
    return root / "recommender" / "fitted.npz"


class Kept:
    """The recommenders that were asked for; called from the pool's threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: dict[Path, tuple[int, Recommender]] = {}

    def of(self, root: Path) -> Recommender:
        """Return a project's recommender; raises BadInput `shelf_not_fitted`, JobFailed `shelf_broken`."""
        # numpy and scipy come with the first recommendation, not with the window.
        from engine.ready_made.recommender import fitted
        from engine.ready_made.recommender.recommending import Recommender

        file = file_of(root)
        with self._lock:
            try:
                changed = file.stat().st_mtime_ns
            except FileNotFoundError:
                raise BadInput("shelf_not_fitted") from None
            held = self._held.get(file)
            if held is None or held[0] != changed:
                held = changed, Recommender(fitted.load(file))
                self._held[file] = held
            return held[1]
