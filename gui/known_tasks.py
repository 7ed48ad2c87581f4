"""What the tasks are, for a page that has only the name of one and cannot wait for an answer."""

from __future__ import annotations

from engine.results import TaskInfo


def known_task(name: str) -> TaskInfo | None:
    """Return what a task is, None for a table and for a task that this Deskhand does not know."""
    # Imported when a page asks: numpy comes with the tasks, and the first page does not wait for it.
    from engine.tasks.registry import all_tasks

    found = all_tasks().get(name)
    return found.info if found is not None else None
