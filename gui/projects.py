"""Opening, making and switching projects: small functions behind the menu, the shortcuts and the home page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from engine.commands import CreateProject, CreateReadyMade, CreateSampleProject, OpenProject
from engine.results import ProjectInfo
from gui.bridge import Request
from gui.context import Context
from gui.pages import READY_MADE

SUFFIX = ".deskhand"


def _tr(text: str) -> str:
    return QCoreApplication.translate("projects", text)


def default_folder() -> str:
    """Return where new projects are suggested: the person's documents."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or str(Path.home())


def free_path(folder: str, name: str) -> str:
    """Return a project path in `folder` that does not exist yet."""
    path, number = Path(folder) / f"{name}{SUFFIX}", 2
    while path.exists():
        path, number = Path(folder) / f"{name} {number}{SUFFIX}", number + 1
    return str(path)


def open_project(context: Context, path: str, then: str = "data") -> None:
    """Open the project at `path` and show page `then`."""

    def opened(info: ProjectInfo) -> None:
        _opened(context, info, READY_MADE if info.ready_made else then)

    context.bridge.ask(OpenProject(path), opened, owner=context)


def create_project(context: Context, path: str, then: str = "data") -> None:
    """Make an empty project at `path`, open it and show page `then`."""
    context.bridge.ask(CreateProject(path), lambda info: _opened(context, info, then), owner=context)


def create_sample(context: Context, path: str = "", then: str = "data") -> Request:
    """Make the support-desk sample, by default in the person's documents, open it and show page `then`.

    Returns the request, for who wants to know when it ended.
    """
    where = path or free_path(default_folder(), _tr("Support desk sample"))
    context.notify(_tr("Setting up the sample. This takes a few seconds."))
    return context.bridge.ask(CreateSampleProject(where), lambda info: _opened(context, info, then), owner=context)


def create_ready_made(
    context: Context, path: str, name: str, files: Mapping[str, tuple[str, ...]], then: str = READY_MADE
) -> Request:
    """Make a project from a ready-made one, with the person's own files or the sample, and show its page."""
    context.notify(_tr("Setting up the project. This may take a minute."))
    command = CreateReadyMade(path, name, files)
    return context.bridge.ask(command, lambda info: _opened(context, info, then), owner=context)


def choose_new(context: Context) -> None:
    """Let the person name a new project and make it."""
    suggested = free_path(default_folder(), _tr("My project"))
    title, kinds = _tr("New project"), _tr("Deskhand project ({pattern})").format(pattern=f"*{SUFFIX}")
    path, _ = QFileDialog.getSaveFileName(context.window, title, suggested, kinds)
    if path:
        create_project(context, path)


def choose_open(context: Context) -> None:
    """Let the person choose a project folder and open it."""
    path = QFileDialog.getExistingDirectory(context.window, _tr("Open a project folder"), default_folder())
    if path:
        open_project(context, path)


def _opened(context: Context, info: ProjectInfo, then: str) -> None:
    context.set_project(info)
    context.navigate(then)
