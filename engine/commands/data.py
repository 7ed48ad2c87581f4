"""Asked about a project's data: reading files, importing, versions, editing, labelling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.commands.command import Command
from engine.results import (
    DataCheck,
    DatasetInfo,
    DatasetProfile,
    FileResult,
    Inspection,
    Labelling,
    RowPreview,
    RowsPage,
    SpareVersions,
    TaskInfo,
    ToLabel,
    VersionDiff,
)


@dataclass(frozen=True)
class Split:
    """How rows without a given part are split: shares of the whole, seeded.

    `by` is '' (by chance, stratified by label), 'group' (all rows with one value in `column` go to one part) or 'time'
    (the oldest rows by `column` are learned from, the newest are the test); `column` need not be a role.
    """

    valid: float = 0.1
    test: float = 0.2
    seed: int = 0
    by: str = ""
    column: str = ""


# The delimiter of a list of texts: only line breaks divide it.
LINES = "\n"


@dataclass(frozen=True)
class Reading:
    """How a person says that a file is to be read; what is left empty is found out from its content.

    `encoding` is a codec's name. `delimiter` is the sign between columns, LINES where each line is one text, and
    `header` is whether the first row holds the columns' names: both are for delimited files, `header` for workbooks
    too, others leave them aside. `sheet` is the one sheet of a workbook that is read.
    """

    encoding: str = ""
    delimiter: str = ""
    header: bool | None = None
    sheet: str = ""


# The task of files that nothing is to be learned from: tables for tools.
TABLE = "table"
# The tasks of what agents select tools by, and of what writes their replies.
CALLS, DIALOGUE = "tool-calls", "dialogue"


@dataclass(frozen=True)
class ImportSpec:
    """What to import and how.

    `paths` are the training files (or files to be split); `valid` and `test` are given parts; `task` is a task
    name or TABLE; `columns` maps role -> column name, roles left out are guessed; `repairs` names the doctor's
    repairs to apply, None for the default ones. With `unlabelled` only the texts are read, to be labelled here.
    `reading` corrects how files are read: path -> reading, where a folder or an archive stands for all that it holds.
    With `measured` a model is only measured on the rows: they may all have the same label.
    """

    paths: tuple[str, ...]
    task: str
    name: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    valid: tuple[str, ...] = ()
    test: tuple[str, ...] = ()
    split: Split = Split()
    repairs: tuple[str, ...] | None = None
    unlabelled: bool = False
    reading: Mapping[str, Reading] = field(default_factory=dict)
    measured: bool = False


@dataclass(frozen=True)
class ListTasks(Command[tuple[TaskInfo, ...]]):
    """Every task there is: one file each in `engine/tasks`."""


@dataclass(frozen=True)
class InspectFiles(Command[Inspection]):
    """Find out what files hold, without changing anything; `reading` as for an import."""

    paths: tuple[str, ...]
    reading: Mapping[str, Reading] = field(default_factory=dict)


@dataclass(frozen=True)
class PreviewRows(Command[RowPreview]):
    """How a base model will read a few raw rows (`Inspection.sample`), token by token; no file is opened.

    `columns` maps role -> column; `base` is the id of a base model, '' for the default recipe's or any that is ready.
    `lengths` are those of all texts, as in `ColumnInfo`: how much of a text training reads depends on them.
    """

    task: str
    columns: Mapping[str, str]
    rows: tuple[Mapping[str, Any], ...]
    unlabelled: bool = False
    base: str = ""
    lengths: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class CheckData(Command[DataCheck]):
    """What the doctor finds, and what an import would keep, without changing anything."""

    spec: ImportSpec


@dataclass(frozen=True)
class ImportDataset(Command[DatasetInfo]):
    """Import as a new dataset, or as the next version where the project has one of that name and task.

    A text that the newest version measures on keeps its part, where chance splits. What the dataset learned from
    corrections in chats is learned anew, in a version of its own: the one that comes back.
    """

    project: str
    spec: ImportSpec


@dataclass(frozen=True)
class ListDatasets(Command[tuple[DatasetInfo, ...]]):
    """The latest version of every dataset, newest first; tables have the task `table`."""

    project: str


@dataclass(frozen=True)
class ListVersions(Command[tuple[DatasetInfo, ...]]):
    """Every version of a dataset, newest first."""

    project: str
    dataset: str


@dataclass(frozen=True)
class CompareVersions(Command[VersionDiff]):
    """What changed between two versions of a dataset, with at most `limit` rows of each kind as examples."""

    project: str
    dataset: str
    before: int
    after: int
    limit: int = 20


@dataclass(frozen=True)
class RestoreVersion(Command[DatasetInfo]):
    """Make the next version from an older one as it is."""

    project: str
    dataset: str
    version: int


@dataclass(frozen=True)
class ListSpareVersions(Command[SpareVersions]):
    """The versions of a dataset that nothing was made from: see `engine.store.datasets.spare`."""

    project: str
    dataset: str


@dataclass(frozen=True)
class DeleteSpareVersions(Command[SpareVersions]):
    """Delete those of `versions` that are spare still; answers which they were, and what they took."""

    project: str
    dataset: str
    versions: tuple[int, ...]


@dataclass(frozen=True)
class PageRows(Command[RowsPage]):
    """A page of a dataset's rows; `part` and `search` ('' for all) narrow them, `sort` names a column to order by."""

    project: str
    dataset: str
    version: int
    offset: int = 0
    limit: int = 100
    part: str = ""
    search: str = ""
    sort: str = ""
    descending: bool = False


