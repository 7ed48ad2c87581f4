"""Turns a model's answers on test rows into its report, and keeps every answer beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from engine.data.languages import told
from engine.errors import BadInput
from engine.evaluation.answers import write_answers
from engine.evaluation.report import build_report
from engine.evaluation.slices import slice_keys
from engine.results import Prediction, Report
from engine.runtime.reporter import PipeReporter
from engine.tasks.task import Row, Task, joined


def measure(
    task: Task,
    rows: Sequence[Row],
    columns: Sequence[Mapping[str, str]],
    predictions: Sequence[Prediction],
    baselines: Mapping[str, Sequence[Any]],
    data_hash: str,
    keep: Path | None,
    reporter: PipeReporter,
) -> Report:
    """Return the report on `rows`; `columns` are what else stood beside each, none where that is gone.

    `keep` takes the answers to every row.
    """
    reporter.progress("slices", 0, 0)
    texts = [joined(task.reads(row)) for row in rows]
    labels = [task.classes(task.gold(row)) if task.one_class else "" for row in rows]
    columns = columns or [{}] * len(rows)
    keys = slice_keys(texts, labels, told(texts), _without_answers(task, rows, columns))
    if keep is not None:
        write_answers(keep, task, rows, predictions, baselines.get("base"), columns, keys)
    return build_report(task, rows, predictions, baselines, data_hash, keys)


def _without_answers(task: Task, rows: Sequence[Row], columns: Sequence[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """Return `columns` without those that only hold the right answers, which are no property of the rows."""
    names = {name for beside in columns for name in beside}
    answers = {
        name
        for name in names
        if all(_is_answer(task, row, beside[name]) for row, beside in zip(rows, columns, strict=True) if name in beside)
    }
    return [{name: cell for name, cell in beside.items() if name not in answers} for beside in columns]


def _is_answer(task: Task, row: Row, cell: str) -> bool:
    """Whether a cell of the person's file is the row's number or its classes; `slice_keys` knows a single class."""
    try:
        if "score" in row:
            return bool(float(cell) == row["score"])
        if "labels" in row and task.structure:
            return bool(task.structure({**row, "labels": cell})["labels"] == row["labels"])
    except (BadInput, ValueError):
        return False
    return False
