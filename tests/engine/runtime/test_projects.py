"""Projects are folders that people delete, move and make anew while the app runs."""

from __future__ import annotations

import os
import queue
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from engine import commands
from engine.api import Engine
from engine.errors import BadInput, EngineError
from engine.events import Done, Event, Failed, Progress
from engine.paths import SUFFIX, ProjectPaths, opened_project
from engine.runtime import core
from engine.runtime.core import OWNER, is_abandoned, owned_by_living
from engine.runtime.handlers import projects
from engine.store.database import open_database


def imported(engine: Engine, tmp_path: Path) -> tuple[str, Path]:
    """Return a project with a table of one row, and the file of its rows."""
    table = tmp_path / "orders.csv"
    table.write_text("order_id,status\nLL-1,late\n", encoding="utf-8")
    path = engine.ask(commands.CreateProject(str(tmp_path / "desk"))).path
    spec = commands.ImportSpec((str(table),), "table", "orders")
    info = engine.ask(commands.ImportDataset(path, spec), timeout=60)
    return path, Path(path) / "datasets" / info.dataset / "1.parquet"


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


@pytest.mark.parametrize("command", [commands.OpenProject, commands.ListRuns])
def test_a_project_that_may_only_be_read_is_said_to_be_so(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: type[commands.Command[object]]
) -> None:
    path = engine.ask(commands.CreateProject(str(tmp_path / "desk"))).path
    engine.stop()

    def as_on_a_share(file: Path, new: bool) -> sqlite3.Connection:
        """Open what SQLite can read, log and all, and refuses to write as it does with a file that is read-only."""
        connection = open_database(file, new)
        connection.execute("PRAGMA query_only = ON")
        return connection

    monkeypatch.setattr(core, "open_database", as_on_a_share)
    again = Engine(tmp_path / "home")
    again.start()
    with pytest.raises(EngineError) as caught:
        again.ask(command(path))  # type: ignore[call-arg]
    again.stop()
    assert (caught.value.code, caught.value.params["path"]) == ("project_locked", path)


def waited(engine: Engine, path: str, tell: Callable[[], None]) -> Failed | Done:
    """Open the project, call `tell` when it is said that it is waited for, and return the end."""
    ends: queue.Queue[Failed | Done] = queue.Queue()

    def listen(event: Event) -> None:
        if isinstance(event, Progress) and event.stage == "wait_for_project":
            tell()
        elif isinstance(event, Failed | Done):
            ends.put(event)

    leave = engine.subscribe(listen)
    engine.submit(commands.OpenProject(path))
    end = ends.get(timeout=30)
    leave()
    return end


def test_a_project_that_another_window_writes_to_is_said_to_be_waited_for(engine: Engine, tmp_path: Path) -> None:
    path = engine.ask(commands.CreateProject(str(tmp_path / "desk"))).path
    engine.stop()
    again = Engine(tmp_path / "home")
    again.start()
    file = ProjectPaths(Path(path)).database
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        end = waited(again, path, lambda: other.execute("ROLLBACK"))
    again.stop()
    assert isinstance(end, Done) and end.result.path == path


