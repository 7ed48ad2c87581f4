"""Marked stretches that cannot be meant: found, told with their rows, and mended where a person wants it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.commands import ImportSpec
from engine.data.importing import check, import_dataset
from engine.data.marked import apart, fitted
from engine.data.rows import read_part
from engine.tasks.entities import TASK

TEXT = "Meet Anna Berg in Oslo on 24 May"


def span(start: int, end: int, label: str = "x") -> dict[str, object]:
    return {"start": start, "end": end, "label": label}


@pytest.mark.parametrize(
    ("marked", "meant"),
    [
        ("Anna", "Anna"),
        (" Anna ", "Anna"),
        ("nna", "Anna"),
        ("Ann", "Anna"),
        (" Ann", "Anna"),
        ("Anna Berg i", "Anna Berg"),
        ("t Anna Berg", "Anna Berg"),
        ("Anna Ber", "Anna Berg"),
        ("4 May", "24 May"),
    ],
)
def test_a_stretch_is_fitted_to_whole_words(marked: str, meant: str) -> None:
    start = TEXT.index(marked)
    found = json.loads(fitted(TEXT, json.dumps([span(start, start + len(marked))])))[0]
    assert TEXT[found["start"] : found["end"]] == meant


def test_writing_without_blanks_is_left_alone() -> None:
    spans = json.dumps([span(2, 4), span(4, 7)])
    assert json.loads(fitted("自此CPL2011阶段", json.dumps([span(2, 5)]))) == [span(2, 5)]
    assert json.loads(fitted("我在北京大学读书", spans)) == json.loads(spans)


def test_of_those_that_overlap_the_longest_stays() -> None:
    spans = [span(0, 4), span(2, 9), span(8, 10), span(12, 14)]
    assert json.loads(apart(json.dumps(spans))) == [span(2, 9), span(12, 14)]


def test_the_doctor_tells_them_and_mends_them(tmp_path: Path) -> None:
    rows = [
        {"text": TEXT, "spans": [span(5, 14)]},
        {"text": TEXT + ".", "spans": [span(5, 13)]},
        {"text": TEXT + "?", "spans": [span(5, 14), span(10, 17)]},
    ]
    file = tmp_path / "rows.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    spec = ImportSpec((str(file),), "entities", repairs=("fit_spans", "part_spans"))
    problems = {problem.kind: problem for problem in check(spec, TASK.info, TASK.structure).problems}
    assert [example["row"] for example in problems["spans_cut_words"].examples] == [2]
    assert [example["row"] for example in problems["spans_overlap"].examples] == [3]
    target = tmp_path / "v.parquet"
    import_dataset(spec, TASK.info, target, TASK.structure)
    words = {row["text"][s["start"] : s["end"]] for row in read_part(target) for s in json.loads(row["spans"])}
    assert words == {"Anna Berg"}


def column_file(folder: Path, name: str, tags: list[str]) -> str:
    """Write a sentence of three words for each of the tags, which stand at its second word."""
    path = folder / name
    rows = "".join(f"Meet O\nAnna{n} {tag}\nnow{n} O\n\n" for n, tag in enumerate(tags))
    path.write_text(rows, encoding="utf-8")
    return str(path)


def test_a_tag_that_goes_on_where_nothing_began_is_told(tmp_path: Path) -> None:
    first = column_file(tmp_path, "a.conll", ["B-PER", "I-PER", "B-LOC"])
    second = column_file(tmp_path, "b.conll", ["B-PER", "B-LOC", "B-LOC", "I-LOC"])
    iob1 = column_file(tmp_path, "c.conll", ["I-PER", "I-LOC", "B-LOC", "I-LOC"])
    spec = ImportSpec((first, second), "entities")
    (found,) = [problem for problem in check(spec, TASK.info, TASK.structure).problems if problem.kind == "tags_mended"]
    assert (found.severity, found.count) == ("careful", 2)
    assert [(Path(e["file"]).name, e["row"], e["value"]) for e in found.examples] == [
        ("a.conll", 2, "Anna1 I-PER | Meet Anna1 now1"),
        ("b.conll", 4, "Anna3 I-LOC | Meet Anna3 now3"),
    ]
    problems = check(ImportSpec((iob1,), "entities"), TASK.info, TASK.structure).problems
    assert "tags_mended" not in {problem.kind for problem in problems}
