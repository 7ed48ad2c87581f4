"""Asked about projects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.commands.command import Command
from engine.results import ProjectInfo, ReadyMadeInfo


@dataclass(frozen=True)
class CreateProject(Command[ProjectInfo]):
    """Make a new project folder (`.deskhand` is appended where it is missing)."""

    path: str


@dataclass(frozen=True)
class OpenProject(Command[ProjectInfo]):
    """Open a project; runs that a killed app left behind become failed ones that can be resumed."""

    path: str


@dataclass(frozen=True)
class ListProjects(Command[tuple[ProjectInfo, ...]]):
    """The projects opened lately, newest first; those that are gone are left out."""


@dataclass(frozen=True)
class ForgetProject(Command[None]):
    """Take a project off the recent list; its folder stays."""

    path: str


@dataclass(frozen=True)
class CreateSampleProject(Command[ProjectInfo]):
    """Make a project from the bundled support-desk sample, with its datasets and tables imported."""

    path: str


@dataclass(frozen=True)
class ListReadyMade(Command[tuple[ReadyMadeInfo, ...]]):
    """Every ready-made project there is: one folder each in `engine/ready_made`."""


@dataclass(frozen=True)
class PartReading:
    """How a person's files for a part are read: `columns` maps role -> column, '' for none; the others are guessed.

    With `whole` letters keep their greetings and signatures.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    whole: bool = False


@dataclass(frozen=True)
class CreateReadyMade(Command[ProjectInfo]):
    """Make a project from a ready-made one.

    `files` maps a part's name to the person's own files for it (a folder for documents); where none is given the
    sample comes in, unless `sample` is False. `reading` maps a part's name to how its files are read.
    """

    path: str
    name: str
    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sample: bool = True
    reading: Mapping[str, PartReading] = field(default_factory=dict)


@dataclass(frozen=True)
class BringData(Command[None]):
    """Take a person's own files into a part of a ready-made project, in the place of what was there.

    Where the part can be added to (`ReadyMadePart.adds`) they are added to it, unless `replace` is True.
    """

    project: str
    part: str
    paths: tuple[str, ...]
    replace: bool = False
    reading: PartReading = PartReading()
