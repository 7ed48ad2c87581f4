"""What a person does with a dataset's rows: sort them, correct them as a new version, take rows out, export them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import duckdb
import pytest

from engine import commands
from engine.api import Engine
from engine.errors import BadInput
from engine.paths import ProjectPaths
from engine.results import DatasetInfo, ModelInfo
from engine.store import corrections, models
from engine.store.database import now, open_database, transaction

Data = tuple[str, DatasetInfo]


@pytest.fixture
def data(engine: Engine, tmp_path: Path, messages: Path) -> Data:
    project = engine.ask(commands.CreateProject(str(tmp_path / "shop"))).path
    return project, engine.ask(commands.ImportDataset(project, commands.ImportSpec((str(messages),), "classification")))


def rows(engine: Engine, data: Data, version: int, **how: object) -> list[dict[str, object]]:
    project, info = data
    found = engine.ask(commands.PageRows(project, info.dataset, version, limit=1000, **how))  # type: ignore[arg-type]
    return [dict(row) for row in found.rows]


def test_rows_are_sorted(engine: Engine, data: Data) -> None:
    texts = [row["text"] for row in rows(engine, data, 1, sort="text", descending=True)]
    assert texts == sorted(texts, reverse=True) and len(texts) == 96
    with pytest.raises(BadInput):
        rows(engine, data, 1, sort="nothing")


def test_corrections_become_the_next_version(engine: Engine, data: Data) -> None:
    project, info = data
    before = rows(engine, data, 1)
    changes = ((1, "text", "Where is it"), (2, "label", "late"), (3, "label", ""))
    new = engine.ask(commands.EditRows(project, info.dataset, 1, changes, dropped=(4,)))
    assert (new.version, new.rows["train"], new.rows["unlabelled"]) == (2, info.rows["train"] - 2, 1)
    after = {row["text"]: row for row in rows(engine, data, 2)}
    assert after["Where is it"]["label"] == before[0]["label"]
    assert after[before[1]["text"]]["label"] == "late"
    assert after[before[2]["text"]]["part"] == "unlabelled"
    assert before[3]["text"] not in after
    assert rows(engine, data, 1) == before
    assert (new.test_hash == info.test_hash, new.data_hash == info.data_hash) == (True, False)


def test_a_corrected_row_goes_where_its_text_stands(engine: Engine, data: Data) -> None:
    project, info = data
    learned, asked = (rows(engine, data, 1, part=part) for part in ("train", "test"))
    first, second, third = asked[:3]
    # The second is a training row that waits for its label by then, the third stays what it was but for its capitals.
    changes = ((learned[0]["row"], "text", f" {first['text'].upper()}"), (learned[1]["row"], "label", ""))
    assert engine.ask(commands.EditRows(project, info.dataset, 1, changes)).rows["test"] == info.rows["test"] + 1
    waits = rows(engine, data, 2, part="unlabelled")[0]
    third = next(row for row in rows(engine, data, 2, part="test") if row["text"] == third["text"])
    changes = (
        (waits["row"], "text", second["text"]),
        (waits["row"], "label", second["label"]),
        (third["row"], "text", third["text"].upper()),
    )
    assert engine.ask(commands.EditRows(project, info.dataset, 2, changes)).rows["test"] == info.rows["test"] + 2
    parts = {part: {row["text"].strip().lower() for row in rows(engine, data, 3, part=part)} for part in info.rows}
    assert not parts["train"] & parts["test"] and third["text"].lower() in parts["test"]


def test_a_project_in_a_folder_named_like_a_column(engine: Engine, tmp_path: Path, messages: Path) -> None:
    folder = tmp_path / "part=2024" / "year=2024"
    folder.mkdir(parents=True)
    project = engine.ask(commands.CreateProject(str(folder / "shop"))).path
    info = engine.ask(commands.ImportDataset(project, commands.ImportSpec((str(messages),), "classification")))
    assert {row["part"] for row in rows(engine, (project, info), 1)} == {"train", "valid", "test"}
    engine.ask(commands.EditRows(project, info.dataset, 1, ((1, "label", "late"),)))
    assert "year" not in rows(engine, (project, info), 2)[0]
    assert {row["part"] for row in rows(engine, (project, info), 2)} == {"train", "valid", "test"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ((), "nothing_changed"),
        (((1, "part", "test"),), "not_editable"),
        (((1, "text", "  \n"),), "empty_cell"),
    ],
)
def test_what_cannot_be_changed_is_refused(
    engine: Engine, data: Data, changes: tuple[tuple[int, str, str], ...], code: str
) -> None:
    project, info = data
    with pytest.raises(BadInput) as caught:
        engine.ask(commands.EditRows(project, info.dataset, 1, changes))
    assert caught.value.code == code
    assert engine.ask(commands.ListDatasets(project))[0].version == 1


def test_not_every_row_can_be_taken_out(engine: Engine, data: Data) -> None:
    project, info = data
    every = tuple(row["row"] for row in rows(engine, data, 1))
    with pytest.raises(BadInput) as caught:
        engine.ask(commands.EditRows(project, info.dataset, 1, dropped=every))
    assert caught.value.code == "no_row_left"
    assert engine.ask(commands.EditRows(project, info.dataset, 1, dropped=every[1:])).rows == {"train": 1}


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_rows_are_exported(engine: Engine, data: Data, tmp_path: Path, ending: str) -> None:
    project, info = data
    file = tmp_path / f"out.{ending}"
    done = engine.ask(commands.ExportDataset(project, info.dataset, 1, str(file), "train"))
    assert done.rows == info.rows["train"]
    if ending == "csv":
        assert file.read_bytes().startswith(b"\xef\xbb\xbf")
        found = list(csv.DictReader(file.open(encoding="utf-8-sig", newline="")))
    elif ending == "jsonl":
        found = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    else:
        found = [{"text": text} for (text,) in duckdb.sql(f"SELECT text FROM '{file}'").fetchall()]
    assert [row["text"] for row in found] == [row["text"] for row in rows(engine, data, 1, part="train")]


def test_an_export_needs_an_ending_that_says_how(engine: Engine, data: Data, tmp_path: Path) -> None:
    project, info = data
    with pytest.raises(BadInput) as caught:
        engine.ask(commands.ExportDataset(project, info.dataset, 1, str(tmp_path / "out.docx")))
    assert caught.value.code == "export_format"


def test_versions_are_listed_compared_and_brought_back(engine: Engine, data: Data) -> None:
    project, info = data
    engine.ask(commands.EditRows(project, info.dataset, 1, ((1, "text", "Where is it"), (2, "label", "lost")), (4,)))
    diff = engine.ask(commands.CompareVersions(project, info.dataset, 1, 2))
    assert (diff.before, diff.after, diff.added) == (1, 2, {})
    assert (diff.changed, diff.removed) == ({"train": 2}, {"train": 1})
    texts = [(old["text"], new["text"]) for old, new in diff.changed_rows if old["text"] != new["text"]]
    assert [new for _, new in texts] == ["Where is it"]
    back = engine.ask(commands.RestoreVersion(project, info.dataset, 1))
    assert (back.version, back.rows, back.data_hash, back.made) == (3, info.rows, info.data_hash, "restore")
    assert rows(engine, data, 3) == rows(engine, data, 1)
    listed = engine.ask(commands.ListVersions(project, info.dataset))
    assert [(found.version, found.made, found.parent) for found in listed] == [
        (3, "restore", 1),
        (2, "edit", 1),
        (1, "import", 0),
    ]
    undone = engine.ask(commands.CompareVersions(project, info.dataset, 2, 3))
    assert (undone.changed, undone.added) == ({"train": 2}, {"train": 1}), "what was brought back keeps its places"
    with pytest.raises(BadInput) as caught:
        engine.ask(commands.RestoreVersion(project, info.dataset, 9))
    assert caught.value.code == "no_dataset"


def test_a_text_that_another_import_changed_is_removed_and_added(engine: Engine, data: Data, messages: Path) -> None:
    project, info = data
    words = messages.read_text(encoding="utf-8").replace("Where is my parcel", "Where is the parcel", 1)
    messages.write_text(words, encoding="utf-8")
    spec = commands.ImportSpec((str(messages),), "classification", name=info.name)
    assert engine.ask(commands.ImportDataset(project, spec)).version == 2
    diff = engine.ask(commands.CompareVersions(project, info.dataset, 1, 2))
    assert sum(diff.added.values()) == sum(diff.removed.values()) == 1


def test_a_version_that_another_window_saved_is_not_passed_over(engine: Engine, data: Data) -> None:
    project, info = data
    engine.ask(commands.EditRows(project, info.dataset, 1, ((1, "label", "lost"),)))
    with pytest.raises(BadInput) as caught:
        engine.ask(commands.EditRows(project, info.dataset, 1, ((2, "label", "late"),)))
    assert (caught.value.code, caught.value.params["latest"]) == ("newer_version", 2)
    assert engine.ask(commands.ListDatasets(project))[0].version == 2
    assert engine.ask(commands.EditRows(project, info.dataset, 2, ((2, "text", "Where is it"),))).version == 3
    assert {row["text"]: row["label"] for row in rows(engine, data, 3)}[rows(engine, data, 1)[0]["text"]] == "lost"


def test_versions_that_nothing_was_made_from_can_be_deleted(engine: Engine, data: Data) -> None:
    project, info = data
    for version in range(1, 7):
        engine.ask(commands.EditRows(project, info.dataset, version, ((1, "label", f"name {version}"),)))
    assert engine.ask(commands.RestoreVersion(project, info.dataset, 3)).version == 8
    paths = ProjectPaths(Path(project))
    database = open_database(paths.database)
    with transaction(database):
        told = ModelInfo("model-1", "m", info.task, "tiny", "", info.dataset, "accuracy", 0.5, now(), 9, project)
        models.add(database, told, 4)
        corrections.add(database, corrections.CALL, "chat-1", 1, "text", "{}", info.dataset, 6, 5)
    database.close()
    before = rows(engine, data, 8)
    sizes = {version: paths.dataset(info.dataset, version).stat().st_size for version in range(1, 9)}
    spare = engine.ask(commands.ListSpareVersions(project, info.dataset))
    assert (spare.versions, spare.size) == ((2, 7), sizes[2] + sizes[7])
    # Also what is in use is asked for: it stays.
    asked = commands.DeleteSpareVersions(project, info.dataset, (2, 3, 4, 5, 6, 7, 8))
    assert engine.ask(asked) == spare
    assert [version for version in sizes if paths.dataset(info.dataset, version).exists()] == [1, 3, 4, 5, 6, 8]
    listed = engine.ask(commands.ListVersions(project, info.dataset))
    assert [(found.version, found.parent) for found in listed] == [(8, 3), (6, 5), (5, 4), (4, 3), (3, 1), (1, 0)]
    assert rows(engine, data, 8) == before
    diff = engine.ask(commands.CompareVersions(project, info.dataset, 1, 3))
    assert (diff.changed, diff.added) == ({"train": 1}, {}), "they are of one import still"
    assert engine.ask(commands.EditRows(project, info.dataset, 8, ((1, "label", "last"),))).version == 9
    assert engine.ask(commands.ListSpareVersions(project, info.dataset)).versions == (8,)


def test_a_repaired_version_is_the_next_one(engine: Engine, tmp_path: Path) -> None:
    project = engine.ask(commands.CreateProject(str(tmp_path / "shop"))).path
    lines = [f"message number {n % 60},{'ab'[n % 2]}" for n in range(90)]
    (tmp_path / "twice.csv").write_text("text,label\n" + "\n".join([*lines, "waits,"]), encoding="utf-8")
    spec = commands.ImportSpec((str(tmp_path / "twice.csv"),), "classification")
    first = engine.ask(commands.ImportDataset(project, spec))
    repair = commands.RepairRows(project, first.dataset, 1, ("drop_duplicates",))
    given = engine.ask(commands.SetLabel(project, first.dataset, "waits", {"label": "a"}))
    with pytest.raises(BadInput, match="labels_first"):
        engine.ask(repair)
    engine.ask(commands.UndoLabel(project, first.dataset, given))
    new = engine.ask(repair)
    assert (new.version, new.made, new.parent, sum(new.rows.values())) == (2, "repair", 1, 61)
    assert "duplicates" not in {problem.kind for problem in new.problems}
    with pytest.raises(BadInput, match="newer_version"):
        engine.ask(repair)
