"""What a person is writing in a field, so that a refresh of the page does not take it away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")


class Draft(Generic[K]):
    """Stands between a page and a field: `read` returns what stands in it, `write` puts a text there."""

    def __init__(self, read: Callable[[], str], write: Callable[[str], None]) -> None:
        self._read, self._write = read, write
        self._key: K | None = None
        self._shown = ""

    def show(self, key: K, text: str) -> None:
        """Put the text of what `key` names there, unless a person is changing that of the same one."""
        stands = self._read()
        if key == self._key and stands not in (self._shown, text):
            return
        if key != self._key or stands != text:
            self._write(text)
        # What the field made of the text: some take other blanks and line ends.
        self._key, self._shown = key, self._read()