def test_a_project_that_stays_taken_is_busy(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = engine.ask(commands.CreateProject(str(tmp_path / "desk"))).path
    engine.stop()
    monkeypatch.setattr(projects, "PATIENCE", 0.0)
    again = Engine(tmp_path / "home")
    again.start()
    told: list[str] = []
    with closing(sqlite3.connect(ProjectPaths(Path(path)).database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        end = waited(again, path, lambda: told.append("waits"))
    again.stop()
    assert isinstance(end, Failed) and (end.error.code, told) == ("project_busy", ["waits"])


def damage(database: Path, table: str) -> None:
    """Overwrite the first page of a table."""
    with closing(sqlite3.connect(database)) as connection:
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    with database.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xaa" * size)


@pytest.mark.parametrize("table", ["chats", "runs", "agents"])
def test_a_damaged_project_is_said_to_be_so_and_hides_no_other(engine: Engine, tmp_path: Path, table: str) -> None:
    whole, broken = (engine.ask(commands.CreateProject(str(tmp_path / name))).path for name in ("whole", "broken"))
    engine.stop()
    damage(ProjectPaths(Path(broken)).database, table)
    again = Engine(tmp_path / "home")
    again.start()
    try:
        assert [info.path for info in again.ask(commands.ListProjects())] == [broken, whole]
        with pytest.raises(BadInput) as caught:
            again.ask(commands.OpenProject(broken))
    finally:
        again.stop()
    assert (caught.value.code, caught.value.params) == ("project_broken", {"path": broken})


def test_a_project_whose_file_was_emptied_is_not_taken_for_a_new_one(engine: Engine, tmp_path: Path) -> None:
    path = engine.ask(commands.CreateProject(str(tmp_path / "desk"))).path
    engine.stop()
    file = ProjectPaths(Path(path)).database
    file.write_bytes(b"")
    again = Engine(tmp_path / "home")
    again.start()
    try:
        assert [(info.path, info.name) for info in again.ask(commands.ListProjects())] == [(path, "desk")]
        with pytest.raises(BadInput) as caught:
            again.ask(commands.OpenProject(path))
    finally:
        again.stop()
    assert (caught.value.code, caught.value.params["path"]) == ("project_broken", path)
    assert file.read_bytes() == b"" and not list(Path(path).glob("project.sqlite-*"))


def test_a_project_goes_by_the_name_of_its_folder(engine: Engine, tmp_path: Path) -> None:
    first = Path(engine.ask(commands.CreateProject(str(tmp_path / "desk"))).path)
    engine.stop()
    again = Engine(tmp_path / "home")
    again.start()
    named = {first.name: "desk", f"{first.name} (Copy)": "desk.deskhand (Copy)", "plain 2.0": "plain 2.0"}
    for folder in list(named)[1:]:
        shutil.copytree(first, tmp_path / folder)
        assert again.ask(commands.OpenProject(str(tmp_path / folder))).name == named[folder]
    listed = again.ask(commands.ListProjects())
    again.stop()
    assert {Path(info.path).name: info.name for info in listed} == named


KILLED = """
import os, sys
from pathlib import Path
from engine import commands
from engine.api import Engine
from engine.runtime.handlers import projects

projects.import_version = lambda *given: os._exit(9)
engine = Engine(Path(sys.argv[1]))
engine.start()
engine.ask(commands.CreateSampleProject(sys.argv[2]))
"""


def test_a_project_that_was_not_made_to_its_end_is_said_to_be_so_and_made_again(engine: Engine, tmp_path: Path) -> None:
    root = tmp_path / "desk.deskhand"
    killed = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / "home"), str(root)], timeout=120)
    assert killed.returncode == 9 and ProjectPaths(root).database.is_file()
    assert [(info.name, info.last_opened > "") for info in engine.ask(commands.ListProjects())] == [("desk", True)]
    with pytest.raises(BadInput) as caught:
        engine.ask(commands.OpenProject(str(root)))
    assert (caught.value.code, caught.value.params) == ("project_unfinished", {"path": str(root)})
    (root / "half").write_bytes(b"of it")
    assert engine.ask(commands.CreateProject(str(root))).path == str(root)
    assert not (root / "half").exists()


