"""Passes written text on as it comes, and ends it where a stop string begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence


class Stops:
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
