"""Settings that two Deskhands with one home write: neither undoes the other's."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import commands
from engine.api import Engine
from engine.settings import Settings


@pytest.fixture
def two(tmp_path: Path) -> tuple[Settings, Settings]:
    """Two that were read from one file before either wrote."""
    return Settings(tmp_path / "settings.json"), Settings(tmp_path / "settings.json")


def test_each_keeps_what_the_other_changed(two: tuple[Settings, Settings]) -> None:
    window, line = two
    line.opened("/a.deskhand", "2026-01-01")
    window.update({"theme": "dark"})
    window.opened("/b.deskhand", "2026-01-02")
    line.update({"language": "en"})
    line.forget("/a.deskhand")
    kept = Settings(window.path).values
    assert (kept["theme"], kept["language"]) == ("dark", "en")
    assert kept["recent"] == [{"path": "/b.deskhand", "opened": "2026-01-02"}] == window.recent()


def test_a_file_that_was_damaged_meanwhile_loses_nothing(two: tuple[Settings, Settings]) -> None:
    window, _ = two
    window.opened("/a.deskhand", "2026-01-01")
    window.path.write_text('{"theme": "da', encoding="utf-8")
    window.update({"theme": "dark"})
    kept = Settings(window.path).values
    assert (kept["theme"], [entry["path"] for entry in kept["recent"]]) == ("dark", ["/a.deskhand"])


def test_a_project_that_another_deskhand_made_is_listed(tmp_path: Path) -> None:
    window, line = Engine(tmp_path / "home"), Engine(tmp_path / "home")
    window.start()
    line.start()
    assert window.ask(commands.ListProjects()) == ()
    made = line.ask(commands.CreateProject(str(tmp_path / "desk")))
    line.stop()
    window.ask(commands.SaveSettings({"theme": "dark"}))
    assert [info.path for info in window.ask(commands.ListProjects())] == [made.path]
    window.stop()
