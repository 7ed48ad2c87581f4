"""A model applied to a file in its page: chosen, dropped, stopped, refused, and told where the answers are."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from engine.commands import PredictFile
from engine.errors import BadInput
from engine.events import Cancelled, Progress, RunNote
from engine.results import FileResult
from gui.main_window import MainWindow
from gui.views.model import ModelPage
from gui.views.model_apply import suggested
from tests.gui.model_pages import open_page, show_relations
from tests.gui.person import press
from tests.helpers.fake_engine import FakeEngine


@pytest.fixture
def page(make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot) -> ModelPage:
    return open_page(make_window, engine, qtbot)


def test_a_file_is_applied_and_may_be_stopped(
    page: ModelPage, engine: FakeEngine, qtbot: QtBot, tmp_path: Path
) -> None:
    engine.held = (PredictFile,)
    source = tmp_path / "messages.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["message"], ["Where is it?"]])
    page.show_tab("apply")
    page.apply.drop.files.emit([str(source)])
    press(qtbot, page.apply.start_button)
    qtbot.waitUntil(lambda: PredictFile in [type(c) for c in engine.asked])
    job = engine.job_of(PredictFile)
    assert engine.jobs[job].output == str(tmp_path / "messages answered.csv")
    engine.emit(Progress(job, "predict", 500, 1000, 20.0))
    qtbot.waitUntil(lambda: "500 of 1,000 rows" in page.apply._left.text())
    press(qtbot, page.apply.cancel_button)
    engine.emit(RunNote(job, "", "kept", {"rows": 400}))
    engine.emit(Cancelled(job))
    qtbot.waitUntil(lambda: page.apply.start_button.isVisible())
    assert page.apply._kept.startswith("The first 400 rows are answered and kept.")

    press(qtbot, page.apply.start_button)
    qtbot.waitUntil(lambda: engine.job_of(PredictFile) != job)
    again = engine.job_of(PredictFile)
    assert engine.jobs[again] == engine.jobs[job], "the same file, so that it goes on"
    engine.emit(RunNote("another job", "", "goes_on", {"row": 7}))
    engine.emit(RunNote(again, "", "goes_on", {"row": 401}))
    engine.emit(RunNote(again, "", "column_named", {"column": "prediction", "named": "prediction_2"}))
    qtbot.waitUntil(lambda: "'prediction_2'" in page.apply.notes.text())
    assert page.apply.notes.text().startswith("Goes on at row 401")
    engine.emit(Progress(again, "write_file", 100, 1000))
    qtbot.waitUntil(lambda: page.apply._left.text() == "Writing the file")
    added = ("prediction_2", "confidence")
    engine.end(again, FileResult(str(tmp_path / "messages answered.csv"), 1000, 3.0, ("message",), added, 400))
    qtbot.waitUntil(lambda: page.apply.told.isVisible())
    told = page.apply.told.sentence.text()
    assert "1,000 rows answered" in told and "The answers stand in: prediction_2, confidence." in told


def test_the_column_to_read_can_be_chosen(page: ModelPage, engine: FakeEngine, qtbot: QtBot, tmp_path: Path) -> None:
    engine.held = (PredictFile,)
    page.show_tab("apply")
    page.apply.set_input(str(tmp_path / "own.csv"))
    qtbot.waitUntil(page.apply.columns.isVisible)
    box = page.apply.columns.boxes["text"]
    assert [box.itemText(at) for at in range(box.count())] == ["Found by its name", "body", "note"]
    assert page.apply.columns.chosen() == {}
    box.setCurrentIndex(box.findData("body"))
    press(qtbot, page.apply.start_button)
    qtbot.waitUntil(lambda: PredictFile in [type(c) for c in engine.asked])
    assert engine.jobs[engine.job_of(PredictFile)].columns == {"text": "body"}


def test_a_file_dropped_beside_the_answers_is_the_next_one(page: ModelPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.show_tab("apply")
    page.apply.set_input(str(tmp_path / "first.csv"))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "second.csv"))])
    where, none = QPointF(20, 20), Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(where, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, none)
    page.apply.dropEvent(drop)
    assert drop.isAccepted()
    assert page.apply.input.text().endswith("second.csv")
    assert page.apply.output.text().endswith("second answered.csv")


def test_a_file_that_cannot_be_read_says_why(page: ModelPage, engine: FakeEngine, qtbot: QtBot, tmp_path: Path) -> None:
    def refuse(_command: object) -> None:
        raise BadInput("recipe_key", key="message", allowed="text")

    engine.answers[PredictFile] = refuse
    page.show_tab("apply")
    page.apply.set_input(str(tmp_path / "x.csv"))
    press(qtbot, page.apply.start_button)
    qtbot.waitUntil(lambda: page.apply.error.isVisible())
    assert page.apply.start_button.isVisible()


def test_a_written_file_is_never_overwritten_by_default(tmp_path: Path) -> None:
    (tmp_path / "a answered.csv").touch()
    assert suggested(str(tmp_path / "a.csv")) == str(tmp_path / "a answered 2.csv")
    assert suggested(str(tmp_path / "a.xlsx")) == str(tmp_path / "a answered.xlsx")
    assert suggested(str(tmp_path / "a.ods")) == str(tmp_path / "a answered 2.csv")
    assert suggested(str(tmp_path / "b.jsonl")) == str(tmp_path / "b answered.jsonl")


def test_marks_of_what_is_related_are_read_from_a_file(page: ModelPage, engine: FakeEngine, qtbot: QtBot) -> None:
    show_relations(page, engine, qtbot)
    page.show_tab("apply")
    assert "spans, entities" in page.apply.reads.text() and "<e2>" in page.apply.reads.text()
    assert list(page.apply.columns.boxes) == ["text", "spans"]
