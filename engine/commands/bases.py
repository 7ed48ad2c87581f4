"""Asked about base models."""

from __future__ import annotations

from dataclasses import dataclass

from engine.commands.command import Command
from engine.results import BaseModel


@dataclass(frozen=True)
class ListBases(Command[tuple[BaseModel, ...]]):
    """Starter models and the person's own."""


@dataclass(frozen=True)
class FetchBase(Command[BaseModel]):
    """Fetch a starter model (the one thing that uses the network) and make it ready.

    One that is ready stays as it is; where its ONNX is outdated, that is made anew from the weights, offline.
    """

    base: str


@dataclass(frozen=True)
class ImportBase(Command[BaseModel]):
    """Take a Hugging Face folder, or a signed file of `PackBase`, as a base model."""

    folder: str


@dataclass(frozen=True)
class RemoveBase(Command[None]):
    """Delete a base model that the person added; refused while a run of an open project trains it."""

    base: str


@dataclass(frozen=True)
class PackBase(Command[str]):
    """Write a ready base model to one signed file, for a computer without a network; answers the key's print.

    `key` is a file with a private Ed25519 key (PEM).
    """

    base: str
    target: str
    key: str
