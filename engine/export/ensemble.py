"""Several encoders as one ONNX file that gives the mean of what they say."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import onnx
from onnx import helper
from onnx.compose import add_prefix

from engine.export.encoder import export_fp32, save
from engine.tasks.encoder_task import Output

if TYPE_CHECKING:
    from engine.training.model import TaskModel


def export_together(
    members: Sequence[TaskModel],
    outputs: Sequence[Output],
    path: Path,
    features: Sequence[str] = (),
    graphs: Path | None = None,
) -> None:
    """Write the models as one file, see `export_fp32`, which writes a single one as it is."""
    if len(members) == 1:
        export_fp32(members[0], outputs, path, features, graphs)
        return
    with tempfile.TemporaryDirectory(dir=path.parent) as aside:
        files = [Path(aside) / f"{number}.onnx" for number in range(len(members))]
        for member, file in zip(members, files, strict=True):
            export_fp32(member, outputs, file, features, graphs)
        save(_mean([onnx.load(str(file)) for file in files]), path)


def _mean(members: Sequence[onnx.ModelProto]) -> onnx.ModelProto:
    """Return the graph of the mean of each output; all read the same inputs."""
    whole = onnx.ModelProto()
    whole.CopyFrom(members[0])
    graph, outputs = whole.graph, [output.name for output in members[0].graph.output]
    for part in ("node", "initializer", "value_info"):
        graph.ClearField(part)
    for number, member in enumerate(members):
        named = add_prefix(member, _prefix(number), rename_inputs=False).graph
        graph.node.extend(named.node)
        graph.initializer.extend(named.initializer)
        graph.value_info.extend(named.value_info)
    for name in outputs:
        said = [f"{_prefix(number)}{name}" for number in range(len(members))]
        graph.node.append(helper.make_node("Mean", said, [name], name=f"mean of {name}"))
    return whole


def _prefix(number: int) -> str:
    return f"member{number}/"
