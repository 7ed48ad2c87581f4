"""Makes of any JSON Schema one that a small model can be held to: it always comes to an end inside it.

A grammar allows all that its schema allows: a text without a length, a number without a last digit, a list without an
end. A small model that is held to one runs on inside it for ever. What is returned here allows part of what the given
schema allows, so whatever a model writes is valid against that one too (of `oneOf` only where its choices exclude each
other). Keywords that the grammar does not know are refused, not passed over.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from typing import Any

from engine.errors import BadInput

# For what has no bound of its own, and the most that a bound of its own may be.
TEXT, LONGEST_TEXT = 400, 4000
ITEMS, MOST_ITEMS = 16, 128
# A billion either way, and six digits behind the point.
LARGEST = 10**9
STEP = 1e-6
# A schema's most characters and parts, and how deep it may go.
LARGEST_SCHEMA = 100_000
MOST_PARTS = 2000
DEEPEST = 32
# Names that a model may give by itself, where a schema leaves them open.
OPEN_NAME = "^[A-Za-z_][A-Za-z0-9_]{0,30}$"

REFUSED = (
    "not",
    "if",
    "contains",
    "uniqueItems",
    "propertyNames",
    "dependentRequired",
    "dependentSchemas",
    "dependencies",
    "$dynamicRef",
    "$recursiveRef",
)
CHOICES = ("anyOf", "oneOf")
REMARKS = ("title", "description", "default", "examples", "$comment", "$defs", "$schema", "$id")
# Those of a fixed length and an e-mail address, which is held by its length. Others are remarks, as JSON Schema has it.
FORMATS = ("date", "time", "date-time", "uuid", "ipv4", "email")
ANYTHING = ("string", "number", "boolean", "null")


def bounded(schema: Any) -> dict[str, Any]:
    """Return a JSON Schema, for `Generator.generate`, that allows part of what `schema` allows and nothing endless.

    Raises BadInput `schema_unusable` where `schema` is none, is too large or refers to itself, `schema_unsupported`
    where a model cannot be held to one of its keywords.
    """
    try:
        size = len(json.dumps(schema))
    except RecursionError as error:
        raise _too_large() from error
    if size > LARGEST_SCHEMA:
        raise _too_large()
    return _Bounds(schema).part(schema, 0, ())


def _too_large() -> BadInput:
    return BadInput("schema_unusable", problem="it is too large")


def _allows_nothing() -> BadInput:
    return BadInput("schema_unusable", problem="a part that is needed allows nothing")


class _Bounds:
    """One schema, whose parts may refer to each other."""

    def __init__(self, root: Any) -> None:
        self._root = root
        self._parts = 0

    def part(self, node: Any, depth: int, seen: tuple[str, ...]) -> dict[str, Any]:
        """Return the bounded form of a part; `seen` are the references that led to it."""
        self._parts += 1
        if self._parts > MOST_PARTS or depth > DEEPEST:
            raise _too_large()
        if node is False:
            raise _allows_nothing()
        node, seen = self._followed({} if node is True else _sound(node), seen)
        for keyword in REFUSED:
            if node.get(keyword, False) is not False:
                raise BadInput("schema_unsupported", keyword=keyword)
        if "const" in node:
            return {"const": node["const"]}
        if "enum" in node:
            return {"enum": node["enum"]}
        for keyword in CHOICES:
            if keyword in node:
                rest = {key: value for key, value in node.items() if key != keyword}
                choices = [_merged(rest, _sound(choice)) for choice in node[keyword] if choice is not False]
                if not choices:
                    raise _allows_nothing()
                return {"anyOf": [self.part(choice, depth + 1, seen) for choice in choices]}
        return self._typed(node, depth, seen)

    def _followed(self, node: Mapping[str, Any], seen: tuple[str, ...]) -> tuple[Mapping[str, Any], tuple[str, ...]]:
        """Return the part with its reference, and whatever is in `allOf`, written out."""
        while "$ref" in node or "allOf" in node:
            rest = {key: value for key, value in node.items() if key not in ("$ref", "allOf")}
            merged = list(node.get("allOf", ()))
            if "$ref" in node:
                place = str(node["$ref"])
                if place in seen:
                    raise BadInput("schema_unusable", problem=f"{place} refers to itself")
                seen = (*seen, place)
                merged.append(self._at(place))
            for other in merged:
                rest = _merged(rest, _sound(other))
            node = rest
        return node, seen

    def _at(self, place: str) -> Any:
        found = self._root
        if not place.startswith("#"):
            raise BadInput("schema_unusable", problem=f"{place} is not in it")
        for name in place[1:].split("/")[1:]:
            key = name.replace("~1", "/").replace("~0", "~")
            if not isinstance(found, Mapping) or key not in found:
                raise BadInput("schema_unusable", problem=f"{place} is not in it")
            found = found[key]
        return found

    def _typed(self, node: Mapping[str, Any], depth: int, seen: tuple[str, ...]) -> dict[str, Any]:
        kind = node.get("type") or _kind(node)
        if not isinstance(kind, str):
            return {"anyOf": [self.part({**node, "type": one}, depth + 1, seen) for one in kind]}
        if kind in ("boolean", "null"):
            return {"type": kind}
        if kind == "string":
            return _text(node)
        if kind in ("integer", "number"):
            return _number(node, kind)
        if kind == "array":
            return self._list(node, depth, seen)
        return self._object(node, depth, seen)

    def _list(self, node: Mapping[str, Any], depth: int, seen: tuple[str, ...]) -> dict[str, Any]:
        first, others = node.get("prefixItems", ()), node.get("items", True)
        least = int(node.get("minItems", 0))
        most = min(int(node.get("maxItems", max(ITEMS, least))), max(MOST_ITEMS, least))
        if others is False:
            most = min(most, len(first))
        made: dict[str, Any] = {"type": "array", "minItems": least, "maxItems": most}
        if first:
            made["prefixItems"] = [self.part(item, depth + 1, seen) for item in first]
        made["items"] = False if others is False else self.part(others, depth + 1, seen)
        return made

    def _object(self, node: Mapping[str, Any], depth: int, seen: tuple[str, ...]) -> dict[str, Any]:
        properties, required = node.get("properties", {}), node.get("required", ())
        named = {**properties, **{name: True for name in required if name not in properties}}
        # An optional property that allows nothing can only be left out.
        allowed = {name: part for name, part in named.items() if part is not False or name in required}
        made: dict[str, Any] = {
            "type": "object",
            "properties": {name: self.part(part, depth + 1, seen) for name, part in allowed.items()},
            "required": list(required),
            "additionalProperties": False,
            **{key: node[key] for key in ("minProperties", "maxProperties") if key in node},
        }
        others = node.get("additionalProperties", "properties" not in node and "patternProperties" not in node)
        if not named and others is not False:
            # Names of the model's own only where there are no others: those that are wanted are listed, as a rule.
            made["patternProperties"] = {OPEN_NAME: self.part(others, depth + 1, seen)}
            made["maxProperties"] = min(int(node.get("maxProperties", ITEMS)), MOST_ITEMS)
        return made


def _sound(node: Any) -> Any:
    """Return a part whose words have the values that JSON Schema gives them; raises BadInput `schema_unusable`.

    Its own check against the schema of schemas takes more than a millisecond a part.
    """
    if isinstance(node, bool):
        return node
    if not isinstance(node, Mapping):
        raise BadInput("schema_unusable", problem=f"{str(node)[:40]} is no schema")
    for key, is_right in WORDS.items():
        if key in node and not is_right(node[key]):
            raise BadInput("schema_unusable", problem=f"{key} cannot be {str(node[key])[:40]}")
    return node


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _is_count(value: Any) -> bool:
    return _is_number(value) and value >= 0 and value == int(value)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_map(value: Any) -> bool:
    return isinstance(value, Mapping)


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


def _is_type(value: Any) -> bool:
    kinds = value if isinstance(value, list) and value else [value]
    return all(isinstance(kind, str) and kind in TYPES for kind in kinds)


TYPES = frozenset({"string", "integer", "number", "boolean", "null", "array", "object"})
WORDS: Mapping[str, Callable[[Any], bool]] = {
    "type": _is_type,
    "multipleOf": lambda value: _is_number(value) and value > 0,
    "required": lambda value: _is_list(value) and all(map(_is_text, value)),
    **dict.fromkeys(("$ref", "pattern", "format"), _is_text),
    **dict.fromkeys(("properties", "patternProperties", "$defs"), _is_map),
    **dict.fromkeys(("allOf", "prefixItems"), _is_list),
    **dict.fromkeys(("enum", *CHOICES), lambda value: _is_list(value) and bool(value)),
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), _is_number),
    **dict.fromkeys(("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"), _is_count),
}


def _kind(node: Mapping[str, Any]) -> str | tuple[str, ...]:
    """Return the type that a part without one is of, by the keywords in it: it narrows what is allowed."""
    signs = {
        "object": ("properties", "required", "additionalProperties", "patternProperties"),
        "array": ("items", "prefixItems", "minItems", "maxItems"),
        "string": ("minLength", "maxLength", "pattern", "format"),
        "number": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    }
    return next((kind for kind, keys in signs.items() if any(key in node for key in keys)), ANYTHING)


def _merged(one: Mapping[str, Any], other: Any) -> dict[str, Any]:
    """Return what holds to both parts, for those that differ in their properties and in what is required."""
    if isinstance(other, bool):
        if not other:
            raise _allows_nothing()
        return dict(one)
    merged = {**one, **other}
    for key in one.keys() & other.keys():
        if key == "properties":
            merged[key] = {**other[key], **one[key]}
        elif key == "required":
            merged[key] = list(dict.fromkeys((*one[key], *other[key])))
        elif key not in REMARKS and one[key] != other[key]:
            raise BadInput("schema_unsupported", keyword=f"{key} twice")
    return merged


def _text(node: Mapping[str, Any]) -> dict[str, Any]:
    least = int(node.get("minLength", 0))
    most = min(int(node.get("maxLength", max(TEXT, least))), max(LONGEST_TEXT, least))
    made = {"type": "string", "minLength": least, "maxLength": most}
    if "pattern" in node:
        return {**made, "pattern": node["pattern"]}
    return {**made, "format": node["format"]} if node.get("format") in FORMATS else made


def _number(node: Mapping[str, Any], kind: str) -> dict[str, Any]:
    made: dict[str, Any] = {"type": kind}
    given = {key: node[key] for key in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum") if key in node}
    low = max((given[key] for key in ("minimum", "exclusiveMinimum") if key in given), default=None)
    high = min((given[key] for key in ("maximum", "exclusiveMaximum") if key in given), default=None)
    made |= given
    if low is None:
        low = made["minimum"] = min(-LARGEST, (high or 0) - LARGEST)
    if high is None:
        high = made["maximum"] = max(LARGEST, low + LARGEST)
    if "multipleOf" in node:
        made["multipleOf"] = node["multipleOf"]
    elif kind == "number" and high - low >= 1000 * STEP:
        made["multipleOf"] = STEP
    return made
