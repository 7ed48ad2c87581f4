"""The tool-call lab."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.results.data import DatasetInfo
from engine.results.models import Difference, Interval


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