def test_a_project_belongs_to_whoever_makes_it_until_it_is_made(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, owned = tmp_path / "desk.deskhand", []

    async def imported_version(*given: object) -> None:
        owned.append(owned_by_living(root))

    monkeypatch.setattr(projects, "import_version", imported_version)
    assert engine.ask(commands.CreateSampleProject(str(root))).path == str(root)
    assert owned == [True] * len(projects.SAMPLE)
    assert not (root / OWNER).exists()


@pytest.mark.parametrize(
    ("name", "code"),
    [("x" * 246, "project_name_long"), ("项目" * 60, "project_name_long"), ("rows.csv/shop", "project_in_file")],
)
def test_a_place_where_no_project_can_be_is_told(engine: Engine, tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "rows.csv").touch()
    with pytest.raises(BadInput) as caught:
        engine.ask(commands.CreateProject(str(tmp_path / name)))
    assert (caught.value.code, caught.value.params) == (code, {"folder": str((tmp_path / name).parent)})
    assert {path.name for path in tmp_path.iterdir()} == {"home", "rows.csv"}


@pytest.mark.skipif(sys.platform == "win32", reason="makes a link, for which Windows wants rights")
def test_a_place_that_leads_nowhere_is_told(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "drive").symlink_to(tmp_path / "not connected")
    with pytest.raises(BadInput) as caught:
        engine.ask(commands.CreateProject(str(tmp_path / "drive" / "shop")))
    assert (caught.value.code, caught.value.params) == ("project_no_place", {"folder": str(tmp_path / "drive")})


def test_a_listed_project_is_not_held_open(engine: Engine, tmp_path: Path) -> None:
    path = Path(engine.ask(commands.CreateProject(str(tmp_path / "desk"))).path)
    engine.stop()
    again = Engine(tmp_path / "home")
    again.start()
    assert [info.name for info in again.ask(commands.ListProjects())] == ["desk"]
    # A database that is open in write-ahead mode has its log beside it.
    assert not list(path.glob("project.sqlite-*"))
    again.stop()


def test_a_file_left_by_a_killed_import_does_not_block_the_next(engine: Engine, tmp_path: Path) -> None:
    path, rows = imported(engine, tmp_path)
    folder = rows.parent
    (folder / "2.parquet").write_bytes(b"half of a version that no row tells of")
    table = tmp_path / "orders.csv"
    table.write_text("order_id,status\nLL-1,late\nLL-2,paid\n", encoding="utf-8")
    spec = commands.ImportSpec((str(table),), "table", "orders")
    found = engine.ask(commands.ImportDataset(path, spec), timeout=60)
    assert found.version == 2
    assert engine.ask(commands.PageRows(path, found.dataset, 2, 0, 10)).total == 2
    assert sorted(file.name for file in folder.iterdir()) == ["1.parquet", "2.parquet"]


def test_opening_sweeps_what_the_dead_were_making_and_nothing_else(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, rows = imported(engine, tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    engine.stop()
    with subprocess.Popen([sys.executable, "-c", ""]) as dead:
        pass
    left = rows.with_name(f".job-1.{dead.pid}.part")
    made = rows.with_name(f".job-2.{os.getppid()}.part")
    for file in (left, made):
        file.write_bytes(b"rows")
    aside, used = (tmp_path / f"deskhand-data-x.{pid}.part" for pid in (dead.pid, os.getppid()))
    for folder in (aside, used):
        folder.mkdir()
        (folder / "spill").write_bytes(b"rows")
    again = Engine(tmp_path / "home")
    again.start()
    try:
        again.ask(commands.OpenProject(path))
    finally:
        again.stop()
    assert not left.exists() and made.exists() and rows.exists()
    assert not aside.exists() and used.exists()


def test_a_process_that_ended_unasked_for_makes_nothing(tmp_path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    ended = psutil.Process(dead.pid)
    while ended.status() != psutil.STATUS_ZOMBIE and os.name != "nt":
        os.sched_yield()
    left = tmp_path / f".job-1.{dead.pid}.part"
    left.write_bytes(b"rows")
    assert is_abandoned(left)
    dead.wait()


def test_who_came_after_a_file_is_not_making_it(tmp_path: Path) -> None:
    left = tmp_path / f".job-1.{os.getpid()}.part"
    left.write_bytes(b"rows")
    assert not is_abandoned(left)
    os.utime(left, (1, 1))
    assert is_abandoned(left)


def test_a_project_is_opened_by_the_small_file_in_it(engine: Engine, tmp_path: Path) -> None:
    path = Path(engine.ask(commands.CreateProject(str(tmp_path / "a desk"))).path)
    opener = ProjectPaths(path).opener
    assert opener.suffix == SUFFIX and opener.is_file()
    assert opened_project(str(opener)) == path
    assert opened_project(str(path)) == path
