"""What can be asked of the engine: frozen, serialisable values. `Command[R]` answers with an `R`.

`project` is always the project folder's path. Reading commands are as cheap as the window needs; long ones are
jobs that report progress and can be cancelled.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from engine.results import (
    AgentInfo,
    BaseModel,
    CallMeasure,
    CandidateResult,
    ChatDetails,
    ChatHit,
    ChatInfo,
    Comparison,
    Correcting,
    Correction,
    CorrectionState,
    DataCheck,
    DatasetInfo,
    DatasetProfile,
    EndpointState,
    Estimate,
    Explanation,
    FileResult,
    Inspection,
    Lab,
    Labelling,
    MadeCalls,
    ModelDetails,
    ModelInfo,
    Overview,
    Prediction,
    ProjectInfo,
    ReadyMadeInfo,
    Regressions,
    Report,
    RowPreview,
    RowsPage,
    RunDetails,
    RunInfo,
    SearchResult,
    TaskInfo,
    ToLabel,
    ToolInfo,
    ToolSourceInfo,
    ToolTrial,
    TrainResult,
    VersionDiff,
)
from engine.training.recipe import Recipe

R = TypeVar("R")


class Command(Generic[R]):
    """Something that can be asked; answered with an `R`."""


# ---- the app ------------------------------------------------------------------------------------------


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
class SelfTest(Command[Mapping[str, Any]]):
    """Train, export and call a tiny model in a throw-away folder; checks the installed app end to end."""


# ---- projects -----------------------------------------------------------------------------------------


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
class CreateReadyMade(Command[ProjectInfo]):
    """Make a project from a ready-made one.

    `files` maps a part's name to the person's own files for it (a folder for documents); where none is given the
    sample comes in, unless `sample` is False.
    """

    path: str
    name: str
    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sample: bool = True


@dataclass(frozen=True)
class BringData(Command[None]):
    """Take a person's own files into a part of a ready-made project, in the place of what was there."""

    project: str
    part: str
    paths: tuple[str, ...]


# ---- data ---------------------------------------------------------------------------------------------


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
    """How a person says that a text file is to be read; what is left empty is found out from its content.

    `encoding` is a codec's name. `delimiter` is the sign between columns, LINES where each line is one text, and
    `header` is whether the first row holds the columns' names: both are for delimited files, others leave them aside.
    """

    encoding: str = ""
    delimiter: str = ""
    header: bool | None = None


# The task of files that nothing is to be learned from: tables for tools.
TABLE = "table"


@dataclass(frozen=True)
class ImportSpec:
    """What to import and how.

    `paths` are the training files (or files to be split); `valid` and `test` are given parts; `task` is a task
    name or TABLE; `columns` maps role -> column name, roles left out are guessed; `repairs` names the doctor's
    repairs to apply, None for the default ones. With `unlabelled` only the texts are read, to be labelled here.
    `reading` corrects how files are read: path -> reading, where a folder or an archive stands for all that it holds.
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
    """

    task: str
    columns: Mapping[str, str]
    rows: tuple[Mapping[str, Any], ...]
    unlabelled: bool = False
    base: str = ""


@dataclass(frozen=True)
class CheckData(Command[DataCheck]):
    """What the doctor finds, and what an import would keep, without changing anything."""

    spec: ImportSpec


@dataclass(frozen=True)
class ImportDataset(Command[DatasetInfo]):
    """Import as a new dataset, or as the next version where the project has one of that name and task."""

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
    """Make the next version from `version`: `changes` are (row, column, value), the rows `dropped` are taken out."""

    project: str
    dataset: str
    version: int
    changes: tuple[tuple[int, str, str], ...] = ()
    dropped: tuple[int, ...] = ()


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
class SetLabel(Command[None]):
    """Keep what a person says of a text at once; said again, it replaces what was said.

    `answer` is canonical column -> value. Of a tool call it is the tool as `label` and its arguments as `spans`; the
    task makes the call of them.
    """

    project: str
    dataset: str
    text: str
    answer: Mapping[str, str]


