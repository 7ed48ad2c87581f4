"""Tools whose names are not of Latin letters keep them for the person: listed, told apart, and when they ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import commands
from engine.agent.messages import ToolCall
from engine.api import Engine
from engine.events import ApprovalNeeded, Event
from engine.results import ToolInfo, ToolSourceInfo
from engine.runtime import toolbox
from tests.engine.agent.scripted import ScriptedCaller

PATIENCE = 120
CODE = '''
def 查询天气(city: str) -> str:
    """查询一个城市的天气。"""
    return city


def 汇率(amount: float) -> float:
    """Convert euros into yuan."""
    return amount * 8
'''


@pytest.fixture
def project(engine: Engine, tmp_path: Path) -> str:
    return engine.ask(commands.CreateProject(str(tmp_path / "desk"))).path


def add(engine: Engine, project: str, name: str, kind: str, **settings: str) -> ToolSourceInfo:
    return engine.ask(commands.AddToolSource(project, name, kind, settings), PATIENCE)


def add_file(engine: Engine, project: str, name: str, folder: Path) -> ToolSourceInfo:
    file = folder / f"{name}.py"
    file.write_text(CODE, encoding="utf-8")
    return add(engine, project, name, "python", file=str(file))


def tools(engine: Engine, project: str) -> dict[str, ToolInfo]:
    return {tool.name: tool for tool in engine.ask(commands.ListTools(project), PATIENCE)}


def test_functions_and_folders_have_their_own_names_as_titles(engine: Engine, project: str, tmp_path: Path) -> None:
    added = add_file(engine, project, "Odd", tmp_path)
    assert [(tool.name, tool.title) for tool in added.tools] == [("tool", "查询天气"), ("odd_tool", "汇率")]
    for name in ("合同", "发票", "Handbook"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text("Nothing much.", encoding="utf-8")
        add(engine, project, name, "documents", folder=str(tmp_path / name))
    found = tools(engine, project)
    assert {name: tool.title for name, tool in found.items() if tool.title} == {
        "tool": "查询天气",
        "odd_tool": "汇率",
        "search": "search 合同",
        "source_search": "search 发票",
    }
    assert found["search"].source == "合同" and found["tool"].source == "Odd" and found["calculator"].source == ""
    assert engine.ask(commands.GetToolExamples(project, "tool")).suggested[0] == "请帮我查询一个城市的天气"


def test_tools_of_two_sources_that_share_a_title_are_told_apart(engine: Engine, project: str, tmp_path: Path) -> None:
    for name in ("Odd", "Even"):
        add_file(engine, project, name, tmp_path)
    titles = [tool.title for tool in tools(engine, project).values() if tool.origin == "python"]
    assert titles == ["查询天气", "汇率", "Even 查询天气", "Even 汇率"]


def test_a_tool_that_looks_like_another_is_named_with_its_source(engine: Engine, project: str, tmp_path: Path) -> None:
    file = tmp_path / "odd.py"
    # The first letter is Cyrillic.
    function = 'def {name}(text: str) -> str:\n    """Work."""\n    return text\n'
    written = [function.format(name=name) for name in ("\u0441alculator", "汇率")]
    file.write_text("\n\n".join(written), encoding="utf-8")
    add(engine, project, "Odd", "python", file=str(file))
    found = [tool.title for tool in tools(engine, project).values() if tool.origin == "python"]
    assert found == ["Odd \u0441alculator", "汇率"]


def test_a_call_that_asks_says_what_is_allowed(
    engine: Engine, project: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = add_file(engine, project, "Odd", tmp_path)
    caller = ScriptedCaller([ToolCall("", "odd_tool", {"amount": 3.0}), None])
    monkeypatch.setattr(toolbox, "make_caller", lambda *given: caller)
    engine.ask(commands.SaveAgent(project, "Desk"))
    chat = engine.ask(commands.StartChat(project, "Desk")).chat
    asked: list[ApprovalNeeded] = []

    def answer(event: Event) -> None:
        if isinstance(event, ApprovalNeeded):
            asked.append(event)
            engine.submit(commands.AnswerApproval(event.job, event.call, "deny"))

    sent = engine.ask(commands.SendMessage(project, chat, "3 euros"), PATIENCE, answer)
    told = [(event.tool, event.title, event.description, event.source) for event in asked]
    assert told == [("odd_tool", "汇率", "Convert euros into yuan.", "Odd")]
    assert any("汇率" in message.content for message in sent.messages if message.role == "tool")
    kept = engine.ask(commands.GetChat(project, chat)).messages
    assert [message.trace.title for message in kept if message.calls] == ["汇率"]
    # Nothing of it is stored, so a new look at what was there before takes no permission away.
    engine.ask(commands.SetPermission(project, "tool", "allow"))
    engine.ask(commands.RefreshToolSource(project, source.source), PATIENCE)
    assert tools(engine, project)["tool"].permission == "allow"
