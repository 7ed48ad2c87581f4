"""Takes an encoder of several members apart, so that each can be computed by a thread of its own.

One session runs its nodes one after another, and several threads in it wait for each other after every short product:
two sessions of one thread each answer a message sooner.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import onnx
from onnx.utils import Extractor

from engine.errors import JobFailed

MEAN = "Mean"


def taken_apart(path: Path) -> list[bytes]:
    """Return the members of a file that `engine.export.ensemble` wrote, each as a model with the outputs of all.

    Raises JobFailed `model_not_loaded` where the file is damaged, or no such.
    """
    try:
        model = onnx.load(str(path))
        made_by = {name: node for node in model.graph.node for name in node.output}
        means = [made_by[output.name] for output in model.graph.output]
        if any(mean.op_type != MEAN for mean in means):
            raise ValueError(f"{path.name} is no mean of members")
        of_each = list(zip(*(tuple(mean.input) for mean in means), strict=True))
        return [_with_one(model, means, said) for said in of_each]
    except Exception as error:
        raise JobFailed("model_not_loaded", detail=repr(error), folder=str(path.parent)) from error


def _with_one(model: onnx.ModelProto, means: Sequence[onnx.NodeProto], said: Sequence[str]) -> bytes:
    """Return the model whose means are of what one member said, without what is then for nothing."""
    for mean, one in zip(means, said, strict=True):
        mean.input[:] = [one]
    names = ([each.name for each in given] for given in (model.graph.input, model.graph.output))
    alone: bytes = Extractor(model).extract_model(*names).SerializeToString()
    return alone
