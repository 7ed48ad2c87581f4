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
    """One argument; `kind` is text, choice, number, integer, boolean or json (anything else, typed as JSON).

    `default` is what a boolean is where it is left out, None where the schema does not tell.
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


@dataclass(frozen=True)
class Typed:
    """What was typed: `arguments` for the call, and `problems` (field name -> code) that keep it from being made."""

    arguments: Mapping[str, Any]
    problems: Mapping[str, str]


def fields(parameters: Mapping[str, Any]) -> list[Field]:
    """Return the fields of a tool's parameters in the schema's order."""
    required = set(parameters.get("required", ()))
    properties = parameters.get("properties", {})
    return [_field(name, unwrapped(schema, parameters), name in required) for name, schema in properties.items()]


def read(form: list[Field], typed: Mapping[str, Any]) -> Typed:
    """Return the arguments that `typed` (field name -> text or bool) stands for.

    Optional ones are left out where they are empty, or as they would be anyway.

    Problem codes: missing, not_number, not_integer, too_small, too_large, too_long, not_json.
    """
    arguments: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for item in form:
        raw = typed.get(item.name, "")
        if isinstance(raw, str) and not raw.strip():
            if item.required:
                problems[item.name] = "missing"
            continue
        if isinstance(raw, bool) and not item.required and raw == item.default:
            continue
        value, problem = _value(item, raw)
        if problem:
            problems[item.name] = problem
        else:
            arguments[item.name] = value
    return Typed(arguments, problems)


def _field(name: str, schema: Mapping[str, Any], required: bool) -> Field:
    kinds = {"string": "text", "number": "number", "integer": "integer", "boolean": "boolean"}
    default = schema.get("default")
    choices = tuple(str(value) for value in schema.get("enum", ()) if isinstance(value, str))
    kind = "choice" if choices else kinds.get(argument_schema.kind(schema), "json")
    return Field(
        name,
        kind,
        required,
        str(schema.get("description", "")),
        choices,
        schema.get("minimum"),
        schema.get("maximum"),
        int(schema.get("maxLength", 0)),
        default if isinstance(default, bool) else None,
    )


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
