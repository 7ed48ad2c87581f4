"""A base model that a person added can be removed again, and nothing else can."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import commands
from engine.api import Engine
from engine.errors import BadInput, JobFailed
from engine.events import Changed, Event
from engine.models.catalogue import entries
from engine.models.folder import import_folder
from engine.paths import Home, ProjectPaths
from engine.results import RunInfo
from engine.store import runs
from engine.store.database import open_database, transaction
from tests.engine.models.conftest import hf_folder


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """The app's folder, with a base model of a person's own."""
    made = Home(tmp_path / "home")
    import_folder(hf_folder(tmp_path / "mine"), made.bases)
    return made


@pytest.fixture
def engine(home: Home) -> Iterator[Engine]:
    """A running engine in that home."""
    made = Engine(home.root)
    made.start()
    yield made
    made.stop()


def own(engine: Engine) -> list[str]:
    """Return the ids of the base models that are no starter models."""
    return [base.id for base in engine.ask(commands.ListBases()) if base.own]


def test_ones_own_is_removed_and_what_it_was_copied_from_stays(engine: Engine, home: Home, tmp_path: Path) -> None:
    assert own(engine) == ["mine"]
    told: list[Event] = []
    engine.ask(commands.RemoveBase("mine"), listener=told.append)
    assert [event.what for event in told if isinstance(event, Changed)] == ["bases"]
    assert own(engine) == []
    assert not [path for path in home.bases.rglob("*") if path.is_file()]
    assert (tmp_path / "mine" / "model.safetensors").exists()


def test_a_damaged_one_is_removed_too(engine: Engine, home: Home) -> None:
    (home.bases / "mine" / "base.json").unlink()
    engine.ask(commands.RemoveBase("mine"))
    assert own(engine) == []


@pytest.mark.parametrize(("base", "code"), [(entries()[0].id, "base_not_own"), ("none", "base_unknown")])
def test_nothing_else_is_removed(engine: Engine, base: str, code: str) -> None:
    with pytest.raises(BadInput) as refused:
        engine.ask(commands.RemoveBase(base))
    assert refused.value.code == code


def test_it_stays_while_a_run_trains_it(engine: Engine, tmp_path: Path) -> None:
    project = engine.ask(commands.CreateProject(str(tmp_path / "shop"))).path
    database = open_database(ProjectPaths(Path(project)).database)
    with transaction(database):
        runs.add(database, RunInfo("run-1", "Intents", "data-1", 1, "classification", "mine", "running", "now"), "")
    with pytest.raises(BadInput) as refused:
        engine.ask(commands.RemoveBase("mine"))
    assert (refused.value.code, refused.value.params["run"]) == ("base_in_use", "Intents")
    with transaction(database):
        runs.finish(database, "run-1", "done")
    database.close()
    engine.ask(commands.RemoveBase("mine"))
    assert own(engine) == []


def test_what_the_disk_refuses_leaves_it_whole(engine: Engine, home: Home) -> None:
    # A file stands where it would be put aside.
    (home.bases / ".partial").rmdir()
    (home.bases / ".partial").touch()
    with pytest.raises(JobFailed) as failed:
        engine.ask(commands.RemoveBase("mine"))
    assert failed.value.code == "base_not_removed"
    assert {base.id: base.state for base in engine.ask(commands.ListBases())}["mine"] == "ready"
