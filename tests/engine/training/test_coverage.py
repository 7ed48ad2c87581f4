"""Fewer rows are chosen for what they say together, and no class is lost by it."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from engine.training import coverage
from engine.training.coverage import covering, drawn
from engine.training.recipe import MOST_CHOSEN

OFTEN = [f"where is my {thing} please" for thing in ("parcel", "order", "letter", "box") * 10]


def test_what_is_said_already_is_not_chosen_again() -> None:
    texts = [*OFTEN, "the lamp is broken", "book a table for two"]
    chosen = covering(texts, [""] * len(texts), 6)
    assert {texts[place] for place in chosen} == set(texts)
    assert chosen == sorted(set(chosen))


def test_chosen_texts_share_more_words_with_all_than_as_many_from_all_over() -> None:
    chance = np.random.default_rng(0)
    words = [f"word{place}" for place in range(400)]
    shares = 1 / np.arange(1, 401)
    texts = [" ".join(chance.choice(words, 6, p=shares / shares.sum())) for _ in range(600)]

    def said(places: list[int]) -> int:
        return len({word for place in places for word in texts[place].split()})

    assert said(covering(texts, [""] * 600, 60)) > 1.2 * said(list(range(0, 600, 10)))


@pytest.mark.parametrize("count", [14, 20])
def test_a_rare_class_keeps_its_rows(count: int) -> None:
    classes = ["often"] * len(OFTEN) + ["rare"] * 6
    texts = [*(f"{text} {place}" for place, text in enumerate(OFTEN)), *["no"] * 6]
    found = Counter(classes[place] for place in covering(texts, classes, count))
    assert found == {"often": count - 6, "rare": 6}


def test_all_are_taken_where_there_are_not_more() -> None:
    assert covering(["a b", "c"], ["x", "y"], 2) == [0, 1]
    with pytest.raises(ValueError, match="at most"):
        covering(["a b", "c"], ["x", "y"], MOST_CHOSEN + 1)


def test_of_very_many_texts_some_of_every_class_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coverage, "MOST_CHOSEN", 50)
    classes = ["rare"] * 10 + ["often"] * 990
    texts = [f"text {place}" for place in range(1000)]
    chosen = covering(texts, classes, 30)
    assert Counter(classes[place] for place in chosen)["rare"] >= 8
    assert max(chosen) > 300, "they come from all over"


@pytest.mark.parametrize(("count", "expected"), [(2, (1, 1)), (16, (8, 8)), (60, (8, 52)), (600, (8, 592))])
def test_rows_are_drawn_by_the_share_of_their_class(count: int, expected: tuple[int, int]) -> None:
    classes = ["rare"] * 10 + ["often"] * 990
    chosen = drawn(classes, count)
    found = Counter(classes[place] for place in chosen)
    assert (found["rare"], found["often"]) == expected
    assert chosen == drawn(classes, count) == sorted(set(chosen))
    assert drawn(classes, 2000) == list(range(1000))


def test_signs_of_chinese_are_words() -> None:
    texts = ["包裹在哪里", "包裹在哪里呢", "灯坏了"]
    assert covering(texts, [""] * 3, 2) in ([0, 2], [1, 2])
