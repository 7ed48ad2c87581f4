"""A model applied to a file by real workers: one that is killed, one that is cancelled, and the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine import commands
from engine.api import Engine
from engine.cli import main
from engine.errors import JobCancelled, JobFailed
from engine.events import Event, Progress, RunNote
from engine.training.recipe import Recipe
from tests.e2e.conftest import SENTENCES, SUBJECTS
from tests.helpers.processes import started

RECIPE = Recipe(base="tiny", epochs=2, batch_size=8, patience=0, learning_rate=3e-3, head_learning_rate=1e-2)
ROWS = 20_000


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that takes several pieces."""
    path = tmp_path_factory.mktemp("data") / "many.csv"
    forms = [sentence for sentences in SENTENCES.values() for sentence in sentences]
    lines = [f'"{forms[at % len(forms)].format(SUBJECTS[at % 11])}",{at}' for at in range(ROWS)]
    path.write_text("text,number\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_killed_or_cancelled_it_goes_on_to_the_same_file(
    engine: Engine, home: Path, messages: Path, many: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = engine.ask(commands.CreateProject(str(tmp_path / "shop"))).path
    engine.ask(commands.ImportDataset(project, commands.ImportSpec((str(messages),), "classification", "m")))
    model = engine.ask(commands.StartTraining(project, "m", 0, RECIPE, "kind"), timeout=250).model
    whole, target = tmp_path / "out" / "whole.csv", tmp_path / "out" / "broken.csv"
    whole.parent.mkdir()
    command = commands.PredictFile(project, model, str(many), str(target))
    assert engine.ask(commands.PredictFile(project, model, str(many), str(whole)), timeout=200).rows == ROWS

    seen: list[Event] = []

    def kill(event: Event) -> None:
        seen.append(event)
        if isinstance(event, Progress) and event.stage == "predict" and event.done > 5000:
            for process in started():
                process.kill()

    with pytest.raises(JobFailed) as died:
        engine.ask(command, timeout=200, listener=kill)
    assert died.value.code == "worker_died"
    assert not target.exists()

    def cancel(event: Event) -> None:
        seen.append(event)
        if isinstance(event, Progress) and event.stage == "predict" and event.done > 10_000:
            engine.submit(commands.CancelJob(event.job))

    with pytest.raises(JobCancelled):
        engine.ask(command, timeout=200, listener=cancel)
    assert not target.exists()
    codes = [event.code for event in seen if isinstance(event, RunNote)]
    assert codes == ["goes_on", "kept"]
    engine.stop(timeout=60)

    options = ["--home", str(home), "--json", "predict", "--project", project, "--model", "kind"]
    assert main([*options, "--input", str(many), "--output", str(target)]) == 0
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert any(event.get("code") == "goes_on" for event in events)
    assert events[-1]["result"]["kept"] >= 8192
    assert target.read_bytes() == whole.read_bytes()
    assert sorted(path.name for path in target.parent.iterdir()) == ["broken.csv", "whole.csv"]
