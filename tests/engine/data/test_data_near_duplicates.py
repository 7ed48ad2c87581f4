"""Training rows that are nearly a test row: found whatever the split was, told beside their twin, left out on wish."""

from __future__ import annotations

import pytest

from engine.commands import ImportSpec, Split
from engine.data.doctor import near_duplicates
from engine.data.importing import check, import_dataset

TEST = [
    "Where is my parcel, please?",
    "thank you",
    "I would like to know when the broken lamp that I sent back will be refunded",
    "请问我的订单什么时候可以送到北京市",
    "the same text on both sides",
]
NEAR = [
    "please: where is my PARCEL",
    "Thank you!!",
    "I'd would like to know when the broken lamp that I sent back will be refunded",
    "请问我的订单什么时候可以送到北京市？",
]
FAR = [
    "thank you much",
    "Where is my lamp, please?",
    "你好",
    "the same text on both sides",
    "???",
    "no words in common",
]


def rows(texts: list[str]) -> str:
    return "text,label\n" + "".join(f'"{text}",l{n % 2}\n' for n, text in enumerate(texts))


@pytest.fixture
def spec(put):
    return ImportSpec(
        (put("train.csv", rows(NEAR + FAR)),), "classification", test=(put("test.csv", rows(TEST)),), split=Split(0, 0)
    )


def found(spec, task, kind="near_overlap"):
    return next((problem for problem in check(spec, task).problems if problem.kind == kind), None)


def test_words_count_and_nothing_else(spec, task):
    problem = found(spec, task)
    assert (problem.severity, problem.count, problem.repair) == ("info", 4, "drop_near_overlap")
    assert [example["row"] for example in problem.examples] == [2, 3, 4, 5]
    assert problem.examples[0]["value"] == f"{NEAR[0]} → {TEST[0]}"
    assert problem.examples[0]["file"].endswith("train.csv")
    assert found(spec, task, "overlap").count == 1


def test_training_rows_go_and_test_rows_stay(spec, task, tmp_path):
    wanted = ImportSpec(spec.paths, spec.task, test=spec.test, split=spec.split, repairs=("drop_near_overlap",))
    assert import_dataset(spec, task, tmp_path / "1.parquet").rows == {"train": 10, "test": 5}
    assert import_dataset(wanted, task, tmp_path / "2.parquet").rows == {"train": 6, "test": 5}
    assert found(wanted, task).count == 4


def test_what_a_split_by_chance_parts_is_told(put, task):
    texts = [f"please tell me today where my good parcel number {n} is{mark}" for n in range(50) for mark in ("", "?")]
    path = put("all.csv", rows(texts))
    problem = found(ImportSpec((path,), "classification"), task)
    assert problem is not None
    assert 0 < problem.count < 100


def test_neither_too_many_rows_nor_too_much_work(spec, task, monkeypatch):
    monkeypatch.setattr(near_duplicates, "MOST_WORDS", 30)
    assert 0 < found(spec, task).count < 4
    monkeypatch.setattr(near_duplicates, "MOST_ROWS", 14)
    assert found(spec, task) is None


def test_every_pair_that_is_alike_enough_is_found(put, task):
    """The rare words that are looked up are those that the definition needs: held against comparing all with all."""
    words = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu"]
    texts = [" ".join(words[n % 12 : n % 12 + 1 + n % 9] + words[: n % 7]) for n in range(300)]
    train, test = sorted(set(texts[::2])), sorted(set(texts[1::2]) - set(texts[::2]))
    spec = ImportSpec(
        (put("a.csv", rows(train)),), "classification", test=(put("b.csv", rows(test)),), split=Split(0, 0)
    )

    def alike(one, other):
        a, b = set(one.split()), set(other.split())
        return a == b or (min(len(a), len(b)) >= 5 and len(a & b) / len(a | b) >= 0.8)

    expected = sum(any(alike(text, other) for other in test) for text in train)
    assert expected > 5
    assert found(spec, task).count == expected
