"""What can be asked of every ready-made project, and of no other."""

from __future__ import annotations

from dataclasses import dataclass

from engine.commands import Command


@dataclass(frozen=True)
class ListFirstQuestions(Command[tuple[str, ...]]):
    """What the agent can be asked for a start, about what is in the project; empty while it could answer nothing."""

    project: str
