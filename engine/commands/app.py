"""Asked of the app itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.commands.command import Command
from engine.results import Overview


@dataclass(frozen=True)
class GetOverview(Command[Overview]):
    """This computer, the settings and the folders."""


@dataclass(frozen=True)
class SaveSettings(Command[None]):
    """Merge `changes` into the settings."""

    changes: Mapping[str, Any]


@dataclass(frozen=True)
class GetLog(Command[tuple[str, ...]]):
    """The last lines of the log, oldest first."""

    lines: int = 500


@dataclass(frozen=True)
class CancelJob(Command[None]):
    """Ask a job to stop; with `pause` a training keeps a checkpoint of this very step and can be resumed."""

    job: str
    pause: bool = False


@dataclass(frozen=True)
class CheckFiles(Command[int]):
    """Return how many files of the installed app are whole, 0 where it runs from its source.

    Fails with JobFailed `package_damaged`.
    """
