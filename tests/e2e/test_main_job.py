"""The main job through the engine's front door, with a real worker: import, train, kill, resume, evaluate, chat."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from safetensors.torch import load_file, save_file

from engine import commands
from engine.api import Engine
from engine.cli import main
from engine.errors import EngineError, JobCancelled
from engine.events import ENDS, Done, Event, Failed, MetricLogged, RunStarted
from engine.training.recipe import Recipe
from tests.helpers.processes import started
from tests.helpers.tiny_base import make_tiny_encoder

RECIPE = Recipe(base="tiny", epochs=6, batch_size=8, learning_rate=3e-3, head_learning_rate=1e-2, patience=0)


def _imported(engine: Engine, tmp_path: Path, messages: Path) -> tuple[str, str]:
    project = engine.ask(commands.CreateProject(str(tmp_path / "shop"))).path
    spec = commands.ImportSpec((str(messages),), "classification", "messages")
    return project, engine.ask(commands.ImportDataset(project, spec), timeout=60).dataset


def test_a_model_is_trained_published_measured_and_called(engine: Engine, tmp_path: Path, messages: Path) -> None:
    project, dataset = _imported(engine, tmp_path, messages)
    events: list[Event] = []
    result = engine.ask(
        commands.StartTraining(project, dataset, 0, RECIPE, "request kind"), timeout=200, listener=events.append
    )
    assert result.metrics["accuracy"] > 0.9
    assert sum(isinstance(event, ENDS) for event in events) == 1
    assert any(isinstance(event, MetricLogged) and event.point.part == "valid" for event in events)
    details = engine.ask(commands.GetModel(project, result.model))
    assert set(details.report.baselines) == {"majority", "tfidf", "base"}
    assert [row.published for row in details.parity].count(True) == 1
    assert (Path(details.info.folder) / "model.onnx").is_file()
    calibration = details.report.calibration
    assert calibration is not None and calibration.rows == details.report.rows
    space = json.loads((Path(details.info.folder) / "space.json").read_text(encoding="utf-8"))["space"]
    assert space["temperature"] == calibration.temperature > 0
    assert "Expected calibration error" in details.card
    assert engine.ask(commands.Predict(project, result.model, ("The vase is broken",)))[0].value == "broken"

    output = tmp_path / "out.csv"
    assert engine.ask(commands.PredictFile(project, result.model, str(messages), str(output))).rows == 96
    assert output.read_text(encoding="utf-8-sig").splitlines()[0] == "text,label,prediction,confidence,alternatives"

    assert "request_kind" in {tool.name for tool in engine.ask(commands.ListTools(project))}
    engine.ask(commands.SaveAgent(project, "Desk", tools=("request_kind",)))
    chat = engine.ask(commands.StartChat(project, "Desk"))
    said = engine.ask(commands.SendMessage(project, chat.chat, "The vase is broken"), timeout=60).messages
    assert [message.role for message in said] == ["system", "user", "assistant", "tool", "assistant"]
    assert said[2].calls[0].name == "request_kind"
    assert "broken" in said[-1].content


def test_a_killed_worker_fails_the_run_and_resume_finishes_it(engine: Engine, tmp_path: Path, messages: Path) -> None:
    project, dataset = _imported(engine, tmp_path, messages)
    ended = threading.Event()
    seen: list[Event] = []

    def watch(event: Event) -> None:
        seen.append(event)
        # The second round's metric means that the first round's checkpoint stands.
        rounds = [e for e in seen if isinstance(e, MetricLogged) and e.point.part == "valid" and e.point.epoch >= 2]
        if isinstance(event, MetricLogged) and len(rounds) == 1:
            for process in started():
                process.kill()
        if isinstance(event, Done | Failed) and event.job == job[0]:
            ended.set()

    job = [""]
    unsubscribe = engine.subscribe(watch)
    long = Recipe(**{**vars(RECIPE), "epochs": 40})
    job[0] = engine.submit(commands.StartTraining(project, dataset, 0, long))
    assert ended.wait(200)
    unsubscribe()
    failure = next(event for event in seen if isinstance(event, Failed))
    assert failure.error.code == "worker_died"
    run = next(event.run for event in seen if isinstance(event, RunStarted))
    info = engine.ask(commands.GetRun(project, run)).info
    assert (info.status, info.resumable) == ("failed", True)
    assert not list((Path(project) / "models").iterdir())
    result = engine.ask(commands.ResumeTraining(project, run), timeout=200)
    details = engine.ask(commands.GetRun(project, run))
    assert details.info.model == result.model
    assert "resumed" in {code for _, code, _ in details.log}


def test_a_cancelled_training_publishes_nothing(engine: Engine, tmp_path: Path, messages: Path) -> None:
    project, dataset = _imported(engine, tmp_path, messages)

    def stop(event: Event) -> None:
        if isinstance(event, RunStarted):
            engine.submit(commands.CancelJob(event.job))

    with pytest.raises(JobCancelled):
        engine.ask(commands.StartTraining(project, dataset, 0, RECIPE), timeout=100, listener=stop)
    assert engine.ask(commands.ListRuns(project))[0].status == "cancelled"
    assert engine.ask(commands.ListModels(project)) == ()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("binary.csv", b"\x7fELF\x00\x01\x02" * 50),
        ("cut.csv", b'text,label\nhello,a\n"never closed,b\n'),
        ("empty.csv", b""),
        ("one-class.csv", b"text,label\nhello,a\nthere,a\nyou,a\n"),
        ("other-columns.csv", b"alpha,beta\n1,2\n3,4\n"),
    ],
)
def test_bad_input_is_told_and_changes_nothing(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    project = tmp_path / "shop.deskhand"
    arguments = ["import", str(path), "--project", str(project), "--task", "classification", "--column", "text=text"]
    assert main([*arguments, "--home", str(home), "--json"]) == 3
    outcome = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert outcome["event"] == "failed"
    assert name in outcome["error"]["message"] + outcome["error"]["remedy"] or name == "one-class.csv"
    assert outcome["error"]["remedy"]
    assert not project.exists()


def test_a_model_folder_that_lacks_weights_is_refused(engine: Engine, tmp_path: Path) -> None:
    folder = make_tiny_encoder(tmp_path / "cut")
    weights = load_file(folder / "model.safetensors")
    del weights["encoder.layer.1.output.dense.weight"]
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(EngineError) as caught:
        engine.ask(commands.ImportBase(str(folder)), timeout=100)
    assert caught.value.code == "base_incomplete"
    assert {base.id for base in engine.ask(commands.ListBases())} & {"cut"} == set()


def test_an_unknown_project_is_told(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(EngineError) as caught:
        engine.ask(commands.ListRuns(str(tmp_path / "nothing.deskhand")))
    assert caught.value.code == "no_project"
