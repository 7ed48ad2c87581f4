"""Shows a few rows as the model will see them: only what plays a role, chat messages in words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from engine.results import Role
from engine.text.values import cell_text
from gui.marked_words import marked_words

# About what 256 tokens hold, the default recipe's limit; English has some four characters a token.
READ_CHARACTERS = 1000
ASKS, CALLS, REPLIES = "asks", "calls", "replies"
# What is shown of a role of these kinds, in place of the role.
_SHOWN = {"calls": (ASKS, CALLS), "messages": (ASKS, REPLIES)}


def preview(
    roles: Sequence[Role], columns: Mapping[str, str], sample: Sequence[Mapping[str, Any]]
) -> tuple[tuple[str, ...], list[dict[str, str]]]:
    """Return the headings and rows to show: a role each, who asks and what answers for chats; a table's columns."""
    if not roles:
        names = tuple(sample[0]) if sample else ()
        return names, [{name: cell_text(row.get(name)) for name in names} for row in sample]
    used = [role for role in roles if role.name in columns]
    headings: list[str] = []
    for role in used:
        headings += _SHOWN.get(role.kind, (role.name,))
    return tuple(headings), [_row(used, columns, raw) for raw in sample]


def _row(used: Sequence[Role], columns: Mapping[str, str], raw: Mapping[str, Any]) -> dict[str, str]:
    text = cell_text(next((raw.get(columns[role.name]) for role in used if role.name == "text"), ""))
    row: dict[str, str] = {}
    for role in used:
        value = raw.get(columns[role.name])
        if role.kind in _SHOWN:
            asked, called, said = _exchange(value)
            row |= {ASKS: asked, CALLS: called} if role.kind == "calls" else {ASKS: asked, REPLIES: said}
        elif role.kind == "categories":
            row[role.name] = _names(value)
        elif role.kind in ("spans", "pair"):
            row[role.name] = marked_words(text, value)
        else:
            row[role.name] = cell_text(value)
    return row


def is_cut(text: str) -> bool:
    """Whether training with the default recipe reads only the beginning of a text."""
    return len(text) > READ_CHARACTERS


def _names(value: Any) -> str:
    """Return a JSON list of names without the marks of JSON; what is none as it stands."""
    try:
        found = json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return cell_text(value)
    return ", ".join(map(str, found)) if isinstance(found, list) else cell_text(value)


def _exchange(value: Any) -> tuple[str, str, str]:
    """Return the person's last words, the call and the words that answer; '' where the messages cannot be read."""
    try:
        messages = json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return cell_text(value), "", ""
    if not isinstance(messages, list):
        return cell_text(value), "", ""
    said = [message for message in messages if isinstance(message, dict)]
    asked = next((m.get("content") for m in reversed(said) if m.get("role") == "user"), "")
    calls = next((m["tool_calls"] for m in reversed(said) if m.get("tool_calls")), [])
    reply = next((m["content"] for m in reversed(said) if m.get("role") == "assistant" and m.get("content")), "")
    return cell_text(asked), "; ".join(_call(call) for call in calls if isinstance(call, dict)), cell_text(reply)


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
