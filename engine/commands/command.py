"""What every command is."""

from typing import Generic, TypeVar

R = TypeVar("R")


class Command(Generic[R]):
    """Something that can be asked; answered with an `R`."""

    @property
    def about(self) -> str:
        """Return what the asker calls what it makes or is about, '' where that has no name yet."""
        told = getattr(self, "spec", self)
        return str(getattr(told, "name", "") or getattr(told, "base", ""))
