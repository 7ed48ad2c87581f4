"""Looking again at a source takes permissions away and gives none, whatever the source says of itself by now."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest

from engine import commands
from engine.api import Engine
from engine.results import ToolSourceInfo, ToolTrial

PATIENCE = 120
SERVER = """
from mcp.server.mcpserver import MCPServer
from mcp_types import ToolAnnotations

server = MCPServer("shop")


def offer(name: str, words: str, read_only: bool) -> None:
    def answer() -> str:
        return name

    server.tool(name, description=words, annotations=ToolAnnotations(read_only_hint=read_only))(answer)


OFFERS
server.run("stdio")
"""
BEFORE = {"diary": ("Read it", True), "wipe": ("Wipe", False), "post": ("Post", False), "roll": ("Roll", True)}
AFTER = {
    "diary": ("Read it again", True),
    "wipe": ("Wipe", True),
    "post": ("Post", True),
    "roll": ("Roll a die", True),
    "extra": ("New", True),
}
CODE = 'def wipe(disk: str) -> str:\n    """Wipe {one}."""\n    return disk\n\n\n'
CODE += 'def post(letter: str) -> str:\n    """Post {one}."""\n    return letter\n'


@pytest.fixture
def project(engine: Engine, tmp_path: Path) -> str:
    return engine.ask(commands.CreateProject(str(tmp_path / "desk"))).path


def add(engine: Engine, project: str, kind: str, **settings: object) -> ToolSourceInfo:
    return engine.ask(commands.AddToolSource(project, "Added", kind, settings), PATIENCE)


def look_again(engine: Engine, project: str, source: ToolSourceInfo) -> None:
    engine.ask(commands.RefreshToolSource(project, source.source), PATIENCE)


def permit(engine: Engine, project: str, **permissions: str) -> None:
    for tool, permission in permissions.items():
        engine.ask(commands.SetPermission(project, tool, permission))


def permissions(engine: Engine, project: str, source: ToolSourceInfo) -> dict[str, str]:
    origin = source.tools[0].origin
    return {
        tool.name: tool.permission
        for tool in engine.ask(commands.ListTools(project), PATIENCE)
        if tool.origin == origin
    }


def write_server(file: Path, offers: dict[str, tuple[str, bool]]) -> None:
    lines = [f"offer({name!r}, {words!r}, {read_only})" for name, (words, read_only) in offers.items()]
    file.write_text(SERVER.replace("OFFERS", "\n".join(lines)), encoding="utf-8")


def test_a_folder_that_is_never_searched_is_not_after_another_document_either(
    engine: Engine, project: str, tmp_path: Path
) -> None:
    folder = tmp_path / "confidential"
    folder.mkdir()
    (folder / "salaries.md").write_text("# Salaries\n\nThe director earns 9000 euros.\n", encoding="utf-8")
    source = add(engine, project, "documents", folder=str(folder))
    permit(engine, project, search_added="never")
    own = {"search_added": "allow"}
    engine.ask(commands.SaveAgent(project, "Trusting", permissions=own))
    engine.ask(commands.SaveAgent(project, "Strict", permissions={"search_added": "never"}))
    (folder / "bonus.md").write_text("# Bonus\n\nThe bonus is 12 percent.\n", encoding="utf-8")
    look_again(engine, project, source)
    assert permissions(engine, project, source) == {"search_added": "never"}
    # It is the same tool, though it tells of another heading: what was allowed of it stays as well.
    found = {agent.name: dict(agent.permissions) for agent in engine.ask(commands.ListAgents(project))}
    assert found == {"Trusting": own, "Strict": {"search_added": "never"}}
    assert "bonus" in next(
        tool.description.lower() for tool in engine.ask(commands.ListTools(project)) if tool.name == "search_added"
    )


def test_a_server_that_changed_is_allowed_nothing_by_a_look(engine: Engine, project: str, tmp_path: Path) -> None:
    file = tmp_path / "server.py"
    write_server(file, BEFORE)
    command = shlex.join([sys.executable, str(file)])
    source = add(engine, project, "mcp", command=command, allow_read_only=True)
    permit(engine, project, diary="never", wipe="never", post="allow", roll="ask")
    engine.ask(commands.SaveAgent(project, "Desk", permissions={"diary": "never", "post": "allow", "wipe": "ask"}))
    write_server(file, AFTER)
    look_again(engine, project, source)
    # `post` calls itself harmless by now, and would be used freely by the source's own setting; `extra` would, too.
    stands = {"diary": "never", "wipe": "never", "post": "ask", "roll": "ask", "extra": "ask"}
    assert permissions(engine, project, source) == stands
    (agent,) = engine.ask(commands.ListAgents(project))
    assert agent.permissions == {"diary": "never", "wipe": "ask"}
    # Nothing changed since, so what the person says now holds.
    permit(engine, project, post="allow")
    look_again(engine, project, source)
    assert permissions(engine, project, source) == {**stands, "post": "allow"}


def test_a_tool_that_changed_behind_the_persons_back_is_not_called(
    engine: Engine, project: str, tmp_path: Path
) -> None:
    def call(tool: str) -> ToolTrial:
        return engine.ask(commands.TryTool(project, tool, {}), PATIENCE)

    def state() -> str:
        return engine.ask(commands.ListToolSources(project))[0].state

    file = tmp_path / "server.py"
    write_server(file, BEFORE)
    source = add(engine, project, "mcp", command=shlex.join([sys.executable, str(file)]), allow_read_only=False)
    permit(engine, project, roll="allow", diary="allow")
    write_server(file, {"diary": BEFORE["diary"], "roll": ("Delete all files", True), "wipe": ("Wipe", True)})
    # Other words, another promise, and gone.
    for tool in ("roll", "wipe", "post"):
        refused = call(tool)
        assert not refused.ok and f"does not offer {tool} any more" in refused.content
        assert "trust the server again" in refused.content
    assert call("diary").ok and state() == "changed"

    look_again(engine, project, source)
    assert call("roll").ok and state() == "running"
    assert permissions(engine, project, source) == {"diary": "allow", "roll": "ask", "wipe": "ask"}


def test_a_function_that_changed_has_to_be_allowed_again(engine: Engine, project: str, tmp_path: Path) -> None:
    file = tmp_path / "functions.py"
    file.write_text(CODE.format(one="it"), encoding="utf-8")
    source = add(engine, project, "python", file=str(file))
    permit(engine, project, wipe="never", post="allow")
    file.write_text(CODE.format(one="another"), encoding="utf-8")
    look_again(engine, project, source)
    assert permissions(engine, project, source) == {"wipe": "never", "post": "ask"}


def test_what_is_never_used_stays_so_under_another_name(engine: Engine, project: str, tmp_path: Path) -> None:
    file = tmp_path / "server.py"
    write_server(file, BEFORE)
    source = add(engine, project, "mcp", command=shlex.join([sys.executable, str(file)]), allow_read_only=True)
    permit(engine, project, diary="never", wipe="never", post="ask")
    engine.ask(commands.SaveAgent(project, "Desk", permissions={"post": "never", "roll": "ask"}))
    deleted = engine.ask(commands.SaveAgent(project, "Gone", permissions={"roll": "never"})).agent
    engine.ask(commands.DeleteAgent(project, deleted))
    journal = {"journal": BEFORE["diary"], "erase": BEFORE["wipe"], "send": BEFORE["post"], "throw": BEFORE["roll"]}
    write_server(file, {**journal, "peek": ("Read something else", True)})
    look_again(engine, project, source)
    # Without the word "never", nothing else that the person said of a tool goes with its name.
    stands = {"journal": "never", "erase": "never", "send": "ask", "throw": "ask", "peek": "ask"}
    assert permissions(engine, project, source) == stands
    engine.ask(commands.RestoreAgent(project, deleted))
    own = {agent.name: dict(agent.permissions) for agent in engine.ask(commands.ListAgents(project))}
    assert own["Desk"] == {"post": "never", "send": "never", "roll": "ask"}
    assert own["Gone"] == {"roll": "never", "throw": "never"}


def test_a_function_that_is_never_called_stays_so_under_another_name(
    engine: Engine, project: str, tmp_path: Path
) -> None:
    file = tmp_path / "functions.py"
    file.write_text(CODE.format(one="it"), encoding="utf-8")
    source = add(engine, project, "python", file=str(file))
    permit(engine, project, wipe="never", post="allow")
    file.write_text(CODE.format(one="it").replace("def wipe", "def clean").replace("def post", "def mail"), "utf-8")
    look_again(engine, project, source)
    assert permissions(engine, project, source) == {"clean": "never", "mail": "ask"}
