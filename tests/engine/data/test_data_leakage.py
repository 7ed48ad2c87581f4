"""What was measured on stays measured on: in a dataset that comes back from a file, and in its next import."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest

from engine.commands import ImportSpec, Split
from engine.data import leakage
from engine.data.editing import edit_rows
from engine.data.exporting import export_rows
from engine.data.importing import import_dataset
from engine.data.labelling import label_rows
from engine.data.rows import read_part
from engine.data.sql import one_file
from engine.data.workbench import Bench


def csv_of(rows):
    return "text,label\n" + "".join(f"{text},{label}\n" for text, label in rows)


def sides(path):
    return {row["text"].lower(): row["part"] for row in read_whole(path)}


def read_whole(path):
    return [{**row, "part": part} for part in ("train", "valid", "test", "unlabelled") for row in read_part(path, part)]


def row_of(path, condition):
    with Bench() as bench:
        return bench.value(f"SELECT min(row) FROM read_parquet({one_file(path)}) WHERE {condition}")


def moved(before, after):
    """Return the texts that were measured on in `before` and are on another side in `after`."""
    now = sides(after)
    return {text for text, part in sides(before).items() if part in ("valid", "test") and now.get(text, part) != part}


@pytest.fixture
def make(task, tmp_path):
    """Import files as a version; return its path and what was imported."""
    task = replace(task, answer=("label",))

    def imported(number, *paths, before=None, **more):
        target = tmp_path / f"{number}.parquet"
        return target, import_dataset(ImportSpec(paths, task.name, **more), task, target, before=before)

    return imported


ROWS = [(f"text number {n}", "abc"[n % 3]) for n in range(300)]


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_a_saved_dataset_comes_back_with_its_parts(put, make, tmp_path, ending):
    official = [(f"official question {n}", "abc"[n % 3]) for n in range(50)]
    first, made = make(1, put("train.csv", csv_of([*ROWS, ("waits", "")])), test=(put("test.csv", csv_of(official)),))
    saved = tmp_path / f"saved.{ending}"
    export_rows(first, saved)
    _, again = make(2, str(saved))
    assert (again.rows, again.data_hash) == (made.rows, made.data_hash)
    assert [(problem.kind, problem.count) for problem in again.problems if problem.kind == "own_parts"] == [
        ("own_parts", 351)
    ]


def test_rows_that_a_person_adds_or_labels_in_the_file_are_learned_from(put, make, tmp_path):
    first, _ = make(1, put("train.csv", csv_of([*ROWS, ("waits", "")])))
    export_rows(first, tmp_path / "saved.csv")
    rows = list(csv.DictReader((tmp_path / "saved.csv").open(encoding="utf-8-sig", newline="")))
    next(row for row in rows if row["text"] == "waits")["label"] = "a"
    rows.append({**dict.fromkeys(rows[0], ""), "text": "added", "label": "b"})
    with (tmp_path / "more.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, rows[0])
        out.writeheader()
        out.writerows(rows)
    second, _ = make(2, str(tmp_path / "more.csv"))
    assert sides(second) == {**sides(first), "waits": "train", "added": "train"}


def test_files_of_single_parts_are_what_they_say_and_one_alone_is_split(put, make, tmp_path):
    first, _ = make(1, put("train.csv", csv_of(ROWS)))
    paths = []
    for part in ("train", "test"):
        export_rows(first, tmp_path / f"rows-{part}.jsonl", part)
        paths.append(str(tmp_path / f"rows-{part}.jsonl"))
    together, _ = make(2, *paths, split=Split(valid=0.0))
    assert sides(together) == {text: part for text, part in sides(first).items() if part != "valid"}
    _, alone = make(3, paths[1])
    assert alone.rows == {"train": 42, "valid": 6, "test": 12}


def test_a_column_of_other_words_is_no_part(put, make):
    table = "row,part,text,label,source_file,source_row\n" + "".join(
        f"{n},{('test', 'handle')[n % 2]},{text},{label},shop,{n}\n" for n, (text, label) in enumerate(ROWS)
    )
    _, made = make(1, put("parts.csv", table))
    assert made.rows == {"train": 210, "valid": 30, "test": 60}


def test_the_next_import_measures_on_the_texts_that_the_last_one_did(put, make):
    first, made = make(1, put("first.csv", csv_of(ROWS)))
    mended = [(text.upper(), "c" if n < 40 else label) for n, (text, label) in enumerate(ROWS)]
    fresh = [(f"fresh {n}", "abc"[n % 3]) for n in range(100)]
    path = put("second.csv", csv_of([*mended, *fresh]))
    alone, _ = make(2, path)
    assert len(moved(first, alone)) > 20
    second, again = make(3, path, before=first)
    assert moved(first, second) == set()
    # What the parts lack of their shares is made up by chance.
    assert again.rows == {"train": 280, "valid": 40, "test": 80}
    third, fewer = make(4, put("third.csv", csv_of(mended)), before=first)
    assert (sides(third), fewer.rows) == (sides(first), made.rows)


def test_a_test_that_is_given_and_a_file_of_tested_texts_alone_are_taken_as_they_are(put, make):
    first, _ = make(1, put("first.csv", csv_of(ROWS)))
    official = put("official.csv", csv_of([(f"official {n}", "abc"[n % 3]) for n in range(20)]))
    _, made = make(2, put("second.csv", csv_of(ROWS)), test=(official,), before=first)
    assert made.rows["test"] == 20
    tested = [(text, label) for text, label in ROWS if sides(first)[text] == "test"]
    _, alone = make(3, put("third.csv", csv_of(tested)), before=first)
    assert alone.rows == {"train": 42, "valid": 6, "test": 12}


@pytest.fixture
def versions_read(monkeypatch):
    """The names of the earlier versions in which a text was looked for."""
    read = []
    monkeypatch.setattr(leakage, "one_file", lambda path: read.append(path.stem) or one_file(path))
    return read


def test_earlier_versions_are_read_only_while_a_text_is_looked_for(put, make, tmp_path, versions_read):
    official = [(f"official question {n}", "abc"[n % 3]) for n in range(50)]
    first, _ = make(1, put("train.csv", csv_of([*ROWS, ("waits", "")])), test=(put("test.csv", csv_of(official)),))
    second = tmp_path / "2.parquet"
    tested = row_of(first, "text = 'official question 7'")
    edit_rows(first, second, [(tested, "text", "in other words")], [], ["text", "label"])
    earlier = [second, first, *[tmp_path / f"{older}.parquet" for older in ("gone", "gone too")]]
    learned = row_of(second, "part = 'train'")
    edit_rows(second, tmp_path / "labelled.parquet", [(learned, "label", "b")], [], ["text", "label"], earlier)
    edit_rows(second, tmp_path / "fewer.parquet", [], [learned], ["text", "label"], earlier)
    assert versions_read == []
    third = tmp_path / "3.parquet"
    edit_rows(second, third, [(learned, "text", "Official  question 7")], [], ["text", "label"], earlier)
    assert versions_read == ["2", "1"] and sides(third)["official  question 7"] == "test"


def test_labels_look_for_their_texts_only_until_all_are_found(put, make, tmp_path, versions_read):
    measured = put("test.csv", csv_of([("waits", "a"), *ROWS[:20]]))
    first, _ = make(1, put("train.csv", csv_of(ROWS[20:])), test=(measured,))
    second, _ = make(2, put("again.csv", csv_of([*ROWS, ("waits", "")])))
    third = tmp_path / "3.parquet"
    label_rows(second, third, {"waits": {"label": "a"}}, Split(), [second, first, tmp_path / "gone.parquet"])
    assert versions_read == ["2", "1"] and sides(third)["waits"] == "test"
