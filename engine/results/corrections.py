"""Corrections, and what was learned from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.results.data import DatasetInfo, Labelling, ToLabel
from engine.results.models import Comparison, ModelInfo


@dataclass(frozen=True)
class Correcting:
    """What a person can say that a turn should have called: its words, with the arguments found so far, and the tools.

    `held` is whether the words stand among the rows that are measured on: then they are checked, but never learned.
    `titles` are what tools from outside are called, by name, as in `ToolInfo`.
    """

    item: ToLabel
    labelling: Labelling
    held: bool = False
    titles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class RegressionCase:
    """What a model reads, and what it should answer: a call {'tool', 'arguments'}, or the text of a reply.

    `kind` is call or reply; `position` is that of the person's words in the chat; `version` of the dataset learns it,
    0 where none does; `before` was the newest version until then. `reply` is the position of the reply that is
    corrected, -1 where that was not kept, `agent` the one that gave it, '' where it was gone already.
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
    reply: int = -1
    agent: str = ""


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

    `new` corrections stand in a newer version of its dataset than it learned from, it is held to `cases`; `candidate`
    is a model that was trained since and about which nothing was decided, `unused` one that has learned all of them and
    was decided against; `previous` is the one whose place it took, None where there is none to go back to.

    Without a model it is how agents stand that have no router: `new` corrections of `dataset` (None where nothing was
    corrected for such an agent), which its newest router, the `candidate`, has not learned.
    """

    model: ModelInfo | None
    new: int
    cases: int
    candidate: ModelInfo | None = None
    previous: ModelInfo | None = None
    dataset: DatasetInfo | None = None
    unused: ModelInfo | None = None

    @property
    def offered(self) -> ModelInfo | None:
        """The model that can be held against this one, to take its place."""
        return self.candidate or self.unused


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
