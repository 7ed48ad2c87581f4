"""The whole app is killed in the middle of a training: the next start says so, and resume finishes the run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from engine.cli import main


def _events(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_a_killed_app_leaves_a_run_that_the_next_start_resumes(
    home: Path, tmp_path: Path, messages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options, project = ["--home", str(home), "--json"], ["--project", str(tmp_path / "shop")]
    assert main([*options, "import", str(messages), *project, "--task", "classification"]) == 0
    settings = ("batch_size=8", "epochs=20", "patience=0", "learning_rate=0.003")
    arguments = ["train", *project, "--dataset", "messages", "--base", "tiny"]
    for setting in settings:
        arguments += ["--set", setting]
    command = [sys.executable, "-m", "engine.cli", *options, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as app:
        assert app.stdout
        run = ""
        for line in app.stdout:
            event = json.loads(line)
            run = event.get("run", run)
            # The second round's metric means that the first round's checkpoint stands.
            if event["event"] == "metric_logged" and event["point"]["part"] == "valid" and event["point"]["epoch"] >= 2:
                app.kill()
                break
    assert app.returncode < 0

    capsys.readouterr()
    assert main([*options, "resume", *project, "--run", run]) == 0
    told = _events(capsys.readouterr().out)
    assert "resumed" in {event.get("code") for event in told}
    assert told[-1]["event"] == "done"
    folder = next(tmp_path.glob("shop*")) / "runs" / run
    points = [json.loads(line) for line in (folder / "metrics.jsonl").read_text(encoding="utf-8").splitlines()]
    rounds = [point["epoch"] for point in points if point["part"] == "valid" and point["name"] == "accuracy"]
    assert rounds == sorted(set(rounds)) and len(rounds) == 20
