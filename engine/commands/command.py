"""What every command is."""

from typing import Generic, TypeVar

R = TypeVar("R")


class Command(Generic[R]):
    """Something that can be asked; answered with an `R`."""
