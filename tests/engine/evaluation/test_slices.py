"""Where a model does worse, against counts made by hand."""

from __future__ import annotations

import numpy as np
import pytest

from engine.evaluation.slices import LEAST_ROWS, _discoveries, measure_slices, slice_keys

NORTH, SOUTH = ("column", "region", "north"), ("column", "region", "south")


def test_a_group_that_is_answered_worse_is_marked_and_comes_first() -> None:
    keys = [[NORTH]] * 20 + [[SOUTH]] * 80
    scores = np.array([1.0] * 8 + [0.0] * 12 + [1.0] * 76 + [0.0] * 4)
    north, south = measure_slices(scores, keys)
    assert (north.by, north.column, north.value, north.rows) == ("column", "region", "north", 20)
    assert (north.metric.value, north.rest) == (0.4, 0.95)
    # Wilson's interval for 8 of 20.
    assert (north.metric.low, north.metric.high) == (pytest.approx(0.2188, abs=1e-4), pytest.approx(0.6134, abs=1e-4))
    assert north.worse
    assert not south.worse


def test_fisher_s_p_is_the_one_counted_by_hand() -> None:
    # 20 rows, 10 of them right; a slice of 10 with none right: one way in C(20, 10) = 184756.
    scores = np.array([0.0] * 10 + [1.0] * 10)
    worst = measure_slices(scores, [[NORTH]] * 10 + [[SOUTH]] * 10)[0]
    assert worst.value == "north"
    assert worst.p == pytest.approx(1 / 184_756)


def test_of_many_slices_chance_finds_no_worse_one() -> None:
    generator = np.random.default_rng(1)
    scores = (generator.random(2000) < 0.8).astype(float)
    keys = [[("column", "batch", str(at % 40))] for at in range(2000)]
    found = measure_slices(scores, keys)
    assert len(found) == 40
    assert min(item.p for item in found) < 0.05
    assert not any(item.worse for item in found)


def test_benjamini_and_hochberg_by_hand() -> None:
    # Limits 0.0125, 0.025, 0.0375, 0.05: the third stands, and with it what is below.
    assert _discoveries([0.04, 0.03, 0.2, 0.001]) == [False, False, False, True]
    assert _discoveries([0.037, 0.03, 0.2, 0.001]) == [True, True, False, True]
    assert _discoveries([]) == []


def test_of_an_error_more_is_worse() -> None:
    keys = [[NORTH]] * 15 + [[SOUTH]] * 45
    errors = np.concatenate([np.linspace(2, 3, 15), np.linspace(0, 1, 45)])
    found = measure_slices(errors, keys, lower_is_better=True)
    assert [(item.value, item.worse) for item in found] == [("north", True), ("south", False)]
    assert found[0].metric.value == pytest.approx(2.5)


def test_rows_are_cut_by_length_language_class_and_the_columns_that_group_them() -> None:
    texts = ["a b"] * 4 + ["a b c d"] * 4 + ["包裹还没有到"] * 4
    labels = ["x", "y"] * 6
    columns = [{"region": "north" if at < 6 else "south", "id": str(at), "copy": labels[at]} for at in range(12)]
    columns = [{**row, "many": str(at)} for at, row in enumerate(columns)]
    found = slice_keys(texts * 4, labels * 4, (["en"] * 8 + ["zh"] * 4) * 4, _numbered(columns * 4))
    assert {key for row in found for key in row if key[0] == "length"} == {
        ("length", "", "2-2"), ("length", "", "4-4"), ("length", "", "6-6"),
    }  # fmt: skip
    assert ("language", "", "zh") in found[8]
    assert ("label", "", "y") in found[1]
    # Not the column that repeats the class, nor one that numbers the rows.
    assert {key[1] for row in found for key in row if key[0] == "column"} == {"region"}


def test_a_slice_of_few_rows_is_left_out() -> None:
    keys = [[NORTH]] * (LEAST_ROWS - 1) + [[SOUTH]] * 30
    assert [item.value for item in measure_slices(np.ones(len(keys)), keys)] == ["south"]


def _numbered(columns: list[dict[str, str]]) -> list[dict[str, str]]:
    return [
        {"region": row["region"], "copy": row["copy"], "id": f"id-{at}", "many": f"row-{at}"}
        for at, row in enumerate(columns)
    ]
