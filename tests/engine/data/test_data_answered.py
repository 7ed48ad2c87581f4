"""A person's file with answers beside its own columns: these come back as they were."""

from __future__ import annotations

import pytest

from engine.data.answered import added_to, write_answered
from engine.data.bench import Bench
from engine.data.readers import open_source


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
