"""Rows of questions with passages and of conversations: what they become, and what is refused."""

from __future__ import annotations

import json

import pytest

from engine.errors import BadInput
from engine.tasks import dialogue, question_answering
from engine.tasks.registry import learned_by

PASSAGE = "We open at nine. We close at six."


def question(**cells: str) -> dict[str, str]:
    structure = question_answering.TASK.structure
    assert structure is not None
    return dict(structure({"text": "When do you open?", "text_pair": PASSAGE, "target": "at nine", **cells}))


def test_an_answer_is_found_in_its_passage() -> None:
    shaped = question()
    assert json.loads(shaped["answers"]) == [{"text": "at nine", "answer_start": 8}]
    assert json.loads(question(target="")["answers"]) == []


def test_given_places_stand() -> None:
    given = [{"text": "We", "answer_start": 17}]
    assert json.loads(question(answers=json.dumps(given))["answers"]) == given


@pytest.mark.parametrize(
    "cells",
    [{"target": "at ten"}, {"answers": '[{"text": "at nine", "answer_start": 9}]'}, {"answers": "no list"}],
)
def test_an_answer_that_is_not_there_is_refused(cells: dict[str, str]) -> None:
    with pytest.raises(BadInput) as caught:
        question(**cells)
    assert caught.value.code == "answer_form"


def test_a_conversation_is_what_was_said_before_the_last_reply() -> None:
    structure = dialogue.TASK.structure
    assert structure is not None
    said = [
        ("system", "Be kind."),
        ("user", "Hello"),
        ("assistant", "Good day"),
        ("user", "A pen?"),
        ("assistant", "1 €"),
    ]
    row = structure({"messages": [{"role": role, "content": words} for role, words in said]})
    read = "system: Be kind.\nuser: Hello\nassistant: Good day\nuser: A pen?"
    assert (row["text"], row["target"]) == (read, "1 €")
    with pytest.raises(BadInput):
        structure({"messages": [{"role": "user", "content": "Hello"}]})


def test_a_base_of_another_family_is_refused() -> None:
    with pytest.raises(BadInput) as caught:
        learned_by("translation", "MiniLM", "encoder")
    assert (caught.value.code, caught.value.params["wanted"]) == ("base_family", "decoder, encoder-decoder")
