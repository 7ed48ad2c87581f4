"""What the command line says of agents that are not there, or not ready for what is asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine import commands
from engine.api import Engine
from engine.cli import main


@pytest.fixture
def project(tmp_path: Path) -> list[str]:
    """The options that name a project with one agent, Desk, which no router learned for."""
    engine = Engine(tmp_path / "home")
    engine.start()
    path = engine.ask(commands.CreateProject(str(tmp_path / "p"))).path
    engine.ask(commands.SaveAgent(path, "Desk"))
    engine.stop()
    return ["--project", path, "--home", str(tmp_path / "home")]


def test_an_agent_without_a_router_has_none_to_train_anew(
    project: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["retrain", *project, "--agent", "Desk"]) == 3
    said = capsys.readouterr().err
    assert said.startswith("The agent Desk has no trained router yet, so there is none to train anew.")
    assert "make-calls" in said and "message" not in said


def test_an_agent_of_another_name_is_not_made(project: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    said = ["chat", *project, "--agent", "Deks", "--message", "hello"]
    assert main(said) == 3
    assert capsys.readouterr().err == "The project has no agent called Deks.\nIt has: Desk.\n"
    assert main(["--json", "show", *project]) == 0
    agents = json.loads(capsys.readouterr().out.splitlines()[-1])["result"]["agents"]
    assert [agent["name"] for agent in agents] == ["Desk"]
