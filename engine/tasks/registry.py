"""Finds the tasks: every module of this package that has a `TASK` is one, so that a new task is one new file.

A module whose name begins with an underscore is no task and may import torch; nothing is looked for in it.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import engine.tasks as package
from engine.errors import BadInput
from engine.tasks.task import EncoderTask, Task


@cache
def all_tasks() -> dict[str, Task]:
    """Return name -> task, in the order of their names."""
    found: dict[str, Task] = {}
    for module in iter_modules(package.__path__):
        if module.name.startswith("_"):
            continue
        task = getattr(import_module(f"{package.__name__}.{module.name}"), "TASK", None)
        if isinstance(task, Task):
            found[task.info.name] = task
    return dict(sorted(found.items()))


def task_named(name: str) -> Task:
    """Return the task; raises BadInput `unknown_task`."""
    try:
        return all_tasks()[name]
    except KeyError:
        raise BadInput("unknown_task", task=name, allowed=", ".join(all_tasks())) from None


def encoder_task(name: str) -> EncoderTask:
    """Return the task that an encoder learns; raises BadInput `unknown_task`, `task_not_trained`."""
    task = task_named(name)
    if not isinstance(task, EncoderTask):
        trained = [name for name, other in all_tasks().items() if isinstance(other, EncoderTask)]
        raise BadInput("task_not_trained", task=name, trained=", ".join(trained))
    return task
