"""Rows with several labels, and pairs with a number or a class: what is guessed, kept, told and split."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.commands import ImportSpec, Split
from engine.data.importing import Imported, import_dataset
from engine.data.inspection import inspect
from engine.data.rows import profile, read_part
from engine.errors import BadInput
from engine.tasks.registry import all_tasks, task_named

# Text, labels as a person writes them.
SEVERAL = [
    ("The parcel came late and broken", "late; broken"),
    ("The parcel came late", "late"),
    ("My lamp is broken", "broken"),
    ("Thank you for the quick answer", ""),
    ("Rude, late and broken", "rude;late;broken"),
    ("They were rude", "rude"),
]


def written(folder: Path, header: str, rows: list[tuple[object, ...]]) -> Path:
    path = folder / "rows.csv"
    lines = [",".join(json.dumps(str(cell)) for cell in row) for row in rows]
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return path


WHOLE = Split(0.0, 0.0)


def imported(path: Path, name: str, split: Split = WHOLE) -> tuple[Imported, Path]:
    task = task_named(name)
    target = path.with_suffix(".parquet")
    return import_dataset(ImportSpec((str(path),), name, split=split), task.info, target, task.structure), target


def guessed(path: Path) -> tuple[str, dict[str, str]]:
    found = inspect([str(path)], [task.info for task in all_tasks().values()])
    return found.tasks[0], dict(found.roles[found.tasks[0]])


def test_several_labels_are_guessed_and_kept_with_rows_that_have_none(tmp_path: Path) -> None:
    path = written(tmp_path, "text,topics", SEVERAL)
    assert guessed(path) == ("multilabel", {"text": "text", "labels": "topics"})
    made, target = imported(path, "multilabel")
    assert made.labels == {"broken": 3, "late": 3, "rude": 2}
    assert made.rows == {"train": len(SEVERAL)}
    assert profile(target).classes == (("broken", 3), ("late", 3), ("rude", 2))
    assert read_part(target)[3]["labels"] == "[]"
    # Each label is rare by itself; no set of them is taken for a label.
    assert [(p.kind, p.count) for p in made.problems] == [("rare_labels", 3)]


def test_a_class_with_a_comma_is_no_set_of_labels(tmp_path: Path) -> None:
    labels = ["Cause-Effect(e1,e2)", "Cause-Effect(e2,e1)", "Other", "Food, drink"]
    rows = [(f"This is the text of row number {at} of them", labels[at % 4]) for at in range(40)]
    assert guessed(written(tmp_path, "text,label", rows))[0] == "classification"


def test_the_same_text_with_other_labels_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, "text,labels", [*SEVERAL, ("They were RUDE", "rude; late")])
    assert "differing_sets" in [problem.kind for problem in imported(path, "multilabel")[0].problems]


def test_a_set_without_any_label_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "text,labels", [("a b", ""), ("c d", "[]")])
    task = task_named("multilabel")
    spec = ImportSpec((str(path),), "multilabel", columns={"labels": "labels"}, split=WHOLE)
    with pytest.raises(BadInput) as caught:
        import_dataset(spec, task.info, tmp_path / "v.parquet", task.structure)
    assert caught.value.code == "no_labels"


def test_every_first_label_stays_to_be_learned(tmp_path: Path) -> None:
    rows = [(f"{text} {at}", labels) for at in range(10) for text, labels in SEVERAL]
    made, target = imported(written(tmp_path, "text,labels", rows), "multilabel", Split(0.1, 0.2))
    assert made.rows == {"train": 42, "valid": 6, "test": 12}
    assert {row["labels"] for row in read_part(target, "train")} == {row["labels"] for row in read_part(target)}


def pair_rows(*judgements: object) -> list[tuple[object, ...]]:
    return [
        (f"a question about thing {at}", f"an item that may fit number {at}", said)
        for at, said in enumerate(judgements)
    ]


def test_numbers_are_scores_and_nothing_takes_them_for_labels(tmp_path: Path) -> None:
    path = written(tmp_path, "sentence1,sentence2,score", pair_rows(1, 2.5, 4, "", 3.75))
    assert guessed(path) == ("pairs", {"text": "sentence1", "text_pair": "sentence2", "judgement": "score"})
    made, target = imported(path, "pairs")
    assert [row["score"] for row in read_part(target)] == [1.0, 2.5, 4.0, 3.75]
    assert made.labels == {}
    assert [(problem.kind, problem.count) for problem in made.problems] == [("empty", 1)]


@pytest.mark.parametrize(
    "said", [("0,5", "1,5", "2", "-,25"), (" 0.5", "1.5 ", "2", "  -.25")], ids=["comma", "blanks"]
)
def test_scores_are_read_as_a_person_writes_them(tmp_path: Path, said: tuple[str, ...]) -> None:
    made, target = imported(written(tmp_path, "sentence1,sentence2,score", pair_rows(*said)), "pairs")
    assert [row["score"] for row in read_part(target)] == [0.5, 1.5, 2.0, -0.25]
    assert (made.labels, made.problems) == ({}, ())


def test_a_comma_beside_points_is_no_score(tmp_path: Path) -> None:
    made, _ = imported(written(tmp_path, "sentence1,sentence2,score", pair_rows(*[0.5, 1.5] * 20, "1,500")), "pairs")
    assert [(p.kind, p.count) for p in made.problems] == [("empty", 1), ("not_numbers", 1)]


def test_scores_with_a_slip_are_scores_still(tmp_path: Path) -> None:
    rows = pair_rows(*(at / 7 for at in range(60)), "n/a", "nan")
    made, target = imported(written(tmp_path, "sentence1,sentence2,score", rows), "pairs")
    assert (made.labels, len(read_part(target))) == ({}, 60)
    told = next(problem for problem in made.problems if problem.kind == "not_numbers")
    assert (told.count, told.params) == (2, {"row": 62, "value": "n/a"})
    assert [row["value"] for row in told.examples] == ["n/a", "nan"]


def test_numbers_among_words_are_classes(tmp_path: Path) -> None:
    path = written(tmp_path, "sentence1,sentence2,label", pair_rows(*["1", "2", "3"] * 5, "none", "none"))
    assert imported(path, "pairs")[0].labels == {"1": 5, "2": 5, "3": 5, "none": 2}


def test_numbers_are_split_by_chance(tmp_path: Path) -> None:
    path = written(tmp_path, "sentence1,sentence2,score", pair_rows(*(at / 7 for at in range(40))))
    assert imported(path, "pairs", Split(0.1, 0.2))[0].rows == {"train": 28, "valid": 4, "test": 8}


def test_words_are_the_class_of_a_pair(tmp_path: Path) -> None:
    path = written(tmp_path, "premise,hypothesis,label", pair_rows("yes", "no", "yes", "no", "maybe"))
    made, target = imported(path, "pairs")
    assert made.labels == {"no": 2, "yes": 2, "maybe": 1}
    assert "score" not in read_part(target)[0]


def test_one_number_everywhere_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "text,text_pair,score", pair_rows(1, 1, 1))
    with pytest.raises(BadInput) as caught:
        imported(path, "pairs")
    assert caught.value.code == "one_class"
