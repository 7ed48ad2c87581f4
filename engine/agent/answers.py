"""What a tool from outside answered, as the agent's result: bounded, and told as data whatever it says."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from engine.agent.tools import ToolResult
from engine.agent.words import humanised

# Of the tool message, which the registry refuses where it is longer than 8000 characters with all its signs escaped.
LONGEST = 7000
_LONGEST_REPLY = 600
_MOST_FACTS = 12
_LONGEST_FACT = 200


def answered(text: str, left_out: Sequence[str] = ()) -> ToolResult:
    """Return the result for a tool's text, which may be JSON; `left_out` names what it sent that is no text.

    Of a text that is longer than LONGEST characters as JSON the beginning is kept, and the result says so.
    """
    shown = text[:LONGEST]
    while (size := len(json.dumps(shown, ensure_ascii=False))) > LONGEST:
        shown = shown[: int(len(shown) * LONGEST / size * 0.98)]
    cut = len(shown) < len(text)
    found = None if cut else _read(shown)
    data: dict[str, Any] = {"result": shown if found is None else found}
    if cut:
        data["cut"] = f"the first {len(shown)} of {len(text)} characters"
    if left_out:
        data["left_out"] = list(left_out)
    facts = _facts(found) if isinstance(found, Mapping) else ()
    told = ", ".join(f"{name}: {value}" for name, value in facts) or shown.strip() or ", ".join(left_out) or "Done"
    reply = told if len(told) <= _LONGEST_REPLY else told[:_LONGEST_REPLY].rstrip() + " …"
    return ToolResult(data=data, facts=facts or (("answer", reply),), reply=reply)


def _read(text: str) -> Any:
    """Return the JSON object or list that a text is, None where it is none."""
    if not text.lstrip().startswith(("{", "[")):
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _facts(found: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return the plain values of an object, those one level down behind the name that they stand under."""
    facts: list[tuple[str, str]] = []
    for name, value in found.items():
        inner = value.items() if isinstance(value, Mapping) else [("", value)]
        for under, plain in inner:
            if isinstance(plain, str | int | float) and not isinstance(plain, bool) and str(plain).strip():
                facts.append((humanised(f"{name} {under}"), str(plain)[:_LONGEST_FACT]))
    return tuple(facts[:_MOST_FACTS])
