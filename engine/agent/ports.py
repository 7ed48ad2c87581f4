"""What the agent needs from outside, as protocols: it imports no other service, `runtime` brings them together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from engine.agent.messages import Message, ToolCall
from engine.results import ColumnInfo, Prediction, ToolInfo, ToolTrial
from engine.table_query import Condition, First, Grouping


class Router(Protocol):
    """A trained tool-calls model."""

    @property
    def tools(self) -> Sequence[str]:
        """The names of the tools that it was trained to call."""

    def predict(self, texts: Sequence[str]) -> Sequence[Prediction]:
        """Return a prediction a text; its value is {'tool': str | None, 'arguments': {name: str | list[str]}}."""


class Embedder(Protocol):
    """A sentence encoder."""

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return [len(texts), d], rows of length 1."""


class Written(Protocol):
    """What a writer wrote: all of its text, the tokens read and written, and the time.

    `likelihood` is the geometric mean of the probabilities of the tokens that it chose, where a schema held it.
    """

    @property
    def text(self) -> str: ...
    @property
    def tokens(self) -> int: ...
    @property
    def milliseconds(self) -> float: ...
    @property
    def likelihood(self) -> float: ...


class Writer(Protocol):
    """A decoder that answers a list of messages."""

    def generate(
        self,
        messages: Sequence[Message],
        on_text: Callable[[str], None],
        cancelled: Callable[[], bool],
        *,
        max_tokens: int = 80,
        stop: Sequence[str] = (),
        schema: Mapping[str, Any] | None = None,
    ) -> Written:
        """Write until the end, `max_tokens`, one of `stop` (not part of the text) or `cancelled`; streams pieces.

        With a JSON Schema `schema` the text is JSON that it allows, unless it was cut off.
        """


class Tables(Protocol):
    """The project's imported tables; cells are JSON values, dates ISO text."""

    def look_up(self, table: str, column: str, value: Any) -> Sequence[Mapping[str, Any]]:
        """Return the rows in which `column` equals `value`, column -> cell, in the table's order."""

    def names(self) -> Sequence[str]:
        """Return the names of the tables."""

    def aggregate(
        self,
        table: str,
        operation: str,
        column: str | None,
        conditions: Sequence[Condition],
        first: First | None = None,
    ) -> Any:
        """Return `operation` (of `table_query.OPERATIONS`) over `column` of the rows that meet all `conditions`.

        With `first` of those of them that are among the first rows.
        Empty cells do not count; `column` is None only for a count of rows; None when there was nothing.
        """

    def group(
        self,
        table: str,
        by: Grouping,
        operation: str,
        column: str | None,
        conditions: Sequence[Condition],
        order: str,
        limit: int,
    ) -> tuple[Sequence[tuple[Any, Any]], int]:
        """Return (value, figure) of the first `limit` groups of rows for which `conditions` hold, and their number.

        `order` is most or least, by the figure, or '' for the order of the values.
        """

    def select(
        self,
        table: str,
        conditions: Sequence[Condition],
        sort: str,
        order: str,
        limit: int,
        first: First | None = None,
    ) -> tuple[Sequence[Mapping[str, Any]], int]:
        """Return the first `limit` rows for which `conditions` hold, by column `sort` if any, and their number.

        With `first` of those of them that are among the first rows.
        """

    def describe(self, table: str) -> tuple[ColumnInfo, ...]:
        """Return the table's columns in order."""

    def values(self, table: str, column: str, limit: int) -> Sequence[Any]:
        """Return up to `limit` distinct values of `column`, commonest first, empty ones left out."""


class Observer(Protocol):
    """Who watches a turn: the runtime, which stores and publishes."""

    def message(self, message: Message) -> None:
        """Take a finished message, in order."""

    def text(self, delta: str, restart: bool = False) -> None:
        """Take a piece of the reply as it is written; `restart` begins the reply anew."""

    def approve(self, call: ToolCall, tool: ToolInfo, dry_run: Callable[[], ToolTrial] | None) -> str:
        """Wait for the person's decision: once, always or deny (also the answer when the turn is cancelled).

        `dry_run` tells, before they decide and as often as they like, what the call would do; None where none can.
        """

    def cancelled(self) -> bool:
        """Say whether the person stopped this turn."""
