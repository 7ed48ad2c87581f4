"""Opening, making and switching projects: small functions behind the menu, the shortcuts and the home page."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from engine.commands import CreateProject, CreateSampleProject, OpenProject
from engine.events import Progress
from engine.results import ProjectInfo
from gui import texts
from gui.bridge import Request
from gui.context import Context
from gui.pages import READY_MADE

SUFFIX = ".deskhand"
# What the name of a folder may not hold on one system or another, so that a project can go from each to each.
FORBIDDEN = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
# An encrypted home takes 143 bytes; suffix, number and the ending of what is still being made come on top.
NAME_BYTES = 115


def _tr(text: str) -> str:
    return QCoreApplication.translate("projects", text)


def default_folder() -> str:
    """Return where new projects are suggested: the person's documents."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or str(Path.home())


def folder_name(name: str) -> str:
    """Return `name` as the folder of a project can be called, '' where nothing of it can stand."""
    short = FORBIDDEN.sub("-", name).strip(" .").encode()[:NAME_BYTES]
    # A sign that was cut in two goes.
    return short.decode(errors="ignore").strip(" .")


def free_path(folder: str, name: str) -> str:
    """Return a project path in `folder` that does not exist yet, called as nearly `name` as a folder can be."""
    name = folder_name(name)
    path, number = Path(folder) / f"{name}{SUFFIX}", 2
    while path.exists():
        path, number = Path(folder) / f"{name} {number}{SUFFIX}", number + 1
    return str(path)


def open_project(context: Context, path: str, page: str = "", **what: Any) -> None:
    """Open the project at `path` and show a page (with `what`); without one its data, or that of a ready-made one."""

    def opened(info: ProjectInfo) -> None:
        show_opened(context, info, page or (READY_MADE if info.ready_made else "data"), **what)

    context.bridge.ask(OpenProject(path), opened, owner=context, progress=waits(context))


def waits(context: Context) -> Callable[[Progress], None]:
    """Return what tells that the project to be opened is waited for."""
    return lambda report: context.notify(texts.stage(report.stage))


def create_project(context: Context, path: str) -> None:
    """Make an empty project at `path`, open it and show its data."""
    context.bridge.ask(CreateProject(path), lambda info: show_opened(context, info, "data"), owner=context)


def create_sample(context: Context) -> Request:
    """Make the support-desk sample in the person's documents, open it and show its data.

    Returns the request, for who wants to know when it ended.
    """
    where = free_path(default_folder(), _tr("Support desk sample"))
    context.notify(_tr("Setting up the sample. This takes a few seconds."))
    return context.bridge.ask(
        CreateSampleProject(where), lambda info: show_opened(context, info, "data"), owner=context
    )


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


def show_opened(context: Context, info: ProjectInfo, then: str, **what: Any) -> None:
    """Make a project that the engine has opened or made the current one, and show page `then` (with `what`).

    What is not saved of the one before is asked about first.
    """

    def show() -> None:
        context.set_project(info)
        context.navigate(then, **what)

    context.settle(show)
