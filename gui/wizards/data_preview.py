"""Shows a few rows as the model will see them: only what plays a role, chat messages in words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from engine.results import TaskInfo

# About what 256 tokens hold, the default recipe's limit; English has some four characters a token.
READ_CHARACTERS = 1000
ASKS, CALLS = "asks", "calls"


def preview(
    task: TaskInfo | None, columns: Mapping[str, str], sample: Sequence[Mapping[str, Any]]
) -> tuple[tuple[str, ...], list[dict[str, str]]]:
    """Return the headings and rows to show: a role each, `asks` and `calls` for messages, the columns of a table."""
    if task is None:
        names = tuple(sample[0]) if sample else ()
        return names, [{name: _text(row.get(name)) for name in names} for row in sample]
    used = [role for role in task.roles if role.name in columns]
    headings: list[str] = []
    for role in used:
        headings += [ASKS, CALLS] if role.kind == "messages" else [role.name]
    rows: list[dict[str, str]] = []
    for raw in sample:
        row: dict[str, str] = {}
        for role in used:
            value = raw.get(columns[role.name])
            row.update(_exchange(value) if role.kind == "messages" else {role.name: _text(value)})
        rows.append(row)
    return tuple(headings), rows


def is_cut(text: str) -> bool:
    """Whether training with the default recipe reads only the beginning of a text."""
    return len(text) > READ_CHARACTERS


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _exchange(value: Any) -> dict[str, str]:
    """Return the person's last words and the call that answers them; '' where the messages cannot be read."""
    try:
        messages = json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return {ASKS: _text(value), CALLS: ""}
    if not isinstance(messages, list):
        return {ASKS: _text(value), CALLS: ""}
    said = [message for message in messages if isinstance(message, dict)]
    asked = next((m.get("content") for m in reversed(said) if m.get("role") == "user"), "")
    calls = next((m["tool_calls"] for m in reversed(said) if m.get("tool_calls")), [])
    return {ASKS: _text(asked), CALLS: "; ".join(_call(call) for call in calls if isinstance(call, dict))}


def _call(call: Mapping[str, Any]) -> str:
    function = call.get("function") or {}
    arguments = function.get("arguments") or {}
    if isinstance(arguments, str):
        try:
            arguments = json.loads(arguments)
        except ValueError:
            return f"{function.get('name', '')}({arguments})"
    inside = ", ".join(f"{name}: {value}" for name, value in arguments.items()) if isinstance(arguments, dict) else ""
    return f"{function.get('name', '')}({inside})"
