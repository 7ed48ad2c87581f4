"""What the support desk is asked and answers; frozen values. Shares and confidences are fractions from 0 to 1."""

from __future__ import annotations

from dataclasses import dataclass

QUESTIONS = "questions"
HANDBOOK = "handbook"
AGENT = "Support desk"
# Shares of right answers that a person can ask for, from bold to careful, and the one that stands at first.
TARGETS = (0.85, 0.9, 0.92, 0.94, 0.95, 0.96, 0.97, 0.98, 0.985, 0.99, 0.995)
TARGET = 0.97
BY_INTENT, BY_DOCUMENTS, HANDED_OVER = "intent", "documents", "handed_over"


@dataclass(frozen=True)
class Intent:
    """What is asked for: how many questions are known of it, and its answer ('' for none yet)."""

    name: str
    questions: int
    answer: str


@dataclass(frozen=True)
class Question:
    """One known question; `row` is its number in a `version` of the questions."""

    row: int
    text: str
    version: int


@dataclass(frozen=True)
class Suggestion:
    """A reply that could fit, where it comes from (intent, documents or ''), and of a passage its file and place."""

    text: str = ""
    source: str = ""
    place: str = ""


@dataclass(frozen=True)
class HandOver:
    """A question that waits for a person, or waited.

    `suggested` is a reply that could fit, `source` where it comes from: intent, documents or '', and of a passage
    `place` is its file and where in it. `gap` is the first place of it that no table's row filled: '' for none.
    `state` is open, accepted, edited or dismissed; `learned` says whether the question became a training row.
    """

    handover: int
    question: str
    created: str
    intent: str = ""
    suggested: str = ""
    source: str = ""
    place: str = ""
    state: str = "open"
    reply: str = ""
    gap: str = ""
    learned: bool = False


@dataclass(frozen=True)
class Desk:
    """How the desk stands.

    `model` is the id of the newest intent model, '' for none; `measured` whether its threshold is chosen already;
    `new_rows` how many questions came in or were put under another intent since it was trained; `open` how many wait
    for a person.
    """

    intents: tuple[Intent, ...]
    model: str
    measured: bool
    target: float
    new_rows: int
    open: int


@dataclass(frozen=True)
class IntentQuality:
    """Of the locked test rows of an intent: how many, how many are answered by an intent, and right among those."""

    intent: str
    rows: int
    answered: int
    right: int


@dataclass(frozen=True)
class QualityPoint:
    """What one wanted share of right answers (`target`, reached on the validation rows) costs on the locked test rows.

    `precision` is None where nothing is answered. `expected` is the share of validation rows answered.
    """

    target: float
    threshold: float
    answered: float
    precision: float | None
    expected: float
    by_intent: tuple[IntentQuality, ...]


@dataclass(frozen=True)
class Day:
    """What was asked on one day (ISO date, UTC), and how it was answered."""

    date: str
    by_intent: int
    by_documents: int
    handed_over: int


@dataclass(frozen=True)
class Quality:
    """How well the desk answers; `points` from bold to careful, `target` the one in use."""

    model: str
    target: float
    rows: int
    points: tuple[QualityPoint, ...]
    days: tuple[Day, ...]
