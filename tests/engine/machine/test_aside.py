"""What is written beside its place and renamed there: whole, or as it was, with the reason where it could not be."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from engine.endpoint import token
from engine.errors import JobFailed
from engine.export.graphs import KeptGraphs
from engine.machine.aside import put_folder, staged, written_file, written_folder


class Stopped(BaseException):
    """Stands for what ends a process in the middle."""


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Collect what the system is asked to hold on the disk itself."""
    asked: list[int] = []
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (asked.append(handle), real(handle)))
    return asked


def write(target: Path, text: str) -> None:
    with written_file(target) as aside:
        aside.write_text(text, encoding="utf-8")


def test_a_file_takes_the_place_of_the_one_before_once_the_disk_holds_it(tmp_path: Path, synced: list[int]) -> None:
    target = tmp_path / "new" / "a.txt"
    write(target, "one")
    write(target, "two")
    assert target.read_text(encoding="utf-8") == "two"
    assert len(synced) >= 2
    assert [path.name for path in target.parent.iterdir()] == ["a.txt"]


def test_a_failure_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    write(target, "one")
    with pytest.raises(Stopped), written_file(target) as aside:
        aside.write_text("half", encoding="utf-8")
        raise Stopped
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert target.read_text(encoding="utf-8") == "one"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(28, "No space left on device"), "disk_full"),
        (PermissionError(13, "Permission denied"), "write_failed"),
        (RuntimeError("No space left on device (os error 28)"), "disk_full"),
        (RuntimeError("the writer is broken"), "write_failed"),
    ],
)
def test_only_a_full_disk_is_called_full(tmp_path: Path, error: Exception, code: str) -> None:
    with pytest.raises(JobFailed) as caught, written_file(tmp_path / "a.txt", RuntimeError):
        raise error
    assert caught.value.code == code


def test_a_folder_that_has_no_way_to_be_synced_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def of_a_network(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(os, "fsync", of_a_network)
    write(tmp_path / "a.txt", "one")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "one"


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("", encoding="utf-8")
    with pytest.raises(JobFailed) as caught:
        write(tmp_path / "folder" / "a.txt", "one")
    assert caught.value.code == "write_failed"
    assert caught.value.params["file"] == str(tmp_path / "folder" / "a.txt")


def folder_of(target: Path, text: str) -> None:
    with written_folder(target) as aside:
        (aside / "a.txt").write_text(text, encoding="utf-8")


def test_a_folder_takes_the_place_of_the_one_before(tmp_path: Path, synced: list[int]) -> None:
    target = tmp_path / "model"
    folder_of(target, "one")
    folder_of(target, "two")
    assert (target / "a.txt").read_text(encoding="utf-8") == "two"
    assert len(synced) >= 2
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


def test_a_folder_that_cannot_be_renamed_leaves_the_one_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target, rename = tmp_path / "model", Path.rename
    folder_of(target, "one")

    def stops(self: Path, to: Path) -> Path:
        if self == staged(target):
            raise Stopped
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", stops)
    with pytest.raises(Stopped):
        folder_of(target, "two")
    assert (target / "a.txt").read_text(encoding="utf-8") == "one"
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


def test_what_was_built_elsewhere_is_put_where_it_belongs(tmp_path: Path) -> None:
    built = tmp_path / ".partial" / "model"
    built.mkdir(parents=True)
    (built / "a.txt").write_text("two", encoding="utf-8")
    folder_of(tmp_path / "model", "one")
    put_folder(built, tmp_path / "model")
    assert (tmp_path / "model" / "a.txt").read_text(encoding="utf-8") == "two"
    assert not list((tmp_path / ".partial").iterdir())


def test_the_token_and_a_kept_graph_are_held_by_the_disk(tmp_path: Path, synced: list[int]) -> None:
    made = token.new(tmp_path / "token")
    assert token.kept(tmp_path / "token") == made
    assert synced, "the token"
    synced.clear()

    class Graph:
        def SerializeToString(self) -> bytes:
            return b"graph"

    graph: Any = Graph()
    KeptGraphs(tmp_path / "graphs").keep("key", graph)
    assert synced, "the graph"
