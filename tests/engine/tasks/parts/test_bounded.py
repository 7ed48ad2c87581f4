"""Schemas that a small model always comes to an end in: bounded, and allowing nothing that the given one forbids."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from engine.errors import BadInput
from engine.export.decoder import export_decoder
from engine.inference.generator import Generator
from engine.tasks.parts.bounded import FORMATS, bounded
from tests.engine.export.tiny import decoder_folder

POINT = {"title": "Point", "type": "object", "properties": {"x": {"type": "number"}}, "required": ["x"]}
SCHEMAS: dict[str, Any] = {
    "every kind of value": {
        "type": "object",
        "properties": {
            "text": {"type": "string"},
            "whole": {"type": "integer"},
            "number": {"type": "number"},
            "truth": {"type": "boolean"},
            "perhaps": {"type": ["string", "null"]},
            "list": {"type": "array", "items": {"type": "integer"}},
        },
        "required": ["text", "whole", "number", "truth", "perhaps", "list"],
    },
    "names of its own": {"type": "object", "minProperties": 1},
    "a map of numbers": {"type": "object", "additionalProperties": {"type": "number"}, "minProperties": 2},
    "parts that are defined once": {
        "$defs": {"Point": POINT},
        "type": "object",
        "properties": {
            "from": {"allOf": [{"$ref": "#/$defs/Point"}], "description": "where it begins"},
            "to": {"$ref": "#/$defs/Point"},
        },
        "required": ["from", "to"],
    },
    "choices": {"anyOf": [{"type": "string", "maxLength": 5}, {"type": "null"}]},
    "choices that exclude each other": {
        "oneOf": [
            {
                "type": "object",
                "properties": {"kind": {"const": "a"}, "more": {"type": "string"}},
                "required": ["kind"],
            },
            {"type": "object", "properties": {"kind": {"enum": ["b", "c"]}}, "required": ["kind"]},
        ]
    },
    "forms of text": {
        "type": "object",
        "properties": {name: {"type": "string", "format": name} for name in ("date", "time", "uuid", "email", "uri")},
        "required": ["date", "time", "uuid", "email"],
    },
    "a pattern": {"type": "string", "pattern": "^[a-z]+$"},
    "a list of fixed places": {
        "type": "array",
        "prefixItems": [{"type": "boolean"}, {"type": "string"}],
        "items": False,
        "minItems": 2,
    },
    "several at once": {
        "allOf": [
            {"type": "object", "properties": {"a": {"type": "boolean"}}, "required": ["a"]},
            {"type": "object", "properties": {"b": {"type": "null"}}, "required": ["b"]},
        ]
    },
    "a price": {"type": "number", "exclusiveMinimum": 0, "maximum": 100},
    "far from nothing": {"type": "integer", "minimum": 10**12},
    "anything": {"description": "whatever fits"},
    "a name that is needed but not described": {"type": "object", "properties": {}, "required": ["order"]},
}


@pytest.fixture(scope="module")
def generator(tmp_path_factory: pytest.TempPathFactory) -> Generator:
    """A decoder with random weights: it writes whatever it is let, and ends only where it must."""
    root = tmp_path_factory.mktemp("decoder")
    folder = export_decoder(decoder_folder(root / "hf", context=4096), root / "onnx", precision="fp32")
    return Generator(folder, threads=1)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_random_model_ends_and_what_it_wrote_is_valid(generator: Generator, name: str) -> None:
    schema = SCHEMAS[name]
    # What other formats are checked depends on what else is installed: to us they are remarks.
    formats, every = jsonschema.FormatChecker(()), jsonschema.Draft202012Validator.FORMAT_CHECKER.checkers
    formats.checkers = {name: check for name, check in every.items() if name in FORMATS}
    checker = jsonschema.Draft202012Validator(schema, format_checker=formats)
    for seed in range(4):
        written = generator.generate(
            [{"role": "user", "content": "go"}], max_tokens=4000, temperature=1.0, seed=seed, schema=bounded(schema)
        )
        assert written.finished == "end"
        checker.validate(json.loads(written.text))


def test_bounds_that_are_given_stay() -> None:
    given = {"type": "integer", "minimum": 1, "maximum": 3}
    assert bounded(given) == given
    assert bounded({"type": "string", "minLength": 2, "maxLength": 3})["maxLength"] == 3
    assert bounded({"type": "array", "items": {"enum": [1]}, "maxItems": 2})["maxItems"] == 2
    assert bounded({"type": "number", "multipleOf": 0.5})["multipleOf"] == 0.5


def test_bounds_that_are_none_in_practice_are_narrowed() -> None:
    assert bounded({"type": "string", "maxLength": 10**9})["maxLength"] == 4000
    assert bounded({"type": "string", "minLength": 5000})["maxLength"] == 5000
    assert bounded({"type": "array", "maxItems": 10**9})["maxItems"] == 128


def deep(levels: int) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "null"}
    for _ in range(levels):
        schema = {"type": "array", "items": schema}
    return schema


@pytest.mark.parametrize(
    ("schema", "code"),
    [
        ({"not": {}}, "schema_unsupported"),
        ({"type": "array", "uniqueItems": True}, "schema_unsupported"),
        ({"if": {"type": "string"}, "then": {"maxLength": 3}}, "schema_unsupported"),
        ({"allOf": [{"maxLength": 3, "type": "string"}, {"maxLength": 4}]}, "schema_unsupported"),
        ({"$ref": "#/$defs/gone"}, "schema_unusable"),
        ({"$ref": "https://example.com/schema"}, "schema_unusable"),
        ({"$defs": {"n": {"properties": {"n": {"$ref": "#/$defs/n"}}}}, "$ref": "#/$defs/n"}, "schema_unusable"),
        ({"type": "colour"}, "schema_unusable"),
        ({"type": "string", "maxLength": "long"}, "schema_unusable"),
        ({"type": "array", "items": False, "prefixItems": [False]}, "schema_unusable"),
        ({"type": ["string", 3]}, "schema_unusable"),
        ({"properties": []}, "schema_unusable"),
        ({"items": 3}, "schema_unusable"),
        ({"anyOf": []}, "schema_unusable"),
        ({"anyOf": [False]}, "schema_unusable"),
        ({"type": "number", "minimum": True}, "schema_unusable"),
        ({"type": "array", "minItems": -1}, "schema_unusable"),
        ({"required": "name"}, "schema_unusable"),
        (False, "schema_unusable"),
        (5, "schema_unusable"),
        (deep(20_000), "schema_unusable"),
        (deep(40), "schema_unusable"),
        ({"properties": {str(number): {} for number in range(3000)}}, "schema_unusable"),
        ({"description": "x" * 200_000}, "schema_unusable"),
    ],
)
def test_what_a_model_cannot_be_held_to_is_refused(schema: Any, code: str) -> None:
    with pytest.raises(BadInput) as refused:
        bounded(schema)
    assert refused.value.code == code


def test_a_schema_that_would_grow_beyond_all_bounds_is_refused() -> None:
    doubled = {"d0": {"type": "null"}}
    for level in range(1, 30):
        part = {"$ref": f"#/$defs/d{level - 1}"}
        doubled[f"d{level}"] = {"type": "object", "properties": {"a": part, "b": part}}  # type: ignore[dict-item]
    with pytest.raises(BadInput) as refused:
        bounded({"$defs": doubled, "$ref": "#/$defs/d29"})
    assert refused.value.params == {"problem": "it is too large"}


def test_what_is_switched_off_is_passed_over(tmp_path: Path) -> None:
    schema = {"type": "array", "uniqueItems": False, "items": {"type": "null"}}
    assert bounded(schema)["items"] == {"type": "null"}
