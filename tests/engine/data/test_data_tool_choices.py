"""What may be chosen for a call is read from the rows, whatever arguments they have."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import pytest

from engine.data.tool_choices import tool_choices
from engine.results import ArgumentChoice, ToolChoice


def version(folder: Path, calls: list[Mapping[str, Any]]) -> Path:
    """Write a version whose rows are these calls."""
    file = folder / "1.parquet"
    rows = ", ".join(f"('train', '{json.dumps(call)}'::JSON)" for call in calls)
    duckdb.sql(f"COPY (SELECT * FROM (VALUES {rows}) AS rows(part, target)) TO '{file}'")
    return file


@pytest.mark.parametrize("arguments", [{}, None])
def test_a_tool_without_arguments_is_one_to_choose(tmp_path: Path, arguments: object) -> None:
    calls = [{"tool": "today", "arguments": arguments}, {"tool": None, "arguments": {}}]
    assert tool_choices(version(tmp_path, calls)) == (ToolChoice("today", ()),)


def test_arguments_of_several_rows_come_together(tmp_path: Path) -> None:
    calls = [
        {"tool": "look_up", "arguments": {"order": "LL-1"}},
        {"tool": "look_up", "arguments": {"order": ["LL-1", "LL-2"], "month": "May"}},
        {"tool": "look_up", "arguments": {}},
    ]
    (found,) = tool_choices(version(tmp_path, calls))
    assert found.name == "look_up"
    assert set(found.arguments) == {ArgumentChoice("order", False, True), ArgumentChoice("month", False, False)}
