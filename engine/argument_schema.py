"""Reads what one argument of a tool takes from its JSON Schema: the same for the agent that asks and for a form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# A reference may lead round in a circle; none that a person could follow takes more steps.
_MOST_STEPS = 8

Schema = Mapping[str, Any]


def unwrapped(schema: Schema, root: Schema) -> Schema:
    """Return an argument's schema with a `$ref` into `root` followed and a choice between one thing and null undone.

    What the outer schema says besides, such as its description and its default, goes before what the inner one says.
    What leads nowhere, or round in a circle, comes back with what is left of it.
    """
    for _ in range(_MOST_STEPS):
        key = next((key for key in ("$ref", "anyOf", "oneOf", "allOf") if key in schema), "")
        inner = _inner(key, schema, root)
        if inner is None:
            break
        schema = {**inner, **{name: value for name, value in schema.items() if name != key}}
    return schema


def kind(schema: Schema) -> str:
    """Return the type that an unwrapped schema takes besides null, '' where it names none."""
    kinds = schema.get("type", "")
    return next((one for one in kinds if one != "null"), "") if isinstance(kinds, list) else str(kinds)


def is_sayable(schema: Schema, root: Schema) -> bool:
    """Say whether a value can be given in plain words: an object, or a list of objects or lists, cannot."""
    made = unwrapped(schema, root)
    if kind(made) == "array" and isinstance(made.get("items"), Mapping):
        return kind(unwrapped(made["items"], root)) not in ("array", "object")
    return kind(made) != "object"


def _inner(key: str, schema: Schema, root: Schema) -> Schema | None:
    if key == "$ref":
        return _at(str(schema[key]), root)
    if not key:
        return None
    choices = [choice for choice in schema[key] if choice != {"type": "null"}]
    return choices[0] if len(choices) == 1 and isinstance(choices[0], Mapping) else None


def _at(place: str, root: Schema) -> Schema | None:
    """Return what a reference such as '#/$defs/Colour' leads to, None where it leads out of `root` or nowhere."""
    if not place.startswith("#/"):
        return None
    found: Any = root
    for part in place[2:].split("/"):
        found = found.get(part.replace("~1", "/").replace("~0", "~")) if isinstance(found, Mapping) else None
    return found if isinstance(found, Mapping) else None
