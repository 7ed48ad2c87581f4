"""A folder of documents as a source of tools: tried, added, asked, changed, gone, removed."""

from __future__ import annotations

import asyncio
import json
import shutil
import threading
from pathlib import Path
from queue import Queue
from typing import Any

import pytest

from engine import commands
from engine.api import Engine
from engine.data.documents.index import Index
from engine.data.documents.refreshing import Encoder, refresh
from engine.errors import BadInput, JobCancelled
from engine.events import ENDS, Done, Event
from engine.results import ToolSourceInfo, ToolTrial
from engine.runtime.handlers import tool_sources
from engine.runtime.orders import IndexOrder

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


def test_a_reading_that_is_stopped_keeps_what_was_read(
    engine: Engine, project: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def stopped(order: IndexOrder, *_: object) -> None:
        refresh(Index(order.index), order.folder, Encoder("x", Stopping()))

    class Stopping:
        def embed(self, texts: object) -> Any:
            raise JobCancelled

    with monkeypatch.context() as patched:
        patched.setattr(tool_sources, "run_worker", stopped)
        with pytest.raises(JobCancelled):
            add(engine, project, folder)
    (kept,) = engine.ask(commands.ListToolSources(project))
    assert (kept.name, kept.state) == ("Handbook", "unfinished")
    assert "180" in find(engine, project, "What may a hotel in Hamburg cost?").content
    assert engine.ask(commands.RefreshToolSource(project, kept.source), timeout=PATIENCE).state == "read"


def test_a_reading_that_is_stopped_before_anything_was_read_leaves_nothing(
    engine: Engine, project: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def stopped(*_: object) -> None:
        raise JobCancelled

    monkeypatch.setattr(tool_sources, "run_worker", stopped)
    with pytest.raises(JobCancelled):
        add(engine, project, folder)
    assert engine.ask(commands.ListToolSources(project)) == ()


def test_a_folder_is_listed_and_stays_while_it_is_read(
    engine: Engine, project: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work, go_on = threading.Event(), threading.Event()

    async def held(order: IndexOrder, *_: object) -> None:
        at_work.set()
        await asyncio.to_thread(go_on.wait, PATIENCE)
        refresh(Index(order.index), order.folder, None)

    monkeypatch.setattr(tool_sources, "run_worker", held)
    ended: Queue[Event] = Queue()
    engine.subscribe(lambda event: ended.put(event) if isinstance(event, ENDS) else None)
    job = engine.submit(commands.AddToolSource(project, "Handbook", "documents", {"folder": str(folder)}))
    assert at_work.wait(PATIENCE)
    (stands,) = engine.ask(commands.ListToolSources(project))
    assert (stands.name, stands.state) == ("Handbook", "reading")
    for command in (commands.RemoveToolSource, commands.RefreshToolSource):
        with pytest.raises(BadInput) as refused:
            engine.ask(command(project, stands.source))
        assert refused.value.code == "tool_source_reading"
    go_on.set()
    end = next(event for event in iter(lambda: ended.get(timeout=PATIENCE), None) if event.job == job)
    assert isinstance(end, Done) and end.result.state == "read"
    assert find(engine, project, "What may a hotel in Hamburg cost?").ok


def test_a_tool_that_was_found_is_one_of_the_project(engine: Engine, project: str, folder: Path) -> None:
    add(engine, project, folder)
    listed = {tool.name: tool for tool in engine.ask(commands.ListTools(project))}
    assert listed["search_handbook"].origin == "documents"
    answer = json.loads(find(engine, project, "refund").content)
    assert answer, "passages with their source"
