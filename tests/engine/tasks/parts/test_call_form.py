"""What a call of a model that learned to call is held to: its arguments in any order, whatever they are called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tokenizers import Tokenizer

from engine.inference.grammars import Grammars
from engine.tasks.parts.call_form import call_schema, call_text, in_any_order
from tests.engine.export.tiny import decoder_folder

NAMES = ("order", "to be", "größe", "名前", "in-stock?", "a.b", "(cost) $")
SCHEMA = call_schema("find", in_any_order({name: {"enum": ["12", "by post"]} for name in NAMES}))
WHOLE = [call_text("find", dict.fromkeys(names, "12")) for names in (NAMES, NAMES[::-1], NAMES[2:3], ())]
AGAIN = ", ".join(['"order": "12"'] * (len(NAMES) + 1))
WRONG = [
    call_text("find", {"order": "13"}),
    call_text("find", {"a_b": "12"}),
    call_text("find", {"order of": "12"}),
    f'{{"name": "find", "arguments": {{{AGAIN}}}}}',
]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return decoder_folder(tmp_path_factory.mktemp("decoder") / "hf") / "tokenizer.json"


def is_taken(text: str, file: Path) -> bool:
    tokenizer = Tokenizer.from_file(str(file))
    held = Grammars(file, [0], tokenizer.get_vocab_size()).json(SCHEMA)
    try:
        held.take(tokenizer.encode(text, add_special_tokens=False).ids)
    except RuntimeError:
        return False
    return True


@pytest.mark.parametrize("text", WHOLE)
def test_every_order_is_taken(text: str, file: Path) -> None:
    assert is_taken(text, file)
    assert Draft202012Validator(SCHEMA).is_valid(json.loads(text))


@pytest.mark.parametrize("text", WRONG)
def test_another_name_or_value_or_too_many_are_not(text: str, file: Path) -> None:
    assert not is_taken(text, file)
