"""Rows as a base model reads them: the tokens, the cut, what is unknown, and the tags that training would learn."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.errors import BadInput
from engine.results import BaseModel, ReadRow
from engine.tasks.parts.token_counts import TokenCounter
from engine.tasks.parts.token_preview import CUT_SHOWN, read_rows
from engine.tasks.registry import task_named
from tests.helpers.tiny_tokenizer import tiny_base


@pytest.fixture
def base(tmp_path: Path) -> BaseModel:
    return tiny_base(tmp_path / "tiny")


def words(row: ReadRow) -> list[str]:
    return [row.text[token.start : token.end] for token in row.tokens]


def test_a_class_is_learned_from_all_tokens_and_the_rest_is_cut_off(base: BaseModel) -> None:
    rows = [{"text": "Where is my parcel?", "label": "late"}, {"text": "It is late and the lamp is late", "label": ""}]
    found = read_rows(task_named("classification"), base, 8, rows)
    assert (found.base, found.limit, found.learns) == ("Tiny", 8, ("class",))
    whole, cut = found.rows
    assert words(whole) == ["Where", "is", "my", "parcel", "?"]
    assert (whole.count, whole.read, whole.learned) == (5, 5, "late")
    assert not any(token.tag for token in whole.tokens)
    # Two of the eight tokens are the special ones around the text.
    assert (cut.count, cut.read, cut.learned) == (8, 6, "")
    assert words(cut)[cut.read :] == ["is", "late"]


def test_of_a_long_rest_the_beginning_is_shown_and_all_is_counted(base: BaseModel) -> None:
    text = " ".join(["lamp"] * 500)
    (row,) = read_rows(task_named("classification"), base, 8, [{"text": text, "label": "a"}]).rows
    assert (row.count, row.read, len(row.tokens)) == (500, 6, 6 + CUT_SHOWN)
    assert row.text == " ".join(["lamp"] * (6 + CUT_SHOWN))


def test_unknown_words_are_marked(base: BaseModel) -> None:
    (row,) = read_rows(task_named("classification"), base, 64, [{"text": "my 包裹 is late", "label": "a"}]).rows
    assert [(word, token.known) for word, token in zip(words(row), row.tokens, strict=True)] == [
        ("my", True),
        ("包", False),
        ("裹", False),
        ("is", True),
        ("late", True),
    ]


def test_entities_learn_a_tag_on_the_first_token_of_a_word(base: BaseModel) -> None:
    spans = [{"start": 5, "end": 9, "label": "person"}, {"start": 13, "end": 17, "label": "place"}]
    row = {"text": "Meet Anna in Oslo.", "spans": json.dumps(spans)}
    found = read_rows(task_named("entities"), base, 64, [row])
    assert found.learns == ("tags",)
    tagged = [(word, token.tag) for word, token in zip(words(found.rows[0]), found.rows[0].tokens, strict=True)]
    assert tagged == [("Meet", "O"), ("Anna", "B-person"), ("in", "O"), ("Os", "B-place"), ("lo", ""), (".", "O")]
    assert found.rows[0].learned == ""


def test_tool_calls_learn_the_tool_and_its_arguments(base: BaseModel) -> None:
    target = {"tool": "find", "arguments": {"what": "lamp"}}
    row = {"text": "Where is the lamp?", "label": "find", "target": json.dumps(target)}
    found = read_rows(task_named("tool-calls"), base, 64, [row])
    assert found.learns == ("class", "tags")
    assert found.rows[0].learned == "find"
    assert [token.tag for token in found.rows[0].tokens] == ["O", "O", "O", "B-what", "O"]


def test_a_question_shows_its_passage_and_the_answer(base: BaseModel) -> None:
    row = {"text": "Where?", "text_pair": "in Oslo", "target": "Oslo", "answers": "[]"}
    found = read_rows(task_named("question-answering"), base, 64, [row])
    assert (found.learns, found.limit) == (("ends",), 0)
    assert words(found.rows[0]) == ["Where", "?", "in", "Os", "lo"]
    assert found.rows[0].learned == "Oslo"


def test_texts_without_labels_learn_nothing(base: BaseModel) -> None:
    found = read_rows(task_named("entities"), base, 64, [{"text": "Meet Anna"}], labelled=False)
    assert (found.learns, [token.tag for token in found.rows[0].tokens]) == ((), ["", ""])


def test_a_damaged_tokenizer_is_told(base: BaseModel) -> None:
    (Path(base.folder) / "tokenizer.json").write_text("{", encoding="utf-8")
    with pytest.raises(BadInput) as told:
        read_rows(task_named("classification"), base, 64, [])
    assert told.value.code == "base_no_tokenizer"


def test_lengths_count_special_tokens_and_stop_where_a_text_is_surely_too_long(base: BaseModel) -> None:
    counter = TokenCounter(task_named("classification"), base, lambda _: 8)
    texts = ["Where is my parcel?", " ".join(["lamp"] * 1000), "q" * 70]
    lengths = counter.lengths([{"text": text} for text in texts], 8)
    assert lengths[0] == 7
    assert 8 < lengths[1] < 1000
    assert lengths[2] == 3  # one unknown word, however long


def test_pieces_count_words_tokens_and_unknown_ones(base: BaseModel) -> None:
    counter = TokenCounter(task_named("classification"), base, lambda _: 8)
    assert counter.pieces(["Anna in Oslo", "a1b2 包裹", ""]) == [(3, 4, 0), (3, 6, 2), (0, 0, 0)]
