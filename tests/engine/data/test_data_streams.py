"""Rows through a model: what comes in goes out, in every format, and a failure leaves nothing."""

from __future__ import annotations

import pytest

from engine.data.bench import Bench, file_literal
from engine.data.streams import RowWriter, count_rows, iterate
from engine.errors import BadInput

ROWS = [
    {"text": 'a "q"\nb', "n": "1", "label": "x"},
    {"text": "", "n": "007", "label": "ü"},
    {"text": "c", "n": "3", "label": ""},
]


@pytest.mark.parametrize("name", ["out.csv", "out.tsv", "out.jsonl", "out.ndjson", "out.parquet"])
def test_what_is_written_is_read_again(tmp_path, name):
    with RowWriter(tmp_path / name) as out:
        out.write(ROWS[:2])
        out.write(ROWS[2:])
        assert not (tmp_path / name).exists()
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert out.rows == 3
    assert [len(batch) for batch in iterate(tmp_path / name, 2)] == [2, 1]
    assert [row for batch in iterate(tmp_path / name, 2) for row in batch] == ROWS
    assert count_rows(tmp_path / name) == (3, ("text", "n", "label"))


def test_a_file_of_texts_only(put):
    path = put("texts.csv", "text\nhello there\nwhere is my order, please\n")
    assert [row["text"] for batch in iterate(path) for row in batch] == ["hello there", "where is my order, please"]


def test_texts_a_line(put):
    path = put("texts.txt", "Costs rose, he said; twice.\nNone.\nOne, two, three.\n")
    assert [list(row.values()) for batch in iterate(path) for row in batch][2] == ["One, two, three."]


@pytest.mark.parametrize("name", ["out.csv", "out.parquet"])
def test_a_failure_leaves_what_was_there(tmp_path, name):
    (tmp_path / name).write_text("before", encoding="utf-8")
    with pytest.raises(ZeroDivisionError), RowWriter(tmp_path / name) as out:
        out.write(ROWS)
        raise ZeroDivisionError
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text(encoding="utf-8") == "before"


def test_names_that_cannot_be_written(tmp_path):
    for path, code in ((tmp_path / "out.docx", "output_format"), (tmp_path / "in.csv", "output_is_input")):
        with pytest.raises(BadInput) as caught:
            RowWriter(path, not_onto=tmp_path / "in.csv")
        assert caught.value.code == code


def test_broken_input_is_told_before_the_first_row(put):
    with pytest.raises(BadInput) as caught:
        next(iterate(put("a.csv", "text,label\na,x\nb\n"), 1))
    assert caught.value.code == "csv_cut"


@pytest.mark.parametrize("name", ["out.csv", "out.parquet"])
def test_columns_that_are_named_stand_in_a_file_without_rows(tmp_path, name):
    with RowWriter(tmp_path / name, columns=("text", "prediction")):
        pass
    if name == "out.csv":
        assert (tmp_path / name).read_text(encoding="utf-8") == "text,prediction\n"
    else:
        with Bench() as bench:
            described = bench.rows(f"DESCRIBE SELECT * FROM read_parquet({file_literal(tmp_path / name)})")
        assert [row[0] for row in described] == ["text", "prediction"]
