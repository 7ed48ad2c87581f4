"""What a tool from outside answered, as the agent's result: bounded, and told as data whatever it says."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from engine.agent.language import say, told
from engine.agent.tools import ToolResult
from engine.agent.words import humanised

# Of the tool message, which the registry refuses where it is longer than 8000 characters with all its signs escaped.
LONGEST = 7000
_LONGEST_REPLY = 600
_MOST_FACTS = 12
_LONGEST_FACT = 200
# What a tool sent that is no text is named, and told by its number where that is much.
_MOST_NAMED = 20
_LONGEST_NAMED = 2000
# What Python and JavaScript write for numbers that JSON does not have.
_NO_NUMBERS = {"NaN": "not a number", "Infinity": "infinity", "-Infinity": "minus infinity"}
# Data that are nested deeper are nothing to say in a sentence.
_DEEPEST = 3


def answered(text: str, left_out: Sequence[str] = ()) -> ToolResult:
    """Return the result for a tool's text, which may be JSON; `left_out` names what it sent that is no text.

    Of a text that is longer than LONGEST characters as JSON, with those names, the beginning is kept, and the result
    says so.
    """
    # What a function returns that returns nothing.
    text = "" if text.strip() == "null" else _worded(text)
    named = _named(left_out)
    longest = LONGEST - (len(json.dumps(named, ensure_ascii=False)) if named else 0)
    shown = text[:longest]
    while (size := len(json.dumps(shown, ensure_ascii=False))) > longest:
        shown = shown[: int(len(shown) * longest / size * 0.98)]
    cut = len(shown) < len(text)
    found = None if cut else _read(shown)
    data: dict[str, Any] = {"result": shown if found is None else found}
    if cut:
        data["cut"] = f"the first {len(shown)} of {len(text)} characters"
    if named:
        data["left_out"] = named
    facts = _facts(found) if isinstance(found, Mapping) else ()
    told = ", ".join(f"{name}: {value}" for name, value in facts) or shown.strip() or _unshown(named) or say("Done")
    reply = _brief(told)
    spoken = "" if found is None or facts else _brief(_spoken(found) or say("Nothing."))
    # Of a picture that nobody looked at there is nothing to compose.
    unseen = bool(named) and not shown.strip()
    return ToolResult(data=data, facts=facts or (("answer", reply),), reply=reply, spoken=spoken, verbatim=unseen)


def _named(left_out: Sequence[str]) -> list[str]:
    """Return the first names, and how many there are besides."""
    named: list[str] = []
    for name in left_out[:_MOST_NAMED]:
        if len(json.dumps([*named, name], ensure_ascii=False)) > _LONGEST_NAMED:
            break
        named.append(name)
    left = len(left_out) - len(named)
    return [*named, f"{left} more"] if left else named


def _unshown(named: Sequence[str]) -> str:
    """Return what is said of an answer without a text, '' where nothing else came either."""
    return say("The answer is nothing that I can show here: {parts}.", parts=say(", ").join(named)) if named else ""


def _brief(told: str) -> str:
    return told if len(told) <= _LONGEST_REPLY else told[:_LONGEST_REPLY].rstrip() + " …"


def _spoken(found: Any, depth: int = 0) -> str:
    """Return JSON data in words, '' where they hold nothing: rows part by part, 'item: lamp, stock: 3; item: desk'."""
    if isinstance(found, Mapping | list) and depth > _DEEPEST:
        return "…"
    if isinstance(found, Mapping):
        parts = [f"{humanised(str(name))}: {_part(value, depth)}" for name, value in found.items()]
        return ", ".join(parts)
    if isinstance(found, list):
        parts = [_part(item, depth) for item in found]
        return ("; " if any(isinstance(item, Mapping | list) for item in found) else ", ").join(parts)
    if isinstance(found, bool):
        return say("yes") if found else say("no")
    return "" if found is None else str(found)


def _part(found: Any, depth: int) -> str:
    return _spoken(found, depth + 1) or say("nothing")


def _read(text: str) -> Any:
    """Return the JSON object or list that a text is, None where it is none."""
    if not text.lstrip().startswith(("{", "[")):
        return None
    try:
        return json.loads(text, parse_constant=_worded)
    except (ValueError, RecursionError):
        return None


def _worded(text: str) -> str:
    """Return in words a text that is a number which JSON does not have, any other as it is."""
    words = _NO_NUMBERS.get(text.strip())
    return text if words is None else told(words)


def _facts(found: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return the plain values of an object, those one level down behind the name that they stand under."""
    facts: list[tuple[str, str]] = []
    for name, value in found.items():
        inner = value.items() if isinstance(value, Mapping) else [("", value)]
        for under, plain in inner:
            if isinstance(plain, str | int | float) and not isinstance(plain, bool) and str(plain).strip():
                facts.append((humanised(f"{name} {under}"), str(plain)[:_LONGEST_FACT]))
    return tuple(facts[:_MOST_FACTS])
