"""What a model looked at: words left out in turn, by a scripted model and by the tiny one that was exported."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from engine.inference.occlusion import MOST, explain
from engine.results import Prediction


def scripted(texts: Sequence[str]) -> list[Prediction]:
    """Say 'late' with 0.9, with 0.3 where 'late' is missing, and for sure where 'not' is."""
    found = []
    for text in texts:
        chance = 0.3 if "late" not in text else 1.0 if "not" not in text else 0.9
        said, other = ("late", "fine") if chance > 0.5 else ("fine", "late")
        found.append(Prediction(said, max(chance, 1 - chance), ((other, min(chance, 1 - chance)),)))
    return found


def test_a_word_weighs_what_its_absence_takes() -> None:
    text = "it is not late"
    found = explain(text, scripted, str)
    assert found.prediction.value == "late"
    weights = {text[word.start : word.end]: word.weight for word in found.words}
    assert weights["late"] == pytest.approx(0.9 - 0.3)
    assert weights["not"] == pytest.approx(0.9 - 1.0)
    assert weights["it"] == 0.0


def test_every_sign_of_chinese_is_a_word_of_its_own() -> None:
    found = explain("包裹 late 了", scripted, str)
    assert [(word.start, word.end) for word in found.words] == [(0, 1), (1, 2), (3, 7), (8, 9)]


def test_a_long_text_is_left_out_in_stretches() -> None:
    asked: list[str] = []

    def counting(texts: Sequence[str]) -> list[Prediction]:
        asked.extend(texts)
        return scripted(texts)

    text = " ".join(["not", "late", *("word" for _ in range(1000))])
    found = explain(text, counting, str)
    assert len(asked) <= MOST + 1
    assert found.words[0].start == 0
    assert found.words[-1].end == len(text)
    assert found.words[0].weight == pytest.approx(0.6)


def test_an_empty_text_has_no_words() -> None:
    assert explain("  ", scripted, str).words == ()
