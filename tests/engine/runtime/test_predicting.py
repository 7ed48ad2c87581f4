"""A model applied to a file: the same file however often it was stopped, nothing half-written, columns kept."""

from __future__ import annotations

import errno
import json
import os
import re
import sys
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from engine.commands import ImportSpec, Split
from engine.data.answered import cells_of
from engine.data.importing import import_dataset
from engine.data.journal import Journal
from engine.data.rows import read_part
from engine.data.streams import RowWriter, iterate
from engine.errors import BadInput, JobCancelled, JobFailed
from engine.inference.predictor import Predictor
from engine.results import Prediction
from engine.runtime.orders import PredictOrder
from engine.runtime.procedures import predicting
from engine.sentences import sentence_for
from engine.tasks.registry import task_named
from tests.helpers.published import make_published
from tests.helpers.tiny_base import WORDS

ROWS, PIECE = 90, 16


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_published(tmp_path_factory.mktemp("published"))


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers are kept every few rows; this process stands for one after another, each gone when the next begins."""
    monkeypatch.setattr(Predictor, "piece", PIECE)
    monkeypatch.setattr(predicting, "is_abandoned", lambda path: True)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    words = WORDS.split()
    lines = [f'"{" ".join(words[at % 7 : at % 7 + 1 + at * 5 % 17])}",{at}' for at in range(ROWS)]
    path = tmp_path / "messages.csv"
    path.write_text("text,number\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path


class Reporter:
    """Stops the work at a row, and keeps what was said."""

    def __init__(self, stop_at: float = float("inf"), stage: str = "predict") -> None:
        self.stop_at, self.stage = stop_at, stage
        self.stopped = False
        self.notes: list[tuple[str, dict[str, Any]]] = []

    def progress(self, stage: str, done: float, total: float) -> None:
        self.stopped = self.stopped or (stage == self.stage and done >= self.stop_at)

    def check(self) -> None:
        if self.stopped:
            raise JobCancelled("cancelled")

    def note(self, code: str, **params: Any) -> None:
        self.notes.append((code, params))


def order(model: Path, source: Path, target: Path, task: str = "classification", **columns: str) -> PredictOrder:
    return PredictOrder(source.with_name("predict.log"), task, model, source, target, columns)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("ending", ["csv", "tsv", "xlsx", "jsonl", "parquet"])
def test_a_stopped_file_goes_on_and_becomes_the_same(model: Path, source: Path, tmp_path: Path, ending: str) -> None:
    whole, target = tmp_path / f"whole.{ending}", tmp_path / f"stopped.{ending}"
    found = predicting.run(order(model, source, whole), Reporter())
    assert (found.rows, found.kept, found.added) == (ROWS, 0, ("prediction", "confidence", "alternatives"))
    for stop, stage, kept in ((40, "predict", 32), (70, "predict", 64), (1, "write_file", ROWS)):
        reporter = Reporter(stop, stage)
        with pytest.raises(JobCancelled):
            predicting.run(order(model, source, target), reporter)
        assert reporter.notes[-1] == ("kept", {"rows": kept})
        assert not target.exists()
    reporter = Reporter()
    found = predicting.run(order(model, source, target), reporter)
    assert reporter.notes == [("goes_on", {"row": 81})] and found.kept == 80
    assert content(target) == content(whole)
    assert names(tmp_path) == {source.name, whole.name, target.name}


def content(file: Path) -> bytes | list[bytes]:
    """Return a file's bytes; a workbook is a ZIP file, in which the time stands when it was made."""
    if file.suffix != ".xlsx":
        return file.read_bytes()
    with zipfile.ZipFile(file) as archive:
        return [archive.read(name) for name in archive.namelist() if name != "docProps/core.xml"]


def test_a_torn_journal_is_cut_to_what_is_whole(model: Path, source: Path, tmp_path: Path) -> None:
    """What a kill or a full disk leaves in the middle of a line."""
    predicting.run(order(model, source, tmp_path / "whole.csv"), Reporter())
    with pytest.raises(JobCancelled):
        predicting.run(order(model, source, tmp_path / "out.csv"), Reporter(60))
    (journal,) = tmp_path.glob(".*.part")
    journal.write_bytes(journal.read_bytes()[:-3])
    reporter = Reporter()
    predicting.run(order(model, source, tmp_path / "out.csv"), reporter)
    assert reporter.notes == [("goes_on", {"row": 33})]
    assert (tmp_path / "out.csv").read_bytes() == (tmp_path / "whole.csv").read_bytes()


