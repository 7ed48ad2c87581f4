"""Files, datasets, their versions and rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.errors import ErrorInfo


@dataclass(frozen=True)
class ColumnInfo:
    """One column of a file or table; `kind` is text, integer, number, date, boolean or json.

    Of a table's it is known too what stands between several values of one cell (`separator`), and whether its cells
    are moments, though they may be text or whole seconds since 1970 (`dated`). `lengths` are those of a file's texts
    as `DatasetProfile` has them, where all are short under one bound.
    """

    name: str
    kind: str
    distinct: int
    empty: int
    samples: tuple[str, ...] = ()
    separator: str = ""
    dated: bool = False
    lengths: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class FileInfo:
    """One file as found; `part` is the guessed one: train, valid or test.

    `delimiter` (`commands.LINES` where each line is one text) is that of a delimited file, `header` that of a
    workbook, too; others have '' and None. `names_row` is the row in which a header stands, 0 for none. `sheets` are
    those of a workbook that hold anything, `read_sheets` those whose rows are counted.
    """

    path: str
    format: str
    encoding: str
    rows: int
    bytes: int
    part: str
    columns: tuple[ColumnInfo, ...]
    delimiter: str = ""
    header: bool | None = None
    names_row: int = 0
    sheets: tuple[str, ...] = ()
    read_sheets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Inspection:
    """What is in the person's files, and what could be learned from them.

    `tasks` holds the task names, likeliest first; `roles[task]` maps role -> column name as guessed;
    `sample` is up to five rows, column -> value.
    """

    files: tuple[FileInfo, ...]
    tasks: tuple[str, ...]
    roles: Mapping[str, Mapping[str, str]]
    sample: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class Problem:
    """One kind of problem the doctor found.

    `kind` is a code with its sentence in `engine.sentences.PROBLEMS`; `severity` is 'bad' (these rows cannot be
    used), 'careful' or 'info'; `examples` are up to 20 of its rows, each with file, row and a short value;
    `repair` names the repair that an import may apply ('' where there is none); `params` are further fields of its
    sentence: of mixed languages the code of the `main` one, the number of texts in each of the `others`, and
    `looked_at`, of how many texts that is known.
    """

    kind: str
    severity: str
    count: int
    examples: tuple[Mapping[str, Any], ...] = ()
    repair: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class DataCheck:
    """The doctor's findings, worst first, and what an import as specified would keep."""

    problems: tuple[Problem, ...]
    rows_in: int
    rows: Mapping[str, int]
    labels: Mapping[str, int]


@dataclass(frozen=True)
class TokenSpan:
    """One token: where it stands in the text (characters), whether the base model knows it, the tag learned on it.

    A `tag` of '' says that the token carries no loss.
    """

    start: int
    end: int
    known: bool = True
    tag: str = ""


@dataclass(frozen=True)
class ReadRow:
    """A row as the model reads it: `read` of its `count` tokens, the rest is cut off.

    `tokens` are all that are read and the first of those cut off, `text` ends with the last of them; `learned` is
    the class or the answer of the row, '' where it has none. A row that the task cannot read has an `error` only.
    """

    text: str = ""
    tokens: tuple[TokenSpan, ...] = ()
    count: int = 0
    read: int = 0
    learned: str = ""
    error: ErrorInfo | None = None


@dataclass(frozen=True)
class RowPreview:
    """The first rows as `base` (a name, '' while no base model is ready: then without rows) will read them.

    At most `limit` tokens of each are read; 0 says all, in windows where that takes several. `learns` says what carries
    loss: `class` (the row as a whole), `tags` (single tokens), `ends` (the first and the last token of the answer) and
    `answer` (the row's words to be written).
    """

    base: str = ""
    limit: int = 0
    learns: tuple[str, ...] = ()
    rows: tuple[ReadRow, ...] = ()


@dataclass(frozen=True)
class DatasetInfo:
    """One version of one dataset; `rows` counts each part, `labels` what there is to tell apart.

    `made` is how: import, edit, labels, restore, or '' where that was not kept; `parent` is the version that it was
    made from, 0 for an import.
    """

    dataset: str
    name: str
    version: int
    task: str
    rows: Mapping[str, int]
    labels: int
    created: str
    sources: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    data_hash: str = ""
    test_hash: str = ""
    made: str = ""
    parent: int = 0


@dataclass(frozen=True)
class SpareVersions:
    """Versions of a dataset that may be deleted, the first one first, and how many bytes they take."""

    versions: tuple[int, ...] = ()
    size: int = 0


@dataclass(frozen=True)
class VersionDiff:
    """What changed from version `before` to version `after`.

    `same`, `added`, `removed` and `changed` count rows by part, changed ones by the part they are in now. The rows
    themselves, column -> value, are the first ones of each kind; changed ones are pairs: before, after.
    """

    before: int
    after: int
    same: Mapping[str, int]
    added: Mapping[str, int]
    removed: Mapping[str, int]
    changed: Mapping[str, int]
    added_rows: tuple[Mapping[str, Any], ...] = ()
    removed_rows: tuple[Mapping[str, Any], ...] = ()
    changed_rows: tuple[tuple[Mapping[str, Any], Mapping[str, Any]], ...] = ()


@dataclass(frozen=True)
class Gain:
    """What the labels of a version brought: how many rows had one, and the metric of the best model trained on it."""

    version: int
    labelled: int
    metric: str
    value: float


@dataclass(frozen=True)
class ArgumentChoice:
    """An argument that can be marked: whether its tool needs it, and whether it takes `many` values as a list."""

    name: str
    required: bool = False
    many: bool = False


@dataclass(frozen=True)
class ToolChoice:
    """A tool that a text may be a call of."""

    name: str
    arguments: tuple[ArgumentChoice, ...] = ()


@dataclass(frozen=True)
class Labelling:
    """How far the labelling of a dataset's latest version is.

    `left` texts have no label yet, `pending` were given one that no version holds so far; `choices` are the labels
    known, most frequent first; `models` are (id, name) of the published models that can suggest; `gains` by version;
    `tools` are those that came with the dataset or stand in its rows, for a task whose labels are tools. `aside` labels
    are kept whose texts do not wait in this version. `given` are the numbers of those pending, as they were given.
    """

    dataset: str
    version: int
    task: str
    left: int
    pending: int
    choices: tuple[str, ...]
    models: tuple[tuple[str, str], ...] = ()
    gains: tuple[Gain, ...] = ()
    tools: tuple[ToolChoice, ...] = ()
    aside: int = 0
    given: tuple[int, ...] = ()


@dataclass(frozen=True)
class ToLabel:
    """A text without a label; a model's suggestion is in the form of `Prediction.value`, None where none was asked.

    `spans` are the stretches to begin with (start, end, label): those it came with, or those of the suggestion.
    """

    text: str
    suggestion: Any = None
    confidence: float = 0.0
    spans: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True)
class RowsPage:
    """A page of rows; `total` counts all rows that match, `rows` are column -> value, `editable` their own cells."""

    columns: tuple[str, ...]
    total: int
    offset: int
    rows: tuple[Mapping[str, Any], ...]
    editable: tuple[str, ...] = ()


@dataclass(frozen=True)
class DatasetProfile:
    """`classes` counts rows by class (descending), `lengths` is a histogram of words a text: (upper bound, rows)."""

    classes: tuple[tuple[str, int], ...]
    lengths: tuple[tuple[int, int], ...]
