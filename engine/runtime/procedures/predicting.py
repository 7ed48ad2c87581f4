"""Applies a published model to a file of any size: answers kept as they come, the file written when all are there."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import psutil

from engine.data.answered import ADDED, FORM, added_to, cells_of, write_answered
from engine.data.canonical import missing_column
from engine.data.journal import Journal, fingerprint
from engine.data.streams import check_output, check_room, count_rows, iterate
from engine.errors import BadInput, JobCancelled, JobFailed
from engine.export.card import check_unchanged, hashes
from engine.inference.opening import Answering, open_model
from engine.machine.disk import disk_full, is_full
from engine.results import FileResult, TaskInfo
from engine.runtime.core import is_abandoned
from engine.runtime.orders import PredictOrder
from engine.runtime.procedures.providing import tell_provider
from engine.runtime.reporter import PipeReporter
from engine.tasks.registry import task_named
from engine.tasks.task import Reading, Task, joined

log = logging.getLogger(__name__)


def run(order: PredictOrder, reporter: PipeReporter) -> FileResult:
    """Return what was written; see `engine.commands.PredictFile`.

    Raises BadInput for the file, its columns, its marks, `output_format`, `output_is_input`, `folder_missing`,
    `input_changed`, and for what an Excel sheet cannot hold; JobFailed `disk_full`, `write_failed`, `model_not_loaded`,
    `model_changed`.
    """
    started = time.monotonic()
    reporter.progress("prepare", 0, 0)
    check_output(order.target, order.source)
    before = fingerprint_of(order.source)
    total, columns = count_rows(order.source)
    task = task_named(order.task)
    read = read_columns(task.info, columns, order.source, order.columns)
    # Told now: the answers may take hours.
    check_room(order.target, order.source, len(ADDED))
    if task.info.pair:
        _check_marks(order.source, read, task, reporter)
    check_unchanged(order.model)
    model = open_model(order.model, order.task)
    tell_provider(reporter)
    belongs = {
        "source": str(order.source),
        "file": before,
        "model": hashes(order.model),
        "read": read,
        "piece": model.piece,
        "form": FORM,
    }
    with disk_watched(order.target), Journal(order.target, belongs, model.piece, is_abandoned) as journal:
        kept = journal.rows
        if kept:
            reporter.note("goes_on", row=kept + 1)
        try:
            _answer(order.source, read, task, model, journal, total, reporter)
            added = _write(order, columns, before, journal, total, reporter)
        except JobCancelled:
            if journal.rows:
                reporter.note("kept", rows=journal.rows)
            raise
        journal.remove()
    return FileResult(str(order.target), total, time.monotonic() - started, read, added, kept)


def _check_marks(source: Path, read: Sequence[str], task: Task, reporter: PipeReporter) -> None:
    """Raise BadInput `rows_unmarked` where what is to be related is not marked in every row."""
    wrong: list[int] = []
    rows = (row for batch in iterate(source) for row in batch)
    for number, row in enumerate(rows, 1):
        reporter.check()
        try:
            task.read(_given([row[column] for column in read]))
        except BadInput:
            wrong.append(number)
    if wrong:
        wanted = ", ".join(task.info.pair[0].hints)
        raise BadInput("rows_unmarked", file=str(source), row=wrong[0], count=len(wrong), wanted=wanted)


def _answer(
    source: Path,
    read: Sequence[str],
    task: Task,
    model: Answering,
    journal: Journal,
    total: int,
    reporter: PipeReporter,
) -> None:
    """Answer the rows that the journal has not yet; says in the log how much of the time the model itself took."""
    first, begun, tenth = journal.rows, time.perf_counter(), ""
    reporter.progress("predict", first, total)

    def on_answers(count: int) -> None:
        reporter.progress("predict", journal.rows + count, total)
        reporter.check()

    for rows in islice(iterate(source, model.piece), first // model.piece, None):
        texts = [task.read(_given([row[column] for column in read])) for row in rows]
        answers = zip(model.predict(texts, on_answers), texts, strict=True)
        journal.add([cells_of(answer, joined(text)) for answer, text in answers])
        if not tenth and 10 * journal.rows >= total:
            tenth = _memory()
    seconds = time.perf_counter() - begun
    log.info(
        "%d rows answered in %.2f s, of which the model ran %.2f s; memory %s MB after a tenth, %s MB at the end",
        journal.rows - first,
        seconds,
        model.seconds,
        tenth,
        _memory(),
    )


def _write(
    order: PredictOrder,
    columns: Sequence[str],
    before: Any,
    journal: Journal,
    total: int,
    reporter: PipeReporter,
) -> tuple[str, ...]:
    """Write the file from the input and the journal; return the names of the columns with the answers."""
    added = added_to(columns, journal)
    for name, wanted in zip(added.names, ADDED, strict=True):
        if name and name != wanted:
            reporter.note("column_named", column=wanted, named=name)
    # Rows and answers would no longer belong together.
    if fingerprint_of(order.source) != before:
        raise BadInput("input_changed", file=str(order.source))

    def on_rows(count: int) -> None:
        reporter.progress("write_file", count, total)
        reporter.check()

    write_answered(order.source, order.target, columns, added, journal, on_rows)
    return added.told


def fingerprint_of(source: Path) -> Any:
    """Return the file's fingerprint as JSON data, None where it cannot be read: its reader says why."""
    try:
        return None if source.is_fifo() else fingerprint(source)
    except OSError as error:
        log.info("%s has no fingerprint: %s", source, error)
        return None


@contextmanager
def disk_watched(target: Path) -> Iterator[None]:
    """Turn a full disk into JobFailed `disk_full`; what is in the journal stays, and is gone on from."""
    try:
        yield
    except OSError as error:
        if is_full(error):
            raise disk_full(error, target.parent) from error
        reason = error.strerror or str(error)
        raise JobFailed("write_failed", detail=str(error), file=str(target), reason=reason) from error


def _given(cells: Sequence[str]) -> Reading:
    return cells[0] if len(cells) == 1 else (cells[0], cells[1])


def read_columns(task: TaskInfo, columns: tuple[str, ...], source: Path, wanted: Mapping[str, str]) -> tuple[str, ...]:
    """Return the columns to read: those wanted, those named like what the task reads, or the only one there is.

    Raises BadInput `missing_column`, `no_text_column`.
    """
    lowered = {column.casefold(): column for column in columns}
    found: list[str] = []
    only = columns[0] if len(columns) == sum(role.required for role in task.in_file) == 1 else ""
    for role in task.in_file:
        names = tuple(dict.fromkeys((role.name, *role.hints)))
        if role.name in wanted and wanted[role.name] not in columns:
            raise missing_column(str(source), wanted[role.name], columns)
        named = (lowered[name] for name in names if name in lowered and lowered[name] not in found)
        column = wanted.get(role.name) or next(named, only if role.required else "")
        if column:
            found.append(column)
        elif role.required:
            told = {"columns": ", ".join(columns), "wanted": ", ".join(names), "role": role.name}
            raise BadInput("no_text_column", file=str(source), **told)
    return tuple(found)


def _memory() -> str:
    """Return the memory that this process holds, in MB."""
    return f"{psutil.Process().memory_info().rss / 1e6:.0f}"
