"""What an encoder is told of each token besides its id."""

from __future__ import annotations

import pytest
from tokenizers import Tokenizer

from engine.tasks.parts.features import MARKS, SHAPES, TYPES, inputs_of, lowercases, shape
from engine.tasks.parts.tokens import encode, load_tokenizer
from tests.helpers.tiny_base import make_tiny_encoder


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> Tokenizer:
    return load_tokenizer(make_tiny_encoder(tmp_path_factory.mktemp("base") / "tiny"), 64)


@pytest.mark.parametrize(
    ("word", "kind"),
    [("2026", 1), ("%", 1), ("lamp", 2), ("包裹", 2), ("Lamp", 3), ("A", 3), ("USB", 4), ("iPhone", 5)],
)
def test_a_word_has_one_shape(word: str, kind: int) -> None:
    assert shape(word) == kind


def test_each_token_has_the_shape_of_its_word(tokenizer: Tokenizer) -> None:
    (encoding,) = encode(tokenizer, ["where Is MY 9 lamp"])
    assert inputs_of(encoding, "where Is MY 9 lamp", (SHAPES,))[SHAPES] == [0, 2, 3, 4, 1, 2, 0]


def test_marked_stretches_are_told_with_their_marks(tokenizer: Tokenizer) -> None:
    read = "¤ the lamp ¤ came in ¶ pieces ¶"
    (encoding,) = encode(tokenizer, [read])
    assert inputs_of(encoding, read, (MARKS,))[MARKS] == [0, 1, 1, 1, 1, 0, 0, 2, 2, 2, 0]
    assert inputs_of(*zip_one(tokenizer, "the lamp"), (MARKS,))[MARKS] == [0, 0, 0, 0]


def zip_one(tokenizer: Tokenizer, read: str) -> tuple[object, str]:
    return encode(tokenizer, [read])[0], read


def test_a_pair_tells_its_second_text(tokenizer: Tokenizer) -> None:
    (encoding,) = encode(tokenizer, [("where is it", "it is late")])
    types = inputs_of(encoding, ("where is it", "it is late"), (TYPES,))[TYPES]
    assert len(types) == len(encoding.ids)
    assert types == list(encoding.type_ids)


def test_a_tokenizer_that_keeps_capitals_is_told_from_one_that_does_not(tokenizer: Tokenizer) -> None:
    from tokenizers.normalizers import Lowercase

    # The tiny base knows neither word, so both are the same to it.
    small = Tokenizer.from_str(tokenizer.to_str())
    small.add_tokens(["abc", "Abc", "ABC"])
    assert not lowercases(small)
    small.normalizer = Lowercase()
    assert lowercases(small)
