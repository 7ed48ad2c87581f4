"""Names that are no UTF-8, as an old stick or archive leaves them: the file is named, and the others are used."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from engine import commands
from engine.api import Engine
from engine.errors import BadInput
from engine.sentences import sentence_for

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems make no such names")
WORD = os.fsdecode(b"r\xe9sum\xe9")
SHOWN = "r\ufffdsum\ufffd"


@pytest.fixture
def project(engine: Engine, tmp_path: Path) -> str:
    """An empty project."""
    path: str = engine.ask(commands.CreateProject(str(tmp_path / "shop"))).path
    return path


def refusal(engine: Engine, command: commands.Command[Any]) -> str:
    """Return the name that the command is refused for."""
    with pytest.raises(BadInput) as caught:
        engine.ask(command, timeout=60)
    assert caught.value.code == "name_unreadable"
    sentence_for(caught.value.info()).message.encode("utf-8")
    return Path(caught.value.params["file"]).name


def imported(project: str, path: Path, name: str = "") -> commands.ImportDataset:
    return commands.ImportDataset(project, commands.ImportSpec((str(path),), "classification", name))


@pytest.mark.parametrize("name", ["", "requests"])
def test_a_file_is_refused_by_its_name(engine: Engine, project: str, tmp_path: Path, name: str) -> None:
    file = tmp_path / f"{WORD}.csv"
    file.write_text("text,label\nlate,a\nbroken,b\n", encoding="utf-8")
    assert refusal(engine, imported(project, file, name)) == f"{SHOWN}.csv"
    assert refusal(engine, commands.InspectFiles((str(file),))) == f"{SHOWN}.csv"


def test_an_archive_is_refused_by_its_name(engine: Engine, tmp_path: Path) -> None:
    file = tmp_path / f"{WORD}.zip"
    file.write_bytes(b"PK")
    assert refusal(engine, commands.InspectFiles((str(file),))) == f"{SHOWN}.zip"


def test_of_a_folder_of_texts_the_file_is_named(engine: Engine, project: str, tmp_path: Path) -> None:
    for label in "ab":
        (tmp_path / "texts" / label).mkdir(parents=True)
        for number in range(3):
            (tmp_path / "texts" / label / f"{number}.txt").write_text(f"text {label} {number}", encoding="utf-8")
    (tmp_path / "texts" / "a" / f"{WORD}.txt").write_text("one more", encoding="utf-8")
    assert refusal(engine, imported(project, tmp_path / "texts")) == f"{SHOWN}.txt"


def test_a_document_is_left_out_and_the_others_are_read(engine: Engine, project: str, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "refunds.md").write_text("# Refunds\n\nRefunds take five days.\n", encoding="utf-8")
    (folder / f"{WORD}.txt").write_text("Parking costs nothing.", encoding="utf-8")
    added = engine.ask(commands.AddToolSource(project, "papers", "documents", {"folder": str(folder)}), timeout=60)
    assert list(added.left_out) == ["r?sum?.txt"]


def test_no_folder_of_such_a_name_is_taken(engine: Engine, project: str, tmp_path: Path) -> None:
    folder = tmp_path / WORD
    folder.mkdir()
    (folder / "refunds.md").write_text("# Refunds\n\nRefunds take five days.\n", encoding="utf-8")
    source = commands.AddToolSource(project, "papers", "documents", {"folder": str(folder)})
    assert refusal(engine, source) == SHOWN
    assert refusal(engine, commands.CreateProject(str(tmp_path / "new" / WORD))) == f"{SHOWN}.deskhand"
    assert not (tmp_path / "new").exists(), "a refused project leaves no folder"
    Path(project).rename(folder / "shop.deskhand")
    with pytest.raises(BadInput, match="name_unreadable"):
        engine.ask(commands.OpenProject(str(folder / "shop.deskhand")))
