"""One training is killed again and again, its worker or the whole app: it ends as the unbroken run does, to the bit.

Three kills here; DESKHAND_KILLS=20 kills as often as that.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import onnx
import psutil
import pytest

from engine.cli import main

KILLS = int(os.environ.get("DESKHAND_KILLS", "3"))
EPOCHS, BATCH = 24, 8
SETTINGS = (f"epochs={EPOCHS}", f"batch_size={BATCH}", "patience=0", "learning_rate=0.001", "precision=fp32")


@pytest.mark.skipif(os.name == "nt", reason="a process group is killed as a whole")
@pytest.mark.timeout(3600)
def test_a_training_that_is_killed_ends_as_an_unbroken_one(
    home: Path, tmp_path: Path, messages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options, project = ["--home", str(home), "--json"], tmp_path / "shop.deskhand"
    where = ["--project", str(project)]
    assert main([*options, "import", str(messages), *where, "--task", "classification"]) == 0
    train = ["train", *where, "--dataset", "messages", "--base", "tiny"]
    for setting in SETTINGS:
        train += ["--set", setting]
    assert main([*options, *train]) == 0
    unbroken = json.loads(capsys.readouterr().out.splitlines()[-1])["result"]
    points = _points(project, unbroken["run"])
    last = points[-1]["step"]

    chance, run = random.Random(0), ""
    for number, step in enumerate(sorted(chance.sample(range(5, last - 20), KILLS))):
        words = ["resume", *where, "--run", run] if run else train
        run = _killed([*options, *words], step, ("worker", "app", "both")[number % 3])
    assert main([*options, "resume", *where, "--run", run]) == 0
    ended = json.loads(capsys.readouterr().out.splitlines()[-1])["result"]

    assert ended["metrics"] == unbroken["metrics"]
    # Every step is there once, with the value it had.
    assert _points(project, run) == points
    models = [folder for folder in (project / "models").iterdir() if folder.is_dir()]
    assert len(models) == 2
    first, second = (_weights(folder / "model.onnx") for folder in models)
    assert first and first == second


def _killed(words: list[str], step: int, victim: str) -> str:
    """Run a training until it has done `step` steps, kill `victim` and return the run's id."""
    run = ""
    with subprocess.Popen(
        [sys.executable, "-m", "engine.cli", *words], stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as app:
        assert app.stdout
        workers: list[psutil.Process] = []
        for line in app.stdout:
            event = json.loads(line)
            run = event.get("run", run)
            reached = event["event"] == "metric_logged" and event["point"]["step"] >= step
            if reached or (event.get("stage") == "training" and event.get("done", 0) >= step):
                workers = [
                    child for child in psutil.Process(app.pid).children() if "spawn_main" in str(child.cmdline())
                ]
                assert workers
                if victim == "both":
                    os.killpg(app.pid, signal.SIGKILL)
                for process in workers if victim == "worker" else [app]:
                    process.kill()
                break
        else:
            pytest.fail(f"the training ended before step {step}")
        app.stdout.read()
        # A worker whose app is gone leaves a checkpoint and goes.
        psutil.wait_procs(workers, timeout=60)
    assert app.returncode == (4 if victim == "worker" else -signal.SIGKILL)
    return run


def _points(project: Path, run: str) -> list[dict[str, Any]]:
    lines = (project / "runs" / run / "metrics.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _weights(file: Path) -> dict[str, bytes]:
    return {tensor.name: tensor.SerializeToString() for tensor in onnx.load(file).graph.initializer}
