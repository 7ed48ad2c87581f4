"""Repairs the rows of a dataset as its next version."""

from __future__ import annotations

from engine.data.importing import Imported
from engine.data.repairing import repair_rows
from engine.runtime.orders import RepairOrder
from engine.runtime.reporter import PipeReporter


def run(order: RepairOrder, reporter: PipeReporter) -> Imported:
    """Write the version; see `engine.data.repairing`."""
    reporter.progress("check_rows", 0, 1)
    return repair_rows(order.source, order.target, order.repairs, order.known, order.earlier)
