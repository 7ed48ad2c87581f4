"""Rows through a model: what comes in goes out, in every format, and a failure leaves nothing."""

from __future__ import annotations

import errno
from pathlib import Path

import openpyxl
import pytest

from engine.data.sql import file_literal
from engine.data.streams import RowWriter, check_room, count_rows, iterate, number_columns
from engine.data.workbench import Bench
from engine.errors import BadInput, JobFailed

ROWS = [
    {"text": 'a "q"\nb', "n": "1", "label": "x"},
    {"text": "", "n": "007", "label": "ü"},
    {"text": "c", "n": "3", "label": ""},
]


@pytest.mark.parametrize("name", ["out.csv", "out.tsv", "out.jsonl", "out.ndjson", "out.parquet", "out.xlsx"])
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


@pytest.mark.parametrize("name", ["out.csv", "out.parquet", "out.xlsx"])
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
        # Without the mark Excel takes what is not plain letters for others.
        assert (tmp_path / name).read_bytes() == b"\xef\xbb\xbftext,prediction\n"
    else:
        with Bench() as bench:
            described = bench.rows(f"DESCRIBE SELECT * FROM read_parquet({file_literal(tmp_path / name)})")
        assert [row[0] for row in described] == ["text", "prediction"]


def test_a_workbook_keeps_texts_as_texts(tmp_path):
    texts = ["=1+1", "{=1+1}", "http://127.0.0.1/x", "'quoted", "a\x07b", "<b>&", "1e3", " left ", "漢字"]
    with RowWriter(tmp_path / "out.xlsx", columns=("text", "sure", "more")) as out:
        out.write([{"text": text, "sure": 0.25, "more": {"a": [1]}} for text in texts])
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    head, *rows = sheet.iter_rows()
    assert [cell.value for cell in head] == ["text", "sure", "more"] and sheet.freeze_panes == "A2"
    assert [row[0].value for row in rows] == [text.replace("\x07", "_x0007_") for text in texts]
    assert {cell.data_type for row in rows for cell in (row[0], row[2])} == {"s"}
    assert [(row[1].value, row[2].value) for row in rows] == [(0.25, '{"a": [1]}')] * len(texts)
    assert not any(cell.hyperlink for row in rows for cell in row)


def test_numbers_that_a_sheet_keeps(put):
    numbers = number_columns(
        put("a.csv", "text,whole,part,code,price,long,some\nx,12,-0.5,007,1.50,1234567890123456,\ny,0,3,12,2.25,1,7\n")
    )
    assert numbers == {"whole", "part", "some"}


def test_what_a_sheet_cannot_hold_is_told_before(put, monkeypatch, tmp_path):
    fits = put("fits.csv", "text,label\n" + "a" * 32_767 + ",x\nb,y\n")
    check_room(Path("out.xlsx"), fits, 3)
    check_room(Path("out.csv"), put("long.csv", "text,label\n" + "a" * 40_000 + ",x\nb,y\n"), 3)
    for name, text, code in (
        ("rows.csv", "text\n" + "a\n" * 1_048_576, "excel_rows"),
        ("cell.csv", "text,label\n" + "a" * 32_768 + ",x\nb,y\n", "excel_cell"),
    ):
        with pytest.raises(BadInput) as caught:
            check_room(Path("out.xlsx"), put(name, text), 3)
        assert caught.value.code == code
    with pytest.raises(BadInput) as caught:
        check_room(Path("out.xlsx"), fits, 16_383)
    assert (caught.value.code, caught.value.params["found"]) == ("excel_columns", 16_385)
    with pytest.raises(BadInput, match="excel_cell"), RowWriter(tmp_path / "out.xlsx") as out:
        out.write([{"text": "😀" * 16_384}])
    assert not (tmp_path / "out.xlsx").exists()


def test_a_workbook_on_a_full_disk_says_which_disk(tmp_path, monkeypatch):
    def full(book):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("xlsxwriter.Workbook._store_workbook", full)
    with pytest.raises(JobFailed) as caught, RowWriter(tmp_path / "out.xlsx") as out:
        out.write(ROWS)
    assert (caught.value.code, caught.value.params["folder"]) == ("disk_full", str(tmp_path))
    assert list(tmp_path.iterdir()) == []
