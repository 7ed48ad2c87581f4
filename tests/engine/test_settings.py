"""Settings that two Deskhands with one home write: neither undoes the other's."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import commands
from engine.api import Engine
from engine.machine.disk import full_folder
from engine.settings import DEFAULTS, Settings
from tests.helpers.small_disk import fill, small_disk


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


def written(tmp_path: Path, content: bytes) -> Path:
    """Write a file of settings."""
    file = tmp_path / "settings.json"
    file.write_bytes(content)
    return file


@pytest.mark.parametrize("content", [b'{"theme": "da', b"\0" * 20, b"[]", b'{"a":' * 100_000 + b"1" + b"}" * 100_000])
def test_a_damaged_file_counts_as_empty_and_is_kept(tmp_path: Path, content: bytes) -> None:
    file = written(tmp_path, content)
    settings = Settings(file)
    assert settings.values == dict(DEFAULTS)
    settings.update({"theme": "dark"})
    settings.update({"theme": "light"})
    assert Settings(file).values["theme"] == "light"
    kept = tmp_path / "settings.json.damaged"
    assert (settings.set_aside, Settings(file).set_aside) == (kept, None), "it is told once"
    assert kept.read_bytes() == content and sorted(tmp_path.iterdir()) == [file, kept]


def test_a_byte_order_mark_is_no_damage(tmp_path: Path) -> None:
    file = written(tmp_path, b'\xef\xbb\xbf{"theme": "dark", "recent": [{"path": "/a", "opened": "2026-01-01"}]}')
    settings = Settings(file)
    settings.update({"language": "en"})
    kept = Settings(file)
    assert (kept.values["theme"], kept.recent()) == ("dark", [{"path": "/a", "opened": "2026-01-01"}])
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("recent", ["null", "[1, 2]", '"x"', '[{"opened": "x"}]', '[{"path": 5, "opened": 7}]', "{}"])
def test_what_is_not_as_expected_is_its_default_and_the_rest_stands(tmp_path: Path, recent: str) -> None:
    file = written(tmp_path, f'{{"recent": {recent}, "theme": ["a"], "language": "en", "later": 1}}'.encode())
    settings = Settings(file)
    assert (settings.recent(), settings.values["theme"], settings.values["language"]) == ([], "system", "en")
    settings.opened("/b", "2026-01-02")
    settings.forget("/c")
    kept = Settings(file)
    assert kept.recent() == [{"path": "/b", "opened": "2026-01-02"}] and kept.values["later"] == 1


def test_a_path_that_is_no_text_is_kept(tmp_path: Path) -> None:
    file = written(tmp_path, b'{"recent": [{"path": "/a\\ud83d", "opened": "2026-01-01"}]}')
    Settings(file).opened("/b", "2026-01-02")
    assert [entry["path"] for entry in Settings(file).recent()] == ["/b", "/a\ud83d"]


def test_two_that_write_at_once_do_not_take_each_others_file(
    two: tuple[Settings, Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    window, line = two
    replace = Path.replace

    def late(aside: Path, target: Path) -> Path:
        monkeypatch.setattr(Path, "replace", replace)
        line.update({"language": "en"})
        return replace(aside, target)

    monkeypatch.setattr(Path, "replace", late)
    window.update({"theme": "dark"})
    assert Settings(window.path).values["theme"] == "dark"
    assert list(window.path.parent.iterdir()) == [window.path]


def test_a_full_disk_is_told_by_the_settings_own(two: tuple[Settings, Settings]) -> None:
    window, _ = two
    with small_disk(window.path.parent / "disk", 1) as disk:
        home = Settings(disk / "settings.json")
        home.update({"theme": "dark"})
        fill(disk)
        with pytest.raises(OSError, match="No space") as caught:
            home.update({"note": "x" * 20_000})
        assert full_folder(caught.value, "-") == str(disk)
        assert Settings(home.path).values["theme"] == "dark"


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
