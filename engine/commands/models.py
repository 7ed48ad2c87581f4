"""Asked about published models: what they answer, how good they are, files to apply them to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.commands.command import Command
from engine.results import Comparison, Explanation, FileResult, ModelDetails, ModelInfo, Prediction, Report, RowsPage


@dataclass(frozen=True)
class ListModels(Command[tuple[ModelInfo, ...]]):
    """The project's published models, newest first."""

    project: str


@dataclass(frozen=True)
class GetModel(Command[ModelDetails]):
    """One published model with its locked report."""

    project: str
    model: str


@dataclass(frozen=True)
class DeleteModel(Command[None]):
    """Delete a published model; refused while an agent calls it."""

    project: str
    model: str


@dataclass(frozen=True)
class Evaluate(Command[Report]):
    """Evaluate a published model on labelled rows of `data`, or on its own locked test rows where `data` is ''.

    The columns of `data` are guessed as in an import; `columns` corrects that, role -> column.
    """

    project: str
    model: str
    data: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PageAnswers(Command[RowsPage]):
    """A page of what a model said of its locked test rows, the surest answers first.

    `gold` and `said` narrow to a class or to a cell of the confusion matrix (None for any class, '' for 'nothing'),
    `by`, `column` and `value` to one of the report's slices, `wrong` to the mistakes, `search` to texts that hold it.
    """

    project: str
    model: str
    offset: int = 0
    limit: int = 100
    wrong: bool = False
    gold: str | None = None
    said: str | None = None
    search: str = ""
    by: str = ""
    column: str = ""
    value: str = ""


@dataclass(frozen=True)
class ExplainRow(Command[Explanation]):
    """What a model looked at in a text, given as to `Predict` or as it was read: each word is left out in turn."""

    project: str
    model: str
    text: str


@dataclass(frozen=True)
class CompareModels(Command[Comparison]):
    """Hold two models against each other on their common test rows, or on those of `dataset` (its latest version)."""

    project: str
    first: str
    second: str
    dataset: str = ""


@dataclass(frozen=True)
class RenderReport(Command[str]):
    """A model's report as one HTML page without scripts; in Chinese for a `language` that begins with zh."""

    project: str
    model: str
    language: str = "en"


@dataclass(frozen=True)
class Predict(Command[tuple[Prediction, ...]]):
    """Apply a published model to a few texts, each a pair where its task takes two (`TaskInfo.in_file`)."""

    project: str
    model: str
    texts: tuple[str | tuple[str, str], ...]


@dataclass(frozen=True)
class PredictFile(Command[FileResult]):
    """Apply a published model to a file; the output keeps the input's columns and adds what the model says.

    That is prediction, confidence and alternatives, those that the task has, numbered where a name is taken. The output
    appears when it is whole. What was answered before a stop is kept beside it: the same command goes on there, unless
    the input, the model or the columns have changed.

    Columns to read are found by the names that the task's roles often have; `columns` corrects that, role -> column.
    """

    project: str
    model: str
    input: str
    output: str
    columns: Mapping[str, str] = field(default_factory=dict)
