"""Fetches a starter model and makes it ready: checked, converted, exported to ONNX, published in one rename."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from engine.errors import JobFailed
from engine.models import catalogue, fetch, folder, layout
from engine.models.catalogue import Entry
from engine.results import BaseModel
from engine.runtime.orders import FetchOrder
from engine.runtime.procedures.readying import ready
from engine.runtime.reporter import PipeReporter


def run(order: FetchOrder, reporter: PipeReporter) -> BaseModel:
    """Return the ready base model; nothing is listed before all of it stands.

    One with an adapter is made of its base, which is fetched first where it is not ready.
    """
    entry = catalogue.entry(order.base)
    if entry.adapter:
        return _adapted(entry, order, reporter)
    fetched = fetch.fetch_files(
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
        ready(base.family, built, reporter, order.graphs)
        return layout.publish(_named(entry.base(), base), built, order.bases)
    finally:
        for left in {fetched, built}:
            shutil.rmtree(left, ignore_errors=True)


def _adapted(entry: Entry, order: FetchOrder, reporter: PipeReporter) -> BaseModel:
    """Merge the adapter into its base and export that. Raises JobFailed `hash_mismatch` for a damaged adapter."""
    from engine.export.transformers_folder import write_folder
    from engine.training.lora import merged

    base = catalogue.known_base(order.bases, entry.base_id)
    if base.state != "ready":
        base = run(replace(order, base=entry.base_id), reporter)
    adapter, expected = catalogue.adapter_folder(entry), catalogue.adapter_hash(entry)
    if (found := layout.sha256(adapter / catalogue.ADAPTER)) != expected:
        raise JobFailed("hash_mismatch", file=catalogue.ADAPTER, expected=expected, found=found)
    reporter.progress("convert_model", 0, 0)
    built = layout.partial_folder(order.bases) / f"{entry.id}.files"
    shutil.rmtree(built, ignore_errors=True)
    try:
        write_folder(merged(Path(base.folder), adapter), Path(base.folder), built)
        ready(base.family, built, reporter, order.graphs)
        return layout.publish(_named(entry.base(), folder.inspect(built)), built, order.bases)
    finally:
        shutil.rmtree(built, ignore_errors=True)


def _converted(gguf: Path, reporter: PipeReporter) -> Path:
    from engine.export.gguf import convert_gguf

    reporter.progress("convert_model", 0, 0)
    target = gguf.parent.with_name(gguf.parent.name + ".converted")
    shutil.rmtree(target, ignore_errors=True)
    convert_gguf(gguf, target)
    return target


def _named(entry: BaseModel, found: BaseModel) -> BaseModel:
    """The catalogue's facts, with what the folder itself says of its size."""
    return replace(entry, parameters=found.parameters, layers=found.layers, max_tokens=found.max_tokens)
