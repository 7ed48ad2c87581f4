"""What the command line tells of a run: its id where it starts, and how it goes on after Ctrl+C."""

from __future__ import annotations

import asyncio
import json
import signal
from pathlib import Path
from typing import Any

import pytest

from engine.cli import main
from engine.errors import JobCancelled
from engine.results import BaseModel
from engine.runtime.handlers import running, training
from engine.runtime.jobs import Job
from engine.runtime.orders import TrainOrder

BASE = BaseModel("tiny", "Tiny", "encoder", "ready", max_tokens=64)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The options that name a project with a dataset, for an engine that knows a base model."""
    for module in (running, training):
        monkeypatch.setattr(module, "ready_base", lambda runtime, base: BASE)
    file = tmp_path / "messages.csv"
    rows = [f"where is lamp {at},late\nbroken is box {at},broken" for at in range(30)]
    file.write_text("\n".join(["text,label", *rows]) + "\n", encoding="utf-8")
    options = ["--project", str(tmp_path / "p"), "--home", str(tmp_path / "home")]
    assert main(["import", str(file), "--task", "classification", *options]) == 0
    capsys.readouterr()
    return options


class Interrupted:
    """Stands for a worker during which Ctrl+C is pressed; it keeps a checkpoint where there is `one`."""

    def __init__(self, one: bool) -> None:
        self.one = one

    async def __call__(self, order: TrainOrder, job: Job, listen: Any) -> Any:
        signal.raise_signal(signal.SIGINT)
        while not job.cancelled():
            await asyncio.sleep(0)
        if self.one:
            (order.folder / running.CHECKPOINTS).mkdir(exist_ok=True)
        raise JobCancelled(job.reason)


def test_ctrl_c_pauses_a_training_and_tells_how_it_goes_on(
    project: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = signal.getsignal(signal.SIGINT)
    monkeypatch.setattr(training, "run_worker", Interrupted(True))
    assert main(["train", *project, "--dataset", "messages"]) == 4
    told = capsys.readouterr()
    (run,) = (folder.name for folder in Path(f"{project[1]}.deskhand", "runs").iterdir())
    assert f"  Run {run}\n" in told.out
    assert told.err == (
        "messages was paused; its checkpoint is kept.\n"
        f'To go on with it: deskhand resume --project "{project[1]}.deskhand" --run {run}\n'
    )
    assert main(["--json", "resume", *project, "--run", run]) == 4
    error = json.loads(capsys.readouterr().out.splitlines()[-1])["error"]
    assert (error["code"], error["params"]["run"]) == ("run_paused", run)
    assert signal.getsignal(signal.SIGINT) is before


def test_ctrl_c_before_the_first_step_leaves_nothing_to_go_on_from(
    project: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(training, "run_worker", Interrupted(False))
    assert main(["train", *project, "--dataset", "messages"]) == 4
    assert capsys.readouterr().err.startswith("The run messages stopped before its first step.")


def test_what_a_project_holds_is_listed_and_a_run_goes_on_by_its_name(
    project: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(training, "run_worker", Interrupted(True))
    assert main(["train", *project, "--dataset", "messages", "--name", "late or broken"]) == 4
    capsys.readouterr()
    assert main(["--json", "show", *project]) == 0
    found = json.loads(capsys.readouterr().out.splitlines()[-1])["result"]
    (data,), (run,) = found["datasets"], found["runs"]
    assert (data["name"], data["task"], data["version"]) == ("messages", "classification", 1)
    assert (run["name"], run["kind"], run["status"], run["resumable"]) == ("late or broken", "training", "paused", True)
    assert found["models"] == [] and found["agents"] == []
    assert main(["show", *project]) == 0
    told = capsys.readouterr().out
    assert f"  late or broken  {run['run']}  training, paused, classification" in told
    assert f"  messages  {data['dataset']}  classification, version 1, " in told and "Models: none\n" in told
    assert main(["resume", *project, "--run", "late or broken"]) == 4
    assert f"--run {run['run']}\n" in capsys.readouterr().err
    assert main(["resume", *project, "--run", "nope"]) == 3
    assert f"It has: {run['run']} (late or broken, paused)." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["nope"], "The project has no dataset called nope."),
        (["rows"], "rows is a table for look-ups"),
        (["rows", "--estimate"], "rows is a table for look-ups"),
        (["messages", "--base", "nobase"], "There is no base model called nobase."),
        (["messages", "--base", "smollm2-135m-instruct"], "is of the decoder family, which cannot learn this task."),
        (["messages", "--set", "epoch=3"], "There is no setting called epoch."),
    ],
)
def test_a_recipe_is_told_only_where_it_fits_something(
    project: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: list[str], told: str
) -> None:
    assert main(["import", str(tmp_path / "messages.csv"), "--task", "table", "--name", "rows", *project]) == 0
    capsys.readouterr()
    assert main(["train", *project, "--dataset", *asked]) == 3
    said = capsys.readouterr()
    assert told in said.err and said.out == ""
