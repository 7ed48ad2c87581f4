"""Finds the rows that say something of how good a model is: those it has neither learned from nor was chosen by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from engine.data.rows import read_part
from engine.errors import BadInput
from engine.tasks.task import Row, Task, joined


def unseen(task: Task, rows: Sequence[Row], learned: Iterable[Path]) -> list[int]:
    """Return where in `rows` those stand whose text is not among the training and validation rows of `learned`.

    Raises BadInput `all_learned` where none is left.
    """
    seen = {joined(task.reads(row)) for data in learned for part in ("train", "valid") for row in read_part(data, part)}
    fresh = [at for at, row in enumerate(rows) if joined(task.reads(row)) not in seen]
    if rows and not fresh:
        raise BadInput("all_learned", rows=len(rows))
    return fresh
