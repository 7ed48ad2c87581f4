"""The project that a command is about."""

from __future__ import annotations

from engine import commands
from engine.api import Engine
from engine.paths import project_path


def opened(engine: Engine, path: str) -> str:
    """Return the path of the project, which is there. Raises BadInput `no_project`."""
    return engine.ask(commands.OpenProject(str(project_path(path)))).path


def made(engine: Engine, path: str) -> str:
    """Return the path of the project, made where there is none."""
    root = project_path(path)
    if not root.exists():
        return engine.ask(commands.CreateProject(str(root))).path
    return opened(engine, path)
