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


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["predict", "--model", "a", "--input", "a.csv", "--output", "b.csv"], "deskhand train"),
        (["train", "--from-search", "nope"], "deskhand search"),
        (["train", "--dataset", "nope"], "deskhand import"),
        (["resume", "--run", "nope"], "deskhand train"),
    ],
)
def test_where_there_is_none_yet_the_way_to_the_first_is_told(
    project: list[str], capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    assert main([*words, *project]) == 3
    remedy = capsys.readouterr().err.splitlines()[1]
    assert remedy.startswith("It has none yet: ") and told in remedy


def test_a_message_that_cannot_be_sent_makes_no_agent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shared = ["--project", str(tmp_path / "p"), "--home", str(tmp_path / "home")]
    assert main(["new", *shared]) == 0
    assert main(["chat", *shared, "--message", " "]) == 3
    assert capsys.readouterr().err.startswith("The message is empty, so nothing was sent.")
    assert main(["--json", "show", *shared]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["result"]["agents"] == []


def test_a_negative_number_of_messages_is_refused(project: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["measure-calls", *project, "--agent", "Desk", "--part", "cases", "--most", "-4"]) == 3
    assert capsys.readouterr().err == (
        "-4 is no number of messages to measure on. Nothing was measured.\nChoose 1 or more, or 0 for all.\n"
    )
