"""The log tells what failed and where, and quotes nothing that stands in a person's files."""

from __future__ import annotations

import errno
import logging
from pathlib import Path

import pytest

from engine import commands
from engine.api import Engine
from engine.errors import BadInput
from engine.logs import named, start_logging, stop_logging, traced
from tests.helpers.small_disk import fill, small_disk

SECRET = "diagnosis of Jane Roe"


def _fail() -> None:
    try:
        float(SECRET)
    except ValueError as error:
        raise BadInput("value_unfit", detail=str(error), file="ward.csv", row=31, value=SECRET) from error


def test_an_error_is_named_by_its_code_and_its_place() -> None:
    assert named(BadInput("value_unfit", file="ward.csv", row=31, value=SECRET)) == (
        "BadInput value_unfit file=ward.csv row=31"
    )
    assert named(ValueError(SECRET)) == "ValueError"
    assert "ward.csv" in named(FileNotFoundError(2, "No such file", "ward.csv"))


def test_a_trace_tells_every_place_and_no_words() -> None:
    with pytest.raises(BadInput) as caught:
        _fail()
    told = traced(caught.value)
    assert told.index("float(SECRET)") < told.index("ValueError\nwhich led to\n") < told.index("in test_a_trace")
    assert told.endswith("BadInput value_unfit file=ward.csv row=31")
    assert SECRET not in told


def test_an_error_raised_from_none_has_no_other_before_it() -> None:
    with pytest.raises(BadInput) as caught:
        try:
            _fail()
        except BadInput:
            raise BadInput("no_project", path="ward") from None
    assert "which led to" not in traced(caught.value)


def test_the_log_holds_the_trace_without_the_words(tmp_path: Path) -> None:
    ring, file = start_logging(tmp_path / "deskhand.log")
    try:
        _fail()
    except BadInput:
        logging.getLogger("ward").exception("The ward failed")
    stop_logging(ring, file)
    kept = (tmp_path / "deskhand.log").read_text(encoding="utf-8")
    for told in (kept, "\n".join(ring.lines)):
        assert "The ward failed" in told and "float(SECRET)" in told
        assert SECRET not in told


@pytest.mark.parametrize(
    ("cells", "split"),
    [
        (f"text,label,day\nbed 1,a,2026-01-02\nbed 2,b,{SECRET}\n", commands.Split(by="time", column="day")),
        (f"text,label\nbed 1,{SECRET}\nbed 2,{SECRET}\n", commands.Split()),
    ],
)
def test_what_is_refused_of_a_file_stays_in_the_file(tmp_path: Path, cells: str, split: commands.Split) -> None:
    home, file = tmp_path / "home", tmp_path / "ward.csv"
    file.write_text(cells, encoding="utf-8")
    engine = Engine(home)
    engine.start()
    project = engine.ask(commands.CreateProject(str(tmp_path / "desk"))).path
    spec = commands.ImportSpec((str(file),), "classification", "ward", split=split)
    with pytest.raises(BadInput) as caught:
        engine.ask(commands.ImportDataset(project, spec), timeout=120)
    engine.stop()
    logs = {log.name: log.read_text(encoding="utf-8") for log in (home / "logs").iterdir()}
    assert SECRET in str(caught.value.params)
    assert f"ImportDataset failed: BadInput {caught.value.code}" in logs["deskhand.log"]
    assert f"BadInput {caught.value.code}" in logs["import.log"]
    assert not [name for name, text in logs.items() if SECRET in text]


def test_a_line_that_finds_no_room_prints_no_trace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with small_disk(tmp_path / "disk", 1) as disk:
        ring, file = start_logging(disk / "logs" / "deskhand.log")
        fill(disk)
        logging.getLogger("engine").warning("a line %s", "x" * 100_000)
        stop_logging(ring, file)
    assert capsys.readouterr().err == "" and any("a line" in line for line in ring.lines)


def test_lines_that_find_no_room_at_the_end_do_not_keep_the_app_from_ending(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring, file = start_logging(tmp_path / "logs" / "deskhand.log")

    def full() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(file, "close", full)
    stop_logging(ring, file)
    assert not {ring, file} & set(logging.getLogger().handlers)
