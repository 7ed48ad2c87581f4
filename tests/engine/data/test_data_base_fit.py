"""What the doctor says with a base model's tokenizer: texts that are cut, and words that the base does not know."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.commands import ImportSpec
from engine.data.doctor import base_fit
from engine.data.importing import check
from engine.results import Problem
from engine.sentences import PROBLEMS, fill
from engine.tasks.parts.token_counts import TokenCounter
from engine.tasks.registry import task_named
from tests.helpers.tiny_tokenizer import tiny_base

Examine = Callable[..., dict[str, Problem]]
KINDS = {"cut_texts", "cut_texts_about", "far_from_base", "broken_words", "long_texts"}


@pytest.fixture
def examine(tmp_path: Path) -> Examine:
    """Return what gives the doctor's findings about texts; `limit` 0 is an import without a base model."""
    base = tiny_base(tmp_path / "tiny")
    task = task_named("classification")

    def found(texts: list[str], limit: int = 64) -> dict[str, Problem]:
        path = tmp_path / "rows.csv"
        lines = [f'"{text}",{"ab"[at % 2]}' for at, text in enumerate(texts)]
        path.write_text("text,label\n" + "\n".join(lines) + "\n", encoding="utf-8")
        counts = TokenCounter(task, base, lambda _: limit) if limit else None
        spec = ImportSpec((str(path),), "classification", columns={"text": "text", "label": "label"})
        problems = check(spec, task.info, task.structure, counts=counts).problems
        return {problem.kind: problem for problem in problems if problem.kind in KINDS}

    return found


def known(count: int) -> list[str]:
    return [f"where is my parcel {at}" for at in range(count)]


def test_cut_texts_are_counted_and_take_the_place_of_the_guess(examine: Examine) -> None:
    long = "the lamp is late and " * 50
    texts = [*known(37), f"{long}a", f"{long}b", "the lamp is late and " * 13]
    assert list(examine(texts, limit=0)) == ["long_texts"]
    found = examine(texts)
    assert set(found) == {"cut_texts"}
    problem = found["cut_texts"]
    assert (problem.count, problem.severity) == (3, "info")
    assert problem.params == {"base": "Tiny", "limit": 64}
    assert [example["row"] for example in problem.examples] == [39, 40, 41]
    assert problem.examples[2]["value"].startswith("(67) the lamp")


def test_where_a_tenth_is_cut_it_is_worth_care(examine: Examine) -> None:
    texts = [*known(36), *(f"{'the lamp is late and ' * 20}{at}" for at in range(4))]
    assert examine(texts)["cut_texts"].severity == "careful"


def test_of_many_long_texts_every_nth_is_counted(examine: Examine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base_fit, "MOST_CHARACTERS", 4000)
    texts = [f"{'the lamp is late and ' * 20}{at}" for at in range(200)]
    problem = examine(texts)["cut_texts_about"]
    assert 170 <= problem.count <= 210
    assert fill(PROBLEMS[problem.kind].message, {"count": problem.count, **problem.params}).endswith("about 200.")


def test_a_text_of_another_language_is_far_from_the_base(examine: Examine) -> None:
    texts = [*known(20), *(f"我的包裹还没有到{at}" for at in range(20))]
    problem = examine(texts)["far_from_base"]
    assert problem.severity == "careful"
    assert 50 <= problem.params["share"] <= 80
    assert problem.count == 20
    assert all("包裹" in example["value"] for example in problem.examples)
    assert fill(PROBLEMS["far_from_base"].message, problem.params).endswith("unknown to the base model Tiny.")


def test_a_few_unknown_words_are_only_mentioned(examine: Examine) -> None:
    assert examine([*known(60), *["where is my Schrank"] * 10])["far_from_base"].severity == "info"


def test_words_in_many_pieces_are_told(examine: Examine) -> None:
    texts = [f"where is a{at:04d}xyz and b{at:04d}abc" for at in range(40)]
    problem = examine(texts)["broken_words"]
    assert problem.severity == "careful"
    assert problem.params["pieces"] > 2


def test_a_base_that_knows_the_words_and_too_few_words_are_no_finding(examine: Examine) -> None:
    assert examine(known(40)) == {}
    assert examine(["我的包裹", "还没有到", "灯坏了", "谢谢"]) == {}
