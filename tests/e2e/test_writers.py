"""A decoder learns a task from file to answer: trained through the engine, exported, gated, measured and asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine import commands
from engine.api import Engine
from engine.errors import BadInput
from engine.training.recipe import Recipe
from tests.e2e.conftest import SUBJECTS, home_with
from tests.engine.export.tiny import decoder_folder

RECIPE = Recipe(
    base="scribe", epochs=6, batch_size=8, learning_rate=1e-2, patience=0, precision="fp32", max_tokens=64, gate=0.2
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = decoder_folder(tmp_path_factory.mktemp("models") / "scribe", context=512)
    return home_with(folder, tmp_path_factory.mktemp("home"))


def test_a_decoder_learns_to_write(engine: Engine, tmp_path: Path) -> None:
    texts = [(f"where is the {subject}, number {at}", subject) for at in range(6) for subject in SUBJECTS]
    file = tmp_path / "rows.jsonl"
    file.write_text("".join(json.dumps({"text": t, "summary": "order"}) + "\n" for t, _ in texts), encoding="utf-8")
    project = engine.ask(commands.CreateProject(str(tmp_path / "shop"))).path
    info = engine.ask(commands.ImportDataset(project, commands.ImportSpec((str(file),), "summarisation")), timeout=250)
    with pytest.raises(BadInput) as refused:
        engine.ask(commands.StartTraining(project, info.dataset, 0, Recipe(base="nobody")))
    assert refused.value.code == "base_unknown"
    result = engine.ask(commands.StartTraining(project, info.dataset, 0, RECIPE), timeout=250)
    details = engine.ask(commands.GetModel(project, result.model))
    report = details.report
    assert report.metrics["rouge_l"].value > 0.9
    assert set(report.baselines) == {"copy", "base"}
    assert report.baselines["base"]["rouge_l"].value < 0.1
    assert (report.confusion, report.classes) == (None, ())
    run = engine.ask(commands.GetRun(project, result.run))
    losses = [point.value for point in run.metrics if point.part == "valid"]
    assert run.info.metric == "loss" and run.info.best == min(losses) < losses[0]
    answer = engine.ask(commands.Predict(project, result.model, ("where is the lamp, number 3",)))[0]
    assert answer.value == "order" and 0.5 < answer.confidence <= 1.0
    kept = {path.name for path in Path(details.info.folder).iterdir()}
    assert "onnx" in kept and not kept & {"hf", "int8", "fp32"}
