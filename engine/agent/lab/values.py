"""Values that an argument may take, as a person would write them: from its schema, the tables, the tool's examples."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from engine.agent.callers.selection import completed
from engine.agent.tools import Tool

MOST = 60
_LONGEST = 60
_LARGEST = 10**15
# "The order number, for example LL-1042." and the like.
_EXAMPLE = re.compile(r"(?:for example|such as|e\.g\.|例如|比如)\s*[:：]?\s*(.+?)(?:[.。;；]\s|[.。]?$)", re.IGNORECASE)
_PARTED = re.compile(r",\s*|\s+or\s+|\s+and\s+|、|或")
_QUOTES = "'\"`‘’“” "
# Values of the same shape for each one with digits.
_LIKE = 6
_NUMBER, _DAY = re.compile(r"(\d+)"), re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|月", re.IGNORECASE)
# What stands for a text of which nothing is known.
NEUTRAL = (
    "the annual report",
    "project Aurora",
    "room 204",
    "the blue folder",
    "Harbour Street",
    "the spring offer",
    "Mira Solano",
    "the second draft",
    "team North",
    "the green model",
    "Lisbon",
    "the kick-off meeting",
)


def argument_values(tool: Tool, known: Mapping[str, Sequence[str]], seed: int) -> dict[str, tuple[str, ...]]:
    """Return argument -> up to MOST values in words; an argument without any has no entry.

    `known` are values of the project's own (argument -> values), which go before all others. The rest come from the
    argument's schema (enum, const, examples, default, type and format), from the tool's example messages, from the
    examples in its description; a required text of which nothing is known takes one of a few neutral phrases.
    """
    found: dict[str, tuple[str, ...]] = {}
    shown = _from_examples(tool)
    for name, part in tool.info.parameters.get("properties", {}).items():
        own: Sequence[str] = known.get(name) or _of_schema(part, f"{seed} {tool.name} {name}")
        own = own or _alike(shown.get(name) or _described(part), f"{seed} {tool.name} {name}")
        if not own and tool.info.origin == "model":
            # What such a tool is shown by are texts of the kind that it reads.
            own = tool.examples
        if not own and name in tool.required and _kind(part) in ("string", ""):
            own = NEUTRAL
        usable = [value.strip() for value in own if value.strip() and len(value) <= _LONGEST and "\n" not in value]
        fitting = list(dict.fromkeys(usable))
        Random(f"{seed} {tool.name} {name}").shuffle(fitting)
        if fitting:
            found[name] = tuple(fitting[:MOST])
    return found


def as_argument(tool: Tool, name: str, value: str) -> Any:
    """Return a value as a call holds it: in a list where the argument takes one."""
    part = tool.info.parameters.get("properties", {}).get(name, {})
    kinds = {_kind(part), *map(_kind, _choices(part, "anyOf"))}
    return [value] if "array" in kinds and "string" not in kinds else value


def _from_examples(tool: Tool) -> dict[str, list[str]]:
    """Return what the tool itself finds in its examples, where it stands there as it is."""
    found: dict[str, list[str]] = {}
    for text in tool.examples:
        for name, value in completed(tool, {}, text).items():
            if isinstance(value, str) and value in text and value != text.strip():
                found.setdefault(name, []).append(value)
    return found


def _alike(values: Sequence[str], seed: str) -> list[str]:
    """Return `values` and others like them: a value with digits stands for all with other ones (3 * 49.90: 8 * 27.15).

    Days, months and years stay possible ones.
    """
    rng = Random(seed)
    found = list(values)
    for value in [one for one in values if any(sign.isdigit() for sign in one)] * _LIKE:
        if _DAY.fullmatch(value):
            found.append((dt.date(2024, 1, 1) + dt.timedelta(rng.randint(0, 1400))).isoformat())
            continue
        dated = _MONTH.search(value) is not None
        parts = (_other(part, dated, rng) if part.isdigit() else part for part in _NUMBER.split(value))
        found.append("".join(parts))
    return found


def _other(number: str, dated: bool, rng: Random) -> str:
    """Return a number with as many digits; a year becomes another, and beside a month's name a day."""
    if len(number) == 4 and number[:2] in ("19", "20"):
        return str(rng.randint(2020, 2029))
    if dated and len(number) < 3:
        return str(rng.randint(1, 28))
    return str(rng.randint(1, 9)) + "".join(str(rng.randint(0, 9)) for _ in number[1:])


