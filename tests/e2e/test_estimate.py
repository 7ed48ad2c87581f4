"""What a training takes is measured in a real worker, before it starts and without leaving anything behind."""

from __future__ import annotations

import json
from pathlib import Path

import psutil
import pytest

from engine.cli import main


def test_the_estimate_says_what_a_training_takes_and_trains_nothing(
    home: Path, tmp_path: Path, messages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = tmp_path / "shop.deskhand"
    here = ["--project", str(project), "--home", str(home), "--json"]
    assert main(["import", str(messages), "--task", "classification", "--name", "messages", *here]) == 0
    asked = ["train", "--dataset", "messages", "--base", "tiny", "--preset", "quick", "--set", "epochs=2"]
    assert main([*asked, "--estimate", *here]) == 0
    found = json.loads(capsys.readouterr().out.splitlines()[-1])["result"]
    recipe = found["recipe"]
    # 96 rows are so few that a preset takes small batches.
    assert (recipe["base"], recipe["epochs"], recipe["batch_size"]) == ("tiny", 2, 8)
    assert found["seconds"] == pytest.approx(2 * found["seconds_a_round"] + found["seconds_after"])
    assert found["at_once"] == 8
    # The worker has imported torch; this process, which grows test by test, is not what is measured.
    assert 150e6 < found["memory"] < min(4e9, found["memory_free"])
    parts = found["memory_parts"]
    assert sum(parts.values()) == found["memory"]
    # Of the words only those of the texts learn.
    assert 0 < parts["gradients"] < parts["weights"] < 1.2 * parts["gradients"]
    # AdamW's two moments, and a step count for each tensor.
    assert 2 * parts["gradients"] <= parts["optimiser"] < 2.1 * parts["gradients"]
    assert found["disk_kept"] == parts["weights"] < found["disk"]
    assert found["disk_free"] == pytest.approx(psutil.disk_usage(str(project)).free, rel=0.2)
    assert (found["memory_verdict"], found["disk_verdict"], found["advice"]) == ("fits", "fits", [])
    assert not list((project / "runs").iterdir())
    assert not list((project / "models").iterdir())


def test_the_estimate_refuses_what_the_training_would(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = ["--project", str(tmp_path / "few.deskhand"), "--home", str(home), "--json"]
    # The first row of each class stays to learn from: nothing is left for the test.
    for name in ("train", "valid"):
        rows = f"text,label\none of {name},x\nanother of {name},y\n"
        (tmp_path / f"{name}.csv").write_text(rows, encoding="utf-8")
    files = [str(tmp_path / "train.csv"), "--valid", str(tmp_path / "valid.csv")]
    assert main(["import", *files, "--task", "classification", "--name", "few", *here]) == 0
    assert main(["train", "--dataset", "few", "--base", "tiny", "--estimate", *here]) == 3
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["error"]["code"] == "no_test_rows"
