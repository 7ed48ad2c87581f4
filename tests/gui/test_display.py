"""What is told where Qt cannot open a window, instead of Qt's own end of the process."""

from __future__ import annotations

import builtins
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from engine.errors import JobFailed
from gui import display

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="X11 and its libraries")


@pytest.fixture(autouse=True)
def own_choice_of_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("shown", [{}, {"DISPLAY": ":4999"}])
def test_the_window_without_a_screen_ends_in_words(tmp_path: Path, shown: dict[str, str]) -> None:
    asked = [sys.executable, "-m", "engine.cli", "--home", str(tmp_path)]
    ended = subprocess.run(asked, env={**os.environ, **shown}, capture_output=True, text=True, check=False)
    assert ended.returncode == 4
    assert ended.stdout == ""
    first, *rest = ended.stderr.splitlines()
    if not shown:
        assert first == "Deskhand found no screen to open its window on."
        assert len(rest) == 1 and "deskhand --help" in rest[0]
    assert "xcb-cursor0 or libxcb-cursor0" not in ended.stderr and "Traceback" not in ended.stderr


@pytest.mark.parametrize("name", ["QT_QPA_PLATFORM", "WAYLAND_DISPLAY"])
def test_what_is_no_x11_is_left_to_qt(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "offscreen")
    display.check_display()


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ],
)
def test_a_library_that_the_system_lacks_is_named_with_its_package(
    monkeypatch: pytest.MonkeyPatch, library: str, package: str
) -> None:
    really = builtins.__import__

    def lacking(name: str, *others: Any, **more: Any) -> Any:
        if name == "PySide6.QtWidgets":
            raise ImportError(f"{library}: cannot open shared object file: No such file or directory")
        return really(name, *others, **more)

    monkeypatch.setattr(builtins, "__import__", lacking)
    with pytest.raises(JobFailed, match="no_system_library") as told:
        display.check_qt()
    assert told.value.params == {"library": library, "package": package}
