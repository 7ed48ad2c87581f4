"""A person's file with answers beside its own columns: these come back as they were."""

from __future__ import annotations

import json

import duckdb
import pytest

from engine.data.answered import added_to, write_answered
from engine.data.readers import open_source
from engine.data.workbench import Bench


@pytest.fixture
def answered(put, tmp_path):
    """Write a file with an answer to each of its two rows; return where that stands."""

    def write(name, content, target):
        source, path, answers = put(name, content), tmp_path / target, [["late", 0.5, None], ["lost", 0.25, None]]
        with Bench() as bench:
            own = open_source(bench, source).columns
        assert write_answered(source, path, own, added_to(own, answers), answers, lambda _: None) == 2
        return path

    return write


@pytest.mark.parametrize(
    ("name", "sign", "target", "written"),
    [
        ("a.csv", ";", "out.csv", ";"),
        ("a.csv", ",", "out.csv", ","),
        ("a.tsv", "\t", "out.csv", "\t"),
        ("a.csv", ";", "out.tsv", "\t"),
        ("a.csv", "|", "out.csv", "|"),
    ],
)
def test_a_table_comes_back_with_its_own_delimiter(answered, name, sign, target, written):
    path = answered(name, f"text{sign}city\nwhere is it{sign}Köln\nit is gone{sign}Rom\n", target)
    lines = [line.split(written) for line in path.read_text(encoding="utf-8-sig").splitlines()]
    assert lines[:2] == [["text", "city", "prediction", "confidence"], ["where is it", "Köln", "late", "0.5"]]


def test_texts_a_line_are_written_with_commas(answered):
    path = answered("a.txt", "where is it; please\nit is gone\n", "out.csv")
    assert path.read_text(encoding="utf-8-sig").splitlines()[1] == "where is it; please,late,0.5"


LINES = [
    {"text": "where is it", "stars": 4, "price": 1.5, "paid": True, "tags": ["a", {"b": None}], "code": "007"},
    {"text": "it is gone", "stars": None, "price": 2, "paid": False, "tags": [], "more": 12345678901234567},
]


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_values_of_json_come_back_as_they_were(answered, name):
    content = json.dumps(LINES) if name == "a.json" else "".join(json.dumps(row) + "\n" for row in LINES)
    path = answered(name, content, "out.jsonl")
    first, second = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    assert first == {**LINES[0], "more": None, "prediction": "late", "confidence": 0.5}
    assert second == {**LINES[1], "code": None, "prediction": "lost", "confidence": 0.25}
    assert [type(first[name]) for name in ("stars", "price", "paid", "code")] == [int, float, bool, str]


def test_values_of_parquet_come_back_as_they_were(answered, put, tmp_path):
    made = tmp_path / "made.parquet"
    duckdb.sql(
        "COPY (SELECT * FROM (VALUES ('where is it', 4, 0.1::FLOAT, true, [1, 2], DATE '2024-05-01'), "
        "('it is gone', NULL, 'nan'::FLOAT, false, [], NULL)) AS t(text, stars, price, paid, tags, day)) "
        f"TO '{made}' (FORMAT parquet)"
    )
    path = answered("a.parquet", made.read_bytes(), "out.jsonl")
    first, second = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    assert {name: first[name] for name in ("stars", "price", "paid", "tags", "day")} == {
        "stars": 4,
        "price": 0.1,
        "paid": True,
        "tags": [1, 2],
        "day": "2024-05-01",
    }
    assert [second[name] for name in ("stars", "price", "paid", "tags", "day")] == [None, None, False, [], None]
    again = answered("a.parquet", made.read_bytes(), "out.parquet")
    kinds = {row[0]: str(row[1]) for row in duckdb.sql(f"DESCRIBE SELECT * FROM '{again}'").fetchall()}
    assert [kinds[name] for name in ("text", "stars", "price", "paid", "tags")] == [
        "VARCHAR",
        "BIGINT",
        "DOUBLE",
        "BOOLEAN",
        "BIGINT[]",
    ]


def test_a_table_stays_text_in_lines(answered):
    path = answered("a.csv", "text,code\nwhere is it,007\nit is gone,\n", "out.jsonl")
    assert [json.loads(line)["code"] for line in path.read_text(encoding="utf-8").splitlines()] == ["007", ""]
