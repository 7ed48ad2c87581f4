"""Projects are folders that people delete, move and make anew while the app runs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import commands
from engine.api import Engine
from engine.errors import BadInput


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A running engine in a home of its own."""
    made = Engine(tmp_path / "home")
    made.start()
    yield made
    made.stop()


def test_a_project_made_where_one_was_deleted_keeps_its_rows(engine: Engine, tmp_path: Path) -> None:
    path = engine.ask(commands.CreateProject(str(tmp_path / "desk"))).path
    shutil.rmtree(path)
    assert engine.ask(commands.CreateProject(path)).path == path
    engine.ask(commands.SaveAgent(path, "Helper"))
    engine.stop()
    again = Engine(tmp_path / "home")
    again.start()
    assert [agent.name for agent in again.ask(commands.ListAgents(path))] == ["Helper"]
    again.stop()


def test_a_project_that_was_deleted_is_said_to_be_gone(engine: Engine, tmp_path: Path) -> None:
    path = engine.ask(commands.CreateProject(str(tmp_path / "desk"))).path
    shutil.rmtree(path)
    with pytest.raises(BadInput) as caught:
        engine.ask(commands.ListRuns(path))
    assert (caught.value.code, caught.value.params["path"]) == ("no_project", path)
    assert engine.ask(commands.ListProjects()) == ()


def test_a_listed_project_is_not_held_open(engine: Engine, tmp_path: Path) -> None:
    path = Path(engine.ask(commands.CreateProject(str(tmp_path / "desk"))).path)
    engine.stop()
    again = Engine(tmp_path / "home")
    again.start()
    assert [info.name for info in again.ask(commands.ListProjects())] == ["desk"]
    # A database that is open in write-ahead mode has its log beside it.
    assert not list(path.glob("project.sqlite-*"))
    again.stop()
