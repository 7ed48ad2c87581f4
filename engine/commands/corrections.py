"""Asked about corrections: kept, trained on, judged, promoted, rolled back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.commands.command import Command
from engine.results import (
    AgentInfo,
    CandidateResult,
    Correcting,
    Correction,
    CorrectionState,
    RegressionCase,
    Regressions,
    TrainResult,
)


@dataclass(frozen=True)
class GetCorrection(Command[Correcting]):
    """What can be said that the turn of the reply `index` should have called."""

    project: str
    chat: str
    index: int


@dataclass(frozen=True)
class GetReplyCorrections(Command[tuple[RegressionCase, ...]]):
    """What the person said so far that the reply `index` should have called or said, newest first.

    Each can be taken back. Raises BadInput `no_chat`.
    """

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
    """Take a correction back: the next version has what stood there before, and the case is forgotten.

    The reply is not marked as wrong any more, unless another correction of it stands.
    """

    project: str
    case: int


@dataclass(frozen=True)
class GetCorrections(Command[CorrectionState]):
    """How a model stands to the corrections of its kind; with `model` '' how agents without a router do."""

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
    """Let the agents that use the model `over` use `model` instead, and return them as they are now."""

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
class UndoDecision(Command[tuple[AgentInfo, ...]]):
    """Take back what was decided last about `model`: it is offered again, as if nothing had been.

    Agents that changed to it use the model again whose place it took; they are returned as they are now.
    """

    project: str
    model: str


@dataclass(frozen=True)
class RollBackModel(Command[tuple[AgentInfo, ...]]):
    """Let the agents that changed to `model` use the one whose place it took, and return them as they are now."""

    project: str
    model: str
