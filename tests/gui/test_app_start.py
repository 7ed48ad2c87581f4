"""The window opens the project that it was started with, and says so where its own folder cannot be written."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine import commands
from engine.commands import OpenProject
from engine.errors import ErrorInfo
from engine.results import ProjectInfo
from gui import app as app_module
from gui.app import BAD_HOME, App, run
from tests.helpers.fake_engine import FakeEngine


def opened_at_the_start(qtbot: QtBot, home: Path, project: str) -> list[str]:
    """Start the app with `project` until one is open, and end it; returns which were asked for."""
    # The pages are made ahead, and each asks what there is.
    nothing: dict[type, object] = {kind: () for name, kind in vars(commands).items() if name.startswith("List")}
    engine = FakeEngine({**nothing, OpenProject: lambda command: ProjectInfo(command.path, "商店")})
    app = App(engine, home, project)
    qtbot.addWidget(app.window)
    try:
        app.show()
        qtbot.waitUntil(lambda: bool(app.window.context.project), timeout=20_000)
    finally:
        app.close()
        if app.imports.ident is not None:
            app.imports.join()
    return [asked.path for asked in engine.asked if isinstance(asked, OpenProject)]


def test_the_project_given_at_the_start_is_opened(qtbot: QtBot, tmp_path: Path) -> None:
    assert opened_at_the_start(qtbot, tmp_path, "/a b/商店.deskhand") == ["/a b/商店.deskhand"]


def test_without_one_that_of_the_session_before_is_opened(qtbot: QtBot, tmp_path: Path) -> None:
    project = tmp_path / "商店.deskhand"
    project.mkdir()
    (project / "project.sqlite").touch()
    QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat).setValue("window/project", str(project))
    assert opened_at_the_start(qtbot, tmp_path, "") == [str(project)]


@pytest.mark.usefixtures("qapp")
def test_a_home_that_cannot_be_written_is_told_before_the_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.write_text("", encoding="utf-8")
    told: list[ErrorInfo] = []

    def note(info: ErrorInfo, parent: QWidget | None = None) -> None:
        assert parent is not None and not parent.isVisible()
        told.append(info)

    monkeypatch.setattr(app_module, "show_error", note)
    engine = FakeEngine()
    assert run(engine, home) == BAD_HOME
    assert [info.code for info in told] == ["home_not_writable"]
    assert not engine.started
