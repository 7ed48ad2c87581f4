"""Relations: what the model reads, what is refused, and the official score of SemEval-2010 Task 8."""

from __future__ import annotations

import json

import pytest

from engine.errors import BadInput
from engine.tasks.relations import TASK, relation_f1

SPANS = [{"start": 0, "end": 4, "label": "e1"}, {"start": 15, "end": 19, "label": "e2"}]
TEXT = "Anna works for Acme"


def row(spans: object = SPANS) -> dict[str, str]:
    assert TASK.structure is not None
    return dict(TASK.structure({"text": TEXT, "spans": json.dumps(spans), "label": "works-for"}))


def test_both_things_are_marked_in_what_the_model_reads() -> None:
    assert TASK.reads(row()) == "¤ Anna ¤ works for ¶ Acme ¶"
    assert TASK.reads({"text": "<e2>Anna</e2> works for <e1>Acme</e1>"}) == "¶ Anna ¶ works for ¤ Acme ¤"
    assert TASK.reads({"text": "<e1>Anna\nBell</e1> works for <e2>Acme</e2>"}) == "¤ Anna\nBell ¤ works for ¶ Acme ¶"


def test_what_is_handed_over_may_have_its_marks_beside_it_or_in_it() -> None:
    marked = TASK.read((TEXT, json.dumps(SPANS)))
    assert marked == TASK.reads(row()) == TASK.read("<e1>Anna</e1> works for <e2>Acme</e2>")
    assert TASK.read(marked) == marked, "as it was read"


@pytest.mark.parametrize("given", [TEXT, (TEXT, ""), (TEXT, "[]"), "<e1>Anna</e1> works for Acme"])
def test_a_text_without_two_marks_is_refused(given: str | tuple[str, str]) -> None:
    with pytest.raises(BadInput) as caught:
        TASK.read(given)
    assert caught.value.code == "marks_missing"


def test_other_labels_become_first_and_second() -> None:
    named = [{**SPANS[0], "label": "person"}, {**SPANS[1], "label": "company"}]
    assert json.loads(row(named)["spans"]) == SPANS


@pytest.mark.parametrize("spans", [SPANS[:1], [SPANS[0], {"start": 2, "end": 8, "label": "e2"}]])
def test_two_separate_stretches_are_needed(spans: object) -> None:
    with pytest.raises(BadInput) as caught:
        row(spans)
    assert caught.value.code == "relation_form"


def test_the_wrong_direction_is_wrong_and_no_relation_does_not_count() -> None:
    gold = ["A(e1,e2)", "A(e2,e1)", "B(e1,e2)", "Other", "Other"]
    said = ["A(e1,e2)", "A(e1,e2)", "Other", "Other", "B(e1,e2)"]
    # A: 1 right of 2 said and 2 there; B: none right of 1 said and 1 there.
    assert relation_f1(gold, said) == pytest.approx((0.5 + 0.0) / 2)
