"""The frame of ready-made projects: found, made with the sample or a person's data, and gone where it failed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine import commands
from engine.api import Engine
from engine.errors import BadInput
from engine.events import Changed, Event
from engine.models import catalogue
from engine.ready_made.registry import all_projects
from engine.results import BaseModel
from engine.store import ready_made
from engine.store.database import open_database
from gui.icons import names


def test_every_ready_made_project_is_whole() -> None:
    assert "support-desk" in all_projects()
    for name, project in all_projects().items():
        assert project.name == name and name == name.lower().replace("_", "-")
        assert project.icon in names()
        assert project.info.parts, f"{name} asks for nothing of a person's own"
        files = [file for part in project.data for file in part.files]
        assert [file for file in (*files, *(part.folder for part in project.documents)) if not file.exists()] == []
        assert set(project.recipes) <= {part.name for part in project.data}


def test_a_project_is_made_with_its_sample_and_known_when_it_is_opened_again(engine: Engine, tmp_path: Path) -> None:
    made = engine.ask(commands.CreateReadyMade(str(tmp_path / "mine"), "support-desk"), timeout=280)
    assert made.ready_made is not None and made.ready_made.title == "Support desk"
    found = {info.name: sum(info.rows.values()) for info in engine.ask(commands.ListDatasets(made.path))}
    assert found == {"questions": 800, "orders": 60}
    assert [source.name for source in engine.ask(commands.ListToolSources(made.path))] == ["handbook"]
    assert [agent.name for agent in engine.ask(commands.ListAgents(made.path))] == ["Support desk"]
    assert "search_handbook" in {tool.name for tool in engine.ask(commands.ListTools(made.path))}
    engine.stop()
    again = Engine(tmp_path / "home")
    again.start()
    try:
        assert again.ask(commands.OpenProject(made.path)).ready_made == made.ready_made
        assert [info.ready_made for info in again.ask(commands.ListProjects())] == [made.ready_made]
    finally:
        again.stop()


def test_the_decoder_that_learned_to_compose_composes(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, taught = (BaseModel(name, name, "decoder", "ready", onnx="onnx") for name in ("plain", "taught"))
    monkeypatch.setattr(catalogue, "list_bases", lambda *_: (plain, replace(taught, adapter="5a")))
    made = engine.ask(commands.CreateReadyMade(str(tmp_path / "mine"), "sentiment-monitor", sample=False), timeout=60)
    assert [agent.composer for agent in engine.ask(commands.ListAgents(made.path))] == ["taught"]


def test_a_plain_project_is_none(engine: Engine, tmp_path: Path) -> None:
    made = engine.ask(commands.CreateProject(str(tmp_path / "plain")))
    assert made.ready_made is None
    with pytest.raises(BadInput) as caught:
        engine.ask(commands.BringData(made.path, "questions", ("x.csv",)))
    assert caught.value.code == "ready_made_unknown"


def test_what_cannot_be_made_whole_leaves_nothing_behind(engine: Engine, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("colour,size\nred,1\n", encoding="utf-8")
    files = {"questions": (str(wrong),)}
    told: list[Event] = []
    with pytest.raises(BadInput) as caught:
        command = commands.CreateReadyMade(str(tmp_path / "mine"), "support-desk", files)
        engine.ask(command, timeout=60, listener=told.append)
    assert caught.value.code == "desk_no_questions"
    # That it was made, and that it is gone: who shows the projects shows it no longer.
    assert [event.what for event in told if isinstance(event, Changed)].count("projects") == 2
    assert not (tmp_path / "mine.deskhand").exists()
    for name, given, code in (("none", {}, "ready_made_unknown"), ("support-desk", {"x": ()}, "ready_made_part")):
        with pytest.raises(BadInput) as caught:
            engine.ask(commands.CreateReadyMade(str(tmp_path / "mine"), name, given))
        assert caught.value.code == code
    assert engine.ask(commands.ListProjects()) == ()


def test_a_persons_own_table_comes_alone_and_is_replaced(engine: Engine, tmp_path: Path) -> None:
    orders = tmp_path / "sales.csv"
    orders.write_text("number,state\nA-1,late\nA-2,paid\n", encoding="utf-8")
    asked = commands.CreateReadyMade(str(tmp_path / "mine"), "support-desk", {"orders": (str(orders),)})
    made = engine.ask(asked, timeout=60)
    assert {info.name: info.rows for info in engine.ask(commands.ListDatasets(made.path))} == {"orders": {"all": 2}}
    orders.write_text("number,state\nA-1,late\n", encoding="utf-8")
    engine.ask(commands.BringData(made.path, "orders", (str(orders),)), timeout=60)
    assert {info.name: info.rows for info in engine.ask(commands.ListDatasets(made.path))} == {"orders": {"all": 1}}


def test_a_projects_own_tables_are_brought_up_once(tmp_path: Path) -> None:
    database = open_database(tmp_path / "project.sqlite", new=True)
    ready_made.mark(database, "mine")
    steps = tmp_path / "steps"
    steps.mkdir()
    (steps / "0001_first.sql").write_text("CREATE TABLE mine_a (x TEXT);", encoding="utf-8")
    ready_made.migrate(database, steps)
    (steps / "0002_second.sql").write_text("CREATE TABLE mine_b (x TEXT);", encoding="utf-8")
    ready_made.migrate(database, steps)
    ready_made.migrate(database, steps)
    assert ready_made.name_of(database) == "mine"
    (steps / "0002_second.sql").unlink()
    with pytest.raises(BadInput) as caught:
        ready_made.migrate(database, steps)
    assert caught.value.code == "project_newer"
    database.close()
