"""Folders, archives and files that belong together line by line."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from engine.commands import ImportSpec
from engine.data.importing import import_dataset
from engine.data.inspection import inspect
from engine.data.readers import archive, gather, open_source
from engine.data.workbench import Bench
from engine.errors import BadInput
from tests.helpers.reading import read, refused

TRAIN = "text,label\nhello there,greet\nbye now,part\nhi you,greet\nsee you,part\n"
TEST = "text,label\ngood day,greet\nso long,part\n"


def gathered(*paths):
    with Bench() as bench:
        return gather(bench, paths)


def zipped(path: Path, **members: str) -> str:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return str(path)


def files(folder: Path, **contents: str) -> Path:
    for name, content in contents.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def test_a_folder_of_labels_is_one_source(tmp_path):
    files(tmp_path, **{"good__1.txt": "Fine.", "good__2.txt": "Great.\n", "bad__3.txt": "Poor."})
    form, _, rows = read(tmp_path)
    assert form == "folder"
    assert [(row["text"], row["label"], row["file"]) for row in rows] == [
        ("Poor.", "bad", "bad/3.txt"),
        ("Fine.", "good", "good/1.txt"),
        ("Great.", "good", "good/2.txt"),
    ]


def test_folders_named_as_parts_are_no_labels(tmp_path):
    files(tmp_path, **{"train__a__1.txt": "x", "train__b__2.txt": "y", "test__a__3.txt": "z", "README.md": "About."})
    assert gathered(tmp_path) == [tmp_path / "test", tmp_path / "train"]


def test_an_archive_is_opened_and_its_files_find_their_parts(task, tmp_path):
    path = zipped(tmp_path / "data.zip", **{"train.csv": TRAIN, "test.csv": TEST, "__MACOSX/x": "no"})
    found = inspect([path], [task])
    assert [(Path(file.path).name, file.part, file.rows) for file in found.files] == [
        ("test.csv", "test", 2),
        ("train.csv", "train", 4),
    ]
    imported = import_dataset(ImportSpec((path,), "classification"), task, tmp_path / "version.parquet")
    assert imported.rows["test"] == 2
    assert imported.rows["train"] + imported.rows.get("valid", 0) == 4
    assert all(source.startswith(f"{path}/") for source in imported.sources)


def test_what_is_wrong_in_an_archive_is_told_by_its_place_in_it(tmp_path):
    path = zipped(tmp_path / "data.zip", **{"train.csv": "text,label\na,b\nc\n"})
    with Bench() as bench, pytest.raises(BadInput) as caught:
        open_source(bench, f"{path}/train.csv")
    assert (caught.value.code, caught.value.params["file"]) == ("csv_cut", f"{path}/train.csv")


@pytest.mark.parametrize("name", ["../out.csv", "/etc/out.csv", "a/../../out.csv", "..\\out.csv", "C:/out.csv"])
def test_an_archive_may_not_write_outside_its_folder(tmp_path, name):
    path = tmp_path / "bad.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(name, TRAIN)
    with pytest.raises(BadInput) as caught:
        gathered(path)
    assert caught.value.code == "zip_unsafe"
    assert not list(tmp_path.rglob("out.csv"))


def test_a_bomb_is_not_unpacked(tmp_path):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file, file.open("a.csv", "w") as member:
        for _ in range(80):
            member.write(b"0" * (1 << 20))
    with Bench() as bench, pytest.raises(BadInput) as caught:
        gather(bench, [path])
    assert caught.value.code == "zip_unsafe"


def test_an_archive_of_too_many_files_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MOST_FILES", 3)
    path = zipped(tmp_path / "many.zip", **{f"{number}.csv": TEST for number in range(4)})
    with pytest.raises(BadInput) as caught:
        gathered(path)
    assert (caught.value.code, caught.value.params["problem"]) == ("zip_unsafe", "it holds 4 files, more than 3")


def test_a_cut_or_empty_archive_is_told(tmp_path):
    whole = Path(zipped(tmp_path / "a.zip", **{"train.csv": TRAIN}))
    cut = tmp_path / "cut.zip"
    cut.write_bytes(whole.read_bytes()[:-30])
    for path, code in ((cut, "zip_broken"), (zipped(tmp_path / "none.zip"), "folder_empty")):
        with pytest.raises(BadInput) as caught:
            gathered(path)
        assert caught.value.code == code


def test_words_tags_and_labels_belong_together(tmp_path):
    files(
        tmp_path / "train",
        **{"seq.in": "play jazz\nhello\n", "seq.out": "O B-genre\nO\n", "label": "Play\nGreet\n"},
    )
    folder = tmp_path / "train"
    assert gathered(folder) == gathered(*sorted(folder.iterdir())) == [folder / "seq.in"]
    form, _, rows = read(folder / "seq.in")
    assert form == "aligned"
    assert [(row["text"], row["label"]) for row in rows] == [("play jazz", "Play"), ("hello", "Greet")]
    assert json.loads(rows[0]["spans"]) == [{"start": 5, "end": 9, "label": "genre"}]
    files(folder, **{"seq.out": "O\nO\n"})
    with pytest.raises(BadInput) as caught:
        read(folder / "seq.in")
    assert (caught.value.code, caught.value.params["line"]) == ("aligned_words", 1)
    assert caught.value.params["file"] == str(folder / "seq.out")


def test_a_missing_line_in_one_of_them_is_told(tmp_path):
    files(tmp_path, **{"seq.in": "play jazz\nhello\n", "seq.out": "O B-genre\n", "label": "Play\nGreet\n"})
    assert refused(tmp_path / "seq.in", "lines_differ")["counts"] == "seq.in 2, seq.out 1, label 2"


def test_a_text_and_its_translation_belong_together(tmp_path):
    files(tmp_path, **{"train.en": "A man, a hat.\nTwo dogs.\n", "train.de": "Ein Mann, ein Hut.\nZwei Hunde.\n"})
    assert gathered(tmp_path) == [tmp_path / "train.de"]
    assert gathered(tmp_path / "train.en", tmp_path / "train.de") == [tmp_path / "train.en"]
    form, _, rows = read(tmp_path / "train.en")
    assert form == "parallel"
    assert rows[1] == {"__row": 2, "en": "Two dogs.", "de": "Zwei Hunde."}
    files(tmp_path, **{"train.de": "Ein Mann, ein Hut.\n"})
    assert refused(tmp_path / "train.en", "lines_differ")["counts"] == "train.en 2, train.de 1"


def test_files_that_merely_share_a_name_do_not_belong_together(tmp_path):
    files(tmp_path, **{"report.csv": TRAIN, "report.tsv": "a\tb\n1 2\t3 4\n"})
    assert len(gathered(tmp_path)) == 2
