"""How a person asks for a tool that they added: it selects the tool, survives a new look, and goes with the source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import commands
from engine.agent.callers.nearest import NearestCaller
from engine.api import Engine
from engine.errors import BadInput
from engine.results import ToolExamples, ToolSourceInfo
from engine.runtime import toolbox
from engine.sentences import sentence_for
from tests.engine.agent.test_injections import Words

PATIENCE = 120
CODE = '''
def shelf() -> str:
    """Tell what the shelf holds."""
    return "three lamps"


def till() -> str:
    """Tell what the drawer holds."""
    return "forty crowns"
'''
ASKED = "Is there any cash left today?"
OWN = ("Is there any cash left?", "How much cash is left today?", "Do we have any cash?")


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    monkeypatch.setattr(toolbox, "make_caller", lambda *given: NearestCaller(Words()))
    made = Engine(tmp_path / "home")
    made.start()
    yield made
    made.stop(timeout=60)


@pytest.fixture
def project(engine: Engine, tmp_path: Path) -> str:
    return engine.ask(commands.CreateProject(str(tmp_path / "shop")), PATIENCE).path


def add(engine: Engine, project: str, tmp_path: Path) -> ToolSourceInfo:
    file = tmp_path / "shop.py"
    file.write_text(CODE, encoding="utf-8")
    source = engine.ask(commands.AddToolSource(project, "Shop", "python", {"file": str(file)}), PATIENCE)
    engine.ask(commands.SetPermission(project, "till", "allow"))
    return source


def called(engine: Engine, project: str) -> list[str]:
    """Return the tools that a new chat's agent calls for what is asked."""
    engine.ask(commands.SaveAgent(project, "Desk"))
    chat = engine.ask(commands.StartChat(project, "Desk")).chat
    sent = engine.ask(commands.SendMessage(project, chat, ASKED), PATIENCE)
    return [message.name for message in sent.messages if message.role == "tool"]


def test_a_persons_own_sentences_select_the_tool(engine: Engine, project: str, tmp_path: Path) -> None:
    source = add(engine, project, tmp_path)
    assert called(engine, project) == []
    before = engine.ask(commands.GetToolExamples(project, "till"))
    assert before == ToolExamples((), ("Please tell what the drawer holds", "Can you tell what the drawer holds?"))

    # In one visible line each, and none twice.
    engine.ask(commands.SaveToolExamples(project, "till", (f"  {OWN[0]}\u200b", *OWN)))
    assert engine.ask(commands.GetToolExamples(project, "till")).own == OWN
    assert engine.ask(commands.GetToolExamples(project, "shelf")).own == ()
    assert called(engine, project) == ["till"]

    engine.ask(commands.RefreshToolSource(project, source.source), PATIENCE)
    assert engine.ask(commands.GetToolExamples(project, "till")).own == OWN
    # The tool is the same, so what was allowed stays as well.
    assert called(engine, project) == ["till"]

    engine.ask(commands.SaveToolExamples(project, "till", ()))
    assert called(engine, project) == []
    engine.ask(commands.SaveToolExamples(project, "till", OWN))
    engine.ask(commands.RemoveToolSource(project, source.source), PATIENCE)
    add(engine, project, tmp_path)
    assert engine.ask(commands.GetToolExamples(project, "till")).own == ()
    assert called(engine, project) == []


@pytest.mark.parametrize(
    ("tool", "given", "words"),
    [
        ("till", ("", *OWN), "One of the sentences is empty."),
        ("till", (" \u200b\n",), "One of the sentences is empty."),
        ("till", (*OWN, "cash " * 60), "longer than 200 characters"),
        ("till", tuple(f"cash {at}" for at in range(11)), "There are 11 sentences"),
        ("calculator", OWN, "takes no sentences of yours"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words(
    engine: Engine, project: str, tmp_path: Path, tool: str, given: tuple[str, ...], words: str
) -> None:
    add(engine, project, tmp_path)
    engine.ask(commands.SaveToolExamples(project, "till", OWN))
    with pytest.raises(BadInput) as refused:
        engine.ask(commands.SaveToolExamples(project, tool, given))
    assert words in sentence_for(refused.value.info()).message
    assert engine.ask(commands.GetToolExamples(project, "till")).own == OWN
