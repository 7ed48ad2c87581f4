"""What the engine answers: frozen values, safe to show, to store and to print as JSON.

Shares and metrics (but for ERRORS) are fractions from 0 to 1, sizes are bytes, times are seconds unless a name says
otherwise, moments are ISO 8601 in UTC.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from engine.errors import ErrorInfo


@dataclass(frozen=True)
class ReadyMadePart:
    """What a person can bring to a ready-made project: `task` is a task's name, `table` or `documents` (a folder).

    `asks` says in a sentence what the file or the folder has to hold.
    """

    name: str
    task: str
    asks: str


@dataclass(frozen=True)
class ReadyMadeInfo:
    """A ready-made project as a person chooses it.

    `word` stands for it where there is room for one; `parts` are what they can bring, the main one first; `recipes`
    maps a dataset's name to the fields of its recipe; `agent` is the name of its agent.
    """

    name: str
    title: str
    word: str
    meaning: str
    icon: str
    parts: tuple[ReadyMadePart, ...]
    recipes: Mapping[str, Mapping[str, Any]]
    agent: str


@dataclass(frozen=True)
class ProjectInfo:
    """One project folder; `ready_made` is what it was made from, None for one of the person's own making."""

    path: str
    name: str
    datasets: int = 0
    runs: int = 0
    models: int = 0
    chats: int = 0
    last_opened: str = ""
    ready_made: ReadyMadeInfo | None = None


# ---- tasks -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Role:
    """What a column is for a task.

    `kind` is text, category, categories (several of them or none), judgement (a number or a category), number, json,
    messages (a JSON list of chat messages), calls (messages that a tool call answers), spans (a JSON list of start,
    end and label, in characters) or pair (two spans); `hints` are column names it often has, likeliest first.
    """

    name: str
    kind: str
    required: bool = True
    hints: tuple[str, ...] = ()


# Where texts stand that are to be labelled, for a task whose rows have no text of their own.
TEXT = Role("text", "text", True, ("text", "message", "question", "sentence", "content"))


@dataclass(frozen=True)
class TaskInfo:
    """A task as a person chooses it: `title`, `meaning` and a two-line `example` in English, its roles and metric.

    `families` are the base model families that can learn it; `answer` names the canonical columns that hold what a
    person says of a text when they label it here, none where they cannot. `metric` is what is watched; `class_metric`
    takes its place where a task of numbers or classes was given classes.
    """

    name: str
    title: str
    meaning: str
    example: str
    roles: tuple[Role, ...]
    metric: str
    families: tuple[str, ...] = ("encoder",)
    answer: tuple[str, ...] = ()
    class_metric: str = ""

    @property
    def reads(self) -> tuple[Role, ...]:
        """What is handed to a model of the task: one text, or two that belong together."""
        return tuple(role for role in self.roles if role.name in ("text", "text_pair"))

    @property
    def to_label(self) -> tuple[Role, ...]:
        """What texts without a label have: a text, and where the task is about a pair, that pair if it is marked."""
        text = next((role for role in self.roles if role.name == "text"), TEXT)
        return text, *(replace(role, required=False) for role in self.roles if role.kind == "pair")


# ---- data ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ColumnInfo:
    """One column of a file or table; `kind` is text, integer, number, date, boolean or json.

    Of a table's it is known too what stands between several values of one cell (`separator`), and whether its cells
    are moments, though they may be text or whole seconds since 1970 (`dated`).
    """

    name: str
    kind: str
    distinct: int
    empty: int
    samples: tuple[str, ...] = ()
    separator: str = ""
    dated: bool = False


