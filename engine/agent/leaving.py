"""Tells a tool, on its own thread, that its call was stopped or is late: what runs outside the app is then ended.

It stands beside the arguments: most tools answer at once, and have nothing to end.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

_left: ContextVar[Callable[[], bool]] = ContextVar("left", default=lambda: False)


def heed(left: Callable[[], bool]) -> None:
    """From here on this thread works for a call that nobody waits for any more once `left()` is true."""
    _left.set(left)


def is_left() -> bool:
    """Return whether nobody waits any more for the call that this thread works for; False outside of calls."""
    return _left.get()()
