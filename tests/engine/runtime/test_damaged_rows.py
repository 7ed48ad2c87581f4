"""Stored rows that are gone or damaged: they are told as that, and what does not need them goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine import commands
from engine.api import Engine
from engine.paths import ProjectPaths


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A running engine in a home of its own."""
    made = Engine(tmp_path / "home")
    made.start()
    yield made
    made.stop()


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


@pytest.mark.parametrize("damage", [Path.unlink, cut_short])
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
