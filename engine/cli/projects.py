"""The project that a command is about."""

from __future__ import annotations

from engine import commands
from engine.api import Engine
from engine.cli.output import Output
from engine.paths import project_path


def opened(engine: Engine, path: str) -> str:
    """Return the path of the project, which is there. Raises BadInput `no_project`."""
    return engine.ask(commands.OpenProject(str(project_path(path)))).path


def made(engine: Engine, path: str, output: Output) -> str:
    """Return the path of the project; where there is none it is made, and `output` says so."""
    root = project_path(path)
    if not root.exists():
        new = engine.ask(commands.CreateProject(str(root))).path
        output.say(f"Made a new project: {new}")
        return new
    return opened(engine, path)
