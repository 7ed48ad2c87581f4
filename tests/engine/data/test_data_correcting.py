"""Corrections in a dataset's rows: what is learned, what is taken back, and what is measured on and never learned."""

from __future__ import annotations

import pytest

from engine.commands import ImportSpec, Split
from engine.data.correcting import Lesson, learn, relearn, unlearn
from engine.data.importing import import_dataset
from engine.data.rows import read_part

ASKED = "Where is my parcel"


@pytest.fixture
def version(put, task, tmp_path):
    """Write a version from (text, label) of the training and of the test rows; return its path."""

    def write(name, train, test):
        files = [
            put(f"{name}-{part}.csv", "text,label\n" + "".join(f"{text},{label}\n" for text, label in rows))
            for part, rows in (("train", train), ("test", test))
        ]
        target = tmp_path / f"{name}.parquet"
        spec = ImportSpec((files[0],), task.name, test=(files[1],), split=Split(valid=0.0))
        import_dataset(spec, task, target)
        return target

    return write


def test_what_is_measured_on_by_now_does_not_come_back_as_learned(version, tmp_path):
    train, test = [("stop", "cancel"), ("go", "start"), ("off", "cancel"), ("on", "start")], [("bye", "cancel")]
    first = version("1", [*train, (ASKED.lower(), "track")], test)
    learn(first, tmp_path / "2.parquet", ASKED, {"label": "cancel"}, ("chat/x", 1))
    later = version("3", train, [*test, (ASKED.lower(), "track")])
    unlearn(later, first, tmp_path / "4.parquet", ASKED)
    assert ASKED.lower() not in {row["text"] for row in read_part(tmp_path / "4.parquet", "train")}
    unlearn(tmp_path / "2.parquet", first, tmp_path / "5.parquet", ASKED)
    assert (ASKED.lower(), "track") in {(row["text"], row["label"]) for row in read_part(tmp_path / "5.parquet")}


def test_what_was_learned_is_learned_again_from_a_later_file(version, tmp_path):
    train, test = [("stop", "cancel"), ("go", "start"), ("off", "cancel"), ("on", "start")], [("bye", "cancel")]
    versions = [version("1", train, test), *(tmp_path / f"{number}.parquet" for number in (2, 3, 4))]
    said = ((ASKED, "start"), ("hello", "cancel"), (ASKED.upper(), "cancel"))
    for number, (text, label) in enumerate(said):
        answer = {"label": label}
        learn(versions[number], versions[number + 1], text, answer, ("chat/x", number))
    lessons = [Lesson(versions[n + 1], ("chat/x", n), text) for n, (text, _) in enumerate(said)]
    later = version("5", [*train, (ASKED.lower(), "track")], [*test, ("Hello", "start")])
    made, held = relearn(later, tmp_path / "6.parquet", lessons)
    assert held == {"hello"} and made is not None
    assert made.rows == {"train": 5, "test": 2}
    learned = {row["text"]: row["label"] for row in read_part(tmp_path / "6.parquet", "train")}
    assert learned == {**dict(train), ASKED.upper(): "cancel"}
    assert relearn(later, tmp_path / "7.parquet", lessons[1:2]) == (None, {"hello"})
    assert not (tmp_path / "7.parquet").exists()
