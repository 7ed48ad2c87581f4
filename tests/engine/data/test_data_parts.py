"""Which files are for training, for validation and for the test: told by their names, and by all together."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.data.parts import guess_parts


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("a/train.csv", "train"),
        ("a/dev.tsv", "valid"),
        ("toolcalls_test.jsonl", "test"),
        ("my-val-2.csv", "valid"),
        ("test/seq.csv", "test"),
        ("contest.csv", "train"),
        ("test_project/data.csv", "train"),
        ("eng.testa", "valid"),
        ("eng.testb", "test"),
    ],
)
def test_a_name_tells_the_part(name: str, part: str) -> None:
    assert guess_parts([Path("b/train.csv"), Path(name)])[1] == part


def test_without_training_files_there_is_still_something_to_learn_from() -> None:
    assert guess_parts([Path("dev.csv"), Path("test.csv")]) == ["train", "test"]
    assert guess_parts([Path("test.csv")]) == ["train"]
