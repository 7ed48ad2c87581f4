"""Whatever JSON Schema a text is held to, it is kept: a random model, random schemas, tokens drawn at random.

Two texts a schema here; `DESKHAND_GENERATIONS=1000` writes so many in all.
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from engine.export.decoder import export_decoder
from engine.inference.generator import Generator
from tests.engine.export.tiny import decoder_folder

SCHEMAS = 50
EACH = max(2, int(os.environ.get("DESKHAND_GENERATIONS", "0")) // SCHEMAS)
CONTEXT = 8192
WORDS = (
    "order",
    "Straße",
    "naïve café",
    "订单",
    "注文",
    "заказ",
    "😀",
    'a "quote"',
    "back\\slash",
    "new\nline",
    "",
    "ß",
)
DEEPEST = 3


@pytest.fixture(scope="module")
def generator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generator]:
    root = tmp_path_factory.mktemp("decoder")
    opened = Generator(export_decoder(decoder_folder(root / "hf", CONTEXT), root / "onnx", precision="fp32"), threads=1)
    yield opened
    opened.close()


def schema_of(chance: random.Random, depth: int = 0) -> dict[str, Any]:
    """Return a schema with bounds: objects and arrays down to DEEPEST, choices, numbers, texts, patterns."""
    simple = [_text, _number, _integer, _choice, _pattern, _constant]
    kinds = simple if depth >= DEEPEST else [*simple, _object, _object, _object, _array, _array, _either]
    if not depth:
        kinds = [_object, _array, _either]
    return chance.choice(kinds)(chance, depth + 1)


def _object(chance: random.Random, depth: int) -> dict[str, Any]:
    names = chance.sample(("id", "größe", "名前", "to be", "x", "amount", "list"), chance.randint(1, 4))
    return {
        "type": "object",
        "properties": {name: schema_of(chance, depth) for name in names},
        "required": [name for name in names if chance.random() < 0.7],
        "additionalProperties": False,
    }


def _array(chance: random.Random, depth: int) -> dict[str, Any]:
    least = chance.randint(0, 2)
    return {
        "type": "array",
        "items": schema_of(chance, depth),
        "minItems": least,
        "maxItems": least + chance.randint(0, 2),
    }


def _either(chance: random.Random, depth: int) -> dict[str, Any]:
    return {"anyOf": [schema_of(chance, depth) for _ in range(chance.randint(2, 3))]}


def _text(chance: random.Random, depth: int) -> dict[str, Any]:
    least = chance.randint(0, 3)
    return {"type": "string", "minLength": least, "maxLength": least + chance.randint(0, 8)}


def _pattern(chance: random.Random, depth: int) -> dict[str, Any]:
    return {"type": "string", "pattern": chance.choice(("^[A-Z]{2}-[0-9]{3,5}$", "^(ja|nein|是|否)$", "^[a-z]{1,6}$"))}


def _number(chance: random.Random, depth: int) -> dict[str, Any]:
    low = chance.randint(-1000, 1000)
    return {"type": "number", "minimum": low, "maximum": low + chance.randint(1, 500)}


def _integer(chance: random.Random, depth: int) -> dict[str, Any]:
    low = chance.randint(-99, 99)
    return {"type": "integer", "minimum": low, "maximum": low + chance.randint(0, 5000)}


def _choice(chance: random.Random, depth: int) -> dict[str, Any]:
    return {"enum": [*chance.sample(WORDS, 3), *chance.sample((1, 2.5, True, None), chance.randint(0, 2))]}


def _constant(chance: random.Random, depth: int) -> dict[str, Any]:
    return chance.choice(({"const": chance.choice(WORDS)}, {"type": "boolean"}, {"type": "null"}))


@pytest.mark.parametrize("number", range(SCHEMAS))
def test_a_random_schema_is_kept(generator: Generator, number: int) -> None:
    schema = schema_of(random.Random(number))
    validator = Draft202012Validator(schema)
    for seed in range(EACH):
        written = generator.generate(
            [{"role": "user", "content": "order"}], schema=schema, max_tokens=4000, temperature=1.0, seed=seed
        )
        assert written.finished == "end", schema
        validator.validate(json.loads(written.text))