@dataclass(frozen=True)
class UndoLabel(Command[str]):
    """Take the label given last back and return its text, '' where none is left to take back."""

    project: str
    dataset: str


@dataclass(frozen=True)
class FinishLabelling(Command[DatasetInfo]):
    """Make the next version, in which the labels given so far stand."""

    project: str
    dataset: str


@dataclass(frozen=True)
class DeleteDataset(Command[None]):
    """Delete a dataset with all its versions; refused while a run or a model was made from it."""

    project: str
    dataset: str


# ---- base models --------------------------------------------------------------------------------------


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
class PackBase(Command[str]):
    """Write a ready base model to one signed file, for a computer without a network; answers the key's print.

    `key` is a file with a private Ed25519 key (PEM).
    """

    base: str
    target: str
    key: str


# ---- training -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class EstimateTraining(Command[Estimate]):
    """Measure a few real steps in a worker."""

    project: str
    dataset: str
    version: int
    recipe: Recipe


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
class ListRuns(Command[tuple[RunInfo, ...]]):
    """The project's runs, searches among them, newest first."""

    project: str


@dataclass(frozen=True)
class GetRun(Command[RunDetails]):
    """One run with its metrics."""

    project: str
    run: str


# ---- models -------------------------------------------------------------------------------------------


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
    """Evaluate a published model on labelled rows of `data`, or on its own locked test rows where `data` is ''."""

    project: str
    model: str
    data: str = ""


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
    """What a model looked at in a text: each word is left out in turn."""

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
    """Apply a published model to a few texts, each a pair where its task reads two (`TaskInfo.reads`)."""

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


# ---- agent --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ListTools(Command[tuple[ToolInfo, ...]]):
    """Every tool of the project: built-in, from tables, from published models, from sources that were added."""

    project: str


@dataclass(frozen=True)
class SetPermission(Command[None]):
    """Set a tool's permission in this project: allow, ask or never."""

    project: str
    tool: str
    permission: str


@dataclass(frozen=True)
class TryTool(Command[ToolTrial]):
    """Call a tool once, outside any chat."""

    project: str
    tool: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True)
class TryToolSource(Command[ToolSourceInfo]):
    """What a source offers, without adding it: a tool server is started, a Python file is run, no document is read.

    `kind` and `settings` are those of `ToolSourceInfo`.
    """

    project: str
    name: str
    kind: str
    settings: Mapping[str, Any]


@dataclass(frozen=True)
class AddToolSource(Command[ToolSourceInfo]):
    """Look at a source as `TryToolSource` does, and make what it offers tools of the project."""

    project: str
    name: str
    kind: str
    settings: Mapping[str, Any]


@dataclass(frozen=True)
class RefreshToolSource(Command[ToolSourceInfo]):
    """Look at a source anew and take what it offers now; a Python file that was changed is trusted by this again."""

    project: str
    source: str


@dataclass(frozen=True)
class RemoveToolSource(Command[None]):
    """Take a source away with its tools and what was allowed for them; its server is ended."""

    project: str
    source: str


@dataclass(frozen=True)
class ListToolSources(Command[tuple[ToolSourceInfo, ...]]):
    """The sources in the order in which they were added, with their state; none is started for it."""

    project: str


@dataclass(frozen=True)
class SaveAgent(Command[AgentInfo]):
    """Make an agent, or change the one of the same name; see `AgentInfo`."""

    project: str
    name: str
    purpose: str = ""
    tools: tuple[str, ...] = ()
    caller: str = ""
    composer: str = ""
    permissions: Mapping[str, str] = field(default_factory=dict)
    selection: str = ""
    language_model: str = ""


@dataclass(frozen=True)
class ListAgents(Command[tuple[AgentInfo, ...]]):
    """The project's agents."""

    project: str


