"""Asked of the tool-call lab."""

from __future__ import annotations

from dataclasses import dataclass

from engine.commands.command import Command
from engine.results import CallMeasure, Lab, MadeCalls, RowsPage

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
