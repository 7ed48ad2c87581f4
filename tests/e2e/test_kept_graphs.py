"""The graphs that a training traces are kept in the app's home, where the next training finds them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from engine import commands, paths
from engine.api import Engine
from engine.export.graphs import SUFFIX
from engine.training.recipe import Recipe

RECIPE = Recipe(base="tiny", epochs=1, batch_size=8, patience=0)


def test_a_training_takes_its_graphs_from_the_home_and_keeps_new_ones_there(
    home: Path, tmp_path: Path, messages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / "home"
    # Commands that were run as programs of their own kept theirs there.
    shutil.copytree(home, mine, ignore=shutil.ignore_patterns("graphs"))
    shared = paths.Home(mine).graphs
    monkeypatch.setattr(paths, "GRAPHS", "graphs")
    (mine / "graphs").mkdir()
    # The base's graph is there from when it was imported: kept from then on is the head's.
    for file in shared.glob(f"*{SUFFIX}"):
        shutil.copyfile(file, mine / "graphs" / file.name)
        os.utime(mine / "graphs" / file.name, (0, 0))
    before = {file.name: file.read_bytes() for file in (mine / "graphs").iterdir()}
    engine = Engine(mine)
    engine.start()
    try:
        project = engine.ask(commands.CreateProject(str(tmp_path / "shop"))).path
        spec = commands.ImportSpec((str(messages),), "classification", "messages")
        dataset = engine.ask(commands.ImportDataset(project, spec), timeout=60).dataset
        engine.ask(commands.StartTraining(project, dataset, 0, RECIPE), timeout=200)
    finally:
        engine.stop(timeout=60)
    after = {file.name: file for file in (mine / "graphs").glob(f"*{SUFFIX}")}
    used = [name for name, file in after.items() if file.stat().st_mtime > 0]
    # One of the base and one of the head.
    assert len(used) == 2
    assert any(name in before for name in used)
    assert all(after[name].read_bytes() == content for name, content in before.items())
