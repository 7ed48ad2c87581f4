"""Traces a part of an encoder to an ONNX graph that has no weights, and puts such graphs and weights together.

In such a graph the weights are inputs, beside those of the part itself.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Mapping, Sequence

import onnx
import torch
from onnx.compose import add_prefix
from torch import Tensor, nn

from engine.export.architecture import tensor_bytes

# From 20 on GELU is one operator, which onnxruntime joins with the addition before it: a tenth quicker in int8.
OPSET = 20


def traced(part: nn.Module, given: Mapping[str, Tensor], outputs: Sequence[str]) -> onnx.ModelProto:
    """Return the graph of a part, with free batch and length.

    `given` is an example of each input, [batch, tokens, ...], of sizes that no layer has, so that the exporter cannot
    mistake a free axis for a fixed one.

    The exporter's own reference: https://pytorch.org/docs/stable/onnx_export.html
    """
    axes = {0: torch.export.Dim("batch", min=1, max=4096), 1: torch.export.Dim("tokens", min=2, max=8192)}
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        program = torch.onnx.export(
            part,
            (),
            # One tensor each: what is the same object would become one input.
            kwargs={name: example.clone() for name, example in given.items()},
            input_names=list(given),
            output_names=list(outputs),
            dynamic_shapes=dict.fromkeys(given, axes),
            opset_version=OPSET,
            dynamo=True,
            optimize=False,
            verbose=False,
        )
        assert program is not None
        graph = program.model.graph
        # As inputs they are nothing that the optimiser could compute with, or find to be the same.
        for name in [name for name in weights(part) if name in graph.initializers]:
            weight = graph.initializers.pop(name)
            weight.const_value = None
            graph.inputs.append(weight)
        program.optimize()
    return _without_traces(program.model_proto)


def weights(model: nn.Module) -> dict[str, Tensor]:
    """Return the parameters by each of their names."""
    return dict(model.named_parameters(remove_duplicate=False))


def joined(first: onnx.ModelProto, second: onnx.ModelProto) -> onnx.ModelProto:
    """Return the graph of two parts, the second of which reads what the first gives; other inputs may be the same."""
    # Both number what they compute from one.
    second = add_prefix(second, "head/", rename_inputs=False, rename_outputs=False)
    whole = onnx.ModelProto()
    whole.CopyFrom(first)
    graph, more = whole.graph, second.graph
    graph.value_info.extend([*graph.output, *more.value_info])
    known = {value.name for value in (*graph.input, *graph.output)}
    graph.input.extend(value for value in more.input if value.name not in known)
    graph.node.extend(more.node)
    graph.initializer.extend(more.initializer)
    del graph.output[:]
    graph.output.extend(more.output)
    domains = {opset.domain for opset in whole.opset_import}
    whole.opset_import.extend(opset for opset in second.opset_import if opset.domain not in domains)
    return whole


def fill(whole: onnx.ModelProto, values: Mapping[str, Tensor], inputs: Iterable[str]) -> onnx.ModelProto:
    """Give a graph its weights, so that only `inputs` are left to be given, in this order; returns it.

    Raises ValueError where a weight is missing or of another size.
    """
    found = {value.name: value for value in whole.graph.input}
    ordered = [found.pop(name) for name in inputs]
    for name, value in found.items():
        kind = value.type.tensor_type
        dims = tuple(axis.dim_value for axis in kind.shape.dim)
        weight = values.get(name)
        if weight is None or dims != tuple(weight.shape):
            raise ValueError(f"{name} {dims} of the graph is none of the model's weights")
        tensor = onnx.TensorProto(name=name, data_type=kind.elem_type, dims=dims, raw_data=tensor_bytes(weight))
        whole.graph.initializer.append(tensor)
    del whole.graph.input[:]
    whole.graph.input.extend(ordered)
    return whole


def _without_traces(whole: onnx.ModelProto) -> onnx.ModelProto:
    """Drop where in which source each node comes from: it names folders of the computer that traced the model."""
    graph = whole.graph
    for part in (whole, graph, *graph.node, *graph.value_info, *graph.initializer, *graph.input, *graph.output):
        part.ClearField("metadata_props")
    return whole
