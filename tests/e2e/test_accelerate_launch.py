"""`accelerate launch` with two processes on the processor (over gloo) learns what one process learns, loss by loss."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import torch.distributed

from engine.cli import main

SETTINGS = ("epochs=3", "batch_size=8", "dropout=0", "patience=0", "precision=fp32", "learning_rate=0.001")


@pytest.mark.skipif(
    not torch.distributed.is_available() or not torch.distributed.is_gloo_available(), reason="torch has no gloo here"
)
@pytest.mark.timeout(3600)
def test_two_processes_have_the_loss_curve_of_one(
    home: Path, tmp_path: Path, messages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options, project = ["--home", str(home), "--json"], tmp_path / "shop.deskhand"
    where = ["--project", str(project)]
    assert main([*options, "import", str(messages), *where, "--task", "classification"]) == 0
    train = [*options, "train", *where, "--dataset", "messages", "--base", "tiny"]
    for setting in SETTINGS:
        train += ["--set", setting]
    assert main(train) == 0
    alone = json.loads(capsys.readouterr().out.splitlines()[-1])["result"]

    # The launcher's --cpu asks for MPI; told of cards that are not there, it starts plain processes, which find none.
    launcher = ["-m", "accelerate.commands.launch", "--multi_gpu", "--num_processes", "2", "--num_machines", "1"]
    launcher += ["--mixed_precision", "no", "--dynamo_backend", "no", "--main_process_port", "0"]
    command = [sys.executable, *launcher, "-m", "engine.cli", *train]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=1500, check=False, env={**os.environ, "OMP_NUM_THREADS": "1"}
    )
    assert done.returncode == 0, done.stderr
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert [event["params"]["processes"] for event in events if event.get("code") == "started"] == [2]
    (together,) = [event["result"] for event in events if event["event"] == "done"]

    one, two = (_points(project, result["run"]) for result in (alone, together))
    assert [point[:3] for point in one] == [point[:3] for point in two]
    assert [point[3] for point in two] == pytest.approx([point[3] for point in one], abs=1e-4)
    assert together["metrics"] == pytest.approx(alone["metrics"])


def _points(project: Path, run: str) -> list[tuple[int, str, str, float]]:
    lines = (project / "runs" / run / "metrics.jsonl").read_text(encoding="utf-8").splitlines()
    points = map(json.loads, lines)
    return [(point["step"], point["part"], point["name"], point["value"]) for point in points]