def _kind(part: Mapping[str, Any]) -> str:
    kind = part.get("type", "")
    return next((one for one in kind if one != "null"), "") if isinstance(kind, list) else str(kind)


def _choices(part: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    """Return the schemas of which a value fits one; true and false are schemas too, which name no value."""
    return [choice for choice in part.get(key, ()) if isinstance(choice, Mapping)]


def _of_schema(part: Mapping[str, Any], seed: str) -> list[str]:
    """Return the values that a schema names, else some that its type and format allow."""
    for choice in _choices(part, "anyOf") or _choices(part, "oneOf"):
        if found := _of_schema(choice, seed):
            return found
    named = [
        *part.get("enum", ()),
        *part.get("examples", ()),
        *(part[key] for key in ("const", "default") if key in part),
    ]
    texts = [str(value) for value in named if isinstance(value, str | int | float) and not isinstance(value, bool)]
    if part.get("enum") or len(texts) > 1:
        return texts
    kind, rng = _kind(part), Random(seed)
    if kind in ("integer", "number"):
        return [*texts, *_numbers(part, kind, rng)]
    if kind == "string" and (made := _FORMATS.get(str(part.get("format", "")))):
        return [*texts, *made(rng)]
    if kind == "array" and isinstance(part.get("items"), Mapping):
        return _of_schema(part["items"], seed)
    return texts


def _numbers(part: Mapping[str, Any], kind: str, rng: Random) -> list[str]:
    low = _bound(part.get("minimum", part.get("exclusiveMinimum", 1)))
    high = _bound(part.get("maximum", part.get("exclusiveMaximum", max(low + 500, 500))))
    first, last = int(low) + ("exclusiveMinimum" in part), int(high) - ("exclusiveMaximum" in part)
    whole = [str(rng.randint(first, last)) for _ in range(MOST // 2)] if last >= first else []
    if kind == "integer":
        return whole
    return [*whole, *(f"{rng.uniform(low, high):.2f}" for _ in range(MOST // 4))]


def _bound(value: float) -> float:
    """Return a schema's limit as a number to draw from: one may be larger than any that a computer counts with."""
    return float(max(-_LARGEST, min(_LARGEST, value)))


def _dates(rng: Random) -> list[str]:
    return [(dt.date(2024, 1, 1) + dt.timedelta(rng.randint(0, 1400))).isoformat() for _ in range(MOST // 2)]


def _times(rng: Random) -> list[str]:
    return [f"{rng.randint(0, 23):02}:{rng.choice((0, 15, 30, 45)):02}" for _ in range(MOST // 4)]


def _moments(rng: Random) -> list[str]:
    return [f"{day}T{time}:00" for day, time in zip(_dates(rng), _times(rng) * 2, strict=True)]


def _addresses(rng: Random) -> list[str]:
    names = ("mira", "tomas", "li.wei", "office", "sales", "nora.k")
    return [f"{name}@{host}.example" for name in names for host in ("harbour", "north", "atlas")]


def _links(rng: Random) -> list[str]:
    return [f"https://{host}.example/{page}" for host in ("harbour", "atlas") for page in ("", "news", "list", "a/12")]


_FORMATS = {"date": _dates, "time": _times, "date-time": _moments, "email": _addresses, "uri": _links, "url": _links}


def _described(part: Mapping[str, Any]) -> list[str]:
    """Return the examples that the argument's description gives."""
    found = _EXAMPLE.search(str(part.get("description") or ""))
    if not found:
        return []
    # Closes the bracket that the examples stand in.
    told = found.group(1) if "(" in found.group(1) else found.group(1).rstrip(")")
    return [value.strip(_QUOTES) for value in _PARTED.split(told)]
