"""What can be asked of every ready-made project, and of no other."""

from __future__ import annotations

from dataclasses import dataclass

from engine.commands import Command
from engine.results import PartLook


@dataclass(frozen=True)
class ListFirstQuestions(Command[tuple[str, ...]]):
    """What the agent can be asked for a start, about what is in the project; empty while it could answer nothing."""

    project: str


@dataclass(frozen=True)
class LookAtFiles(Command[PartLook]):
    """What the columns of a person's files for a part of the ready-made project `name` are taken for."""

    name: str
    part: str
    paths: tuple[str, ...]
