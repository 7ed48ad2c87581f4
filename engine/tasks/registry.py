"""Finds the tasks: every module of this package that has a `TASK` is one, so that a new task is one new file.

A module whose name begins with an underscore is no task and may import torch; nothing is looked for in it.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import engine.tasks as package
from engine.commands import TABLE
from engine.errors import BadInput
from engine.results import DatasetInfo
from engine.tasks.task import Task


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


def task_of(data: DatasetInfo) -> Task:
    """Return the task that a dataset is for; raises BadInput `table_not_trained` for a table, `unknown_task`."""
    if data.task == TABLE:
        raise BadInput("table_not_trained", dataset=data.name)
    return task_named(data.task)


def learned_by(name: str, base: str, family: str) -> Task:
    """Return the task as a base model of that family learns it.

    Raises BadInput `unknown_task`, and `base_family` where the task is not for it.
    """
    task = task_named(name)
    if family not in task.info.families:
        raise BadInput("base_family", base=base, family=family, wanted=", ".join(task.info.families))
    return task.form(family)