@pytest.mark.parametrize("changed", ["file", "model", "column"])
def test_other_work_begins_anew(model: Path, source: Path, tmp_path: Path, changed: str) -> None:
    target, again = tmp_path / "out.csv", model
    with pytest.raises(JobCancelled):
        predicting.run(order(model, source, target), Reporter(40))
    wanted = {}
    if changed == "file":
        source.write_text(source.read_text(encoding="utf-8").replace("where", "is"), encoding="utf-8")
    elif changed == "model":
        again = tmp_path / "other"
        again.mkdir()
        for file in model.iterdir():
            (again / file.name).write_bytes(file.read_bytes())
        space = json.loads((again / "space.json").read_text(encoding="utf-8"))
        space["space"]["labels"][0] = "delayed"
        (again / "space.json").write_text(json.dumps(space), encoding="utf-8")
    else:
        wanted = {"text": "number"}
    reporter = Reporter()
    assert predicting.run(order(again, source, target, **wanted), reporter).kept == 0
    assert reporter.notes == []
    assert not list(tmp_path.glob(".*.part"))


def test_what_a_living_process_writes_is_left_alone(
    model: Path, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = tmp_path / ".out.csv.answers.1.part"
    others.write_text("{}\n", encoding="utf-8")
    monkeypatch.setattr(predicting, "is_abandoned", lambda path: path != others)
    predicting.run(order(model, source, tmp_path / "out.csv"), Reporter())
    assert names(tmp_path) == {source.name, "out.csv", others.name}


def test_a_file_that_changes_meanwhile_is_told(model: Path, source: Path, tmp_path: Path) -> None:
    class Writing(Reporter):
        def progress(self, stage: str, done: float, total: float) -> None:
            if stage == "predict" and done == total:
                source.write_text("text,number\nwhere,1\n", encoding="utf-8")

    with pytest.raises(BadInput) as caught:
        predicting.run(order(model, source, tmp_path / "out.csv"), Writing())
    assert caught.value.code == "input_changed"
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize("fails", ["journal", "file"])
def test_a_full_disk_is_told_and_gone_on_from(
    model: Path, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    add = Journal.add

    def full(*values: Any) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device")

    def nearly_full(journal: Journal, answers: Any) -> None:
        if journal.rows >= 48:
            full()
        add(journal, answers)

    with monkeypatch.context() as patch:
        if fails == "journal":
            patch.setattr(Journal, "add", nearly_full)
        else:
            patch.setattr("engine.data.streams.RowWriter.write", full)
        with pytest.raises(JobFailed) as caught:
            predicting.run(order(model, source, tmp_path / "out.csv"), Reporter())
    assert (caught.value.code, caught.value.params["folder"]) == ("disk_full", str(tmp_path))
    assert not (tmp_path / "out.csv").exists()
    reporter = Reporter()
    assert predicting.run(order(model, source, tmp_path / "out.csv"), reporter).rows == ROWS
    assert reporter.notes[0][0] == "goes_on"


def test_columns_with_our_names_are_kept_and_ours_are_numbered(model: Path, tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text("text,Prediction,prediction_2,confidence\nwhere is my parcel,a,b,c\n", encoding="utf-8")
    reporter = Reporter()
    found = predicting.run(order(model, source, tmp_path / "out.csv"), reporter)
    assert found.added == ("prediction_3", "confidence_2", "alternatives")
    assert [params for _, params in reporter.notes] == [
        {"column": "prediction", "named": "prediction_3"},
        {"column": "confidence", "named": "confidence_2"},
    ]
    ((row,),) = iterate(tmp_path / "out.csv")
    assert (row["Prediction"], row["prediction_2"], row["confidence"]) == ("a", "b", "c")
    assert re.fullmatch(r"(\w+ 0\.\d\d; ){2}\w+ 0\.\d\d", row["alternatives"])


def test_an_input_that_cannot_be_read_leaves_nothing(model: Path, tmp_path: Path) -> None:
    broken = {
        "empty.csv": (b"", "file_empty"),
        "cut.csv": (b"text,label\na,x\nb\n", "csv_cut"),
        "missing.csv": (None, "file_missing"),
    }
    for name, (content, code) in broken.items():
        if content is not None:
            (tmp_path / name).write_bytes(content)
        with pytest.raises(BadInput) as caught:
            predicting.run(order(model, tmp_path / name, tmp_path / "out.csv"), Reporter())
        assert caught.value.code == code
    assert names(tmp_path) == {"empty.csv", "cut.csv"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_is_refused_and_not_waited_for(model: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(BadInput) as caught:
        predicting.run(order(model, tmp_path / "pipe.csv", tmp_path / "out.csv"), Reporter())
    assert caught.value.code == "file_unreadable"


def test_a_mistyped_folder_is_told_and_not_made(model: Path, source: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="folder_missing"):
        predicting.run(order(model, source, tmp_path / "nowhere" / "out.csv"), Reporter())
    assert not (tmp_path / "nowhere").exists()


def test_a_table_in_another_encoding_is_read_as_what_it_is(model: Path, tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_bytes("text,name\nwhere is my parcel,Müller\nit is late,Jäger\n".encode("cp1252"))
    predicting.run(order(model, source, tmp_path / "out.csv"), Reporter())
    (rows,) = iterate(tmp_path / "out.csv")
    assert [row["name"] for row in rows] == ["Müller", "Jäger"]


def test_a_workbook_gets_its_numbers_back(model: Path, source: Path, tmp_path: Path) -> None:
    predicting.run(order(model, source, tmp_path / "out.xlsx"), Reporter())
    _, *rows = openpyxl.load_workbook(tmp_path / "out.xlsx").active.iter_rows(values_only=True)
    assert [row[1] for row in rows] == list(range(ROWS))
    assert all(isinstance(row[0], str) and 0 <= row[3] <= 1 for row in rows)


def test_a_workbook_that_is_too_small_is_told_before_anything_is_answered(model: Path, tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text("text,more\nwhere is my parcel," + "a" * 32_768 + "\nit is late,b\n", encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        predicting.run(order(tmp_path / "no model", source, tmp_path / "out.xlsx"), Reporter())
    assert caught.value.code == "excel_cell"
    assert names(tmp_path) == {"in.csv"}


def test_marked_words_are_written_as_they_can_be_imported(tmp_path: Path) -> None:
    task, text = task_named("entities"), "Anna in Oslo"
    cell, confidence, _ = cells_of(Prediction([(0, 4, "person"), (8, 12, "place")], 0.9), text)
    assert [span["text"] for span in json.loads(cell)] == ["Anna", "Oslo"] and confidence == 0.9
    with RowWriter(tmp_path / "answers.csv") as writer:
        writer.write([{"text": text, "prediction": cell}, {"text": "nobody", "prediction": "[]"}] * 4)
    whole = Split(valid=0.0, test=0.0)
    spec = ImportSpec((str(tmp_path / "answers.csv"),), task.info.name, columns={"spans": "prediction"}, split=whole)
    import_dataset(spec, task.info, tmp_path / "version.parquet", task.structure)
    assert task.gold(read_part(tmp_path / "version.parquet")[0]) == [(0, 4, "person"), (8, 12, "place")]
    assert cells_of(Prediction(["late", "broken"], 0.8), text)[0] == '["late", "broken"]'


def test_a_file_without_a_known_column_says_each_name_once(model: Path, tmp_path: Path) -> None:
    source = tmp_path / "own.csv"
    source.write_text("body,note\nwhere is my parcel,a\n", encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        predicting.run(order(model, source, tmp_path / "out.csv"), Reporter())
    wanted = caught.value.params["wanted"].split(", ")
    assert (caught.value.code, len(wanted)) == ("no_text_column", len(set(wanted)))
    assert "--column text=COLUMN" in sentence_for(caught.value.info()).remedy
    assert predicting.run(order(model, source, tmp_path / "out.csv", text="body"), Reporter()).columns == ("body",)


SPANS = [{"start": 0, "end": 5, "label": "e1"}, {"start": 12, "end": 18, "label": "e2"}]


@pytest.mark.parametrize("column", ["spans", "pairs"])
def test_marks_are_read_from_the_column_that_they_were_learned_from(model: Path, tmp_path: Path, column: str) -> None:
    task, source = task_named("relations"), tmp_path / "in.jsonl"
    row = {"text": "where is my parcel", column: SPANS}
    typed = {"text": "<e1>where</e1> is my <e2>parcel</e2>", column: None}
    source.write_text(f"{json.dumps(row)}\n{json.dumps(typed)}\n", encoding="utf-8")
    wanted = {} if column == "spans" else {"spans": column}
    found = predicting.run(order(model, source, tmp_path / "out.csv", "relations", **wanted), Reporter())
    assert found.columns == ("text", column)
    (answer,) = Predictor(model, task.form("encoder")).predict([task.read((row["text"], json.dumps(SPANS)))])
    (rows,) = iterate(tmp_path / "out.csv")
    assert [row["alternatives"] for row in rows] == [cells_of(answer, "")[2]] * 2


def test_rows_without_marks_are_refused_before_anything_is_answered(tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text("text\n<e1>where</e1> is my <e2>parcel</e2>\nit is late\n<e1>it</e1>\n", encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        predicting.run(order(tmp_path / "no model", source, tmp_path / "out.csv", "relations"), Reporter())
    assert caught.value.code == "rows_unmarked"
    assert (caught.value.params["row"], caught.value.params["count"]) == (2, 2)
    assert names(tmp_path) == {"in.csv"}
