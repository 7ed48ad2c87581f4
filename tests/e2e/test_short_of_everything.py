"""A training with too little memory computes less at once; one whose disk is full says so and can be resumed."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from engine import commands
from engine.api import Engine
from engine.cli import main
from engine.events import Event, Progress
from engine.runtime import worker
from engine.runtime.handlers import training
from engine.training.recipe import Recipe
from tests.helpers.processes import started
from tests.helpers.small_disk import fill, small_disk
from tests.helpers.tiny_base import WORDS

# As long texts as the tiny base reads, many at once: what is computed outweighs the weights by far.
LONG = " ".join((WORDS.split() * 3)[:55])
RECIPE = Recipe(base="tiny", epochs=2, batch_size=128, patience=0, learning_rate=3e-3, head_learning_rate=1e-2)


@pytest.fixture
def project(engine: Engine, tmp_path: Path) -> str:
    """A project whose dataset `long` has two classes of long texts."""
    file = tmp_path / "long.csv"
    rows = [f"{LONG} {subject} {at},{subject}" for at in range(150) for subject in ("lamp", "box")]
    file.write_text("text,label\n" + "\n".join(rows) + "\n", encoding="utf-8")
    made = engine.ask(commands.CreateProject(str(tmp_path / "shop"))).path
    engine.ask(commands.ImportDataset(made, commands.ImportSpec((str(file),), "classification", "long")), timeout=60)
    return made


def _worker() -> psutil.Process:
    return started()[0]


@pytest.mark.skipif(sys.platform != "linux", reason="limits the worker's memory")
def test_a_worker_with_too_little_memory_finishes_with_less_at_once(
    engine: Engine, project: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Windows has no such limits to import.
    from tests.helpers import short_of_memory

    monkeypatch.setattr(worker, "main", short_of_memory.main)
    result = engine.ask(commands.StartTraining(project, "long", 0, RECIPE), timeout=280)
    log = engine.ask(commands.GetRun(project, result.run)).log
    (halved,) = [params for _, code, params in log if code == "smaller_batch"]
    assert (halved["batch"], halved["pieces"]) == (64, 2)


@pytest.mark.skipif(os.name == "nt", reason="the system's SIGKILL")
def test_a_worker_that_the_system_ends_for_memory_goes_on_with_half_at_once(
    engine: Engine, project: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kill is real, the system's counter is played: only a machine out of memory turns the real one."""
    kills = [0]
    monkeypatch.setattr(training, "memory_kills", lambda: kills[0])

    def end_once(event: Event) -> None:
        if isinstance(event, Progress) and event.stage == "training" and not kills[0]:
            kills[0] += 1
            _worker().send_signal(signal.SIGKILL)

    result = engine.ask(commands.StartTraining(project, "long", 0, RECIPE), timeout=280, listener=end_once)
    log = engine.ask(commands.GetRun(project, result.run)).log
    (halved,) = [params for _, code, params in log if code == "smaller_batch"]
    assert (halved["batch"], kills) == (64, [1])


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 24 MB."""
    with small_disk(tmp_path / "disk", 24) as folder:
        yield folder


def test_a_full_disk_is_told_and_the_run_goes_on_once_there_is_room(
    home: Path, disk: Path, messages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options, where = ["--home", str(home), "--json"], ["--project", str(disk / "shop.deskhand")]
    assert main([*options, "import", str(messages), *where, "--task", "classification"]) == 0
    ballast = fill(disk, 2 << 20)
    capsys.readouterr()
    train = [*options, "train", *where, "--dataset", "messages", "--base", "tiny"]
    assert main([*train, "--set", "epochs=3", "--set", "batch_size=8"]) == 4
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    error = events[-1]["error"]
    assert error["code"] == "disk_full"
    assert "shop.deskhand" in error["message"] and "full" in error["message"] and "Free some space" in error["remedy"]

    run = next(event["run"] for event in events if event.get("run"))
    ballast.unlink()
    assert main([*options, "resume", *where, "--run", run]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["event"] == "done"
