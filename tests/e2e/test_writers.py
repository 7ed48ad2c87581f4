"""A decoder learns a task from file to answer: trained through the engine, exported, gated, measured and asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine import commands
from engine.agent import prompts
from engine.agent.messages import ToolCall, to_openai
from engine.api import Engine
from engine.errors import BadInput
from engine.runtime import toolbox
from engine.training.recipe import Recipe
from tests.e2e.conftest import SUBJECTS, home_with
from tests.engine.agent.scripted import ScriptedCaller
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


def train_on_talks(engine: Engine, project: str, talks: list[list[dict[str, str]]]) -> str:
    """Let the tiny decoder learn conversations as the project's data `replies`; returns the model."""
    file = Path(project) / "replies.jsonl"
    file.write_text("".join(json.dumps({"messages": talk}) + "\n" for talk in talks), encoding="utf-8")
    spec = commands.ImportSpec((str(file),), "dialogue", "replies")
    data = engine.ask(commands.ImportDataset(project, spec), timeout=250)
    return str(engine.ask(commands.StartTraining(project, data.dataset, 0, RECIPE), timeout=250).model)


def test_a_model_of_corrected_replies_composes(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is asked as it learned it, its words are checked, and the tool's sentence is said where they do not hold."""
    project = engine.ask(commands.CreateProject(str(tmp_path / "shop"))).path
    told = [f"Facts:\nthing: {subject}\n\nQuestion: which one, {at}" for at in range(6) for subject in SUBJECTS]
    talks = [[dict(to_openai(message)) for message in prompts.lesson(text, "order")] for text in told]
    model = train_on_talks(engine, project, talks)
    call = ToolCall("call_1", "calculator", {"expression": "7 * 8"})
    monkeypatch.setattr(toolbox, "make_caller", lambda *given: ScriptedCaller([call, None]))
    agent = engine.ask(commands.SaveAgent(project, "Desk", composer=model))
    chat = engine.ask(commands.StartChat(project, agent.agent)).chat
    said = engine.ask(commands.SendMessage(project, chat, "7 times 8"), timeout=120).messages
    reply = said[-1]
    assert (reply.trace.author, "56" in reply.content) == ("template", True), "'order' is no answer"
    assert reply.trace.tokens > 0, "it wrote, and was not believed"
    read = engine.ask(commands.GetPrompt(project, chat, len(said) - 1), timeout=60)
    name = engine.ask(commands.GetModel(project, model)).info.name
    assert read.model == name and prompts.LEARNED in read.read.text
    with pytest.raises(BadInput, match="model_in_use"):
        engine.ask(commands.DeleteModel(project, model))


def test_a_model_of_conversations_is_held_to_corrected_replies(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = engine.ask(commands.CreateProject(str(tmp_path / "shop"))).path
    talks = [
        [
            {"role": "user", "content": f"where is the {subject}, number {at}"},
            {"role": "assistant", "content": "order"},
        ]
        for at in range(6)
        for subject in SUBJECTS
    ]
    model = train_on_talks(engine, project, talks)
    data = engine.ask(commands.GetModel(project, model)).info.dataset
    # To choose a tool a decoder reads the names of all of them: more than the tiny one can hold.
    monkeypatch.setattr(toolbox, "make_caller", lambda *given: ScriptedCaller([None]))
    agent = engine.ask(commands.SaveAgent(project, "Desk"))
    replies = []
    for words in ("hello", "hello again"):
        chat = engine.ask(commands.StartChat(project, agent.agent)).chat
        said = engine.ask(commands.SendMessage(project, chat, words), timeout=120).messages
        replies.append((chat, len(said) - 1))
        kept = engine.ask(commands.CorrectReply(project, *replies[-1], "the lamp is shipped"))
        assert (kept.dataset, kept.case.dataset) == ("replies", data), "the data that is there learns it"
    state = engine.ask(commands.GetCorrections(project, model))
    assert (state.new, state.cases, state.candidate) == (2, 2, None)
    found = engine.ask(commands.CheckRegressions(project, model), timeout=120)
    assert (found.passed, found.cases) == (0, 2)
    # The newest answer about the same words stands: what the model says anyway is right then.
    engine.ask(commands.CorrectReply(project, *replies[1], found.failed[1][1]))
    found = engine.ask(commands.CheckRegressions(project, model), timeout=120)
    assert (found.passed, [case.chat for case, _ in found.failed]) == (1, [replies[0][0]])
