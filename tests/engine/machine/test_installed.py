"""The installed app tells which of its files are damaged, and says so where its own folder cannot be written."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from engine.cli import entry as cli
from engine.errors import BadInput, JobFailed
from engine.machine import installed


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """A folder of an installed app, with spaces and Chinese in its path."""
    folder = tmp_path / "我的 app"
    (folder / "lib").mkdir(parents=True)
    (folder / "deskhand").write_bytes(b"\x7fELF")
    (folder / "lib" / "a part.so").write_bytes(b"part")
    assert installed.write_manifest(folder) == 2
    return folder


def test_a_whole_app_is_whole(app: Path) -> None:
    assert installed.damaged(app) == []
    assert installed.check_files(app) == 2


def test_what_runs_from_its_source_has_nothing_to_check() -> None:
    assert installed.installed() is None
    assert installed.check_files(None) == 0


def test_changed_and_missing_files_are_named(app: Path) -> None:
    (app / "lib" / "a part.so").write_bytes(b"pArt")
    (app / "deskhand").unlink()
    assert installed.damaged(app) == ["deskhand", "lib/a part.so"]
    with pytest.raises(JobFailed) as failed:
        installed.check_files(app)
    assert (failed.value.code, failed.value.params) == ("package_damaged", {"file": "deskhand", "count": 2})


@pytest.mark.parametrize("said", [None, b"", b"\xff\xfe", b"no digest here\n"])
def test_an_app_without_a_readable_manifest_is_damaged(app: Path, said: bytes | None) -> None:
    manifest = app / installed.MANIFEST
    manifest.unlink()
    if said is not None:
        manifest.write_bytes(said)
    assert installed.damaged(app)


@pytest.mark.skipif(sys.platform != "linux", reason="sha256sum is there on Linux")
def test_the_manifest_is_what_sha256sum_checks(app: Path) -> None:
    subprocess.run(["sha256sum", "--check", "--strict", installed.MANIFEST], cwd=app, check=True, capture_output=True)


def test_a_home_is_made_where_there_is_none(tmp_path: Path) -> None:
    home = tmp_path / "数据 of mine" / "home"
    installed.check_home(home)
    assert list(home.iterdir()) == []


def test_a_home_that_is_a_file_is_told_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = tmp_path / "home"
    home.write_text("", encoding="utf-8")
    assert cli.main(["--home", str(home), "models", "list"]) == cli.BAD_INPUT
    said = capsys.readouterr().err
    assert str(home) in said and "may not write there" in said and "Traceback" not in said


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.EROFS, "home_not_writable"), (errno.EACCES, "home_not_writable"), (errno.ENOSPC, "disk_full")],
)
def test_what_keeps_a_home_from_being_written_is_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def refuse(**_: object) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr("engine.machine.installed.tempfile.TemporaryFile", refuse)
    with pytest.raises((BadInput, JobFailed)) as failed:
        installed.check_home(tmp_path)
    assert failed.value.code == code


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["--self-test"], ["self-test"]),
        (["--self-test", "--json"], ["self-test", "--json"]),
        (["--home", "a b", "--self-test"], ["--home", "a b", "self-test"]),
        (["/a b/shop.deskhand"], ["--open", "/a b/shop.deskhand"]),
        (["/a/shop.deskhand/"], ["--open", "/a/shop.deskhand/"]),
        (["--home", "h", "shop.deskhand/open.deskhand"], ["--home", "h", "--open", "shop.deskhand/open.deskhand"]),
        (["shop.deskhand", "--home", "h"], ["--open", "shop.deskhand", "--home", "h"]),
        (["--home=h", "shop.deskhand"], ["--home=h", "--open", "shop.deskhand"]),
        (["--json", "shop.deskhand"], ["--json", "--open", "shop.deskhand"]),
        (["--home", "h.deskhand", "quickstart"], ["--home", "h.deskhand", "quickstart"]),
        (["--json", "--home=h", "--self-test", "--stills", "s"], ["--json", "--home=h", "self-test", "--stills", "s"]),
        (["new", "--project", "shop.deskhand"], ["new", "--project", "shop.deskhand"]),
        ([], []),
    ],
)
def test_a_project_alone_is_opened(typed: list[str], meant: list[str]) -> None:
    assert cli._meant(typed) == meant


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("Deskhand 0.")


def test_a_copy_of_a_project_is_opened_too(tmp_path: Path) -> None:
    copy = tmp_path / "shop.deskhand (Copy)"
    copy.mkdir()
    assert cli._meant([str(copy)]) == [str(copy)]
    (copy / "project.sqlite").write_bytes(b"")
    assert cli._meant([str(copy)]) == ["--open", str(copy)]
