"""Answers in passages: where they are learned, in which window they are found, and SQuAD's own way of counting."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from tokenizers import Encoding

from engine.tasks.encoder_task import LossSettings
from engine.tasks.parts.spans import IGNORED
from engine.tasks.parts.tokens import encode, load_tokenizer
from engine.tasks.parts.windows import windows_of
from engine.tasks.question_answering import END, LONGEST, START, TASK, Answer, best_ends
from tests.helpers.tiny_tokenizer import tiny_base

ALWAYS, SOMETIMES = {"may_be_none": False}, {"may_be_none": True}
# [CLS] where is it ? [SEP] meet anna in oslo . [SEP], and 'oslo' is in two pieces: os ##lo.
QUESTION, PASSAGE = "Where is it?", "Meet Anna in Oslo."
LONG = "a b c " * 8 + PASSAGE


def shaped(answer: str, passage: str = PASSAGE) -> dict[str, Any]:
    assert TASK.structure is not None
    return dict(TASK.structure({"text": QUESTION, "text_pair": passage, "target": answer}))


def read(tmp_path: Path, passage: str = PASSAGE, limit: int = 64, question: str = QUESTION) -> Encoding:
    tokenizer = load_tokenizer(Path(tiny_base(tmp_path).folder), limit, windows=True)
    return encode(tokenizer, [(question, passage)])[0]


def test_an_answer_is_learned_at_its_first_and_last_token(tmp_path: Path) -> None:
    encoding = read(tmp_path)
    found = list(TASK.targets(shaped("Oslo"), encoding, ALWAYS)["ends"])  # type: ignore[arg-type]
    first, last = found.index(START), found.index(END)
    assert encoding.tokens[first : last + 1] == ["os", "##lo"]
    assert found[0] == IGNORED
    # Only the passage, of which the rest is 0, can hold an answer.
    assert [place == 1 for place in encoding.sequence_ids] == [target != IGNORED for target in found]


def test_no_answer_is_learned_at_the_first_token(tmp_path: Path) -> None:
    found = list(TASK.targets(shaped(""), read(tmp_path), SOMETIMES)["ends"])  # type: ignore[arg-type]
    assert found[0] == START | END
    assert sum(target > 0 for target in found) == 1


def test_a_window_without_the_answer_says_none_or_teaches_nothing(tmp_path: Path) -> None:
    windows = windows_of(TASK, read(tmp_path, LONG, limit=16))
    assert len(windows) > 2
    row = shaped("Oslo", LONG)
    sometimes = [list(TASK.targets(row, window, SOMETIMES)["ends"]) for window in windows]  # type: ignore[arg-type]
    assert sometimes[0][0] == START | END
    assert START in sometimes[-1]
    always = [set(TASK.targets(row, window, ALWAYS)["ends"]) for window in windows]  # type: ignore[arg-type]
    assert always[0] == {IGNORED}


def test_every_word_of_a_long_passage_is_in_a_window_with_the_whole_question(tmp_path: Path) -> None:
    windows = windows_of(TASK, read(tmp_path, LONG, limit=16))
    seen = {at for window in windows for at, side in zip(window.offsets, window.sequence_ids, strict=True) if side == 1}
    whole = read(tmp_path, LONG, limit=512)
    assert seen == {at for at, side in zip(whole.offsets, whole.sequence_ids, strict=True) if side == 1}
    assert all(window.tokens[1:5] == ["where", "is", "it", "?"] for window in windows)


def test_a_question_longer_than_the_limit_leaves_room_for_the_passage(tmp_path: Path) -> None:
    windows = windows_of(TASK, read(tmp_path, LONG, limit=16, question="where is my parcel " * 20))
    assert all(len(window.ids) <= 16 and window.sequence_ids.count(1) for window in windows)


def test_the_loss_is_the_mean_cross_entropy_of_both_ends() -> None:
    import torch

    targets = {"ends": torch.tensor([[IGNORED, START, END, 0]])}
    logits = torch.zeros(1, 4, 2)
    assert float(TASK.loss([logits], targets, LossSettings())) == pytest.approx(math.log(3))
    logits[0, 1, 0] = logits[0, 2, 1] = math.log(2)
    assert float(TASK.loss([logits], targets, LossSettings())) == pytest.approx(math.log(2))
    nothing = {"ends": torch.full((1, 4), IGNORED)}
    assert float(TASK.loss([logits], nothing, LossSettings())) == 0.0


def scores(windows: list[Encoding], words: dict[int, tuple[str, float]], none: float = 0.0) -> NDArray[np.float32]:
    """Return logits in which the token of a window (from 0) is both ends with that score; `none` at each first."""
    tables = []
    for number, window in enumerate(windows):
        table = np.full((len(window.ids), 2), -2.0, np.float32)
        table[0] = none
        if number in words:
            word, score = words[number]
            table[window.tokens.index(word)] = score
        tables.append(table)
    return np.concatenate(tables)


def test_the_best_span_of_all_windows_is_the_answer(tmp_path: Path) -> None:
    encoding = read(tmp_path, LONG, limit=16)
    windows = windows_of(TASK, encoding)
    last = len(windows) - 1
    said = TASK.decode(
        {"ends": scores(windows, {0: ("b", 2.0), last: ("anna", 5.0)})}, encoding, (QUESTION, LONG), ALWAYS
    )
    assert said.value == "Anna"
    assert 0.5 < said.confidence < 1
    # The window that is least sure of there being none decides.
    quiet = scores(windows, {last: ("anna", 1.0)}, none=3.0)
    assert TASK.decode({"ends": quiet}, encoding, (QUESTION, LONG), SOMETIMES).value == ""
    assert TASK.decode({"ends": quiet}, encoding, (QUESTION, LONG), ALWAYS).value == "Anna"


def test_a_passage_without_words_has_no_answer(tmp_path: Path) -> None:
    encoding = read(tmp_path, " ")
    logits = np.zeros((len(encoding.ids), 2), np.float32)
    assert TASK.decode({"ends": logits}, encoding, (QUESTION, " "), ALWAYS).value == ""


def test_an_answer_ends_behind_its_start_and_not_far_away() -> None:
    table = np.zeros((80, 2))
    table[40, 0], table[10, 1], table[40 + LONGEST, 1], table[45, 1] = 9, 9, 9, 1
    assert best_ends(table) == (10.0, 40, 45)
    generator = np.random.default_rng(0)
    for count in (1, 5, 50):
        table = generator.normal(size=(count, 2))
        every = [(table[a, 0] + table[b, 1], a, b) for a in range(count) for b in range(a, min(count, a + LONGEST))]
        assert best_ends(table) == pytest.approx(max(every))


def test_the_nearest_accepted_answer_counts_as_squads_scorer_has_it() -> None:
    row = shaped("Oslo") | {"answers": json.dumps([{"text": "Oslo"}, {"text": "in the city of Oslo"}])}
    gold = [TASK.gold(row), Answer("")]
    found = TASK.metrics(gold, ["The City of OSLO!", "nothing"])
    # 'city of oslo' shares 3 words with 'in city of oslo'; what has no answer is right only where none is given.
    assert found["f1"] == pytest.approx((2 * 3 / 7 + 0) / 2)
    assert found["exact_match"] == 0.0
    assert TASK.metrics(gold, ["in city of Oslo", ""]) == {"f1": 1.0, "exact_match": 1.0}
