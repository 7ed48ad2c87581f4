"""An engine that cannot start says why to whoever asks, and lets itself be stopped: nobody waits for ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import commands
from engine.api import Engine
from engine.cli.entry import BAD_INPUT, main
from engine.errors import BadInput, JobFailed
from engine.runtime import core


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home in which the log's folder is a file."""
    made = tmp_path / "home"
    made.mkdir()
    (made / "logs").write_text("mine", encoding="utf-8")
    return made


def test_what_was_asked_before_and_after_is_told_why(home: Path) -> None:
    engine = Engine(home)
    engine.start()
    for _ in range(2):
        with pytest.raises(BadInput) as caught:
            engine.ask(commands.ListProjects(), timeout=60)
        assert (caught.value.code, caught.value.params) == ("home_not_writable", {"folder": str(home / "logs")})
    engine.stop(timeout=60)


def test_the_command_line_ends_with_a_sentence(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--home", str(home), "show", "--project", str(home)]) == BAD_INPUT
    said = capsys.readouterr().err
    assert str(home / "logs") in said and "Traceback" not in said


def test_what_nobody_foresaw_is_told_as_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("unforeseen")

    monkeypatch.setattr(core, "Settings", fail)
    engine = Engine(tmp_path / "home")
    engine.start()
    with pytest.raises(JobFailed) as caught:
        engine.ask(commands.ListProjects(), timeout=60)
    engine.stop(timeout=60)
    assert caught.value.code == "internal" and "unforeseen" in caught.value.detail


def test_what_is_asked_after_the_end_is_refused(tmp_path: Path) -> None:
    engine = Engine(tmp_path / "home")
    engine.start()
    engine.ask(commands.ListProjects(), timeout=60)
    engine.stop(timeout=60)
    with pytest.raises(JobFailed) as caught:
        engine.ask(commands.ListProjects(), timeout=60)
    assert caught.value.code == "engine_stopped"