@dataclass(frozen=True)
class EditRows(Command[DatasetInfo]):
    """Make the next version from `version`: `changes` are (row, column, value), the rows `dropped` are taken out.

    Refused where `version` is not the latest, and where a text would be empty or no row be left.
    """

    project: str
    dataset: str
    version: int
    changes: tuple[tuple[int, str, str], ...] = ()
    dropped: tuple[int, ...] = ()


@dataclass(frozen=True)
class RepairRows(Command[DatasetInfo]):
    """Make the next version from `version` by `repairs` that its problems name, those of test rows, too.

    Refused where `version` is not the latest, where labels that were given are in no version yet, and where nothing is
    left to repair.
    """

    project: str
    dataset: str
    version: int
    repairs: tuple[str, ...]


@dataclass(frozen=True)
class ExportDataset(Command[FileResult]):
    """Write the rows of `part` ('' for all) to a .csv, .jsonl or .parquet file."""

    project: str
    dataset: str
    version: int
    output: str
    part: str = ""


@dataclass(frozen=True)
class GetProfile(Command[DatasetProfile]):
    """Class balance and lengths of a dataset."""

    project: str
    dataset: str
    version: int


@dataclass(frozen=True)
class GetLabelling(Command[Labelling]):
    """How far the labelling of a dataset is."""

    project: str
    dataset: str


@dataclass(frozen=True)
class NextToLabel(Command[tuple[ToLabel, ...]]):
    """Texts without a label; with a published `model`, the ones it is least sure of first, with its suggestions."""

    project: str
    dataset: str
    model: str = ""
    limit: int = 20


@dataclass(frozen=True)
class SetLabel(Command[int]):
    """Keep what a person says of a text at once and return its number; said again, it replaces what was said.

    `answer` is canonical column -> value. Of a tool call it is the tool as `label` and its arguments as `spans`; the
    task makes the call of them.
    """

    project: str
    dataset: str
    text: str
    answer: Mapping[str, str]


@dataclass(frozen=True)
class UndoLabel(Command[str]):
    """Take a label back by its number and return its text; refused where another window changed it since."""

    project: str
    dataset: str
    label: int


@dataclass(frozen=True)
class FinishLabelling(Command[DatasetInfo]):
    """Make the next version, in which the labels given so far stand; those for texts that it has not are kept."""

    project: str
    dataset: str


@dataclass(frozen=True)
class DeleteDataset(Command[None]):
    """Delete a dataset with all its versions; refused while a run or a model was made from it."""

    project: str
    dataset: str
