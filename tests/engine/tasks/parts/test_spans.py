"""Spans: where values stand in a text, their tags, and the best valid sequence read back."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel, WordPiece
from tokenizers.pre_tokenizers import BertPreTokenizer

from engine.tasks.parts.spans import IGNORED, best_spans, least_sure, locate, tag_targets, tags_for


def _encode(text: str):
    tokenizer = Tokenizer(WordLevel({"[UNK]": 0}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer.encode(text)


@pytest.mark.parametrize(
    ("text", "values", "found"),
    [
        ("add me to the message", [("who", "me")], ["me"]),
        ("rate it 1 of 6", [("value", "1"), ("best", "6")], ["1", "6"]),
        ("from a to a", [("start", "a"), ("end", "a")], ["a", "a"]),
        ("order LL-1042?", [("order", "LL-1042")], ["LL-1042"]),
    ],
)
def test_values_are_found_in_order_as_whole_words(text: str, values: list, found: list[str]) -> None:
    spans = locate(text, values)
    assert spans is not None
    assert [text[start:end] for start, end, _ in spans] == found
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_whole_words_go_before_parts_of_words() -> None:
    assert locate("a message for me", [("who", "me")]) == [(14, 16, "who")]


def test_what_does_not_stand_there_is_not_found() -> None:
    assert locate("where is it", [("order", "LL-1")]) is None


def test_tags_read_back_give_the_spans() -> None:
    text, spans = "where is LL-1042 please", [(9, 16, "order")]
    encoding, tags = _encode(text), tags_for(["order"])
    targets = tag_targets(spans, encoding, {tag: index for index, tag in enumerate(tags)})
    logits = np.full((len(targets), len(tags)), -5.0, dtype=np.float32)
    for row, target in enumerate(targets):
        if target != IGNORED:
            logits[row, target] = 5.0
    assert best_spans(logits, tags, encoding) == spans


def test_how_sure_the_tags_are_is_told_by_the_beginnings_of_words() -> None:
    tokenizer = Tokenizer(WordPiece({"[UNK]": 0, "my": 1, "par": 2, "##cel": 3}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = BertPreTokenizer()
    encoding = tokenizer.encode("my parcel")
    assert encoding.tokens == ["my", "par", "##cel"]
    nine, three = np.log(9.0), np.log(3.0)
    logits = np.array([[nine, 0.0], [0.0, three], [0.0, 0.0]], dtype=np.float32)
    assert least_sure(logits, encoding) == pytest.approx(0.75)
    assert least_sure(logits[:0], tokenizer.encode("")) == 1.0


def test_an_inside_tag_never_starts_a_span() -> None:
    encoding, tags = _encode("one two"), tags_for(["a", "b"])
    logits = np.zeros((2, len(tags)), dtype=np.float32)
    logits[0, tags.index("B-a")] = 2.0
    logits[1, tags.index("I-b")] = 3.0
    logits[1, tags.index("I-a")] = 2.5
    assert best_spans(logits, tags, encoding) == [(0, 7, "a")]
