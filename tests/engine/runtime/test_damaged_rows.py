"""Stored rows that are gone or damaged: they are told as that, and what does not need them goes on."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine import commands
from engine.api import Engine
from engine.errors import BadInput, JobFailed
from engine.events import Changed
from engine.paths import ProjectPaths


@pytest.fixture
def project(engine: Engine, tmp_path: Path) -> str:
    """An empty project."""
    path: str = engine.ask(commands.CreateProject(str(tmp_path / "shop"))).path
    return path


def imported(engine: Engine, project: str, name: str, task: str) -> tuple[str, Path]:
    """Import a file of 3000 rows and return the dataset's id and the file of its first version."""
    file = Path(project).with_name(f"{name}.csv")
    rows = [f"text {at} says {at * 7919 % 1000} things,{'abc'[at % 3]}" for at in range(3000)]
    file.write_text("text,label\n" + "\n".join(rows) + "\n", encoding="utf-8")
    spec = commands.ImportSpec((str(file),), task, name)
    dataset: str = engine.ask(commands.ImportDataset(project, spec), timeout=120).dataset
    return dataset, ProjectPaths(Path(project)).dataset(dataset, 1)


def cut_short(file: Path) -> None:
    """Leave the first half of a file."""
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])


def damaged_within(file: Path) -> None:
    """Leave the footer as it was, and of the rows before it little."""
    whole = file.read_bytes()
    file.write_bytes(whole[:200] + b"\x55" * 6000 + whole[6200:])


def emptied(file: Path) -> None:
    """Leave an empty file."""
    file.write_bytes(b"")


DAMAGES = [Path.unlink, cut_short, damaged_within, emptied]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_table_without_its_rows_costs_the_other_tools_nothing(
    engine: Engine, project: str, damage: Callable[[Path], None]
) -> None:
    imported(engine, project, "parcels", "table")
    _, file = imported(engine, project, "orders", "table")
    before = {tool.name for tool in engine.ask(commands.ListTools(project))}
    damage(file)
    left = {tool.name for tool in engine.ask(commands.ListTools(project))}
    assert before - left == {name for name in before if name.endswith("_orders")} != set()
    counted = engine.ask(commands.TryTool(project, "aggregate_parcels", {"operation": "count"}))
    assert counted.ok and "3000" in counted.content


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_rows_are_told_as_that(
    engine: Engine, project: str, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    dataset, file = imported(engine, project, "requests", "classification")
    engine.ask(commands.EditRows(project, dataset, 1, ((1, "label", "b"),), ()))
    damage(file)
    asked: list[commands.Command[Any]] = [
        commands.PageRows(project, dataset, 1),
        commands.GetProfile(project, dataset, 1),
        commands.ExportDataset(project, dataset, 1, str(tmp_path / "out.csv")),
        commands.ExportDataset(project, dataset, 1, str(tmp_path / "out.parquet")),
        commands.EditRows(project, dataset, 1, ((2, "label", "a"),), ()),
        commands.CompareVersions(project, dataset, 1, 2),
        commands.RestoreVersion(project, dataset, 1),
    ]
    for command in asked:
        with pytest.raises(JobFailed) as caught:
            engine.ask(command)
        assert (caught.value.code, caught.value.params) == ("version_broken", {"file": str(file)}), command
    assert [info.version for info in engine.ask(commands.ListVersions(project, dataset))] == [2, 1]
    assert not list(tmp_path.glob("*out.*"))


def test_a_dataset_whose_folder_is_gone_is_deleted_and_the_window_is_told(engine: Engine, project: str) -> None:
    dataset, file = imported(engine, project, "requests", "classification")
    shutil.rmtree(file.parent)
    told: list[str] = []
    engine.subscribe(lambda event: told.append(event.what) if isinstance(event, Changed) else None)
    engine.ask(commands.DeleteDataset(project, dataset))
    assert (engine.ask(commands.ListDatasets(project)), told) == ((), ["datasets"])


@pytest.mark.parametrize("damage", DAMAGES)
def test_importing_again_mends_a_damaged_dataset(engine: Engine, project: str, damage: Callable[[Path], None]) -> None:
    dataset, file = imported(engine, project, "requests", "classification")
    damage(file)
    spec = commands.ImportSpec((str(Path(project).with_name("requests.csv")),), "classification", "requests")
    made = engine.ask(commands.ImportDataset(project, spec), timeout=120)
    assert (made.dataset, made.version) == (dataset, 2) and made.rows["test"]
    # A file that is gone is no version to compare with at all.
    unread = [problem.params for problem in made.problems if problem.kind == "earlier_unread"]
    assert unread == ([] if damage is Path.unlink else [{"file": str(file)}])


def test_conversations_are_imported_over_a_damaged_version_too(engine: Engine, project: str, tmp_path: Path) -> None:
    function = {"name": "find", "arguments": "{}"}
    call = {"role": "assistant", "content": None, "tool_calls": [{"type": "function", "function": function}]}
    reply = {"role": "assistant", "content": "You are welcome."}
    talks = [
        [{"role": "user", "content": f"find {at}"}, call, {"role": "user", "content": f"thanks {at}"}, reply]
        for at in range(40)
    ]
    source = tmp_path / "calls.jsonl"
    source.write_text("".join(json.dumps({"messages": talk}) + "\n" for talk in talks), encoding="utf-8")
    spec = commands.ImportSpec((str(source),), "tool-calls", "calls")
    first = engine.ask(commands.ImportDataset(project, spec), timeout=120)
    cut_short(ProjectPaths(Path(project)).dataset(first.dataset, 1))
    kinds = [problem.kind for problem in engine.ask(commands.ImportDataset(project, spec), timeout=120).problems]
    assert {"earlier_unread", "exchanges"} <= set(kinds)


def test_a_dataset_that_another_window_deleted_is_told_as_that(engine: Engine, project: str) -> None:
    dataset, _ = imported(engine, project, "requests", "classification")
    engine.ask(commands.DeleteDataset(project, dataset))
    asked: list[commands.Command[Any]] = [
        commands.PageRows(project, dataset, 1),
        commands.GetProfile(project, dataset, 1),
    ]
    for command in asked:
        with pytest.raises(BadInput, match="no_dataset"):
            engine.ask(command)
