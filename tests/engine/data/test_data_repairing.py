"""Repairs of a version that is there: as the import would have made them, as the next version."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from engine.commands import ImportSpec, Split
from engine.data.importing import import_dataset
from engine.data.repairing import repair_rows
from engine.data.rows import read_part
from engine.errors import BadInput
from engine.results import Problem

PARTS = ("train", "valid", "test", "unlabelled")
MESSY = [
    *((f"text number {n}", "ab"[n % 2]) for n in range(200)),
    *((f"text number {n}", "ab"[n % 2]) for n in range(40)),
    *((f"more {n}", "A") for n in range(10)),
    ("call me: anna.berg@example.com", "a"),
    ("call me: ben.stone@example.com", "a"),
]


def csv_of(rows):
    return "text,label\n" + "".join(f"{text},{label}\n" for text, label in rows)


def whole(path):
    return [{**row, "part": part} for part in PARTS for row in read_part(path, part)]


@pytest.fixture
def version(task, put, tmp_path):
    """Return the file of an imported version, and what was imported."""
    task = replace(task, answer=("label",))
    target = tmp_path / "1.parquet"
    spec = ImportSpec((put("rows.csv", csv_of(MESSY)),), task.name, split=Split(valid=0.2, test=0.2))
    return target, import_dataset(spec, task, target)


def test_a_version_is_repaired_as_its_import_would_have_been(version, tmp_path):
    first, made = version
    assert {"duplicates", "label_variants", "personal"} <= {problem.kind for problem in made.problems}
    wanted = ("merge_labels", "mask_personal", "drop_duplicates")
    again = repair_rows(first, tmp_path / "2.parquet", wanted, made.problems)
    rows = whole(tmp_path / "2.parquet")
    assert sum(again.rows.values()) == len(rows) == 200 + 10 + 1
    assert {row["label"] for row in rows} == {"a", "b"}
    assert not [row["text"] for row in rows if "@" in row["text"]]
    assert not {"duplicates", "label_variants", "personal"} & {problem.kind for problem in again.problems}
    assert Counter(row["text"] for row in rows).most_common(1)[0][1] == 1
    assert whole(first) != rows, "the version before stays as it was"


def test_every_text_keeps_its_part(version, tmp_path):
    first, made = version
    repair_rows(first, tmp_path / "2.parquet", ("drop_duplicates",), made.problems)
    before = {row["text"]: row["part"] for row in whole(first)}
    assert all(before[row["text"]] == row["part"] for row in whole(tmp_path / "2.parquet"))


def test_texts_that_a_mask_makes_alike_stand_on_one_side(version, tmp_path):
    first, made = version
    repair_rows(first, tmp_path / "2.parquet", ("mask_personal",), made.problems)
    masked = [row for row in whole(tmp_path / "2.parquet") if row["text"].startswith("call me")]
    assert len(masked) == 2 and len({(row["text"], row["part"]) for row in masked}) == 1


def test_what_only_an_import_can_find_is_told_again(version, tmp_path):
    first, made = version
    known = (Problem("unreadable", "bad", 3), *made.problems)
    again = repair_rows(first, tmp_path / "2.parquet", ("drop_duplicates",), known)
    kinds = [problem.kind for problem in again.problems]
    assert kinds[0] == "unreadable" and "label_variants" in kinds


def test_where_nothing_is_left_to_repair_no_version_is_made(version, tmp_path):
    first, made = version
    second = tmp_path / "2.parquet"
    again = repair_rows(first, second, ("drop_duplicates",), made.problems)
    with pytest.raises(BadInput, match="nothing_repaired"):
        repair_rows(second, tmp_path / "3.parquet", ("drop_duplicates",), again.problems)
    with pytest.raises(BadInput, match="repair_unknown"):
        repair_rows(second, tmp_path / "3.parquet", ("polish",), again.problems)
    assert not (tmp_path / "3.parquet").exists()
