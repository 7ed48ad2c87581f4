"""`deskhand import`: what files are for, by their names or as the person says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.cli import main


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    """A training and a test file, by name."""
    sizes = {"train.csv": 60, "test.csv": 20}
    for name, rows in sizes.items():
        lines = [f"{name} text number {row},{'ab'[row % 2]}" for row in range(rows)]
        (tmp_path / name).write_text("\n".join(["text,label", *lines]), encoding="utf-8")
    return {name: str(tmp_path / name) for name in sizes}


def imported(tmp_path: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, int]:
    """Return the rows of each part after an import with these arguments."""
    where = ["--project", str(tmp_path / "p"), "--home", str(tmp_path / "home")]
    assert main(["--json", "import", *arguments, *where]) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    return {part: count for part, count in told["result"]["rows"].items() if count}


def test_files_named_as_parts_are_these_parts(
    tmp_path: Path, files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    rows = imported(tmp_path, capsys, files["test.csv"], files["train.csv"], "--task", "classification")
    assert rows["test"] == 20
    assert rows["train"] + rows["valid"] == 60


def test_what_the_person_says_counts_more_than_names(
    tmp_path: Path, files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    rows = imported(tmp_path, capsys, files["test.csv"], "--test", files["train.csv"], "--task", "classification")
    assert rows["test"] == 60


def test_a_table_holds_every_row_whatever_its_files_are_called(
    tmp_path: Path, files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    rows = imported(tmp_path, capsys, *files.values(), "--task", "table")
    assert sum(rows.values()) == 80


@pytest.mark.parametrize("name", ["p.deskhand (Copy)", "renamed 2.0", "p.deskhand"])
def test_a_project_that_was_copied_or_renamed_is_the_project(
    tmp_path: Path, files: dict[str, str], capsys: pytest.CaptureFixture[str], name: str
) -> None:
    home, table = ["--home", str(tmp_path / "home")], [files["train.csv"], "--task", "table"]
    assert main([*home, "import", *table, "--project", str(tmp_path / "p")]) == 0
    assert f"Made a new project: {tmp_path / 'p.deskhand'}\n" in capsys.readouterr().out
    (tmp_path / "p.deskhand").rename(tmp_path / name)
    assert main([*home, "import", *table, "--project", str(tmp_path / name)]) == 0
    assert "Made a new project" not in capsys.readouterr().out
    assert not list(tmp_path.glob(f"{name}.deskhand")) and len(list(tmp_path.glob("*/project.sqlite"))) == 1


def test_a_name_that_another_task_has_gets_a_number_and_is_told(
    tmp_path: Path, files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--project", str(tmp_path / "p"), "--home", str(tmp_path / "home"), "--name", "mine"]
    told = {}
    for task in ("classification", "table", "table"):
        assert main(["import", files["train.csv"], *where, "--task", task]) == 0
        told = capsys.readouterr().out
    assert "mine-2, version 2: 60 all\n" in told
    assert "  mine is the name of a dataset for another task, so this one is called mine-2.\n" in told
