"""Ctrl+C in a terminal, which every process of the app gets, pauses a training; resume finishes it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from engine.cli import main


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="Windows has no process groups to send Ctrl+C to")
def test_an_interrupted_training_is_paused_and_goes_on(
    home: Path, tmp_path: Path, messages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options, project = ["--home", str(home), "--json"], ["--project", str(tmp_path / "shop")]
    assert main([*options, "import", str(messages), *project, "--task", "classification"]) == 0
    settings = ("batch_size=8", "epochs=20", "patience=0", "learning_rate=0.003")
    train = ["train", *project, "--dataset", "messages", "--base", "tiny"]
    train += [word for setting in settings for word in ("--set", setting)]
    command = [sys.executable, "-m", "engine.cli", *options, *train]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as app:
        assert app.stdout
        told, pressed = {}, False
        for line in app.stdout:
            told = json.loads(line)
            measured = told["event"] == "metric_logged" and told["point"]["part"] == "valid"
            if measured and told["point"]["epoch"] >= 2 and not pressed:
                os.killpg(app.pid, signal.SIGINT)
                pressed = True
    assert app.returncode == 4
    assert told["error"]["code"] == "run_paused"

    capsys.readouterr()
    assert main([*options, "resume", *project, "--run", told["error"]["params"]["run"]]) == 0
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    resumed = next(event for event in events if event.get("code") == "resumed")
    assert resumed["params"]["epoch"] >= 2
    assert events[-1]["event"] == "done"