@dataclass(frozen=True)
class FileInfo:
    """One file as found; `part` is the guessed one: train, valid or test.

    `delimiter` (`commands.LINES` where each line is one text) and `header` are those of a delimited file; others have
    '' and None.
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
    `tools` are those that came with the dataset or stand in its rows, for a task whose labels are tools.
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


# ---- base models and hardware -------------------------------------------------------------------------


@dataclass(frozen=True)
class BaseModel:
    """A pretrained model; `family` is encoder, decoder or encoder-decoder, `state` is ready, missing or broken.

    `folder` holds safetensors, config and tokenizer; `onnx` its ready-made ONNX folder ('' where there is none).
    `outdated` tells that the ONNX was made by an older Deskhand, as would be done otherwise today: it works as it did.
    `adapter` is the SHA-256 of the adapter in it that learned the agent's own prompts, '' where it has none.
    """

    id: str
    name: str
    family: str
    state: str
    parameters: int = 0
    bytes: int = 0
    languages: tuple[str, ...] = ()
    licence: str = ""
    source: str = ""
    purpose: str = ""
    folder: str = ""
    onnx: str = ""
    layers: int = 0
    max_tokens: int = 0
    outdated: bool = False
    adapter: str = ""


def first_composer(bases: Sequence[BaseModel]) -> BaseModel | None:
    """Return the decoder to compose with where none was chosen: one that learned it before others; None without any."""
    ready = [base for base in bases if base.family == "decoder" and base.state == "ready" and base.onnx]
    return next((base for base in ready if base.adapter), ready[0] if ready else None)


@dataclass(frozen=True)
class Device:
    """Something that can compute; `kind` is cpu, cuda or mps."""

    kind: str
    name: str
    memory: int
    bf16: bool


@dataclass(frozen=True)
class Hardware:
    """This computer; `devices` holds the best first."""

    system: str
    processor: str
    cores: int
    memory: int
    memory_free: int
    disk_free: int
    devices: tuple[Device, ...]


@dataclass(frozen=True)
class RunsOn:
    """Where ONNX Runtime runs a model: `provider` is cpu, cuda, directml or coreml.

    `instead_of` is the one that was there and did not start, '' where the best one did.
    """

    provider: str
    instead_of: str = ""


@dataclass(frozen=True)
class Overview:
    """What the frame and the settings page show; `runs_on` is None until a model has answered."""

    version: str
    hardware: Hardware
    settings: Mapping[str, Any]
    folders: Mapping[str, str]
    network_attempts: int = 0
    runs_on: RunsOn | None = None


# ---- training -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Estimate:
    """What a training will take, measured in a worker on a few real steps; sizes in bytes.

    `seconds` is an upper bound (no early stop): `steps` in rounds of `seconds_a_round` with validation, and
    `seconds_after` for export and evaluation. `memory` is the most that was held at once while the longest texts were
    learned from, `memory_parts` what of it are weights, gradients, optimiser, activations and the rest; `memory_free`
    is what there was before on `device`. `at_once` is how many examples memory held at once (the recipe's, or fewer).
    `disk` is needed while it trains, `disk_kept` stays. `battery` is the share left where the computer runs on it.
    """

    seconds: float
    examples_per_second: float
    memory: int
    memory_free: int
    disk: int
    disk_free: int
    steps: int
    seconds_a_round: float = 0.0
    seconds_after: float = 0.0
    memory_parts: Mapping[str, int] = field(default_factory=dict)
    at_once: int = 0
    disk_kept: int = 0
    device: str = "cpu"
    battery: float | None = None


@dataclass(frozen=True)
class RunInfo:
    """One training, or one search for good settings: `kind` is training or search.

    `status` is running, done, failed, cancelled or paused; `resumable` when a checkpoint (or a study) stands.
    `best_epoch` is the round of the best value, for a search the number of its trial.
    """

    run: str
    name: str
    dataset: str
    dataset_version: int
    task: str
    base: str
    status: str
    created: str
    finished: str = ""
    model: str = ""
    resumable: bool = False
    error: Mapping[str, Any] | None = None
    best: float | None = None
    best_epoch: float = 0.0
    metric: str = ""
    kind: str = "training"


@dataclass(frozen=True)
class MetricPoint:
    """One measured value; `part` is train or valid, `epoch` counts in fractions."""

    step: int
    epoch: float
    part: str
    name: str
    value: float


@dataclass(frozen=True)
class RunDetails:
    """A run with its recipe (plain data), every metric measured, and what happened, oldest first.

    Each entry of `log` is (moment, code, params); a code has its sentence in `engine.sentences.NOTES`.
    """

    info: RunInfo
    recipe: Mapping[str, Any]
    metrics: tuple[MetricPoint, ...]
    log: tuple[tuple[str, str, Mapping[str, Any]], ...] = ()


@dataclass(frozen=True)
class Trial:
    """One set of settings that a search tried.

    `state` is running, done, pruned (given up, as others were better after the same round), failed (`error` is the
    code) or cut_short (by a pause, a kill or the end of the time); `again` is the number of the trial that it repeats.
    `changes` are the fields of the given recipe that differ, `value` is the best validation metric of its `rounds` so
    far, None before the first has ended.
    """

    number: int
    state: str
    changes: Mapping[str, Any] = field(default_factory=dict)
    value: float | None = None
    rounds: int = 0
    seconds: float = 0.0
    error: str = ""
    again: int | None = None


@dataclass(frozen=True)
class SearchResult:
    """A search for good settings within `minutes`; its `info` is a run of kind search, `given` its recipe (plain data).

    `best` is the number of the best trial and `recipe` what it tried; None and the given recipe while nothing was
    measured.
    """

    info: RunInfo
    minutes: float
    given: Mapping[str, Any]
    trials: tuple[Trial, ...]
    best: int | None
    recipe: Mapping[str, Any]


@dataclass(frozen=True)
class TrainResult:
    """What a finished training left; `model` is '' when the parity gate refused to publish."""

    run: str
    model: str
    metrics: Mapping[str, float]


# ---- evaluation and published models ------------------------------------------------------------------

# Metrics that count what is wrong; of all others more is better. They are in units of their own and no fractions.
ERRORS = frozenset({"loss", "mse"})


def is_better(metric: str, value: float, other: float) -> bool:
    """Whether a metric's value is better than another."""
    return value < other if metric in ERRORS else value > other


@dataclass(frozen=True)
class Interval:
    """A value with its 95 % bootstrap interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class ClassScore:
    """Precision, recall and F1 of one class and how many rows it has."""

    label: str
    precision: float
    recall: float
    f1: float
    support: int


@dataclass(frozen=True)
class Confusion:
    """`counts[i][j]`: rows of `labels[i]` that were predicted as `labels[j]`."""

    labels: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Difference:
    """A model's metric minus another's on the same rows, with the 95 % interval of the paired bootstrap.

    `p` is the chance of a difference as large where there is none (two-sided); `verdict` is better, worse or unclear,
    and knows whether less is better.
    """

    value: float
    low: float
    high: float
    p: float
    verdict: str


@dataclass(frozen=True)
class Slice:
    """Some of the test rows and how well the model does on them.

    `by` is length (`value` is '4-9' words), language, label or column, of which `column` is the name in the person's
    file. `rest` is the metric on all other rows; `worse` marks what is below them by more than chance, where `p` was
    held against the number of slices looked at.
    """

    by: str
    value: str
    rows: int
    metric: Interval
    rest: float
    p: float
    worse: bool
    column: str = ""


@dataclass(frozen=True)
class Calibration:
    """How far confidences are from the share that is right (expected calibration error, 0 to 1), on `rows` test rows.

    `before` is without, `after` with the `temperature` that was fitted on the validation rows.
    """

    temperature: float
    rows: int
    before: float
    after: float


@dataclass(frozen=True)
class Report:
    """A locked evaluation: one model on one set of rows.

    `metrics` are the published model's; `baselines[name][metric]` those of majority, tfidf and base (untuned),
    on the same rows, or on the first `baseline_rows[name]` of them; `differences[name][metric]` is how far the model
    is from them there; `errors` are rows it got wrong: row, text, gold, predicted, confidence, and of a written text
    its score (of numbers none is wholly right: those further off than the mean). `slices` are measured by
    `slice_metric`, the clearly worse ones first. `calibration` is that of a model that chooses a class.
    """

    task: str
    metric: str
    rows: int
    metrics: Mapping[str, Interval]
    baselines: Mapping[str, Mapping[str, Interval]]
    classes: tuple[ClassScore, ...]
    confusion: Confusion | None
    errors: tuple[Mapping[str, Any], ...]
    data_hash: str = ""
    baseline_rows: Mapping[str, int] = field(default_factory=dict)
    differences: Mapping[str, Mapping[str, Difference]] = field(default_factory=dict)
    slices: tuple[Slice, ...] = ()
    slice_metric: str = ""
    calibration: Calibration | None = None


@dataclass(frozen=True)
class Comparison:
    """Two models of a project on the same test rows.

    `metrics[name]` are the first's and the second's, `differences[name]` the first minus the second. The counts say
    how many rows both, one or none got right; `disagreements` are rows that one of them got right and the other wrong:
    row, text, gold, first, second, right ('first' or 'second'). `left_out` rows were none to measure on, as one of the
    models had learned from them.
    """

    first: ModelInfo
    second: ModelInfo
    data: str
    rows: int
    metric: str
    metrics: Mapping[str, tuple[Interval, Interval]]
    differences: Mapping[str, Difference]
    both: int
    only_first: int
    only_second: int
    neither: int
    disagreements: tuple[Mapping[str, Any], ...]
    left_out: int = 0


@dataclass(frozen=True)
class WordWeight:
    """A stretch of a text (characters) and how far the answer's probability falls when it is left out."""

    start: int
    end: int
    weight: float


@dataclass(frozen=True)
class Explanation:
    """What a model looked at: its answer for the whole text, and what each stretch of it was worth."""

    text: str
    prediction: Prediction
    words: tuple[WordWeight, ...]


@dataclass(frozen=True)
class ParityRow:
    """One exported variant against torch on the validation rows; `logit_gap` is the largest absolute difference."""

    variant: str
    metric: float
    torch_metric: float
    logit_gap: float
    bytes: int
    milliseconds: float
    published: bool


@dataclass(frozen=True)
class ModelInfo:
    """A published model."""

    model: str
    name: str
    task: str
    base: str
    run: str
    dataset: str
    metric: str
    value: float
    created: str
    bytes: int
    folder: str


@dataclass(frozen=True)
class ModelDetails:
    """A published model with its card, its locked report and its parity table."""

    info: ModelInfo
    report: Report
    parity: tuple[ParityRow, ...]
    card: str
    files: Mapping[str, str]


@dataclass(frozen=True)
class Prediction:
    """What a model says of one input.

    `value` is the answer in the task's form (a label; a list of labels; a number; a call as {'tool', 'arguments'}),
    `confidence` a fraction (1 for a number, which says nothing of how sure it is), `alternatives` the next best labels
    with their confidence.
    """

    value: Any
    confidence: float
    alternatives: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class FileResult:
    """A file that was written: the answers of a model to what stands in `columns`, or rows that were exported.

    `added` are the columns with the answers, `kept` the rows that had been answered before and were gone on from.
    """

    output: str
    rows: int
    seconds: float
    columns: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    kept: int = 0


# ---- documents ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Passage:
    """A piece of a document: `source` is its file below the folder, `place` where it begins there ('page 3')."""

    source: str
    place: str
    heading: str
    text: str


@dataclass(frozen=True)
class FoundPassage:
    """A passage that a search found; `score` only orders the passages of one search."""

    passage: Passage
    score: float


@dataclass(frozen=True)
class UnreadDocument:
    """A file of the folder that could not be read, and why."""

    source: str
    error: ErrorInfo


@dataclass(frozen=True)
class DocumentsReport:
    """What an index of a folder holds, and what the last look at the folder changed.

    `files` and `passages` are in the index now, of which `read` files were read just then; `removed` are gone.
    """

    files: int
    passages: int
    read: int = 0
    removed: int = 0
    unread: tuple[UnreadDocument, ...] = ()


# ---- agent --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ToolInfo:
    """A tool as a person sees it.

    `origin` is built-in, table, model, or the kind of the source that it came from; `permission` is allow, ask or
    never; `used` is when it answered last in a chat (ISO 8601 in UTC), '' for never.
    """

    name: str
    description: str
    parameters: Mapping[str, Any]
    origin: str
    permission: str = "allow"
    changes: bool = False
    used: str = ""


@dataclass(frozen=True)
class ToolSourceInfo:
    """A source of tools that a person added, and what it offered when it was last looked at.

    `kind` is mcp (a tool server, `settings`: command, allow_read_only), python (a file, `settings`: file) or documents
    (`settings`: folder). `state` is running, ready (it starts when it is called), read (documents), changed (it is not
    what was trusted, and is not used) or failed, where `error` says why. `left_out` names what it offers besides and
    cannot be used. A source that was only tried has the id ''.
    """

    source: str
    name: str
    kind: str
    settings: Mapping[str, Any]
    tools: tuple[ToolInfo, ...]
    state: str = "ready"
    error: ErrorInfo | None = None
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class ToolTrial:
    """The result of trying a tool: the text of the tool message, and the time it took."""

    ok: bool
    content: str
    milliseconds: float


# How an agent selects tools: by what there is, by its caller alone, by a language model alone, or by a language model
# where its caller is unsure.
AUTOMATIC, ROUTER, LANGUAGE_MODEL, ROUTER_FIRST = "", "router", "language model", "router first"
SELECTIONS = (AUTOMATIC, ROUTER, LANGUAGE_MODEL, ROUTER_FIRST)


@dataclass(frozen=True)
class AgentInfo:
    """An agent: its tools, its caller (a tool-calls model's id, or '' for the nearest-example caller) and composer.

    `selection` is one of SELECTIONS; `language_model` the decoder that selects where one does: a published tool-calls
    model's id, a base model's, or '' for the best there is.
    """

    agent: str
    name: str
    purpose: str
    tools: tuple[str, ...]
    caller: str
    composer: str
    permissions: Mapping[str, str] = field(default_factory=dict)
    selection: str = ""
    language_model: str = ""


@dataclass(frozen=True)
class ChatInfo:
    """One chat of a project."""

    chat: str
    title: str
    agent: str
    created: str
    messages: int


@dataclass(frozen=True)
class ChatDetails:
    """A chat with its messages (`engine.agent.messages.Message`), oldest first.

    They are those of the branch where it stands. `verdicts` maps a reply's index to good or wrong, where the person
    judged it; `branches` maps the index of a message that was said in several ways to (which of them, of how many).
    """

    info: ChatInfo
    messages: tuple[Any, ...]
    verdicts: Mapping[int, str] = field(default_factory=dict)
    branches: Mapping[int, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class ChatHit:
    """A message of a chat that holds what was looked for; `role` is user or assistant."""

    chat: str
    role: str
    content: str


# ---- corrections --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Correcting:
    """What a person can say that a turn should have called: its words, with the arguments found so far, and the tools.

    `held` is whether the words stand among the rows that are measured on: then they are checked, but never learned.
    """

    item: ToLabel
    labelling: Labelling
    held: bool = False


@dataclass(frozen=True)
class RegressionCase:
    """What a model reads, and what it should answer: a call {'tool', 'arguments'}, or the text of a reply.

    `kind` is call or reply; `position` is that of the person's words in the chat; `version` of the dataset learns it,
    0 where none does; `before` was the newest version until then.
    """

    case: int
    kind: str
    chat: str
    position: int
    text: str
    expected: Any
    dataset: str
    version: int
    before: int
    created: str


@dataclass(frozen=True)
class Correction:
    """A kept correction: its case, and the name of the dataset that learns it."""

    case: RegressionCase
    dataset: str

    @property
    def learned(self) -> bool:
        """Whether a version learns it."""
        return self.case.version > 0


@dataclass(frozen=True)
class Regressions:
    """What a model says of every case of its kind: `failed` are those it gets wrong, each with what it said instead."""

    model: ModelInfo
    passed: int
    failed: tuple[tuple[RegressionCase, Any], ...]

    @property
    def cases(self) -> int:
        """How many there are."""
        return self.passed + len(self.failed)


@dataclass(frozen=True)
class CorrectionState:
    """How a model stands to the corrections of its project: a router to calls, one that holds conversations to replies.

    `new` corrections stand in a newer version of its dataset than it learned from, `cases` are all that stand;
    `candidate` is a model that was trained since and about which nothing was decided; `previous` is the one whose
    place it took, None where there is none to go back to.
    """

    model: ModelInfo | None
    new: int
    cases: int
    candidate: ModelInfo | None = None
    previous: ModelInfo | None = None


@dataclass(frozen=True)
class CandidateResult:
    """A candidate held against the model whose place it could take.

    In `comparison` the candidate is the first; it is None where there are no test rows. `now` are the cases as the
    candidate answers them, `before` as the model in use does.
    """

    candidate: ModelInfo
    current: ModelInfo
    comparison: Comparison | None
    now: Regressions
    before: Regressions

    @property
    def verdict(self) -> str:
        """Better, worse or unclear, by the test rows first and where these do not tell by the cases."""
        tested = self.comparison.differences[self.comparison.metric].verdict if self.comparison else "unclear"
        gained = self.now.passed - self.before.passed
        if tested == "worse" or (tested == "unclear" and gained < 0):
            return "worse"
        return "better" if gained > 0 or (tested == "better" and gained == 0) else "unclear"

    @property
    def better(self) -> bool:
        """Whether there is a reason to use the candidate, and none against it."""
        return self.verdict == "better"


# ---- other programs -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class EndpointState:
    """The local endpoint: whether it runs, where, and what it has answered since it was started.

    `address` is what a client takes as its base ('' while it is off), `token` what every request has to bring, kept
    from one start to the next ('' before the first). `project` is the one whose models are offered, '' for none.
    """

    running: bool = False
    address: str = ""
    port: int = 0
    token: str = ""
    project: str = ""
    requests: int = 0


# ---- the tool-call lab --------------------------------------------------------------------------------


@dataclass(frozen=True)
class MadeCalls:
    """A version with example calls: how many rows of it are new, and of what kinds they were made.

    `kinds` counts call, missing (something that the tool needs is not said), several, none, and chat (taken from chats
    and corrections) before those that stood there already were left out.
    """

    info: DatasetInfo
    added: int
    kinds: Mapping[str, int]


@dataclass(frozen=True)
class CallerChoice:
    """A way to select tools that can be measured.

    `kind` is nearest, router, language_model or router_first; `tuned` tells one that learned from calls; `before` is
    the key of the one that stood in its place before it learned, '' where there is none. `router` and `language_model`
    are its models' ids: '' for the nearest example, or for none.
    """

    key: str
    kind: str
    name: str
    tuned: bool
    before: str = ""
    router: str = ""
    language_model: str = ""


@dataclass(frozen=True)
class CallerScore:
    """How a caller did: `counts` and `shares` by outcome (see `engine.agent.lab.judging`), each row in exactly one.

    `difference` is its share of right turns minus that of the caller before it, on the same rows; `milliseconds` the
    median of a message.
    """

    caller: CallerChoice
    counts: Mapping[str, int]
    shares: Mapping[str, Interval]
    milliseconds: float
    difference: Difference | None = None


@dataclass(frozen=True)
class CallMeasure:
    """Callers measured on the same messages: of `part` (valid, test, or cases: the corrected messages) of a version.

    `rows` were measured of `of`; `data` is the dataset's name, '' for the cases; `tools` could be called.
    """

    measure: str
    agent: str
    agent_name: str
    dataset: str
    version: int
    data: str
    part: str
    rows: int
    of: int
    tools: int
    created: str
    callers: tuple[CallerScore, ...]


@dataclass(frozen=True)
class Lab:
    """What the lab offers for an agent: callers, data to measure them on, corrected messages, and what was measured."""

    callers: tuple[CallerChoice, ...]
    data: tuple[DatasetInfo, ...]
    cases: int
    measures: tuple[CallMeasure, ...]
