"""A full disk, the project's or the one for temporary files, is told as that, by a folder that is on it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine import commands
from engine.api import Engine
from engine.errors import JobFailed
from engine.runtime import procedures, worker_main
from engine.runtime.orders import ImportOrder
from tests.helpers.small_disk import fill, small_disk


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 4 MB."""
    with small_disk(tmp_path / "disk", 4) as folder:
        yield folder


def imported(engine: Engine, tmp_path: Path) -> tuple[str, str]:
    """Return a project with a dataset, and the dataset's id."""
    project = engine.ask(commands.CreateProject(str(tmp_path / "shop"))).path
    file = tmp_path / "rows.csv"
    file.write_text("text,label\n" + "".join(f"text {at},{'ab'[at % 2]}\n" for at in range(60)), encoding="utf-8")
    spec = commands.ImportSpec((str(file),), "classification", "rows")
    return project, engine.ask(commands.ImportDataset(project, spec), timeout=120).dataset


def folder_said(engine: Engine, command: commands.Command[Any]) -> str:
    """Return the folder whose disk is said to be full."""
    with pytest.raises(JobFailed) as caught:
        engine.ask(command, timeout=120)
    assert caught.value.code == "disk_full"
    return str(caught.value.params["folder"])


@pytest.mark.parametrize("left", [0, 8 << 10, 64 << 10])
def test_a_project_that_finds_no_room_leaves_nothing(engine: Engine, disk: Path, left: int) -> None:
    ballast = fill(disk, left)
    assert folder_said(engine, commands.CreateProject(str(disk / "shop"))) == str(disk)
    assert list(disk.iterdir()) == [ballast]
    ballast.unlink()
    assert engine.ask(commands.CreateProject(str(disk / "shop"))).name == "shop"


def test_a_full_disk_for_temporary_files_is_the_one_that_is_told(
    engine: Engine, disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, dataset = imported(engine, tmp_path)
    foreign = tmp_path / "foreign.csv"
    foreign.write_text("text\n" + "我的包裹在哪里\n" * 10_000, encoding="gb18030")
    monkeypatch.setattr(tempfile, "tempdir", str(disk))
    ballast = fill(disk, 128 << 10)
    assert folder_said(engine, commands.InspectFiles((str(foreign),))) == str(disk)
    ballast.unlink()
    fill(disk)
    export = commands.ExportDataset(project, dataset, 1, str(tmp_path / "out.csv"))
    assert folder_said(engine, export) == str(disk)
    assert folder_said(engine, commands.EditRows(project, dataset, 1, ((1, "label", "b"),), ())) == str(disk)


def test_an_export_to_a_full_disk_names_that_disk(engine: Engine, disk: Path, tmp_path: Path) -> None:
    project, dataset = imported(engine, tmp_path)
    fill(disk)
    for ending in ("csv", "parquet"):
        export = commands.ExportDataset(project, dataset, 1, str(disk / f"out.{ending}"))
        assert folder_said(engine, export) == str(disk)


def test_a_worker_does_not_blame_the_disk_of_its_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        (tmp_path / "scratch").mkdir()
        raise OSError(28, "No space left on device", str(tmp_path / "scratch" / "rows"))

    monkeypatch.setattr(procedures, "carry_out", full)
    spec = commands.ImportSpec(("rows.csv",), "table", "rows")
    order = ImportOrder(tmp_path / "logs" / "import.log", spec, tmp_path / "1.parquet", None)
    kind, info = worker_main._work(order, None)  # type: ignore[arg-type]
    assert (kind, info.code, info.params) == ("failed", "disk_full", {"folder": str(tmp_path / "scratch")})


def test_a_full_home_costs_no_project_and_is_told_where_it_is_written_to(tmp_path: Path, disk: Path) -> None:
    engine = Engine(disk)
    engine.start()
    path = engine.ask(commands.CreateProject(str(tmp_path / "early"))).path
    fill(disk)
    note = commands.SaveSettings({"note": "x" * 20_000})
    assert folder_said(engine, note) == str(disk)
    assert engine.ask(commands.OpenProject(path)).name == "early"
    made = engine.ask(commands.CreateProject(str(tmp_path / "late")))
    assert made.name == "late" and Path(made.path).is_dir()
    engine.stop(timeout=60)
