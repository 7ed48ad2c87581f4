"""A decoder that learned to call tools selects them in a chat: from its rows to the tool's answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine import commands
from engine.api import Engine
from engine.errors import BadInput
from engine.results import LANGUAGE_MODEL
from engine.training.recipe import Recipe
from tests.e2e.conftest import SUBJECTS, home_with
from tests.engine.export.tiny import decoder_folder

RECIPE = Recipe(
    base="scribe", epochs=20, batch_size=8, learning_rate=1e-2, patience=0, precision="fp32", max_tokens=256, gate=0.2
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = decoder_folder(tmp_path_factory.mktemp("models") / "scribe", context=1024)
    return home_with(folder, tmp_path_factory.mktemp("home"))


def rows() -> list[dict[str, object]]:
    """Return messages that ask for a product, each with its call, and a few that call nothing.

    So few that a model of two layers learns to call at all: it hardly tells the two apart.
    """
    made: list[dict[str, object]] = []
    for at, subject in enumerate(SUBJECTS * 4):
        product = f"{at % 9 + 1} * {at % 7 + 2}"
        function = {"name": "calculator", "arguments": json.dumps({"expression": product})}
        call = [{"id": "call_1", "type": "function", "function": function}]
        asked = {"role": "user", "content": f"the {subject} order {product} number {at}"}
        made.append({"messages": [asked, {"role": "assistant", "content": None, "tool_calls": call}]})
    for subject in SUBJECTS:
        asked = {"role": "user", "content": f"where is the {subject}"}
        made.append({"messages": [asked, {"role": "assistant", "content": "I cannot tell."}]})
    return made


def test_from_rows_to_a_call_in_a_chat(engine: Engine, tmp_path: Path) -> None:
    file = tmp_path / "calls.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows()), encoding="utf-8")
    project = engine.ask(commands.CreateProject(str(tmp_path / "shop"))).path
    info = engine.ask(commands.ImportDataset(project, commands.ImportSpec((str(file),), "tool-calls")), timeout=250)
    model = engine.ask(commands.StartTraining(project, info.dataset, 0, RECIPE), timeout=250).model
    with pytest.raises(BadInput) as refused:
        engine.ask(commands.SaveAgent(project, "Desk", selection="by magic"))
    assert refused.value.code == "unknown_selection"
    saved = engine.ask(
        commands.SaveAgent(project, "Desk", tools=("calculator",), selection=LANGUAGE_MODEL, language_model=model)
    )
    assert engine.ask(commands.ListAgents(project)) == (saved,)
    chat = engine.ask(commands.StartChat(project, "Desk")).chat
    said = engine.ask(commands.SendMessage(project, chat, "the lamp order 3 * 4 number 7"), timeout=250).messages
    assert [message.role for message in said] == ["system", "user", "assistant", "tool", "assistant"]
    assert [(one.name, dict(one.arguments)) for one in said[2].calls] == [("calculator", {"expression": "3 * 4"})]
    assert (said[2].trace.author, said[2].trace.confidence is not None) == ("language model", True)
    assert "12" in said[-1].content
    read = engine.ask(commands.GetPrompt(project, chat, 2), timeout=60)
    assert "calculator" in read.read.text and "the lamp order 3 * 4 number 7" in read.read.text
    # Every token of the template's own marks is there, too, and nothing is cut off.
    assert read.read.count == read.read.read == len(read.read.tokens) > 20
    for index in (0, 1, 3, 99):
        with pytest.raises(BadInput) as none:
            engine.ask(commands.GetPrompt(project, chat, index), timeout=60)
        assert none.value.code == "no_prompt"
