"""Brings the index of a folder of documents up to date."""

from __future__ import annotations

from engine.inference.embedder import Embedder
from engine.results import DocumentsReport
from engine.runtime import documents
from engine.runtime.orders import IndexOrder
from engine.runtime.reporter import PipeReporter


def run(order: IndexOrder, reporter: PipeReporter) -> DocumentsReport:
    """Return what the index holds now; see `engine.data.documents.refreshing`."""
    embedder = Embedder.of(order.base) if order.base else None
    opened = documents.open(order.folder, order.index, embedder, order.base.id if order.base else "")
    return documents.refresh(opened, reporter.progress, reporter.cancelled)
