"""What of a dataset's next version was half made when it failed is gone, and nothing that stood before."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.results import DatasetInfo
from engine.runtime.core import Project
from engine.runtime.handlers.datasets import publish, staged_version


def test_a_first_version_that_failed_leaves_neither_file_nor_folder(tmp_path: Path) -> None:
    project = Project(tmp_path, new=True)
    folder = project.paths.datasets / "data-1"
    with pytest.raises(ValueError, match="halfway"), staged_version(project, "data-1", "job-1") as staging:
        folder.mkdir(parents=True)
        staging.write_text("half", encoding="utf-8")
        raise ValueError("halfway")
    assert not folder.exists()
    project.database.close()


def test_a_later_version_that_failed_leaves_the_one_before(tmp_path: Path) -> None:
    project = Project(tmp_path, new=True)
    info = DatasetInfo("data-1", "tickets", 0, "classification", {"train": 3}, 2, "", made="import")
    with staged_version(project, "data-1", "job-1") as staging:
        staging.parent.mkdir(parents=True)
        staging.write_text("whole", encoding="utf-8")
        publish(project, info, staging)
    with pytest.raises(ValueError, match="halfway"), staged_version(project, "data-1", "job-2") as staging:
        staging.write_text("half", encoding="utf-8")
        raise ValueError("halfway")
    first = project.paths.dataset("data-1", 1)
    assert list(first.parent.iterdir()) == [first]
    assert first.read_text(encoding="utf-8") == "whole"
    project.database.close()
