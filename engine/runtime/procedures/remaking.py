"""Makes a base model's ONNX anew from the weights that stand beside it: offline, and the older one works until then."""

from __future__ import annotations

import shutil

from engine.errors import BadInput
from engine.models import layout
from engine.results import BaseModel
from engine.runtime.orders import RemakeOrder
from engine.runtime.procedures.readying import ready
from engine.runtime.reporter import PipeReporter


def run(order: RemakeOrder, reporter: PipeReporter) -> BaseModel:
    """Return the base model as it stands then; raises BadInput `base_not_ready` where its weights are damaged."""
    folder = order.bases / order.base
    base = layout.read_base(folder)
    if any(not name.startswith(f"{layout.ONNX}/") for name in layout.verify(folder)):
        raise BadInput("base_not_ready", base=base.id, name=base.name, state="broken")
    built = layout.partial_folder(order.bases) / f"{base.id}.remade"
    shutil.rmtree(built, ignore_errors=True)
    try:
        with layout.disk_errors(built):
            shutil.copytree(folder, built, ignore=shutil.ignore_patterns(layout.ONNX, layout.FACTS))
        ready(base.family, built, reporter, order.graphs)
        return layout.publish(base, built, order.bases)
    finally:
        shutil.rmtree(built, ignore_errors=True)
