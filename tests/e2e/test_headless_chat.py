"""`deskhand chat` as a script uses it: it makes its agent, and refuses a tool that would have to ask a person."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from engine import commands
from engine.api import Engine
from engine.cli import main
from engine.events import ApprovalNeeded, Event


@pytest.fixture
def project(home: Path, tmp_path: Path) -> str:
    """A project with a table of two orders."""
    orders = tmp_path / "orders.csv"
    orders.write_text("order_id,status\nLL-1,late\nLL-2,paid\n", encoding="utf-8")
    path = str(tmp_path / "shop")
    arguments = ["--home", str(home), "import", str(orders), "--project", path, "--task", "table", "--name", "orders"]
    assert main(arguments) == 0
    return path


def _answer(home: Path, project: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    capsys.readouterr()
    arguments = ["--home", str(home), "--json", "chat", "--project", project, "--agent", "Desk"]
    assert main([*arguments, "--message", "Where is order LL-1?"]) == 0
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert last["event"] == "done"
    result: dict[str, Any] = last["result"]
    return result


def _say(home: Path, project: str, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    messages: list[dict[str, object]] = _answer(home, project, capsys)["messages"]
    return messages


def test_the_agent_is_made_once(home: Path, project: str, capsys: pytest.CaptureFixture[str]) -> None:
    for made in (True, False):
        answer = _answer(home, project, capsys)
        assert answer["made"] is made
        said = answer["messages"]
        assert [message["role"] for message in said] == ["system", "user", "assistant", "tool", "assistant"]
        assert "late" in str(said[-1]["content"])


def test_a_tool_that_asks_is_refused(home: Path, project: str, capsys: pytest.CaptureFixture[str]) -> None:
    engine = Engine(home)
    engine.start()
    path = engine.ask(commands.OpenProject(f"{project}.deskhand")).path
    for tool in engine.ask(commands.ListTools(path)):
        engine.ask(commands.SetPermission(path, tool.name, "ask"))
    engine.stop()
    said = _say(home, project, capsys)
    assert "late" not in str(said[-1]["content"])


def test_what_the_tools_page_says_goes_before_what_the_agent_was_allowed(home: Path, project: str) -> None:
    engine = Engine(home)
    engine.start()
    try:
        path = engine.ask(commands.OpenProject(f"{project}.deskhand")).path
        names = [tool.name for tool in engine.ask(commands.ListTools(path))]
        engine.ask(commands.SaveAgent(path, "Desk", permissions=dict.fromkeys(names, "allow")))
        chat = engine.ask(commands.StartChat(path, "Desk")).chat
        asked: list[str] = []

        def allow(event: Event) -> None:
            if isinstance(event, ApprovalNeeded):
                asked.append(event.tool)
                engine.submit(commands.AnswerApproval(event.job, event.call, "always"))

        def used() -> list[str]:
            message = commands.SendMessage(path, chat, "Where is order LL-1?")
            said = engine.ask(message, timeout=60, listener=allow).messages
            last = max(at for at, message in enumerate(said) if message.role == "user")
            return [call.name for message in said[last:] for call in message.calls]

        (tool,) = used()
        assert asked == []
        engine.ask(commands.SetPermission(path, tool, "never"))
        assert tool not in used()
        engine.ask(commands.SetPermission(path, tool, "ask"))
        assert (used(), asked) == ([tool], [tool])
        assert (used(), asked) == ([tool], [tool]), "it was always allowed from here on"
    finally:
        engine.stop()
