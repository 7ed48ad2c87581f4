"""A folder of documents as a source of tools: tried, added, asked, changed, gone, removed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from engine import commands
from engine.api import Engine
from engine.errors import BadInput
from engine.results import ToolSourceInfo, ToolTrial

PATIENCE = 120
RETURNS = "# Returns\n\nParcels can be sent back within 30 days. The refund is paid after 5 days.\n"
TRAVEL = "# Travel\n\nA hotel may cost 180 euros a night in Hamburg.\n"


@pytest.fixture
def project(engine: Engine, tmp_path: Path) -> str:
    return engine.ask(commands.CreateProject(str(tmp_path / "desk"))).path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "handbook"
    made.mkdir()
    (made / "returns.md").write_text(RETURNS, encoding="utf-8")
    (made / "travel.txt").write_text(TRAVEL, encoding="utf-8")
    (made / "broken.pdf").write_bytes(b"%PDF-1.7 no more than this")
    return made


def add(engine: Engine, project: str, folder: Path) -> ToolSourceInfo:
    asked = commands.AddToolSource(project, "Handbook", "documents", {"folder": str(folder)})
    return engine.ask(asked, timeout=PATIENCE)


def find(engine: Engine, project: str, question: str) -> ToolTrial:
    return engine.ask(commands.TryTool(project, "search_handbook", {"question": question}), timeout=PATIENCE)


def states(engine: Engine, project: str) -> list[str]:
    return [source.state for source in engine.ask(commands.ListToolSources(project))]


def test_a_folder_is_read_searched_read_again_and_removed(engine: Engine, project: str, folder: Path) -> None:
    tried = engine.ask(commands.TryToolSource(project, "Handbook", "documents", {"folder": str(folder)}))
    assert [tool.name for tool in tried.tools] == ["search_handbook"]
    assert not (Path(project) / "documents").exists()

    added = add(engine, project, folder)
    assert (added.state, added.left_out) == ("read", ("broken.pdf",))
    broken = added.why["broken.pdf"]
    assert (broken.code, broken.params["file"]) == ("document_broken", "broken.pdf")
    assert [tool.permission for tool in added.tools] == ["allow"]
    found = find(engine, project, "When is the refund paid?")
    assert found.ok and "returns.md" in found.content and "5 days" in found.content

    (folder / "returns.md").write_text(RETURNS.replace("5 days", "9 days"), encoding="utf-8")
    assert "5 days" in find(engine, project, "When is the refund paid?").content
    assert states(engine, project) == ["outdated"]
    engine.ask(commands.RefreshToolSource(project, added.source), timeout=PATIENCE)
    assert states(engine, project) == ["read"]
    assert "9 days" in find(engine, project, "When is the refund paid?").content

    shutil.move(folder, folder.with_name("elsewhere"))
    (stands,) = engine.ask(commands.ListToolSources(project))
    assert stands.state == "failed" and stands.error is not None and stands.error.code == "documents_folder"
    with pytest.raises(BadInput) as refused:
        engine.ask(commands.RefreshToolSource(project, added.source), timeout=PATIENCE)
    assert refused.value.code == "documents_folder"
    assert "180" in find(engine, project, "What may a hotel in Hamburg cost?").content, "what was read is kept"

    engine.ask(commands.RemoveToolSource(project, added.source))
    assert engine.ask(commands.ListToolSources(project)) == ()
    assert list((Path(project) / "documents").iterdir()) == []


def test_what_cannot_be_added_leaves_nothing_behind(engine: Engine, project: str, folder: Path) -> None:
    add(engine, project, folder)
    before = sorted((Path(project) / "documents").iterdir())
    for name, given, code in (
        ("Handbook", str(folder), "tool_source_taken"),
        ("Elsewhere", str(folder / "nowhere"), "documents_folder"),
    ):
        with pytest.raises(BadInput) as refused:
            engine.ask(commands.AddToolSource(project, name, "documents", {"folder": given}), timeout=PATIENCE)
        assert refused.value.code == code
        assert sorted((Path(project) / "documents").iterdir()) == before


def test_a_tool_that_was_found_is_one_of_the_project(engine: Engine, project: str, folder: Path) -> None:
    add(engine, project, folder)
    listed = {tool.name: tool for tool in engine.ask(commands.ListTools(project))}
    assert listed["search_handbook"].origin == "documents"
    answer = json.loads(find(engine, project, "refund").content)
    assert answer, "passages with their source"
