"""Takes a person's own Hugging Face folder as a base model and makes it ready."""

from __future__ import annotations

from engine.models import folder
from engine.results import BaseModel
from engine.runtime.orders import AdoptOrder
from engine.runtime.procedures.readying import ready
from engine.runtime.reporter import PipeReporter


def run(order: AdoptOrder, reporter: PipeReporter) -> BaseModel:
    """Return the ready base model, a copy of the folder; the folder itself is left as it is."""
    return folder.import_folder(
        order.source,
        order.bases,
        prepare=lambda base, built: ready(base.family, built, reporter, order.graphs),
    )
