"""Two files imported under one name at the same time become two versions of one dataset."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from engine.machine.aside import staged
from engine.results import DatasetInfo
from engine.runtime.core import Project
from engine.runtime.handlers.datasets import publish
from engine.store import datasets


def test_the_one_that_ends_last_is_the_next_version(tmp_path: Path) -> None:
    project = Project(tmp_path, new=True)
    first = DatasetInfo("data-1", "tickets", 0, "classification", {"train": 3}, 2, "", made="import")
    made = []
    # Neither was there when the other began, so each was given an id of its own.
    for info in (first, replace(first, dataset="data-2"), replace(first, dataset="data-3", task="table")):
        staging = staged(project.paths.datasets / info.dataset / "job-1")
        staging.parent.mkdir(parents=True)
        staging.write_text(info.dataset, encoding="utf-8")
        made.append(publish(project, info, staging))
    assert [(info.dataset, info.version) for info in made] == [("data-1", 1), ("data-1", 2), ("data-3", 1)]
    assert project.paths.dataset("data-1", 2).read_text(encoding="utf-8") == "data-2"
    assert {info.dataset for info in datasets.latest(project.database)} == {"data-1", "data-3"}
    project.database.close()
