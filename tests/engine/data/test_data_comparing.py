"""What changed between two versions: added, removed and changed rows, by part, across edits and across imports."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb
import pytest

from engine.data.comparing import compare
from engine.errors import JobFailed

Row = tuple[str, str, str]
Write = Callable[[str, Sequence[Row]], Path]
OLD: tuple[Row, ...] = (
    ("train", "Where is my parcel", "late"),
    ("train", "It is broken", "broken"),
    ("train", "Thanks", "none"),
    ("test", "No lamp yet", "late"),
)


@pytest.fixture
def version(tmp_path: Path) -> Write:
    """Write (part, text, label) as a version whose places in the file are those in the list."""

    def write(name: str, rows: Sequence[Row]) -> Path:
        path = tmp_path / f"{name}.parquet"
        lines = [
            {"row": n, "part": part, "text": text, "label": label, "source_file": "a.csv", "source_row": n}
            for n, (part, text, label) in enumerate(rows, 1)
        ]
        source = tmp_path / f"{name}.json"
        source.write_text(json.dumps(lines), encoding="utf-8")
        duckdb.sql(f"SELECT * FROM read_json('{source}')").write_parquet(str(path))
        return path

    return write


def test_equal_versions_differ_in_nothing(version: Write) -> None:
    found = compare(version("a", OLD), version("b", OLD), 5, False)
    assert found.same == {"test": 1, "train": 3}
    assert not (found.added or found.removed or found.changed or found.added_rows or found.changed_rows)


def test_rows_of_another_import_are_paired_by_their_text(version: Write) -> None:
    new = (
        ("test", "where is my  PARCEL", "late"),
        ("train", "Thanks", "thanks"),
        ("train", "New words", "none"),
        ("test", "No lamp yet", "late"),
    )
    found = compare(version("a", OLD), version("b", new), 5, False)
    assert (found.same, found.added, found.removed) == ({"test": 1}, {"train": 1}, {"train": 1})
    assert found.changed == {"test": 1, "train": 1}
    assert [row["text"] for row in found.added_rows] == ["New words"]
    assert [row["text"] for row in found.removed_rows] == ["It is broken"]
    pairs = [(old["part"], old["label"], new["part"], new["label"]) for old, new in found.changed_rows]
    assert pairs == [("train", "late", "test", "late"), ("train", "none", "train", "thanks")]


def test_within_an_import_a_text_may_change_as_well(version: Write) -> None:
    new = (OLD[0], ("train", "It came in pieces", "broken"), *OLD[2:])
    old_path, new_path = version("a", OLD), version("b", new)
    found = compare(old_path, new_path, 5, True)
    assert found.changed == {"train": 1} and not found.added and not found.removed
    assert [(old["text"], now["text"]) for old, now in found.changed_rows] == [("It is broken", "It came in pieces")]
    apart = compare(old_path, new_path, 5, False)
    assert (apart.added, apart.removed, apart.changed) == ({"train": 1}, {"train": 1}, {})


def test_repeated_rows_are_counted_one_by_one(version: Write) -> None:
    three, one = [OLD[2]] * 3, [OLD[2], ("train", "Thanks", "other")]
    found = compare(version("a", three), version("b", one), 5, False)
    assert (found.same, found.changed, found.removed) == ({"train": 1}, {"train": 1}, {"train": 1})


def test_examples_are_the_first_ones_and_no_more(version: Write) -> None:
    new = [*OLD, *(("train", f"text {n}", "none") for n in range(30))]
    found = compare(version("a", OLD), version("b", new), 3, False)
    assert found.added == {"train": 30}
    assert [row["text"] for row in found.added_rows] == ["text 0", "text 1", "text 2"]


def test_rows_of_a_table_are_equal_or_not(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.parquet", "b.parquet")]
    for path, last in zip(paths, ("lost", "found"), strict=True):
        rows = f"(VALUES ('LL-1', 4, NULL), ('LL-2', 5, '{last}')) AS t(id, count, state)"
        duckdb.sql(f"SELECT * FROM {rows}").write_parquet(str(path))
    found = compare(*paths, 5, True)
    assert (found.same, found.added, found.removed, found.changed) == ({"all": 1}, {"all": 1}, {"all": 1}, {})
    assert found.added_rows == ({"id": "LL-2", "count": 5, "state": "found"},)


def test_a_file_that_is_gone_is_told(version: Write, tmp_path: Path) -> None:
    with pytest.raises(JobFailed) as caught:
        compare(version("a", OLD), tmp_path / "gone.parquet", 5, False)
    assert caught.value.code == "version_broken"


def test_a_million_rows_take_seconds(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.parquet", "b.parquet")]
    for path, changed in zip(paths, (0, 1), strict=True):
        duckdb.sql(
            "SELECT i AS row, 'train' AS part, 'Where is my order number ' || i AS text, "
            f"CASE WHEN i % 1000 = 0 AND {changed} THEN 'x' ELSE 'late' END AS label, 'a.csv' AS source_file, "
            f"i AS source_row FROM range(1, {1_000_001 - changed * 10}) AS t(i)"
        ).write_parquet(str(path))
    started = time.monotonic()
    found = compare(*paths, 20, False)
    assert (found.changed, found.removed, found.added) == ({"train": 999}, {"train": 10}, {})
    assert len(found.changed_rows) == 20
    assert time.monotonic() - started < 60
