"""A project that is handed over runs nothing of its sender's until the receiver trusts it on their own computer."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import commands
from engine.api import Engine
from engine.results import ToolSourceInfo, ToolTrial

PATIENCE = 120
SERVER = """
import sys
from mcp.server.mcpserver import MCPServer
from mcp_types import ToolAnnotations

open(sys.argv[1], "a").close()
server = MCPServer("weather")


@server.tool(annotations=ToolAnnotations(read_only_hint=True))
def forecast() -> str:
    "Tell the weather."
    return "sunny"


@server.tool()
def alarm() -> str:
    "Ring."
    return "rung"


server.run("stdio")
"""
FUNCTION = '''
open({ran!r}, "a").close()


def price(net: float) -> float:
    """Work out a price."""
    return net
'''


@pytest.fixture
def receiver(tmp_path: Path) -> Iterator[Engine]:
    made = Engine(tmp_path / "another home")
    made.start()
    yield made
    made.stop(timeout=60)


@pytest.fixture
def ran(tmp_path: Path) -> Path:
    """The file that what a source runs leaves behind."""
    return tmp_path / "ran"


@pytest.fixture
def project(engine: Engine, tmp_path: Path) -> str:
    return engine.ask(commands.CreateProject(str(tmp_path / "desk"))).path


def add_server(engine: Engine, project: str, ran: Path) -> ToolSourceInfo:
    file = ran.with_name("server.py")
    file.write_text(SERVER, encoding="utf-8")
    given = {"command": shlex.join([sys.executable, str(file), str(ran)]), "allow_read_only": True}
    return engine.ask(commands.AddToolSource(project, "Weather", "mcp", given), PATIENCE)


def add_file(engine: Engine, project: str, ran: Path) -> ToolSourceInfo:
    file = ran.with_name("functions.py")
    file.write_text(FUNCTION.format(ran=str(ran)), encoding="utf-8")
    return engine.ask(commands.AddToolSource(project, "Prices", "python", {"file": str(file)}), PATIENCE)


def handed_over(project: str, ran: Path) -> str:
    ran.unlink()
    return str(shutil.copytree(project, f"{project.removesuffix('.deskhand')} received.deskhand"))


def call(engine: Engine, project: str, tool: str, **arguments: object) -> ToolTrial:
    return engine.ask(commands.TryTool(project, tool, arguments), PATIENCE)


def state(engine: Engine, project: str) -> str:
    return engine.ask(commands.ListToolSources(project))[0].state


def permissions(engine: Engine, project: str) -> dict[str, str]:
    found = engine.ask(commands.ListTools(project), PATIENCE)
    return {tool.name: tool.permission for tool in found if tool.origin in ("mcp", "python")}


def test_a_received_server_is_not_started_until_it_is_trusted(
    engine: Engine, receiver: Engine, project: str, ran: Path
) -> None:
    source = add_server(engine, project, ran)
    for tool in ("forecast", "alarm"):
        engine.ask(commands.SetPermission(project, tool, "allow"))
    engine.ask(commands.SaveAgent(project, "Desk", permissions={"alarm": "allow"}))
    assert call(engine, project, "forecast").ok
    received = handed_over(project, ran)

    receiver.ask(commands.OpenProject(received))
    refused = call(receiver, received, "forecast")
    assert not refused.ok and "not trusted on this computer" in refused.content and "Tools page" in refused.content
    assert state(receiver, received) == "foreign" and not ran.exists()

    receiver.ask(commands.RefreshToolSource(received, source.source), PATIENCE)
    assert call(receiver, received, "forecast").ok and state(receiver, received) == "running"
    # What the sender allowed, and ticked for tools that say they change nothing, is not the receiver's word.
    assert permissions(receiver, received) == {"forecast": "ask", "alarm": "ask"}
    assert receiver.ask(commands.ListAgents(received))[0].permissions == {}


def test_what_the_sender_never_used_stays_so_under_another_name(
    engine: Engine, receiver: Engine, project: str, ran: Path
) -> None:
    source = add_server(engine, project, ran)
    engine.ask(commands.SetPermission(project, "alarm", "never"))
    received = handed_over(project, ran)
    file = ran.with_name("server.py")
    file.write_text(SERVER.replace("def alarm", "def bell"), encoding="utf-8")
    receiver.ask(commands.OpenProject(received))
    receiver.ask(commands.RefreshToolSource(received, source.source), PATIENCE)
    assert permissions(receiver, received) == {"forecast": "ask", "bell": "never"}


def test_a_received_file_is_not_run_until_it_is_trusted(
    engine: Engine, receiver: Engine, project: str, ran: Path
) -> None:
    source = add_file(engine, project, ran)
    received = handed_over(project, ran)
    refused = call(receiver, received, "price", net=1)
    assert not refused.ok and "not trusted on this computer" in refused.content
    assert state(receiver, received) == "foreign" and not ran.exists()
    receiver.ask(commands.RefreshToolSource(received, source.source), PATIENCE)
    assert call(receiver, received, "price", net=1).ok and state(receiver, received) == "ready"


def test_a_copy_at_home_is_used_as_before_and_another_command_is_not(
    engine: Engine, tmp_path: Path, project: str, ran: Path
) -> None:
    source = add_server(engine, project, ran)
    copy = handed_over(project, ran)
    assert call(engine, copy, "forecast").ok and permissions(engine, copy)["forecast"] == "allow"
    # As if somebody had put another command into a project that was lent to them.
    listed = tmp_path / "home" / "trusted-sources.json"
    assert source.source in listed.read_text(encoding="utf-8")
    listed.write_text(f'{{"{source.source}": "of another command"}}', encoding="utf-8")
    assert state(engine, copy) == "foreign"
    # What cannot be read trusts nothing, and a press mends it.
    listed.write_text("{no json", encoding="utf-8")
    assert not call(engine, copy, "forecast").ok
    engine.ask(commands.RefreshToolSource(copy, source.source), PATIENCE)
    assert call(engine, copy, "forecast").ok
    engine.ask(commands.RemoveToolSource(copy, source.source), PATIENCE)
    assert source.source not in listed.read_text(encoding="utf-8")
