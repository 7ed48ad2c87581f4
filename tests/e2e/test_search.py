"""A search through the command line: the app is killed in the middle, `resume` uses up the rest of the time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from engine import commands
from engine.api import Engine
from engine.cli import main
from engine.errors import BadInput


def _events(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_a_killed_search_goes_on_and_keeps_every_trial(
    home: Path, tmp_path: Path, messages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options, project = ["--home", str(home), "--json"], ["--project", str(tmp_path / "shop")]
    assert main([*options, "import", str(messages), *project, "--task", "classification"]) == 0
    arguments = ["search", *project, "--dataset", "messages", "--base", "tiny", "--minutes", "0.5"]
    for setting in ("batch_size=16", "epochs=2", "learning_rate=0.0004", "precision=fp32"):
        arguments += ["--set", setting]
    with subprocess.Popen(
        [sys.executable, "-m", "engine.cli", *options, *arguments], stdout=subprocess.PIPE, text=True
    ) as app:
        assert app.stdout
        run, before = "", {}
        for line in app.stdout:
            event = json.loads(line)
            run = event.get("run", run)
            if event["event"] == "trial_changed":
                before[event["trial"]["number"]] = event["trial"]
                if event["trial"]["number"] == 2 and event["trial"]["rounds"] == 1:
                    app.kill()
                    break
    assert app.returncode < 0

    capsys.readouterr()
    assert main([*options, "resume", *project, "--run", run]) == 0
    outcome = _events(capsys.readouterr().out)[-1]
    assert outcome["event"] == "done"
    result = outcome["result"]
    trials = {trial["number"]: trial for trial in result["trials"]}
    assert list(trials) == list(range(1, len(trials) + 1)) and len(trials) >= 3
    assert trials[1] == before[1] and trials[1]["changes"] == {}
    assert (trials[2]["state"], trials[3]["again"]) == ("cut_short", 2)
    measured = {number: trial["value"] for number, trial in trials.items() if trial["value"] is not None}
    assert result["metric"]["accuracy"] == max(measured.values()) == measured[result["best"]]
    assert result["recipe"]["base"] == "tiny"
    assert result["recipe"] == {**result["recipe"], **trials[result["best"]]["changes"]}

    engine = Engine(home)
    engine.start()
    try:
        root = str(tmp_path / "shop.deskhand")
        (info,) = engine.ask(commands.ListRuns(root))
        assert (info.kind, info.status, info.best, info.best_epoch) == (
            "search", "done", result["metric"]["accuracy"], result["best"],
        )  # fmt: skip
        for wrong in (commands.ResumeSearch(root, run), commands.ResumeTraining(root, run)):
            with pytest.raises(BadInput):
                engine.ask(wrong)
    finally:
        engine.stop()
