"""What can be asked of a support desk beside what every project can be asked."""

from __future__ import annotations

from dataclasses import dataclass

from engine.commands import Command
from engine.ready_made.support_desk.values import Desk, HandOver, Quality, Question


@dataclass(frozen=True)
class GetDesk(Command[Desk]):
    """How the desk stands."""

    project: str


@dataclass(frozen=True)
class ListQuestions(Command[tuple[Question, ...]]):
    """The known questions of an intent, at most `limit`."""

    project: str
    intent: str
    limit: int = 500


@dataclass(frozen=True)
class SetAnswer(Command[None]):
    """Keep an intent's answer; `{table.column}` in it is filled from the row that the customer's question names."""

    project: str
    intent: str
    answer: str


@dataclass(frozen=True)
class RenameIntent(Command[None]):
    """Call an intent something else; called like another one, its questions go there."""

    project: str
    intent: str
    name: str


@dataclass(frozen=True)
class MoveQuestions(Command[None]):
    """Put questions (`Question.row` of a `Question.version`) under another intent, which may be a new one.

    Refused where there is a newer version by now: the numbers may stand for other questions in it.
    """

    project: str
    version: int
    rows: tuple[int, ...]
    intent: str


@dataclass(frozen=True)
class MeasureDesk(Command[Quality]):
    """Choose the newest model's thresholds on the validation rows, and see what they cost on the locked test rows."""

    project: str


@dataclass(frozen=True)
class GetQuality(Command[Quality]):
    """How well the desk answers; what is not measured yet has no points."""

    project: str


@dataclass(frozen=True)
class SetTarget(Command[None]):
    """From now on answer by an intent only where this share of such answers is right."""

    project: str
    target: float


@dataclass(frozen=True)
class ListHandOvers(Command[tuple[HandOver, ...]]):
    """The questions that wait for a person, oldest first; with `settled` those that were settled, newest first."""

    project: str
    settled: bool = False


@dataclass(frozen=True)
class SettleHandOver(Command[HandOver]):
    """Reply to a question that waited; '' as `reply` dismisses it.

    With an `intent` (known or new) the question becomes a training row of it, and a new one is answered with the reply
    from then on.
    """

    project: str
    handover: int
    reply: str
    intent: str = ""
