"""The canonical rows that are examined and repaired, as checks and repairs see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.data.label_sets import EACH_LABEL
from engine.data.sql import quote


@dataclass(frozen=True)
class Patient:
    """The canonical rows under examination: `table` has the columns OWN, KEY and `roles`; `tools` came with them."""

    table: str
    roles: tuple[str, ...]
    tools: tuple[Mapping[str, Any], ...] = ()

    @property
    def rows(self) -> str:
        """The table as an SQL identifier."""
        return quote(self.table)

    @property
    def content(self) -> str:
        """Everything that a person put into a row, as one SQL list of columns."""
        return ", ".join(quote(role) for role in self.roles)

    @property
    def single_labels(self) -> str:
        """The SQL for `row`, `part` and `label` of every single label."""
        label = EACH_LABEL if "labels" in self.roles else "label"
        return f"(SELECT row, part, {label} AS label FROM {self.rows})"

    def fits(self, needs: Sequence[str], unless: Sequence[str] = ()) -> bool:
        """Whether the rows have all of `needs` and none of `unless`: roles, and 'tools' where there are any."""
        has = {*self.roles, *(("tools",) if self.tools else ())}
        return set(needs) <= has and not set(unless) & has
