"""Imports files as one version of a dataset."""

from __future__ import annotations

from engine.commands import TABLE
from engine.data.importing import Imported, import_dataset
from engine.runtime.orders import ImportOrder
from engine.runtime.reading import token_counter
from engine.runtime.reporter import PipeReporter
from engine.tasks.registry import task_named


def run(order: ImportOrder, reporter: PipeReporter) -> Imported:
    """Write the version; see `engine.data.importing`."""
    task = None if order.spec.task == TABLE else task_named(order.spec.task)
    return import_dataset(
        order.spec,
        task.info if task else None,
        order.target,
        task.structure if task else None,
        reporter.progress,
        reporter.cancelled,
        token_counter(task, order.base) if task else None,
        order.before,
    )