@dataclass(frozen=True)
class StartChat(Command[ChatInfo]):
    """Begin an empty chat with an agent."""

    project: str
    agent: str


@dataclass(frozen=True)
class ListChats(Command[tuple[ChatInfo, ...]]):
    """The project's chats, newest first."""

    project: str


@dataclass(frozen=True)
class GetChat(Command[ChatDetails]):
    """One chat with its messages."""

    project: str
    chat: str


@dataclass(frozen=True)
class DeleteChat(Command[None]):
    """Delete a chat; until the project is opened again it can be had back."""

    project: str
    chat: str


@dataclass(frozen=True)
class RestoreChat(Command[None]):
    """Have a chat back that was deleted just now."""

    project: str
    chat: str


@dataclass(frozen=True)
class RenameChat(Command[None]):
    """Give a chat another title."""

    project: str
    chat: str
    title: str


@dataclass(frozen=True)
class SearchChats(Command[tuple[ChatHit, ...]]):
    """What people said and agents replied in any chat that holds the words, newest chats first."""

    project: str
    words: str
    limit: int = 200


@dataclass(frozen=True)
class ExportChat(Command[FileResult]):
    """Write the branch where a chat stands to a .md file, or in OpenAI's form to a .jsonl file of one line."""

    project: str
    chat: str
    output: str


@dataclass(frozen=True)
class SwitchBranch(Command[ChatDetails]):
    """Show how a chat went on from what was said `step` further among the ways in which message `index` was said."""

    project: str
    chat: str
    index: int
    step: int


@dataclass(frozen=True)
class SendMessage(Command[ChatDetails]):
    """Say something to the agent; messages and text arrive as events while it answers.

    With `instead`, the index of something that the person said, a branch begins there: what was said before is kept.
    """

    project: str
    chat: str
    text: str
    instead: int = -1


@dataclass(frozen=True)
class AnswerApproval(Command[None]):
    """Answer an `ApprovalNeeded`; `decision` is once, always or deny."""

    job: str
    call: str
    decision: str


@dataclass(frozen=True)
class TryApproval(Command[ToolTrial]):
    """Tell what the call of an `ApprovalNeeded` would do; nothing is changed, and the call goes on waiting.

    Raises BadInput `no_approval_waiting`, `no_dry_run`.
    """

    job: str
    call: str


@dataclass(frozen=True)
class RateMessage(Command[None]):
    """Keep a person's judgement of a reply, good or wrong; '' takes it back. See `CorrectReply` for what is right."""

    project: str
    chat: str
    index: int
    verdict: str


# ---- corrections --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class GetCorrection(Command[Correcting]):
    """What can be said that the turn of the reply `index` should have called."""

    project: str
    chat: str
    index: int


@dataclass(frozen=True)
class CorrectCall(Command[Correction]):
    """Say what the turn of the reply `index` should have called; `answer` as for `SetLabel` of a tool call.

    It becomes a training row in the next version of the data that the agent's router learned from (where it has no
    router, of the dataset `corrections`), a case that later routers are held to, and marks the reply as wrong.
    """

    project: str
    chat: str
    index: int
    answer: Mapping[str, str]


@dataclass(frozen=True)
class CorrectReply(Command[Correction]):
    """Say what the reply `index` should have said.

    It becomes a training row in the next version of the project's dataset `replies` of conversations, a case that
    later models that write replies are held to, and marks the reply as wrong. A reply that tells a tool's result is
    learned as the composer's model is asked for it. Raises BadInput `no_words_to_correct`, `reply_empty`, `reply_same`.
    """

    project: str
    chat: str
    index: int
    text: str


@dataclass(frozen=True)
class UndoCorrection(Command[None]):
    """Take a correction back: the next version has what stood there before, and the case is forgotten."""

    project: str
    case: int


@dataclass(frozen=True)
class GetCorrections(Command[CorrectionState]):
    """How a model stands to the corrections of its kind; with `model` '' only how many of all there are."""

    project: str
    model: str = ""


