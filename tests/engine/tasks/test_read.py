"""What a model is handed becomes what it reads: one text, or two where its task reads a pair."""

from __future__ import annotations

import pytest

from engine.errors import BadInput
from engine.tasks.registry import task_named


def test_a_text_is_read_as_its_task_reads_rows() -> None:
    assert task_named("classification").read("Hello") == "Hello"
    assert task_named("relations").read("<e1>Anna</e1> left <e2>Acme</e2>") == "¤ Anna ¤ left ¶ Acme ¶"
    assert task_named("tool-calls").read("Hello") == "Hello"


def test_two_texts_are_read_as_a_pair_and_one_is_refused() -> None:
    assert task_named("pairs").read(("a", "b")) == ("a", "b")
    with pytest.raises(BadInput) as caught:
        task_named("question-answering").read("When?")
    assert (caught.value.code, caught.value.params) == (
        "text_pair_missing",
        {"first": "question", "second": "context"},
    )
