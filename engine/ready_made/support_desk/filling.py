"""Fills an answer from a table's row: `{table.column}` stands for the cell of the row that the customer named."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from engine.agent.builtin import cells
from engine.agent.tools import Tool
from engine.agent.words import snake
from engine.errors import BadInput

_LOOK_UP = "look_up_"
_FIELD = re.compile(r"\{([^{}.]+)\.([^{}.]+)\}")


def gap(answer: str) -> str:
    """Return the first place in an answer that is to be filled, '' for none."""
    found = _FIELD.search(answer)
    return found.group(0) if found else ""


def look_ups(tools: Sequence[Tool]) -> dict[str, Tool]:
    """Return snake-cased table -> the tool that finds its rows."""
    found = (tool for tool in tools if tool.info.origin == "table" and tool.name.startswith(_LOOK_UP))
    return {tool.name.removeprefix(_LOOK_UP): tool for tool in found}


def table_of(answer: str) -> str:
    """Return the snake-cased name of the table that an answer is filled from, '' for none."""
    found = _FIELD.search(answer)
    return snake(found.group(1)) if found else ""


def filled(answer: str, row: Mapping[str, Any]) -> str:
    """Return the answer with the row's cells; the place of an empty one stays open.

    Raises BadInput `desk_field` for a column that the table has not.
    """
    known = {name.casefold(): (name, value) for name, value in row.items()}

    def cell(match: re.Match[str]) -> str:
        named = match.group(2).strip().casefold()
        if named not in known:
            raise BadInput("desk_field", field=match.group(0), columns=", ".join(row))
        name, value = known[named]
        return cells.spoken_cell(name, value) if cells.filled(value) else match.group(0)

    return _FIELD.sub(cell, answer)
