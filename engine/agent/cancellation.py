"""Tells a tool, on its own thread, that its call was cancelled or is late: what runs outside the app is then ended.

It stands beside the arguments: most tools answer at once, and have nothing to end.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

_cancelled: ContextVar[Callable[[], bool]] = ContextVar("cancelled", default=lambda: False)


def heed(cancelled: Callable[[], bool]) -> None:
    """From here on this thread works for a call that nobody waits for any more once `cancelled()` is true."""
    _cancelled.set(cancelled)


def is_cancelled() -> bool:
    """Return whether nobody waits any more for the call that this thread works for; False outside of calls."""
    return _cancelled.get()()
