"""What the engine sends to a worker for the tool-call lab: apart from the other orders, as tools are made of more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.agent.lab.judging import Case
from engine.agent.lab.making import Wanted
from engine.data.made import Example
from engine.results import AgentInfo, BaseModel, CallerChoice
from engine.runtime.orders import Order
from engine.runtime.toolbox import Holdings


@dataclass(frozen=True)
class Workshop:
    """What an agent's tools and callers are made of: all that a worker needs to have the same ones."""

    project: str
    folder: Path
    bases: tuple[BaseModel, ...]
    held: Holdings
    agent: AgentInfo
    permissions: Mapping[str, str]


@dataclass(frozen=True)
class MakeCallsOrder(Order):
    """Make example calls and write them beside the rows of `source` (None: a first version) to `target`.

    `taught` are examples from chats, which go in as they are.
    """

    workshop: Workshop
    wanted: Wanted
    taught: tuple[Example, ...]
    source: Path | None
    target: Path


@dataclass(frozen=True)
class MeasureCallsOrder(Order):
    """Let `callers` select for the rows of `part` of `data`, or for `cases` where `data` is None; at most `most`."""

    workshop: Workshop
    callers: tuple[CallerChoice, ...]
    data: Path | None
    part: str
    cases: tuple[Case, ...]
    most: int


@dataclass(frozen=True)
class MeasuredCalls:
    """What a measuring hands over: rows a caller's key, column -> value, in the order of the messages.

    `of` are the messages that there were, `tools` those that could be called.
    """

    rows: Mapping[str, tuple[Mapping[str, Any], ...]]
    of: int
    tools: int
