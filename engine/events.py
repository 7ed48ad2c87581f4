"""What happened: frozen, serialisable values. Every job ends with exactly one of Done, Failed, Cancelled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.errors import ErrorInfo
from engine.results import MetricPoint, Trial


@dataclass(frozen=True)
class Event:
    """Something that happened to a job."""

    job: str


@dataclass(frozen=True)
class Started(Event):
    """A job began; `command` is the class name of what was asked, `name` what the asker calls what it is about."""

    command: str
    project: str = ""
    name: str = ""


@dataclass(frozen=True)
class Progress(Event):
    """How far a job is; latest wins, at most ten a second.

    `stage` is a code with its sentence in `engine.sentences.STAGES`; `total` is 0 where it is not known;
    `seconds_left` is None until it can be told.
    """

    stage: str
    done: float = 0.0
    total: float = 0.0
    seconds_left: float | None = None


@dataclass(frozen=True)
class RunStarted(Event):
    """A training has its run row; never dropped. `name` is what the run is called, `data` what its dataset is."""

    project: str
    run: str
    name: str = ""
    data: str = ""


@dataclass(frozen=True)
class MetricLogged(Event):
    """A value was measured in training; never dropped, stored before it is published."""

    run: str
    point: MetricPoint


@dataclass(frozen=True)
class RunNote(Event):
    """Something worth telling happened in a run; `code` has its sentence in `engine.sentences.NOTES`."""

    run: str
    code: str
    params: dict[str, Any]


@dataclass(frozen=True)
class TrialChanged(Event):
    """A trial of a search began, ended a round or ended; never dropped, stored before it is published."""

    run: str
    trial: Trial


@dataclass(frozen=True)
class TextDelta(Event):
    """The composer wrote some more text; `restart` means that the reply begins anew (the grounding check refused)."""

    chat: str
    text: str
    restart: bool = False


@dataclass(frozen=True)
class MessageAdded(Event):
    """A message was added to a chat and stored."""

    chat: str
    index: int
    message: Any


@dataclass(frozen=True)
class ApprovalNeeded(Event):
    """A tool waits for the person: answer with `AnswerApproval`; with `dry_run` it can be tried with `TryApproval`.

    `title`, `description` and `source` are what the tool's `ToolInfo` has.
    """

    chat: str
    call: str
    tool: str
    arguments: dict[str, Any]
    dry_run: bool = False
    title: str = ""
    description: str = ""
    source: str = ""


@dataclass(frozen=True)
class Changed(Event):
    """Stored rows changed: `what` is projects, datasets, runs, models, agents, chats, tools, corrections,
    bases or settings; or something tried to reach the network: network."""

    project: str
    what: str


@dataclass(frozen=True)
class Done(Event):
    """The job is finished; `result` is what its command answers with."""

    result: Any


@dataclass(frozen=True)
class Failed(Event):
    """The job failed; nothing half-done is visible."""

    error: ErrorInfo


@dataclass(frozen=True)
class Cancelled(Event):
    """The job was stopped by the person; `reason` is cancelled or paused."""

    reason: str = "cancelled"


ENDS = (Done, Failed, Cancelled)
