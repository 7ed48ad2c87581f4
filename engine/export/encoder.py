"""torch -> ONNX for encoders, in full precision, through torch's own exporter.

Tracing a model takes ten seconds, and what comes of it depends on the architecture alone. So the graphs of a model's
two halves are kept, and of the next one only the weights are filled in: a base that is known answers to a new task, or
to other labels, when its head was traced, which is quick.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnx
import onnxruntime
import torch
from torch import nn

from engine.export.architecture import architecture
from engine.export.graphs import KeptGraphs
from engine.export.tracing import OPSET, fill, joined, traced, weights
from engine.tasks.encoder_task import Output
from engine.tasks.parts.features import IDS, MARK_KINDS, MARKS, MASK, SHAPE_KINDS, SHAPES, TYPES

if TYPE_CHECKING:
    from engine.training.model import TaskModel

log = logging.getLogger(__name__)
HIDDEN = "hidden"
# How far torch and onnxruntime may differ for the order in which they add, relative to the largest output above 1.
ROUNDING = 1e-4
# A file of the format that ONNX is in holds 2 GB.
MOST_IN_ONE_FILE = 1536 << 20


@dataclass(frozen=True)
class _Half:
    """What a model is put together of: its base, or its head."""

    module: nn.Module
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]

    @cached_property
    def key(self) -> str | None:
        return architecture(self.module, OPSET, self.inputs, self.outputs)

    def trace(self, width: int) -> onnx.ModelProto:
        """Trace it; `width` is the size of the hidden layer."""
        ids, hidden = torch.ones((3, 7), dtype=torch.long), torch.ones((3, 7, width))
        return traced(self.module, {name: hidden if name == HIDDEN else ids for name in self.inputs}, self.outputs)


def export_fp32(
    model: TaskModel, outputs: Sequence[Output], path: Path, features: Sequence[str] = (), graphs: Path | None = None
) -> None:
    """Write the model as ONNX with free batch and length.

    `model` maps ids, mask and the features it is told, by name, each [batch, tokens], to the outputs. `graphs` is the
    folder where graphs are kept, None where none are. Kept ones are taken only when the file answers like the model.
    """
    model = model.to("cpu").eval()
    inputs, shelf = (IDS, MASK, *features), KeptGraphs(graphs)
    halves = _halves(model, inputs, tuple(output.name for output in outputs))
    kept = [shelf.find(half.key) for half in halves]
    used = [graph or half.trace(model.width) for half, graph in zip(halves, kept, strict=True)]
    if not any(kept) or not _answers_alike(used, model, inputs, path):
        # Whichever of those that were kept is the wrong one.
        used = [
            half.trace(model.width) if before else graph for half, before, graph in zip(halves, kept, used, strict=True)
        ]
        _write(used, model, inputs, path)
    for half, before, graph in zip(halves, kept, used, strict=True):
        if graph is not before:
            shelf.keep(half.key, graph)


def _halves(model: TaskModel, inputs: Sequence[str], outputs: tuple[str, ...]) -> tuple[_Half, _Half]:
    reading, answering = model.halves()
    read = tuple(name for name in inputs if name != MARKS)
    marks = tuple(name for name in inputs if name == MARKS)
    return _Half(reading, read, (HIDDEN,)), _Half(answering, (HIDDEN, MASK, IDS, *marks), outputs)


def _write(graphs: Sequence[onnx.ModelProto], model: nn.Module, inputs: Sequence[str], path: Path) -> None:
    save(fill(joined(*graphs), weights(model), inputs), path)


def save(whole: onnx.ModelProto, path: Path) -> None:
    """Write a graph with its weights; those that no file of the format can hold are written beside it."""
    beside = sum(len(tensor.raw_data) for tensor in whole.graph.initializer) > MOST_IN_ONE_FILE
    data = path.with_name(f"{path.name}.data")
    # It is added to what there is.
    data.unlink(missing_ok=True)
    onnx.save(whole, str(path), save_as_external_data=beside, location=data.name)


def _answers_alike(graphs: Sequence[onnx.ModelProto], model: nn.Module, inputs: Sequence[str], path: Path) -> bool:
    """Write the model with graphs some of which were kept, and return whether the file answers like the model."""
    try:
        _write(graphs, model, inputs, path)
        alike = _alike(model, inputs, path)
    except Exception:
        # Whatever onnxruntime finds wrong with it: a graph can always be traced anew.
        log.warning("A kept graph does not run: the model is traced anew", exc_info=True)
        return False
    if not alike:
        log.warning("A kept graph answers otherwise than the model, which is traced anew")
    return alike


def _alike(model: nn.Module, inputs: Sequence[str], path: Path) -> bool:
    """Return whether the file gives what the model gives, for a batch of other sizes than the traced one."""
    numbers = torch.arange(18).reshape(2, 9)
    kinds = {TYPES: 2, SHAPES: SHAPE_KINDS, MARKS: MARK_KINDS}
    # Every vocabulary has seven tokens, padding among the first of them.
    given = {name: numbers % kinds.get(name, 7) for name in inputs} | {MASK: (numbers < 14).long()}
    with torch.inference_mode():
        expected = [output.numpy() for output in model(**given)]
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    found = session.run(None, {name: tensor.numpy() for name, tensor in given.items()})
    return all(
        ours.shape == theirs.shape
        and np.allclose(ours, theirs, rtol=0, atol=ROUNDING * max(1.0, float(np.abs(theirs).max())), equal_nan=True)
        for ours, theirs in zip(found, expected, strict=True)
    )
