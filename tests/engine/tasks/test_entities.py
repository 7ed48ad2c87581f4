"""Entities: what a cell of marked words may hold, and scores that agree with seqeval's strict ones."""

from __future__ import annotations

import json
import random

import pytest
from seqeval.metrics import f1_score
from seqeval.scheme import IOB2

from engine.errors import BadInput
from engine.tasks.entities import TASK
from engine.tasks.parts.spans import Span, span_f1

WORDS = 12


def shaped(text: str, spans: object) -> list[dict[str, object]]:
    assert TASK.structure is not None
    cell = spans if isinstance(spans, str) else json.dumps(spans)
    found: list[dict[str, object]] = json.loads(TASK.structure({"text": text, "spans": cell})["spans"])
    return found


def test_spans_stand_in_the_order_of_the_text() -> None:
    late, early = {"start": 8, "end": 12, "label": "place"}, {"start": 0, "end": 4, "label": "person"}
    assert shaped("Anna in Oslo", [late, early]) == [early, late]
    assert shaped("Nobody is here", "") == []


@pytest.mark.parametrize(
    "spans", ["not json", "{}1", '[{"start": 0}]', [{"start": 3, "end": 99, "label": "x"}], [{"start": 2, "end": 2}]]
)
def test_what_cannot_be_read_is_refused(spans: object) -> None:
    with pytest.raises(BadInput) as caught:
        shaped("Anna in Oslo", spans)
    assert caught.value.code == "span_form"


def random_tags(chance: random.Random) -> list[str]:
    """Return valid BIO tags of one sentence of single-letter words."""
    tags: list[str] = []
    for _ in range(WORDS):
        goes_on = tags and tags[-1] != "O" and chance.random() < 0.4
        tags.append("I" + tags[-1][1:] if goes_on else chance.choice(["O", "O", "B-x", "B-y"]))
    return tags


def spans_of(tags: list[str]) -> list[Span]:
    """Return the spans with a word's number as its place."""
    spans: list[Span] = []
    for at, tag in enumerate(tags):
        if tag.startswith("B"):
            spans.append((at, at + 1, tag[2:]))
        elif tag.startswith("I"):
            spans[-1] = (spans[-1][0], at + 1, tag[2:])
    return spans


def test_the_score_is_seqevals_strict_one() -> None:
    chance = random.Random(0)
    gold, said = ([random_tags(chance) for _ in range(50)] for _ in range(2))
    expected = f1_score(gold, said, mode="strict", scheme=IOB2)
    assert span_f1([*map(spans_of, gold)], [*map(spans_of, said)]) == pytest.approx(expected)


def test_each_span_is_counted_once_by_class() -> None:
    gold = [[(0, 4, "person"), (8, 12, "place")]]
    said = [[(0, 4, "place"), (5, 7, "place")]]
    true, found = TASK.paired(gold, said)
    assert list(zip(true, found, strict=True)) == [("person", "place"), ("", "place"), ("place", "")]


def test_the_lookup_baseline_finds_the_longest_words_it_has_seen() -> None:
    rows = [
        {"text": "New York", "spans": json.dumps([{"start": 0, "end": 8, "label": "place"}])},
        {"text": "York", "spans": json.dumps([{"start": 0, "end": 4, "label": "name"}])},
    ]
    known = TASK.lexicon(rows)
    assert TASK.answer("", "from New York to York", known) == [(5, 13, "place"), (17, 21, "name")]
