"""Asked about trainings and searches for settings."""

from __future__ import annotations

from dataclasses import dataclass

from engine.commands.command import Command
from engine.results import BaseNote, Estimate, RunDetails, RunInfo, SearchResult, TrainResult
from engine.training.recipe import Recipe

# The longest that a search may take.
MOST_MINUTES = 7 * 24 * 60


@dataclass(frozen=True)
class EstimateTraining(Command[Estimate]):
    """Measure a few real steps in a worker."""

    project: str
    dataset: str
    version: int
    recipe: Recipe


@dataclass(frozen=True)
class CheckBase(Command[tuple[BaseNote, ...]]):
    """Whether a base model knows the words of a version's rows: nothing where it does, else that and what to do."""

    project: str
    dataset: str
    version: int
    base: str


@dataclass(frozen=True)
class StartTraining(Command[TrainResult]):
    """Fine-tune, evaluate on the locked test rows, export, pass the parity gate, publish."""

    project: str
    dataset: str
    version: int
    recipe: Recipe
    name: str = ""


@dataclass(frozen=True)
class ResumeTraining(Command[TrainResult]):
    """Go on with a run from its last checkpoint."""

    project: str
    run: str


@dataclass(frozen=True)
class SearchSettings(Command[SearchResult]):
    """Try variations of a recipe for so many minutes, judged on the validation rows; the first is the recipe itself."""

    project: str
    dataset: str
    version: int
    recipe: Recipe
    minutes: float
    name: str = ""


@dataclass(frozen=True)
class ResumeSearch(Command[SearchResult]):
    """Go on with a search for the time that is left of its minutes."""

    project: str
    run: str


@dataclass(frozen=True)
class GetSearch(Command[SearchResult]):
    """A search as it stands, with every trial."""

    project: str
    run: str


@dataclass(frozen=True)
class DeleteRun(Command[None]):
    """Delete a run with its checkpoints and what it measured; refused while it runs or a model was made by it."""

    project: str
    run: str


@dataclass(frozen=True)
class ListRuns(Command[tuple[RunInfo, ...]]):
    """The project's runs, searches among them, newest first."""

    project: str


@dataclass(frozen=True)
class GetRun(Command[RunDetails]):
    """One run with its metrics."""

    project: str
    run: str
