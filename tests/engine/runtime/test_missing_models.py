"""A published model whose folder is gone: the others still answer, agents still have tools, and it can be deleted."""

from __future__ import annotations

import json
import shutil
import urllib.request
from pathlib import Path

import pytest

from engine import commands
from engine.api import Engine
from engine.events import Changed
from engine.inference.space import EXAMPLES_FILE, family_of, write_space
from engine.paths import ProjectPaths
from engine.results import AgentInfo, ModelInfo
from engine.runtime.callers import is_router
from engine.runtime.lab_callers import caller_choices
from engine.store import models
from engine.store.database import open_database

AGENT = AgentInfo("agent-1", "Desk", "", (), "", "")


@pytest.fixture
def project(engine: Engine, tmp_path: Path) -> str:
    """A project with the models `there` and `gone`."""
    path: str = engine.ask(commands.CreateProject(str(tmp_path / "shop"))).path
    paths = ProjectPaths(Path(path))
    database = open_database(paths.database)
    for name in ("there", "gone"):
        models.add(database, published(paths.models, name), 1)
    database.close()
    shutil.rmtree(paths.model("gone"))
    return path


def published(root: Path, name: str, task: str = "classification") -> ModelInfo:
    """Return a model with the files that say what it is."""
    folder = root / name
    folder.mkdir()
    write_space(folder, {"labels": ["late", "broken"]}, 64)
    (folder / EXAMPLES_FILE).write_text("[]", encoding="utf-8")
    return ModelInfo(name, name, task, "tiny", "r", "d", "accuracy", 0.9, "2026-11-27T10:00:00+00:00", 1, str(folder))


def test_the_endpoint_offers_the_others(engine: Engine, project: str) -> None:
    state = engine.ask(commands.StartEndpoint(project, port=0))
    asked = urllib.request.Request(f"{state.address}/models", headers={"authorization": f"Bearer {state.token}"})
    with urllib.request.urlopen(asked, timeout=60) as answer:
        assert [model["id"] for model in json.loads(answer.read())["data"]] == ["there"]


def test_the_project_keeps_its_tools(engine: Engine, project: str) -> None:
    names = {tool.name for tool in engine.ask(commands.ListTools(project))}
    assert any("there" in name for name in names) and not any("gone" in name for name in names)


def test_it_is_no_router_to_choose(tmp_path: Path) -> None:
    router, gone = (published(tmp_path, name, "tool-calls") for name in ("router", "gone"))
    shutil.rmtree(gone.folder)
    assert (is_router(router), is_router(gone), family_of(Path(gone.folder))) == (True, False, "")
    choices = caller_choices(AGENT, (gone, router), ())
    assert [choice.name for choice in choices] == ["router"]


def test_it_is_deleted_and_the_window_is_told(engine: Engine, project: str) -> None:
    told: list[str] = []
    engine.subscribe(lambda event: told.append(event.what) if isinstance(event, Changed) else None)
    engine.ask(commands.DeleteModel(project, "gone"))
    assert [model.name for model in engine.ask(commands.ListModels(project))] == ["there"]
    assert told == ["models", "tools"]
