"""A tool's JSON Schema as a form and as words, without Qt: fields from the schema, arguments from what was typed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine import argument_schema
from engine.argument_schema import unwrapped


@dataclass(frozen=True)
class Field:
    """One argument; `kind` is text, choice, number, integer, boolean, list or json (anything else, typed as JSON).

    `default` is what a boolean is where it is left out, None where the schema does not tell. `each` is what an item of
    a list takes: text, a choice, a number or an integer.
    """

    name: str
    kind: str
    required: bool
    description: str = ""
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    longest: int = 0
    default: bool | None = None
    each: Field | None = None


@dataclass(frozen=True)
class Typed:
    """What was typed: `arguments` for the call, and `problems` (field name -> code) that keep it from being made.

    `lines` tells of a list with a problem which of its lines has it, from 1.
    """

    arguments: Mapping[str, Any]
    problems: Mapping[str, str]
    lines: Mapping[str, int]


def fields(parameters: Mapping[str, Any]) -> list[Field]:
    """Return the fields of a tool's parameters in the schema's order."""
    required = set(parameters.get("required", ()))
    properties = parameters.get("properties", {})
    return [_field(name, schema, name in required, parameters) for name, schema in properties.items()]


def read(form: list[Field], typed: Mapping[str, Any]) -> Typed:
    """Return the arguments that `typed` (field name -> text, bool, or the choices of a list) stands for.

    A list has one item a line. Optional ones are left out where they are empty, or as they would be anyway.

    Problem codes: missing, not_number, not_integer, too_small, too_large, too_long, not_json.
    """
    arguments: dict[str, Any] = {}
    problems: dict[str, str] = {}
    lines: dict[str, int] = {}
    for item in form:
        raw = typed.get(item.name, "")
        if raw == [] or (isinstance(raw, str) and not raw.strip()):
            if item.required:
                problems[item.name] = "missing"
            continue
        if isinstance(raw, bool) and not item.required and raw == item.default:
            continue
        value, problem, line = _items(item.each, raw) if item.each else (*_value(item, raw), 0)
        if problem:
            problems[item.name], lines[item.name] = problem, line
        else:
            arguments[item.name] = value
    return Typed(arguments, problems, lines)


def _field(name: str, given: Mapping[str, Any], required: bool, root: Mapping[str, Any]) -> Field:
    schema = unwrapped(given, root)
    kinds = {"string": "text", "number": "number", "integer": "integer", "boolean": "boolean"}
    default = schema.get("default")
    choices = tuple(str(value) for value in schema.get("enum", ()) if isinstance(value, str))
    kind = "choice" if choices else kinds.get(argument_schema.kind(schema), "json")
    each = _each(schema, root)
    return Field(
        name,
        "list" if each else kind,
        required,
        # What the app says is a text of its own kind, which can be translated.
        told if isinstance(told := schema.get("description", ""), str) else str(told),
        choices,
        schema.get("minimum"),
        schema.get("maximum"),
        int(schema.get("maxLength", 0)),
        default if isinstance(default, bool) else None,
        each,
    )


def _each(schema: Mapping[str, Any], root: Mapping[str, Any]) -> Field | None:
    """Return what an item of a list takes; None for what is no list, or one whose items cannot be typed in a line."""
    items = schema.get("items")
    if argument_schema.kind(schema) != "array" or not isinstance(items, Mapping):
        return None
    kind = argument_schema.kind(unwrapped(items, root))
    return _field("", items, True, root) if kind in ("string", "number", "integer") else None


def _items(each: Field, raw: str | list[str]) -> tuple[list[Any], str, int]:
    """Return the items, and the problem with the first that has one, with its line."""
    found = []
    for line, text in enumerate(raw.splitlines() if isinstance(raw, str) else raw, 1):
        if not text.strip():
            continue
        value, problem = _value(each, text)
        if problem:
            return [], problem, line
        found.append(value)
    return found, "", 0


def _value(item: Field, raw: Any) -> tuple[Any, str]:
    if item.kind == "boolean" or isinstance(raw, bool):
        return bool(raw), ""
    text = str(raw).strip()
    if item.kind in ("number", "integer"):
        return _number(item, text)
    if item.kind == "json":
        try:
            return json.loads(text), ""
        except ValueError:
            return None, "not_json"
    return text, "too_long" if item.longest and len(text) > item.longest else ""


def _number(item: Field, text: str) -> tuple[Any, str]:
    try:
        value: float = int(text) if item.kind == "integer" else float(text)
    except ValueError:
        return None, "not_integer" if item.kind == "integer" else "not_number"
    if item.minimum is not None and value < item.minimum:
        return None, "too_small"
    if item.maximum is not None and value > item.maximum:
        return None, "too_large"
    return value, ""