@dataclass(frozen=True)
class TrainOnCorrections(Command[TrainResult]):
    """Train a model anew, with its own recipe, on the newest version of its data; refused without new corrections."""

    project: str
    model: str


@dataclass(frozen=True)
class CheckRegressions(Command[Regressions]):
    """Let a model answer every case of its kind."""

    project: str
    model: str


@dataclass(frozen=True)
class JudgeCandidate(Command[CandidateResult]):
    """Hold a candidate against the model in use: on the same locked test rows, and on every case."""

    project: str
    candidate: str
    current: str


@dataclass(frozen=True)
class PromoteModel(Command[tuple[AgentInfo, ...]]):
    """Let the agents that use the router `over` use `model` instead, and return them as they are now."""

    project: str
    model: str
    over: str


@dataclass(frozen=True)
class KeepModel(Command[None]):
    """Go on with the model `over`: `model` is no longer offered in its place."""

    project: str
    model: str
    over: str


@dataclass(frozen=True)
class RollBackModel(Command[tuple[AgentInfo, ...]]):
    """Let the agents that changed to `model` use the router whose place it took, and return them as they are now."""

    project: str
    model: str


# ---- the tool-call lab --------------------------------------------------------------------------------

MOST_MEASURED = 200


@dataclass(frozen=True)
class GetLab(Command[Lab]):
    """What can be measured of an agent's callers, and what was."""

    project: str
    agent: str


@dataclass(frozen=True)
class MakeCalls(Command[MadeCalls]):
    """Make example calls from an agent's tools: about `each` rows a tool, the same ones for the same `seed`.

    They become the next version of the dataset `name` of tool calls, or a new one ('' for one named after the agent).
    With `chats`, calls that the person approved, called good or corrected in chats are among them.
    """

    project: str
    agent: str
    name: str = ""
    each: int = 60
    seed: int = 0
    languages: tuple[str, ...] = ("en", "zh")
    chats: bool = True


@dataclass(frozen=True)
class MeasureCalls(Command[CallMeasure]):
    """Let callers of an agent (keys of `Lab.callers`, none: all) select for the same messages, and keep what they did.

    The messages are those of `part` (valid or test) of a version of a dataset (0: the latest), or with `part` cases the
    corrected ones; of more than `most` (0: no limit) every n-th. No tool is called.
    """

    project: str
    agent: str
    dataset: str = ""
    version: int = 0
    part: str = "test"
    callers: tuple[str, ...] = ()
    most: int = MOST_MEASURED


@dataclass(frozen=True)
class PageMeasuredCalls(Command[RowsPage]):
    """Rows of a measure: of a caller and of an outcome where these are given.

    Columns: text, expected and made (lists of {'tool', 'arguments'}), asks (a call or None), outcome, confidence,
    milliseconds, caller.
    """

    project: str
    measure: str
    caller: str = ""
    outcome: str = ""
    offset: int = 0
    limit: int = 100


@dataclass(frozen=True)
class DeleteCallMeasure(Command[None]):
    """Forget a measure and its rows."""

    project: str
    measure: str


# ---- other programs -----------------------------------------------------------------------------------

ENDPOINT_PORT = 8440


@dataclass(frozen=True)
class StartEndpoint(Command[EndpointState]):
    """Let other programs on this computer ask the ready base models, and the published models of `project`.

    It listens on this computer's own addresses alone; `port` 0 takes any that is free. Where it runs already it goes on
    at the port and with the project that are given now.
    """

    project: str = ""
    port: int = ENDPOINT_PORT
    host: str = "127.0.0.1"


@dataclass(frozen=True)
class StopEndpoint(Command[EndpointState]):
    """Answer no other program any more; what is being written for one ends at once."""


@dataclass(frozen=True)
class GetEndpoint(Command[EndpointState]):
    """How the endpoint stands."""


@dataclass(frozen=True)
class NewEndpointToken(Command[EndpointState]):
    """Make another token; the old one is refused from now on."""
