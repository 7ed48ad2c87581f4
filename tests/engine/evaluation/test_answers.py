"""The answers behind a report: every row kept, and found again by cell, slice, search."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.data.sql import literal, one_file
from engine.data.workbench import Bench
from engine.evaluation.answers import FILE, Narrowing, page_answers, read_answers, write_answers
from engine.evaluation.report import build_report
from engine.evaluation.slices import slice_keys
from engine.results import Prediction
from engine.tasks.registry import task_named

GOLD = ["a", "a", "a", "b", "b", "c"]
SAID = ["a", "a", "b", "b", "c", "c"]
# Texts that a reader of JSON might take for something else.
TEXTS = ["2026-01-01", "12", "true", "null", "it's “quoted”", "包裹\n还没到"]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Six answers of a classifier, the column `region` beside them."""
    task = task_named("classification")
    rows = [{"text": text, "label": label} for text, label in zip(TEXTS, GOLD, strict=True)]
    predictions = [Prediction(label, 0.5 + at / 20) for at, label in enumerate(SAID)]
    columns = [{"region": "north" if at < 2 else "south"} for at in range(6)]
    keys = slice_keys(TEXTS, GOLD, [""] * 6, columns)
    write_answers(tmp_path, task, rows, predictions, ["b"] * 6, columns, keys)
    return tmp_path / FILE


def test_every_answer_comes_back_as_it_was(kept: Path) -> None:
    found = list(read_answers(kept))
    assert [row["text"] for row in found] == TEXTS
    assert [(row["gold"], row["predicted"], row["base"]) for row in found] == [
        (gold, said, "b") for gold, said in zip(GOLD, SAID, strict=True)
    ]
    assert [row["is_right"] for row in found] == [True, True, False, True, False, True]
    assert found[1]["columns"] == {"region": "north"}
    assert [path.name for path in kept.parent.iterdir()] == [FILE]


def test_where_the_second_of_two_texts_begins_is_kept(tmp_path: Path) -> None:
    task = task_named("pairs")
    rows = [{"text": "one\ntwo 包裹", "text_pair": "three\nfour", "label": "same"}]
    write_answers(tmp_path, task, rows, [Prediction("same", 0.9)], None, [], [])
    [found] = page_answers(tmp_path / FILE, Narrowing()).rows
    text, first = found["text"], found["first"]
    assert (text[:first], text[first + 1 :]) == ("one\ntwo 包裹", "three\nfour")


def test_answers_that_an_earlier_version_kept_are_read(kept: Path) -> None:
    older = kept.with_name("older.parquet")
    with Bench() as bench:
        copied = f"SELECT * EXCLUDE (first) FROM read_parquet({one_file(kept)})"
        bench.con.execute(f"COPY ({copied}) TO {literal(str(older))} (FORMAT parquet)")
    assert list(read_answers(older)) == list(read_answers(kept))
    assert page_answers(older, Narrowing(search="quoted")).rows[0]["first"] is None


def test_a_page_holds_the_surest_of_those_that_are_wanted(kept: Path) -> None:
    def rows(wanted: Narrowing) -> list[int]:
        return [row["row"] for row in page_answers(kept, wanted).rows]

    assert rows(Narrowing()) == [6, 5, 4, 3, 2, 1]
    assert rows(Narrowing(wrong=True)) == [5, 3]
    assert rows(Narrowing(gold="a", said="b")) == [3]
    assert rows(Narrowing(gold="a")) == [3, 2, 1]
    assert rows(Narrowing(said="c")) == [6, 5]
    assert rows(Narrowing(search="QUOTED")) == [5]
    assert rows(Narrowing(slice=("column", "region", "north"))) == [2, 1]
    second = page_answers(kept, Narrowing(), offset=4, limit=4)
    assert (second.total, [row["row"] for row in second.rows]) == (6, [2, 1])


def test_marked_words_are_found_by_the_cell_they_are_counted_in(tmp_path: Path) -> None:
    task = task_named("entities")
    spans = [{"start": 0, "end": 3, "label": "PER"}, {"start": 7, "end": 11, "label": "LOC"}]
    rows = [{"text": "Ana in Oslo", "spans": json.dumps(spans)}, {"text": "none here", "spans": "[]"}]
    predictions = [Prediction([(0, 3, "LOC")], 0.9), Prediction([(0, 4, "PER")], 0.8)]
    write_answers(tmp_path, task, rows, predictions, None, [], [])
    report = build_report(task, rows, predictions, {}, "")
    labels = report.confusion.labels
    for row, gold in enumerate(labels):
        for column, said in enumerate(labels):
            total = page_answers(tmp_path / FILE, Narrowing(gold=gold, said=said)).total
            assert total == report.confusion.counts[row][column]
    assert page_answers(tmp_path / FILE, Narrowing(gold="PER", said="LOC")).rows[0]["predicted"] == [[0, 3, "LOC"]]
