"""A clock that stands still while models load, so that a message's time is not spent before anything is asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable


class ModelClock:
    """Tells seconds, from any start, without those between `stand` and `go`; for any thread."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._lost = 0.0
        self._stood: float | None = None

    def __call__(self) -> float:
        with self._lock:
            return (self._now() if self._stood is None else self._stood) - self._lost

    def stand(self) -> None:
        """Stand still, if it does not already."""
        with self._lock:
            self._stood = self._now() if self._stood is None else self._stood

    def go(self) -> None:
        """Go on from where it stands."""
        with self._lock:
            if self._stood is not None:
                self._lost += self._now() - self._stood
                self._stood = None
