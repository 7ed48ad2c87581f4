"""Finds the ready-made projects: every folder of this package with a `project.py` that has a `PROJECT` is one."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import Any

import engine.ready_made as package
from engine import sentences
from engine.errors import BadInput
from engine.ready_made import making
from engine.ready_made.project import ReadyMade


@cache
def all_projects() -> dict[str, ReadyMade]:
    """Return name -> ready-made project, in the order of their titles; what they tell people is known from then on."""
    found = []
    for module in iter_modules(package.__path__, f"{package.__name__}."):
        if module.ispkg:
            found.append(import_module(f"{module.name}.project").PROJECT)
            if find_spec(f"{module.name}.sentences"):
                sentences.add(import_module(f"{module.name}.sentences"))
    return {project.name: project for project in sorted(found, key=lambda project: project.title)}


def project_named(name: str) -> ReadyMade:
    """Return a ready-made project; raises BadInput `ready_made_unknown`."""
    try:
        return all_projects()[name]
    except KeyError:
        raise BadInput("ready_made_unknown", name=name, known=", ".join(all_projects())) from None


def handlers() -> dict[type, Any]:
    """Return what the engine does for the commands of the frame and of every ready-made project."""
    made = making.handlers(project_named, all_projects)
    for project in all_projects().values():
        made.update(project.kit.handlers())
    return made
